/** Numbers in running text, as LibreOffice sets them: whole on their line. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeWord } from '../../electron/engine/documents/writeWord';
import { layOutDocument } from '../../shared/logic/paper/layout/layOutDocument';
import type { DocumentDraft } from '../../shared/model/paperDocument';
import { STANDARD_PAPER } from '../../shared/model/paperStandard';
import { missingOfficeTools, renderPdf } from './renderPdf';

/** The number comes to stand at every place of a line. */
const PARAGRAPHS = Array.from(
  { length: 28 },
  (_, before) => `${'甲'.repeat(before)}中发〔2025〕1234号自2025年11月28日起施行。`,
);

test.skipIf(missingOfficeTools() !== undefined)('no number is broken at the end of a line', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'numbers-'));
  const draft: DocumentDraft = {
    title: '数字',
    date: '2025-11-28',
    parts: [
      {
        name: '数字',
        orientation: 'portrait',
        content: PARAGRAPHS.map((text) => ({ kind: 'text', style: 'text', text })),
      },
    ],
  };
  const file = join(folder, 'numbers.docx');
  writeFileSync(file, await writeWord(layOutDocument(draft, STANDARD_PAPER)));
  const { words } = renderPdf(file, folder);
  rmSync(folder, { recursive: true, force: true });
  const numbers = words.flat().flatMap(({ text }) => text.match(/\d+/g) ?? []);
  const wanted = ['2025', '1234', '2025', '11', '28'];
  const pages = Array.from({ length: words.length }, (_, page) => String(page + 1));
  const expected = [...PARAGRAPHS.flatMap(() => wanted), ...pages];
  expect(numbers.sort()).toEqual(expected.sort());
});
