/** 批注: read with place, author and text out of workbooks and Word documents; those a form went out with are known. */
import ExcelJS from 'exceljs';
import JSZip from 'jszip';
import { expect, test } from 'vitest';
import { readDocument } from '../../../electron/engine/documents/readDocument';
import { writeForm } from '../../../electron/engine/documents/writeForm';
import { weightOf } from '../../../shared/logic/reading/issueWeight';
import { readEntries } from '../../../shared/logic/reading/readEntries';
import type { CellNote } from '../../../shared/model/grid';
import { unwrap } from '../../builders/project';

type Noting = (sheet: ExcelJS.Worksheet) => void;

async function workbook(write: Noting): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('职责');
  sheet.addRow(['序号', '事项名称']);
  sheet.addRow([1, '巡河']);
  write(sheet);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function notesIn(bytes: Uint8Array, name = '表.xlsx'): readonly CellNote[] {
  return unwrap(readDocument(bytes, name)).grids.flatMap(({ notes = [] }) => notes);
}

test('notes of a workbook: the name in front of the text is the author, a cell without text has its note, too', async () => {
  const bytes = await workbook((sheet) => {
    sheet.getCell('B2').note = {
      texts: [{ font: { bold: true }, text: '张三:' }, { text: '\n请改由县里办\n二〇二五年' }],
    };
    sheet.getCell('D7').note = '另议';
  });
  expect(notesIn(bytes)).toEqual([
    { row: 2, column: 1, author: '张三', text: '请改由县里办\n二〇二五年' },
    { row: 7, column: 3, author: '', text: '另议' },
  ]);
});

test('a conversation of today’s Excel is told instead of its copy among the notes', async () => {
  const zip = await JSZip.loadAsync(await workbook((sheet) => (sheet.getCell('B2').note = '[线程批注] 副本')));
  const rels = 'xl/worksheets/_rels/sheet1.xml.rels';
  const type = 'http://schemas.microsoft.com/office/2017/10/relationships/threadedComment';
  const before = (await zip.file(rels)?.async('text')) ?? '';
  const link = `<Relationship Id="rIdT" Type="${type}" Target="../threadedComments/threadedComment1.xml"/>`;
  zip.file(rels, before.replace('</Relationships>', `${link}</Relationships>`));
  zip.file(
    'xl/threadedComments/threadedComment1.xml',
    `<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">
     <threadedComment ref="B2" personId="{1}" id="{a}"><text>改由县里办</text></threadedComment>
     <threadedComment ref="B2" personId="{2}" id="{b}" parentId="{a}"><text>同意</text></threadedComment></ThreadedComments>`,
  );
  zip.file(
    'xl/persons/person.xml',
    `<personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">
     <person displayName="李四" id="{1}"/><person displayName="王五" id="{2}"/></personList>`,
  );
  expect(notesIn(await zip.generateAsync({ type: 'uint8array' }))).toEqual([
    { row: 2, column: 1, author: '李四', text: '改由县里办' },
    { row: 2, column: 1, author: '王五', text: '同意' },
  ]);
});

test('notes of an XML table of Excel 2003', () => {
  const note = (author: string, words: string): string =>
    `<Comment ss:Author="${author}"><ss:Data xmlns="http://www.w3.org/TR/REC-html40">${words}</ss:Data></Comment>`;
  const said = '<B><Font>张三:</Font></B><Font>&#10;请改由县里办</Font>';
  const xml = `<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Excel.Sheet"?>
    <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
    <Worksheet ss:Name="职责"><Table>
    <Row><Cell><Data ss:Type="String">序号</Data></Cell><Cell><Data ss:Type="String">事项名称</Data></Cell></Row>
    <Row><Cell><Data ss:Type="Number">1</Data></Cell><Cell><Data ss:Type="String">巡河</Data>${note('张三', said)}</Cell></Row>
    <Row><Cell ss:Index="4">${note('', '另议')}</Cell></Row></Table></Worksheet></Workbook>`;
  const bytes = new TextEncoder().encode(xml);
  expect(notesIn(bytes, '表.xml')).toEqual([
    { row: 2, column: 1, author: '张三', text: '请改由县里办' },
    { row: 3, column: 3, author: '', text: '另议' },
  ]);
  const [grid] = unwrap(readDocument(bytes, '表.xml')).grids;
  expect(grid?.rows.map(({ cells }) => cells)).toEqual([
    ['序号', '事项名称'],
    ['1', '巡河'],
  ]);
});

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

