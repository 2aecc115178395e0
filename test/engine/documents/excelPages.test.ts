/** Page breaks and worksheets in Excel: no heading alone at a foot, no page over its room, one headed table to a sheet. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeExcel } from '../../../electron/engine/documents/writeExcel';
import { pageBreaks, type WrittenRow, worksheetsOf } from '../../../electron/engine/documents/writing/excelPages';
import { layOutDocument } from '../../../shared/logic/paper/layout/layOutDocument';
import { paginate } from '../../../shared/logic/paper/layout/paginate';
import type { ContentDraft, TableColumn } from '../../../shared/model/paperDocument';
import { STANDARD_PAPER } from '../../../shared/model/paperStandard';
import { documentOf, LONG_LIST } from '../../builders/townshipLists';
import { partText } from './officePackage';

const ROOM = 400;

/** Rows of each page. */
function pagesOf(rows: readonly WrittenRow[], breaks: readonly number[]): WrittenRow[][] {
  const starts = [0, ...breaks];
  return starts.map((start, index) => rows.slice(start, starts[index + 1] ?? rows.length));
}

const row = fc.record({
  height: fc.integer({ min: 10, max: 300 }),
  kept: fc.boolean(),
  header: fc.constant(false),
});

describe('page breaks', () => {
  it('part no heading from its row and fill no page beyond its room', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
        const pages = pagesOf(rows, pageBreaks(rows, ROOM));
        expect(pages.flat()).toEqual(rows);
        for (const [index, page] of pages.entries()) {
          if (index < pages.length - 1) expect(page.at(-1)?.kept).toBe(false);
          const height = page.reduce((sum, one) => sum + one.height, 0);
          // Only what belongs together and is higher than a page may stand over.
          const chains = page.slice(0, -1).filter(({ kept }) => !kept).length + 1;
          if (chains > 1) expect(height).toBeLessThanOrEqual(ROOM);
        }
      }),
    );
  });

  it('leave room for the header that every page repeats', () => {
    const header = { height: 100, kept: true, header: true };
    const rows = [header, ...Array.from({ length: 9 }, () => ({ height: 95, kept: false, header: false }))];
    expect(pageBreaks(rows, ROOM)).toEqual([4, 7]);
  });

  it('fall where the preview turns its sheets, a row more or less', async () => {
    const document = documentOf(LONG_LIST);
    const sheets = paginate(document).length;
    const xml = await partText(await writeExcel(document), 'xl/worksheets/sheet1.xml');
    const breaks = [...xml.matchAll(/<brk id="(\d+)" max="16383" man="1"\/>/g)];
    expect(breaks.length + 1).toBeGreaterThanOrEqual(sheets);
    expect(breaks.length + 1).toBeLessThanOrEqual(Math.ceil(sheets * 1.1));
    expect(xml.indexOf('<rowBreaks')).toBeGreaterThan(xml.indexOf('<headerFooter'));
  });
});

const COLUMNS: readonly TableColumn[] = [
  { heading: '序号', width: 20, align: 'center' },
  { heading: '事项', width: 200, align: 'left' },
];

function tableOf(name: string, rows: number): ContentDraft[] {
  return [
    { kind: 'text', style: 'heading', text: name },
    { kind: 'ends', left: '单位：东宁市', right: '2025年6月30日' },
    {
      kind: 'table',
      columns: COLUMNS,
      rows: Array.from({ length: rows }, (_, at) => ({ cells: [String(at + 1), `${name}第${at + 1}项`] })),
    },
    { kind: 'gap', height: 5 },
  ];
}

function worksheets(content: readonly ContentDraft[]) {
  const draft = { title: '纪要', date: '2025-06-30', parts: [{ name: '纪要', content }] };
  return worksheetsOf(layOutDocument(draft, STANDARD_PAPER));
}

describe('worksheets', () => {
  it('hold one headed table each where the tables take several sheets, with its heading above it', () => {
    const found = worksheets([...tableOf('一、增加', 30), ...tableOf('二、核减', 30)]);
    expect(found.map(({ name, of }) => [name, of])).toEqual([
      ['纪要', 0],
      ['纪要(2)', 0],
    ]);
    expect(found.map(({ part }) => part.blocks.map(({ kind }) => kind))).toEqual([
      ['text', 'ends', 'table'],
      ['text', 'ends', 'table', 'gap'],
    ]);
  });

  it('hold the boxes to sign in with the last rows, however long the table is', async () => {
    for (const rows of [24, 25, 26, 27, 28, 60]) {
      const content = [...tableOf('一、增加', rows), { kind: 'signatures' as const, signers: ['东宁镇', '市委编办'] }];
      const [found, ...others] = worksheets(content);
      expect(others).toEqual([]);
      expect(found?.part.blocks.map(({ kind }) => kind)).toEqual(['text', 'ends', 'table', 'gap', 'table']);
      const draft = { title: '认定表', date: '2025-06-30', parts: [{ name: '认定表', content }] };
      const document = layOutDocument(draft, STANDARD_PAPER);
      const last = paginate(document).at(-1)?.pieces ?? [];
      const [table, gap, boxes] = last.slice(-3);
      expect([table?.kind, gap?.kind, boxes?.kind], `${rows} rows`).toEqual(['table', 'gap', 'table']);
      expect(table?.kind === 'table' ? table.rows.length : 0, `${rows} rows`).toBeGreaterThanOrEqual(2);
      const xml = await partText(await writeExcel(document), 'xl/worksheets/sheet1.xml');
      const lastBreak = Math.max(0, ...[...xml.matchAll(/<brk id="(\d+)"/g)].map(([, row]) => Number(row)));
      // Heading, line, header and rows; then the gap and the boxes.
      expect(lastBreak, `${rows} rows`).toBeLessThanOrEqual(3 + rows - 2);
    }
  });

  it('stay together where everything stands on one sheet', () => {
    expect(worksheets([...tableOf('一、增加', 3), ...tableOf('二、核减', 3)])).toHaveLength(1);
  });
});
