/** Each reader on files made here: what a cell shows is what comes out, and nothing changes silently. */
import { describe, expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import { readDocument } from '../../../electron/engine/documents/readDocument';
import type { Grid, ReadDocument } from '../../../shared/model/grid';
import { makeWordDocument, makeWorkbook } from './makeZip';

function read(bytes: Uint8Array, name: string): ReadDocument {
  const result = readDocument(bytes, name);
  if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.detail)}`);
  return result.value;
}

function gridOf(bytes: Uint8Array, name: string): Grid {
  const [grid] = read(bytes, name).grids;
  if (!grid) throw new Error('no grid');
  return grid;
}

function cellsOf(bytes: Uint8Array, name: string): string[][] {
  return gridOf(bytes, name).rows.map((row) => row.cells);
}

function sheetRow(...cells: string[]): Buffer {
  return makeWorkbook(`<sheetData><row r="1">${cells.join('')}</row></sheetData>`);
}

describe('Excel', () => {
  test('a number of 18 digits keeps every digit and is flagged', () => {
    const grid = gridOf(
      sheetRow('<c r="A1"><v>231024199001011237</v></c>', '<c r="B1"><v>123456789012</v></c>'),
      'a.xlsx',
    );
    expect(grid.rows[0]?.cells).toEqual(['231024199001011237', '123456789012']);
    expect(grid.rows[0]?.longNumbers).toEqual([0]);
  });

  test('an 18-digit text is no number and is not flagged', () => {
    const grid = gridOf(sheetRow('<c r="A1" t="inlineStr"><is><t>231024199001011237</t></is></c>'), 'a.xlsx');
    expect(grid.rows[0]).toEqual({ row: 1, cells: ['231024199001011237'], hidden: false, formulas: [] });
  });

  test('text that looks like a formula stays text', () => {
    const cell = '<c r="A1" t="inlineStr"><is><t>=1+1</t></is></c>';
    expect(gridOf(sheetRow(cell), 'a.xlsx').rows[0]).toMatchObject({ cells: ['=1+1'], formulas: [] });
  });

  test('a formula gives its kept value and is marked; one without a value is told apart', () => {
    const grid = gridOf(
      sheetRow(
        '<c r="A1"><f>6*7</f><v>42</v></c>',
        '<c r="B1" t="str"><f>"甲"&amp;"乙"</f><v>甲乙</v></c>',
        '<c r="C1"><f>NOW()</f></c>',
        // As openpyxl writes one it never computed; a text of no length is a value.
        '<c r="D1"><f>ROW()</f><v></v></c>',
        '<c r="E1" t="str"><f>""</f><v></v></c>',
      ),
      'a.xlsx',
    );
    expect(grid.rows[0]).toMatchObject({ cells: ['42', '甲乙'], formulas: [0, 1, 2, 3, 4], missingValues: [2, 3] });
  });

  test('rich text is one text, and line breaks inside a cell are kept', () => {
    const rich =
      '<c r="A1" t="inlineStr"><is><r><t>第一</t></r><r><t xml:space="preserve">行&#10;第二行</t></r></is></c>';
    expect(cellsOf(sheetRow(rich), 'a.xlsx')).toEqual([['第一行\n第二行']]);
  });

  test('dates, percentages and decimals come as they are shown', () => {
    const sheet = XLSX.utils.aoa_to_sheet([[]]);
    sheet.A1 = { t: 'n', v: 45838, z: 'yyyy"年"m"月"d"日"' };
    sheet.B1 = { t: 'n', v: 45838, z: 'm/d/yy' };
    sheet.C1 = { t: 'n', v: 0.125, z: '0.0%' };
    sheet.D1 = { t: 'n', v: 0.1 + 0.2 };
    sheet.E1 = { t: 'b', v: true };
    sheet['!ref'] = 'A1:E1';
    const book = { SheetNames: ['表'], Sheets: { 表: sheet } };
    const bytes: Uint8Array = XLSX.write(book, { type: 'buffer', bookType: 'xlsx' });
    expect(cellsOf(bytes, 'a.xlsx')).toEqual([['2025年6月30日', '2025/6/30', '12.5%', '0.3', 'TRUE']]);
  });

  test.each(['xlsx', 'biff8'] as const)(
    'hidden rows, columns and sheets and merges are kept apart in %s',
    (bookType) => {
      const sheet = XLSX.utils.aoa_to_sheet([['标题'], ['序号', '事项'], [1, '甲'], [], [2, '乙']]);
      sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 1 } }];
      sheet['!rows'] = [{}, {}, { hidden: true }];
      sheet['!cols'] = [{ hidden: true }, {}];
      const hiddenSheet = XLSX.utils.aoa_to_sheet([['草稿']]);
      const book: XLSX.WorkBook = {
        SheetNames: ['清单', '草稿'],
        Sheets: { 清单: sheet, 草稿: hiddenSheet },
        Workbook: { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] },
      };
      const bytes: Uint8Array = XLSX.write(book, { type: 'buffer', bookType, cellStyles: true });
      const { grids, format } = read(bytes, bookType === 'xlsx' ? 'a.xlsx' : 'a.xls');
      expect(format).toBe(bookType === 'xlsx' ? 'xlsx' : 'xls');
      expect(grids.map((grid) => grid.sheetHidden)).toEqual([false, true]);
      expect(grids[0]?.rows.map((row) => [row.row, row.cells, row.hidden])).toEqual([
        [1, ['标题'], false],
        [2, ['序号', '事项'], false],
        [3, ['1', '甲'], bookType === 'xlsx'],
        [4, [], false],
        [5, ['2', '乙'], false],
      ]);
      expect(grids[0]?.merges).toEqual([{ top: 1, left: 0, bottom: 1, right: 1 }]);
      expect(grids[0]?.hiddenColumns).toEqual([0]);
    },
  );

  test('text under a merge is left out and told', () => {
    const sheet =
      '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c><c r="B1" t="inlineStr"><is><t>乙</t></is></c></row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>';
    const document = read(makeWorkbook(sheet), 'a.xlsx');
    expect(document.grids[0]?.rows[0]?.cells).toEqual(['甲']);
    expect(document.remarks).toEqual(['工作表“表”有1个单元格的文字被合并单元格盖住，未导入：B1。']);
  });
});

describe('text tables', () => {
  const table = '编号,事项,内容\r\nDDC-1,"收党费","第一行\r\n第二行，含""引号"""\r\n\r\nDDC-2,敬老院,\r\n';

  test.each([
    ['UTF-8', Buffer.from(table)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${table}`)],
    ['UTF-16', Buffer.from(`\ufeff${table}`, 'utf16le')],
  ])('%s: quoted breaks and quotes are kept, empty records count', (_name, bytes) => {
    expect(gridOf(bytes, 'a.csv').rows.map((row) => [row.row, row.cells])).toEqual([
      [1, ['编号', '事项', '内容']],
      [2, ['DDC-1', '收党费', '第一行\n第二行，含"引号"']],
      [3, []],
      [4, ['DDC-2', '敬老院']],
    ]);
  });

  test('GBK is recognised by its bytes', () => {
    const gbk = Buffer.from('d0f2bac52cc3fbb3c60a312cb5b3b7d1d5bcc9fa0a', 'hex');
    expect(cellsOf(gbk, 'a.csv')[0]).toEqual(['序号', '名称']);
  });

  test.each([
    ['\t', 'a.tsv'],
    [';', 'a.csv'],
    ['|', 'a.txt'],
  ])('the separator %j is found by content', (separator, name) => {
    const text = ['序号,名称', '1,甲，乙；丙', '2,丁'].map((line) => line.replace(',', separator)).join('\n');
    expect(cellsOf(Buffer.from(text), name)).toEqual([
      ['序号', '名称'],
      ['1', '甲，乙；丙'],
      ['2', '丁'],
    ]);
  });

  test('numbers, dates and formulas stay as typed', () => {
    const bytes = Buffer.from('231024199001011237,007,1-2,=1+1,2025/6/30\n1,2,3,4,5');
    expect(cellsOf(bytes, 'a.csv')[0]).toEqual(['231024199001011237', '007', '1-2', '=1+1', '2025/6/30']);
  });

  test('quotation marks typed by hand are part of the text', () => {
    expect(cellsOf(Buffer.from('1,"四议两公开"程序\n2,"三会一课"'), 'a.csv')).toEqual([
      ['1', '"四议两公开"程序'],
      ['2', '三会一课'],
    ]);
  });

  test('a quotation that never ends is refused with its record', () => {
    const result = readDocument(Buffer.from('1,甲\n2,"乙\n3,丙\n'), 'a.csv');
    expect(result).toMatchObject({ ok: false, code: 'FILE_DAMAGED', detail: { row: 2 } });
  });
});

