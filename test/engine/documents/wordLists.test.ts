/** Word lists as offices hand them in: ticks, boxes, symbols, notes and paragraphs are read, or it is told that they are not. */
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { answerRequest } from '../../../electron/engine/parser/answerRequest';
import type { ReadTable } from '../../../shared/model/sourceEntry';
import { unwrap } from '../../builders/project';
import { sampleCategories } from '../../sampleFiles';
import { makeWordDocument, makeZip } from './makeZip';

function read(bytes: Uint8Array, fileName: string): ReadTable {
  const known = { categories: sampleCategories, fields: [], townships: ['柳河镇', '白马镇'] };
  const answer = answerRequest({ type: 'read', id: 1, fileName, bytes, known }, () => undefined);
  if (answer.of !== 'table') throw new Error('a table was asked for');
  return unwrap(answer.result).table;
}

const paragraph = (words: string): string => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`;
const cell = (words: string): string => `<w:tc><w:tcPr/>${words.startsWith('<') ? words : paragraph(words)}</w:tc>`;
const row = (...cells: string[]): string => `<w:tr>${cells.map(cell).join('')}</w:tr>`;
const table = (...rows: string[]): string => `<w:tbl>${rows.join('')}</w:tbl>`;
const HEAD = paragraph('填报单位：县水利局');
/** √ as Word keeps it when it is put in by 插入—符号 out of Wingdings (F0FC) or Wingdings 2 (F050). */
const symbol = (font: string, char: string): string =>
  `<w:p><w:r><w:sym w:font="${font}" w:char="${char}"/></w:r></w:p>`;

test('a tick put in by 插入符号 in a township’s column counts like √', () => {
  const { entries, columns } = read(
    makeWordDocument(
      HEAD +
        table(
          row('序号', '事项名称', '具体内容', '柳河镇', '白马镇'),
          row('1', '河道巡查', '沿河巡查', symbol('Wingdings', 'F0FC'), ''),
          row('2', '古树管护', '挂牌管护', '√', ''),
          row('3', '渡口值守', '逢集值守', symbol('Wingdings', 'F0FC'), symbol('Wingdings 2', 'F050')),
        ),
    ),
    '县水利局.docx',
  );
  expect(entries.map(({ applies }) => applies)).toEqual([['柳河镇'], ['柳河镇'], ['柳河镇', '白马镇']]);
  expect(columns.filter(({ header }) => header === '白马镇').map(({ role }) => role)).toEqual(['applies']);
});

test('拼音指南 above a rare character is no part of the name', () => {
  const ruby =
    '<w:p><w:r><w:t>高</w:t></w:r><w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>bù</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>埗</w:t></w:r></w:rubyBase></w:ruby></w:r><w:r><w:t>水库巡查</w:t></w:r></w:p>';
  const { entries } = read(
    makeWordDocument(
      HEAD + table(row('序号', '事项名称', '具体内容'), row('1', ruby, '巡查'), row('2', '古树管护', '管护')),
    ),
    '县水利局.docx',
  );
  expect(entries.map(({ name }) => name)).toEqual(['高埗水库巡查', '古树管护']);
});

test('a row of a Word table set as hidden text is marked as hidden, as in Excel', () => {
  const hidden = (words: string): string => `<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>${words}</w:t></w:r></w:p>`;
  const { rows, issues } = read(
    makeWordDocument(
      HEAD +
        table(
          row('序号', '事项名称', '具体内容'),
          row('1', '河道巡查', '沿河巡查'),
          row(hidden('2'), hidden('收农业税'), hidden('上门收')),
          row('2', '古树管护', '挂牌管护'),
        ),
    ),
    '县水利局.docx',
  );
  expect(rows.find(({ row }) => row === 3)?.hidden ?? issues.some(({ row }) => row === 3)).toBe(true);
});

/** A box to tick as Word's 复选框内容控件 keeps it: ☒ where it is ticked, ☐ where not, and a mark of its own that says so. */
const box = (ticked: boolean): string =>
  `<w:sdt><w:sdtPr><w14:checkbox xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:checked w14:val="${ticked ? 1 : 0}"/></w14:checkbox></w:sdtPr><w:sdtContent><w:p><w:r><w:t>${ticked ? '☒' : '☐'}</w:t></w:r></w:p></w:sdtContent></w:sdt>`;

test('a ticked 复选框 of Word (☒) in a township’s column counts as ticked, an empty one (☐) as not', () => {
  const { entries } = read(
    makeWordDocument(
      HEAD +
        table(
          row('序号', '事项名称', '具体内容', '柳河镇', '白马镇'),
          row('1', '河道巡查', '沿河巡查', box(true), box(false)),
          row('2', '古树管护', '挂牌管护', box(true), box(true)),
          row('3', '渡口值守', '逢集值守', box(false), box(true)),
        ),
    ),
    '县水利局.docx',
  );
  expect(entries.map(({ applies }) => applies)).toEqual([['柳河镇'], ['柳河镇', '白马镇'], ['白马镇']]);
});

test('the grey words of an empty 内容控件 (单击或点击此处输入文字) are no text', () => {
  const empty =
    '<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>单击或点击此处输入文字。</w:t></w:r></w:p></w:sdtContent></w:sdt>';
  const { entries } = read(
    makeWordDocument(
      HEAD + table(row('序号', '事项名称', '具体内容'), row('1', '河道巡查', '沿河巡查'), row('2', '古树管护', empty)),
    ),
    '县水利局.docx',
  );
  expect(entries.map(({ name, text }) => [name, text])).toEqual([
    ['河道巡查', '沿河巡查'],
    ['古树管护', ''],
  ]);
});

/** A .docx with a footnote on the name of its first duty. */
function withFootnote(kind: 'footnote' | 'endnote', words: string): Uint8Array {
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const name = `<w:p><w:r><w:t>河道巡查</w:t></w:r><w:r><w:${kind}Reference w:id="2"/></w:r></w:p>`;
  const body =
    HEAD + table(row('序号', '事项名称', '具体内容'), row('1', name, '沿河巡查'), row('2', '古树管护', '挂牌管护'));
  return makeZip([
    {
      name: '[Content_Types].xml',
      content: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${main}.document.main+xml"/><Override PartName="/word/${kind}s.xml" ContentType="${main}.${kind}s+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    { name: 'word/document.xml', content: `<w:document ${space}><w:body>${body}</w:body></w:document>` },
    {
      name: 'word/_rels/document.xml.rels',
      content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/${kind}s" Target="${kind}s.xml"/></Relationships>`,
    },
    {
      name: `word/${kind}s.xml`,
      content: `<w:${kind}s ${space}><w:${kind} w:id="2">${paragraph(words)}</w:${kind}></w:${kind}s>`,
    },
  ]);
}