async function word(body: string, comments: string): Promise<Uint8Array> {
  const zip = new JSZip();
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  zip.file(
    '[Content_Types].xml',
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
  );
  zip.file('word/document.xml', `<w:document ${W}><w:body>${body}</w:body></w:document>`);
  zip.file('word/comments.xml', comments);
  return zip.generateAsync({ type: 'uint8array' });
}

const words = (text: string, comment = ''): string => `<w:p><w:r><w:t>${text}</w:t></w:r>${comment}</w:p>`;
const mark = (id: number): string => `<w:r><w:commentReference w:id="${id}"/></w:r>`;
const cell = (text: string, comment = ''): string => `<w:tc>${words(text, comment)}</w:tc>`;

test('comments of a Word document stand at the cell they hang on, those elsewhere beside the table', async () => {
  const rows = `<w:tr>${cell('序号')}${cell('事项名称')}</w:tr><w:tr>${cell('1')}${cell('巡河', mark(7))}</w:tr>`;
  const said = (id: number, author: string, text: string): string =>
    `<w:comment w:id="${id}" w:author="${author}">${words(text)}</w:comment>`;
  const bytes = await word(
    `${words('清单', mark(8))}<w:tbl>${rows}</w:tbl>`,
    `<w:comments ${W}>${said(7, '赵六', '归水务局')}${said(8, '赵六', '整份再议')}</w:comments>`,
  );
  expect(notesIn(bytes, '表.docx')).toEqual([
    { row: 2, column: 1, author: '赵六', text: '归水务局' },
    { row: 0, column: 0, author: '赵六', text: '整份再议' },
  ]);
});

test('what a form says in its cells is known when it comes back, unless somebody changed it', async () => {
  const plain = { look: 'plain', cells: ['1', '巡河'] } as const;
  const sheet = { name: '职责', columns: [{ heading: '', width: 8 }], rows: [plain, plain], blankRows: 0 };
  const marks = [
    { row: 0, column: 1, text: '没有写依据。' },
    { row: 1, column: 1, text: '退回补正：\n名称太长' },
  ];
  const bytes = await writeForm({ sheets: [{ ...sheet, marks }], instructions: [] });
  expect(notesIn(bytes)).toEqual([]);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.buffer as ArrayBuffer);
  const [own] = book.worksheets;
  if (own) own.getCell(2, 2).note = '退回补正：名称太长。已改短';
  expect(notesIn(new Uint8Array(await book.xlsx.writeBuffer()))).toEqual([
    { row: 2, column: 1, author: '', text: '退回补正：名称太长。已改短' },
  ]);
});

test('in a list that was handed in each note is something to look at, in its row', async () => {
  const bytes = await workbook((sheet) => {
    sheet.getCell('B2').note = { texts: [{ text: '张三:' }, { text: '\n归水务局' }] };
  });
  const context = { fileName: '表.xlsx', categories: [] };
  const table = unwrap(readEntries(unwrap(readDocument(bytes, '表.xlsx')).grids, context));
  const noted = table.issues.filter(({ code }) => code === 'CELL_NOTE');
  expect(noted).toEqual([
    { sheet: '职责', row: 2, column: 'B', code: 'CELL_NOTE', message: 'B2 批注（张三）：归水务局' },
  ]);
  expect(noted.map(weightOf)).toEqual(['look']);
});
