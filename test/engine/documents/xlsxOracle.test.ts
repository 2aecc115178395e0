/** Our reader of .xlsx against SheetJS, cell by cell: two programs that share no code see the same texts. */
import { expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import { readDocument } from '../../../electron/engine/documents/readDocument';
import { readSampleFiles } from '../../sampleFiles';

const files = [...readSampleFiles('departments'), ...readSampleFiles('townships')].filter(({ name }) =>
  name.endsWith('.xlsx'),
);

/** Shown text by address, blanks and line ends put aside. */
function bySheetJs(bytes: Uint8Array): Map<string, string> {
  const book = XLSX.read(bytes, { type: 'buffer', dateNF: 'yyyy/m/d' });
  const texts = new Map<string, string>();
  for (const name of book.SheetNames) {
    for (const [address, cell] of Object.entries(book.Sheets[name] ?? {})) {
      if (address.startsWith('!')) continue;
      const text = String((cell.t === 's' ? cell.v : cell.w) ?? '').replace(/\r\n?/g, '\n');
      if (text !== '') texts.set(`${name}!${address}`, text);
    }
  }
  return texts;
}

function byOurs(bytes: Uint8Array, name: string): Map<string, string> {
  const read = readDocument(bytes, name);
  if (!read.ok) throw new Error(`${name}: ${read.code}`);
  const texts = new Map<string, string>();
  for (const { sheet, rows } of read.value.grids) {
    for (const { row, cells } of rows) {
      cells.forEach((text, column) => {
        if (text !== '') texts.set(`${sheet}!${XLSX.utils.encode_col(column)}${row}`, text);
      });
    }
  }
  return texts;
}

test('every cell of every sample workbook reads the same in both', () => {
  expect(files.length).toBeGreaterThan(40);
  for (const { name, bytes } of files) expect(byOurs(bytes, name), name).toEqual(bySheetJs(bytes));
});
