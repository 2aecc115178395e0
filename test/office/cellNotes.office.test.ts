/** 批注 in workbooks saved by LibreOffice as .xlsx, .xls and .ods: place and words are read; what a form said itself is known. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDocument } from '../../electron/engine/documents/readDocument';
import { writeForm } from '../../electron/engine/documents/writeForm';
import { saveAnew } from '../builders/filledForms';
import { unwrap } from '../builders/project';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shuangshu-office-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function saved(extension: 'xlsx' | 'xls' | 'ods') {
  const plain = { look: 'plain', cells: ['1', '巡河'] } as const;
  const marks = [{ row: 0, column: 1, text: '退回补正：没有写依据。' }];
  const sheet = { name: '职责', columns: [{ heading: '', width: 8 }], rows: [plain, plain], blankRows: 0, marks };
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await writeForm({ sheets: [sheet], instructions: [] })).buffer as ArrayBuffer);
  const [own] = book.worksheets;
  if (!own) throw new Error('no sheet');
  own.getCell('B2').note = { texts: [{ font: { bold: true }, text: '张三:' }, { text: '\n请改由县里办' }] };
  own.getCell('D6').note = '另议';
  const path = join(folder, `批注${extension}.xlsx`);
  writeFileSync(path, new Uint8Array(await book.xlsx.writeBuffer()));
  const [anew = ''] = saveAnew([path], extension, join(folder, 'profile'));
  return unwrap(readDocument(readFileSync(anew), anew));
}

test.each(['xlsx', 'xls', 'ods'] as const)('as .%s', async (extension) => {
  const { grids, remarks } = await saved(extension);
  expect(grids.flatMap(({ notes = [] }) => notes)).toEqual([
    { row: 2, column: 1, author: '张三', text: '请改由县里办' },
    { row: 6, column: 3, author: '', text: '另议' },
  ]);
  expect(remarks.filter((words) => words.includes('批注'))).toEqual([]);
});
