/** Forms as a person prints and sums them: page numbers at the foot, A4 also for the instructions, counts as figures. */
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { findFormMismatch } from '../../../electron/engine/documents/rereading/rereadForm';
import { type Form, writeForm } from '../../../electron/engine/documents/writeForm';

const columns = [
  { heading: '类别', width: 18, figures: true },
  { heading: '事项', width: 9, figures: true },
];
const form: Form = {
  sheets: [
    {
      ...{ name: '论证进度', columns, blankRows: 0, marks: [] },
      rows: [
        { cells: ['东宁市逐条论证进度'], look: 'title' },
        { cells: ['类别', '事项'], look: 'header' },
        { cells: ['007', '74'], look: 'plain' },
        { cells: ['合计', '0'], look: 'section' },
      ],
    },
  ],
  instructions: ['填表说明', '照此填写。'],
};

test('counts are figures, other texts stay texts, and every sheet prints on numbered A4 pages', async () => {
  const bytes = await writeForm(form);
  expect(findFormMismatch(bytes, form)).toBe(null);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes.slice().buffer);
  const [sheet, instructions] = workbook.worksheets;
  expect(['A3', 'B3', 'A4', 'B4'].map((cell) => sheet?.getCell(cell).value)).toEqual(['007', 74, '合计', 0]);
  expect(sheet?.headerFooter.oddFooter).toBe('&C第 &P 页，共 &N 页');
  expect([sheet, instructions].map((one) => one?.pageSetup.paperSize)).toEqual([9, 9]);
  expect(instructions?.pageSetup.fitToPage).toBe(true);
});

test('an instruction longer than a line has room for its lines: LibreOffice would show its last one only', async () => {
  const long =
    '先在表头“总体意见”选一项：对全部事项都没有意见的选“全部无意见”，其余不用再填；有意见的选“有意见，见下表”。';
  const workbook = new ExcelJS.Workbook();
  const bytes = await writeForm({ ...form, instructions: ['填表说明', long] });
  await workbook.xlsx.load(bytes.slice().buffer);
  const heights = [1, 2].map((row) => workbook.worksheets[1]?.getRow(row).height);
  expect(heights[0]).toBeUndefined();
  expect(heights[1]).toBeGreaterThan(30);
});
