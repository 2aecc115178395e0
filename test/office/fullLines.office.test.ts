/** A mark of punctuation that falls to the very end of a full line stands on the page, in letters and in tables. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeWord } from '../../electron/engine/documents/writeWord';
import { layOutDocument } from '../../shared/logic/paper/layout/layOutDocument';
import type { ContentDraft, RowDraft } from '../../shared/model/paperDocument';
import { STANDARD_PAPER } from '../../shared/model/paperStandard';
import { temporaryFolder } from '../builders/project';
import { missingOfficeTools, renderPdf } from './renderPdf';

const MARKS = ['；', '，', '。', '、', '”', '）'];
const LENGTHS = Array.from({ length: 40 }, (_, index) => index + 5);
const WORDS = '负责组织认定复核和验收落实资金做好巡查上报开展宣传教育配合主管部门'.repeat(2);

/** Of every length, so that one of them puts the mark behind a line that is just full. */
const sentence = (first: string, length: number, mark: string): string =>
  `${first}${WORDS.slice(0, length)}${mark}${WORDS.slice(0, 17)}${mark}`;

const cases = MARKS.flatMap((mark) => LENGTHS.map((length) => ({ mark, length })));
const letters = cases.map(({ mark, length }) => sentence('甲', length, mark));
const cells = cases.map(({ mark, length }) => [sentence('乙', length, mark), sentence('丙', length, mark)]);

const folder = temporaryFolder('disk');
let shown = '';

beforeAll(async () => {
  if (missingOfficeTools() !== undefined) return;
  const rows = cells.map(
    (row, index): RowDraft =>
      index % 2 ? { cells: row } : { cells: row, marks: [[{ start: 0, end: 20, kind: 'in' }], []] },
  );
  const content: ContentDraft[] = [
    ...letters.map((text) => ({ kind: 'text', style: 'text', text }) as const),
    {
      kind: 'table',
      columns: [
        { heading: '原内容', width: 76, align: 'left' },
        { heading: '现内容', width: 80, align: 'center' },
      ],
      rows,
    },
  ];
  const draft = {
    title: '满行',
    date: '2025-06-30',
    parts: [{ name: '满行', orientation: 'portrait', content }],
  } as const;
  const file = join(folder.path, '满行.docx');
  writeFileSync(file, await writeWord(layOutDocument(draft, STANDARD_PAPER)));
  const { texts } = renderPdf(file, folder.path);
  shown = texts.join('').replace(/—\d+—/g, '').replaceAll('原内容现内容', '');
});
afterAll(() => folder.remove());

test.skipIf(missingOfficeTools() !== undefined)('no mark is lost behind a full line', () => {
  const lost = [...letters, ...cells.flat()].filter((text) => !shown.includes(text));
  expect(lost).toEqual([]);
});