describe('Word', () => {
  const cell = (text: string, properties = ''): string => {
    const paragraphs = text.split('\n').map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`);
    return `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraphs.join('')}</w:tc>`;
  };
  const row = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
  const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

  test('spans become merges and paragraphs above stay beside the table', () => {
    const table = `<w:tbl>${[
      row(cell('一、党的建设', '<w:gridSpan w:val="3"/>')),
      row(cell('1'), cell('甲'), cell('组织部', '<w:vMerge w:val="restart"/>')),
      row(cell('2'), cell('乙\n第二段'), cell('盖住', '<w:vMerge/>')),
      row(cell('3'), cell('丙'), cell('宣传部')),
    ].join('')}</w:tbl>`;
    const body = `${paragraph('职责清单')}${paragraph('填报单位：道河镇')}${table}${paragraph('填报人：')}${table}`;
    const { grids } = read(makeWordDocument(body), 'a.docx');
    expect(grids.map((grid) => [grid.sheet, grid.above])).toEqual([
      ['表1', ['职责清单', '填报单位：道河镇']],
      ['表2', ['填报人：']],
    ]);
    expect(grids[0]?.rows.map((each) => each.cells)).toEqual([
      ['一、党的建设'],
      ['1', '甲', '组织部'],
      ['2', '乙\n第二段'],
      ['3', '丙', '宣传部'],
    ]);
    expect(grids[0]?.merges).toEqual([
      { top: 1, left: 0, bottom: 1, right: 2 },
      { top: 2, left: 2, bottom: 3, right: 2 },
    ]);
  });

  test('deleted text and rows are gone, inserted text stays, and revisions are told', () => {
    const deletion = '<w:del w:id="1"><w:r><w:delText>旧</w:delText></w:r></w:del>';
    const insertion = '<w:ins w:id="2"><w:r><w:t>新</w:t></w:r></w:ins>';
    const table = `<w:tbl><w:tr><w:tc><w:p>${deletion}${insertion}</w:p></w:tc></w:tr><w:tr><w:trPr><w:del w:id="3"/></w:trPr>${cell('删去的行')}</w:tr></w:tbl>`;
    const document = read(makeWordDocument(table), 'a.docx');
    expect(document.grids[0]?.rows.map((each) => each.cells)).toEqual([['新']]);
    expect(document.remarks).toEqual(['文件里有修订痕迹，按接受全部修订后的文字读取。']);
  });

  test('tabs, breaks, entities and nested tables keep their text', () => {
    const nested = `<w:tc><w:p><w:r><w:t>外</w:t><w:br/><w:t>层</w:t><w:tab/><w:t>&lt;甲&gt; &amp; 乙</w:t></w:r></w:p><w:tbl>${row(cell('内层'))}</w:tbl><w:p/></w:tc>`;
    const { grids } = read(makeWordDocument(`<w:tbl><w:tr>${nested}</w:tr></w:tbl>`), 'a.docx');
    expect(grids[0]?.rows[0]?.cells).toEqual(['外\n层\t<甲> & 乙\n内层']);
  });
});

test('a text table with an endless cell or line is refused before it is read to its end', () => {
  const refusal = (text: string): unknown => {
    const result = readDocument(Buffer.from(text), 'a.csv');
    return result.ok ? 'read' : [result.code, result.detail.reason, result.detail.row, result.detail.format];
  };
  const head = '序号,职责事项\n';
  expect(refusal(`${head}1,${'长'.repeat(1_000_001)}`)).toEqual(['FILE_UNREADABLE', '单元格文字过长', 2, 'csv']);
  expect(refusal(`${head}1,${','.repeat(20_000)}`)).toEqual(['FILE_UNREADABLE', '列数过多', 2, 'csv']);
});
