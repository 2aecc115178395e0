/** 自动编号 of Word, in the cells it numbers and as it shows; hidden letters of a row that shows are left out and told. */
import { expect, test } from 'vitest';
import { numeralIn } from '../../../electron/engine/documents/wordNumerals';
import { answerRequest } from '../../../electron/engine/parser/answerRequest';
import { HIDDEN_UNREAD, NUMBERS_UNREADABLE, STYLES_UNREADABLE } from '../../../shared/model/grid';
import { unwrap } from '../../builders/project';
import { sampleCategories } from '../../sampleFiles';
import { makeZip } from './makeZip';

const SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

const level = (at: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const abstract = (id: number, ...levels: string[]): string =>
  `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`;
const num = (id: number, of: number, more = ''): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`;
const numbered = (id: number, words = '', at = 0): string =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr></w:pPr><w:r><w:t>${words}</w:t></w:r></w:p>`;
const paragraph = (words: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${words}</w:t></w:r></w:p>`;
const hiddenRun = (words: string): string => `<w:r><w:rPr><w:vanish/></w:rPr><w:t>${words}</w:t></w:r>`;
const cell = (words: string): string => `<w:tc><w:tcPr/>${words.startsWith('<') ? words : paragraph(words)}</w:tc>`;
const row = (...cells: string[]): string => `<w:tr>${cells.map(cell).join('')}</w:tr>`;
const table = (...rows: string[]): string => `<w:tbl>${rows.join('')}</w:tbl>`;

function grids(body: string, numbering = '', styles = '') {
  const head = '<?xml version="1.0" encoding="UTF-8"?>';
  const override = (part: string, type: string): string =>
    `<Override PartName="/word/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${type}+xml"/>`;
  const bytes = makeZip([
    {
      name: '[Content_Types].xml',
      content: `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>${override('document', 'document.main')}${override('numbering', 'numbering')}</Types>`,
    },
    {
      name: 'word/document.xml',
      content: `${head}<w:document ${SPACE}><w:body>${paragraph('填报单位：县水利局')}${body}</w:body></w:document>`,
    },
    { name: 'word/numbering.xml', content: `${head}<w:numbering ${SPACE}>${numbering}</w:numbering>`, stored: true },
    { name: 'word/styles.xml', content: `${head}<w:styles ${SPACE}>${styles}</w:styles>`, stored: true },
  ]);
  const known = { categories: sampleCategories, fields: [], townships: [] };
  const answer = answerRequest({ type: 'read', id: 1, fileName: '县水利局.docx', bytes, known }, () => undefined);
  if (answer.of !== 'table') throw new Error('a table was asked for');
  return unwrap(answer.result);
}

const read = (...given: Parameters<typeof grids>) => grids(...given).table;
const cells = (...given: Parameters<typeof grids>) => read(...given).rows.map((one) => one.cells);

test('a column of serials made by Word counts down the table, and the entries have their serials', () => {
  const body = table(
    row('序号', '事项名称', '工作任务'),
    row(numbered(1), '河道巡查', `${numbered(2, '沿河巡查')}${numbered(2, '报告险情')}`),
    row(numbered(1), '古树管护', `${numbered(3, '挂牌')}${numbered(3, '管护')}`),
    row(numbered(1), '渡口值守', '逢集值守'),
  );
  const lists = [
    abstract(0, level(0, 'decimal', '%1')),
    abstract(1, level(0, 'chineseCounting', '（%1）')),
    num(1, 0),
    num(2, 1),
    // The same definition, begun anew for this cell.
    num(3, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
  ].join('');
  expect(cells(body, lists)).toEqual([
    ['序号', '事项名称', '工作任务'],
    ['1', '河道巡查', '（一）沿河巡查\n（二）报告险情'],
    ['2', '古树管护', '（一）挂牌\n（二）管护'],
    ['3', '渡口值守', '逢集值守'],
  ]);
  expect(read(body, lists).entries.map(({ name, text }) => [name, text])).toEqual([
    ['河道巡查', '（一）沿河巡查\n（二）报告险情'],
    ['古树管护', '（一）挂牌\n（二）管护'],
    ['渡口值守', '逢集值守'],
  ]);
});

test('levels count within each other, by a style too; plain figures where the level asks for them', () => {
  const lists =
    abstract(
      0,
      level(0, 'chineseCountingThousand', '%1、', '<w:pStyle w:val="Duty"/>'),
      level(1, 'decimal', '%1.%2', '<w:isLgl/>'),
      level(2, 'bullet', '●'),
    ) + num(7, 0);
  const styles =
    '<w:style w:type="paragraph" w:styleId="Duty"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>' +
    '<w:style w:type="paragraph" w:styleId="Below"><w:basedOn w:val="Duty"/></w:style>';
  const duty = (words: string): string => paragraph(words, '<w:pStyle w:val="Duty"/>');
  const task = `${numbered(7, '巡查', 1)}${numbered(7, '上报', 1)}${numbered(7, '无号', 2)}`;
  const plain = paragraph('不编号', '<w:pStyle w:val="Duty"/><w:numPr><w:numId w:val="0"/></w:numPr>');
  const body = table(
    row('事项名称', '工作任务'),
    row(duty('河道'), task),
    row(duty('古树'), `${numbered(7, '管护', 1)}${plain}`),
    row(paragraph('渡口', '<w:pStyle w:val="Below"/>'), '值守'),
  );
  expect(cells(body, lists, styles)).toEqual([
    ['事项名称', '工作任务'],
    ['一、河道', '1.1 巡查\n1.2 上报\n无号'],
    ['二、古树', '2.1 管护\n不编号'],
    ['三、渡口', '值守'],
  ]);
});

test('what is not there is not counted: deleted rows, cells below a merge, hidden paragraphs', () => {
  const lists = abstract(0, level(0, 'decimal', '%1.')) + num(1, 0);
  const deleted = `<w:tr><w:trPr><w:del w:id="1"/></w:trPr>${cell(numbered(1))}${cell('删去')}</w:tr>`;
  const merged = (mark: string, words: string): string =>
    `<w:tr><w:tc><w:tcPr><w:vMerge${mark}/></w:tcPr>${numbered(1)}</w:tc>${cell(words)}</w:tr>`;
  const gone = `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/></w:rPr></w:pPr>${hiddenRun('隐')}</w:p>`;
  const body = table(
    row('序号', '事项名称'),
    row(numbered(1), '河道巡查'),
    deleted,
    merged(' w:val="restart"', '古树管护'),
    merged('', '古树挂牌'),
    row(`${gone}${numbered(1)}`, '渡口值守'),
  );
  expect(cells(body, lists).map(([serial]) => serial)).toEqual(['序号', '1.', '2.', '', '3.']);
});

test('paragraphs beside the table that Word numbered itself are told as those with typed numbers are', () => {
  const body = `${table(row('序号', '事项名称'), row('1', '河道巡查'), row('2', '古树管护'))}${numbered(1, '组织开展防汛演练')}${numbered(1, '做好渡口值守工作')}`;
  const told = read(body, abstract(0, level(0, 'decimal', '%1.')) + num(1, 0)).issues.map(({ message }) => message);
  expect(told.join('')).toContain('1.组织开展防汛演练');
});

test('numbers in a part too large to be read are told', () => {
  const body = table(row('序号', '事项名称'), row(numbered(1), '河道巡查'));
  expect(JSON.stringify(grids(body, '<w:num/>'.repeat(500_001)))).toContain(NUMBERS_UNREADABLE);
});

test('styles that may hide words, in a part too large to be read, are told', () => {
  const body = table(row('序号', '事项名称'), row('1', '河道巡查'));
  const many = '<w:style/>'.repeat(500_001);
  const hiding = '<w:style><w:rPr><w:vanish/></w:rPr></w:style>';
  expect(JSON.stringify(grids(body, '', many + hiding))).toContain(STYLES_UNREADABLE);
  expect(JSON.stringify(grids(body, '', many))).not.toContain(STYLES_UNREADABLE);
});

test('hidden letters of a row that shows are left out and told by table and row; cells without any stay verbatim', () => {
  const half = `<w:p><w:r><w:t>沿河巡查</w:t></w:r>${hiddenRun('（按亩收费）')}</w:p>`;
  const body = table(
    row('序号', '事项名称', '工作任务'),
    row('1', '河道巡查', half),
    row('2', '古树管护 ', `<w:p>${hiddenRun('收管护费')}</w:p>${paragraph('挂牌')}`),
  );
  expect(cells(body)).toEqual([
    ['序号', '事项名称', '工作任务'],
    ['1', '河道巡查', '沿河巡查'],
    ['2', '古树管护 ', '挂牌'],
  ]);
  const said = JSON.stringify(grids(body));
  expect(said).toContain(`${HIDDEN_UNREAD}，请看有没有用：“表1第2行：（按亩收费）”、“表1第3行：收管护费”。`);
});

test('the figures of each format, as Word shows them', () => {
  const shown = (format: string) => [1, 10, 11, 21, 110].map((value) => numeralIn(format, value));
  expect(shown('decimal')).toEqual(['1', '10', '11', '21', '110']);
  expect(shown('chineseCounting')).toEqual(['一', '十', '十一', '二十一', '一百一十']);
  expect(shown('ideographDigital')).toEqual(['一', '一〇', '一一', '二一', '一一〇']);
  expect(shown('chineseLegalSimplified')).toEqual(['壹', '壹拾', '壹拾壹', '贰拾壹', '壹佰壹拾']);
  expect(shown('decimalEnclosedCircleChinese')).toEqual(['①', '⑩', '⑪', '21', '110']);
  expect(shown('ideographTraditional')).toEqual(['甲', '癸', '11', '21', '110']);
  expect(shown('decimalFullWidth')).toEqual(['１', '１０', '１１', '２１', '１１０']);
  expect(shown('decimalZero')).toEqual(['01', '10', '11', '21', '110']);
  expect(shown('upperLetter')).toEqual(['A', 'J', 'K', 'U', 'FFFFF']);
  expect(shown('lowerRoman')).toEqual(['i', 'x', 'xi', 'xxi', 'cx']);
  expect(shown('none')).toEqual(['', '', '', '', '']);
  expect(shown('somethingNew')).toEqual(shown('decimal'));
});