test.each(['footnote', 'endnote'] as const)('what a %s of a Word list says is told, or that it has one', (kind) => {
  const { entries, rows, issues } = read(withFootnote(kind, '仅限沿江乡镇'), '县水利局.docx');
  expect(entries.map(({ name }) => name)).toEqual(['河道巡查', '古树管护']);
  expect(JSON.stringify([entries, rows, issues])).toMatch(/脚注|尾注|仅限沿江乡镇/);
});

test('boxes to tick in cells of Excel and WPS (TRUE, FALSE) below townships say where a duty applies', async () => {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('清单').addRows([
    ['序号', '事项名称', '具体内容', '柳河镇', '白马镇'],
    [1, '河道巡查', '沿河巡查', true, false],
    [2, '古树管护', '挂牌管护', true, true],
    [3, '渡口值守', '逢集值守', false, true],
  ]);
  const { entries } = read(new Uint8Array(await book.xlsx.writeBuffer()), '县水利局.xlsx');
  expect(entries.map(({ applies }) => applies)).toEqual([['柳河镇'], ['柳河镇', '白马镇'], ['白马镇']]);
});

test('duties written as numbered paragraphs below a Word table are told', () => {
  const read1 = read(
    makeWordDocument(
      `${HEAD}${paragraph('一、公共服务')}${table(row('序号', '事项名称', '具体内容'), row('1', '河道巡查', '沿河巡查'), row('2', '古树管护', '挂牌管护'))}${paragraph('二、社会治理')}${paragraph('3.矛盾纠纷调解：组织开展排查。')}${paragraph('4.校车看护：上下学看护。')}`,
    ),
    '县水利局.docx',
  );
  expect(JSON.stringify([read1.entries, read1.rows, read1.issues])).toContain('矛盾纠纷调解');
});

