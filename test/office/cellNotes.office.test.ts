/** 批注 in workbooks saved by LibreOffice as .xlsx, .xls and .ods: place and words are read; what a form said itself is known. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
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

test('as .doc: at the cell, and beside the table', async () => {
  const paragraph = (text: string, id: number) =>
    new Paragraph({
      children: [
        ...[new CommentRangeStart(id), new TextRun(text), new CommentRangeEnd(id)],
        new TextRun({ children: [new CommentReference(id)] }),
      ],
    });
  const cell = (content: Paragraph) => new TableCell({ children: [content] });
  const table = new Table({
    rows: [
      new TableRow({ children: [cell(new Paragraph('序号')), cell(new Paragraph('事项名称'))] }),
      new TableRow({ children: [cell(new Paragraph('1')), cell(paragraph('巡河', 1))] }),
    ],
  });
  const note = (id: number, author: string, text: string) => ({ id, author, children: [new Paragraph(text)] });
  const document = new Document({
    comments: { children: [note(0, '李四', '整份再议'), note(1, '张三', '请改由县里办')] },
    sections: [{ children: [paragraph('清单', 0), table, new Paragraph('完')] }],
  });
  const path = join(folder, '批注doc.docx');
  writeFileSync(path, await Packer.toBuffer(document));
  const [anew = ''] = saveAnew([path], 'doc', join(folder, 'profile'));
  const { grids, remarks } = unwrap(readDocument(readFileSync(anew), anew));
  expect(grids.flatMap(({ notes = [] }) => notes)).toEqual([
    { row: 0, column: 0, author: '李四', text: '整份再议' },
    { row: 2, column: 1, author: '张三', text: '请改由县里办' },
  ]);
  expect(grids.flatMap(({ rows }) => rows.map(({ cells }) => cells))).toEqual([
    ['序号', '事项名称'],
    ['1', '巡河'],
  ]);
  expect(remarks.filter((words) => words.includes('批注'))).toEqual([]);
});

test.each(['xlsx', 'xls', 'ods'] as const)('as .%s', async (extension) => {
  const { grids, remarks } = await saved(extension);
  expect(grids.flatMap(({ notes = [] }) => notes)).toEqual([
    { row: 2, column: 1, author: '张三', text: '请改由县里办' },
    { row: 6, column: 3, author: '', text: '另议' },
  ]);
  expect(remarks.filter((words) => words.includes('批注'))).toEqual([]);
});