test('duties written as numbered paragraphs above a Word table are told', () => {
  const read1 = read(
    makeWordDocument(
      `${HEAD}${paragraph('一、公共服务')}${paragraph('1.矛盾纠纷调解：组织开展排查。')}${paragraph('2.校车看护：上下学看护。')}${paragraph('二、社会治理')}${table(row('序号', '事项名称', '具体内容'), row('3', '河道巡查', '沿河巡查'), row('4', '古树管护', '挂牌管护'))}`,
    ),
    '县水利局.docx',
  );
  expect(JSON.stringify([read1.entries, read1.rows, read1.issues])).toContain('矛盾纠纷调解');
});

test('a Word table without header that is filled in like the one before is told when it is left out, as a sheet is', () => {
  const { entries, issues } = read(
    makeWordDocument(
      HEAD +
        table(
          row('序号', '事项名称', '具体内容', '备注'),
          row('1', '河道巡查', '沿河巡查', '每月'),
          row('2', '古树管护', '挂牌管护', '每季'),
        ) +
        paragraph('补充：') +
        table(row('', '校车看护', '上下学看护', '每日'), row('', '集市管理', '逢集管理', '逢集')),
    ),
    '县水利局.docx',
  );
  const told = issues.filter(({ sheet }) => sheet === '表2').map(({ code }) => code);
  expect(entries.length === 4 || told.length > 0).toBe(true);
});

test('numbered notes below a table are no duties', () => {
  const { issues } = read(
    makeWordDocument(
      `${HEAD}${table(row('序号', '事项名称', '具体内容'), row('1', '河道巡查', '沿河巡查'), row('2', '古树管护', '挂牌管护'))}${paragraph('填表说明：')}${paragraph('1.本表一式两份。')}`,
    ),
    '县水利局.docx',
  );
  expect(issues.filter(({ code }) => code === 'NOTE_ROW')).toEqual([]);
});

test('a border dragged by a hair in some rows of a Word table moves no cell into another column', () => {
  // Word cuts the grid at both edges: 序号 ends at 800 in some rows and at 830 in others.
  const grid = `<w:tblGrid>${[800, 30, 3000, 3000].map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`;
  const spanned = (spans: readonly (readonly [number, number, string])[]): string =>
    `<w:tr>${spans
      .map(
        ([span, width, words]) =>
          `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}</w:tcPr>${paragraph(words)}</w:tc>`,
      )
      .join('')}</w:tr>`;
  const straight = (...[serial = '', name = '', text = '']: string[]): string =>
    spanned([
      [1, 800, serial],
      [2, 3030, name],
      [1, 3000, text],
    ]);
  const dragged = (...[serial = '', name = '', text = '']: string[]): string =>
    spanned([
      [2, 830, serial],
      [1, 3000, name],
      [1, 3000, text],
    ]);
  const { entries } = read(
    makeWordDocument(
      `${HEAD}<w:tbl>${grid}${straight('序号', '事项名称', '具体内容')}${straight('1', '河道巡查', '沿河巡查')}${dragged('2', '古树管护', '挂牌管护')}${dragged('3', '渡口值守', '逢集值守')}${straight('4', '校车看护', '上下学看护')}</w:tbl>`,
    ),
    '县水利局.docx',
  );
  expect(entries.map(({ name, text }) => [name, text])).toEqual([
    ['河道巡查', '沿河巡查'],
    ['古树管护', '挂牌管护'],
    ['渡口值守', '逢集值守'],
    ['校车看护', '上下学看护'],
  ]);
});

test('a grid whose widths leave a cell without a column is taken as it is: no word goes with it', () => {
  const grid = '<w:tblGrid><w:gridCol w:w="0"/><w:gridCol w:w="0"/><w:gridCol w:w="0"/></w:tblGrid>';
  const { entries } = read(
    makeWordDocument(
      `${HEAD}<w:tbl>${grid}${row('序号', '事项名称', '具体内容')}${row('1', '河道巡查', '沿河巡查')}</w:tbl>`,
    ),
    '县水利局.docx',
  );
  expect(entries.map(({ name, text }) => [name, text])).toEqual([['河道巡查', '沿河巡查']]);
});
