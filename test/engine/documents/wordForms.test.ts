/** A 反馈表 kept as Word and filled in by hand: what a department writes there is read, asked about, or told; nothing is lost. */
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { readDocument } from '../../../electron/engine/documents/readDocument';
import { PACK_COLUMNS, PACK_HEADINGS, type PackColumn } from '../../../shared/logic/opinions/draftPackForm';
import { type ReadReturn, readPackForm } from '../../../shared/logic/opinions/readPackForm';
import { readSuperiorTable } from '../../../shared/logic/opinions/readSuperiorTable';
import { unwrap } from '../../builders/project';
import { makeWordDocument } from './makeZip';

const names = ['河道巡查', '古树管护', '渡口值守', '森林防火'];
const pack = names.map((name, index) => ({
  itemId: index + 1,
  itemVersion: 1,
  cells: { list: '', category: '公共服务', number: `000${index + 1}`, name, content: `做好${name}` },
}));

type Texts = Partial<Record<PackColumn, string>>;

const paragraph = (inner: string): string => `<w:p><w:r>${inner}</w:r></w:p>`;
const text = (words: string): string => paragraph(`<w:t>${words}</w:t>`);
const cell = (inner: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${inner}</w:tc>`;
const tableRow = (cells: readonly string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
const table = (rows: readonly string[]): string => `<w:tbl>${rows.join('')}</w:tbl>`;

const HEAD = text('安澜县职责事项第1次征求意见反馈表') + text('反馈单位：县水利局　　表号：QQ2P-LPZ5-ZHCA');
const plain = (texts: Texts): string => tableRow(PACK_COLUMNS.map((column) => cell(text(texts[column] ?? ''))));
const header = plain(PACK_HEADINGS);
const overall = (own: Texts): string => plain({ content: '总体意见（先选）：', proposal: '联系人、电话：', ...own });
const cellsOf = (index: number) => {
  const row = pack[index];
  if (!row) throw new Error('no such row');
  return row.cells;
};
const sent = (index: number, own: Texts = {}): string => {
  const { category: list, number, name, content } = cellsOf(index);
  return plain({ serial: String(index + 1), list, number, name, content, ...own });
};

function read(body: string): ReadReturn {
  const { grids } = unwrap(readDocument(makeWordDocument(body), '反馈表.docx'));
  const form = readPackForm(grids, pack);
  if (!form) throw new Error('no form');
  return form;
}

/** All that the office is shown of a return. */
const told = (form: ReadReturn): string => JSON.stringify(form);

test('a table parted in two (a blank line typed between) is read to its end', () => {
  const form = read(
    HEAD +
      table([header, sent(0), sent(1, { kind: '无意见' })]) +
      text('') +
      table([
        sent(2, { kind: '修改', proposal: '逢集值守' }),
        sent(3),
        plain({ list: '公共服务', name: '校车看护', kind: '新增', proposal: '上下学看护' }),
      ]),
  );
  expect(form.findings.filter(({ kind }) => kind === 'rowMissing')).toEqual([]);
  expect(form.opinions.map(({ name, kind }) => [name, kind])).toContainEqual(['渡口值守', 'amend']);
  expect(told(form)).toContain('校车看护');
});

test('a second table with the same header (one from each section of the department) is read, too', () => {
  const form = read(
    HEAD +
      table([header, sent(0), sent(1, { kind: '无意见' })]) +
      text('以下为河道科填写：') +
      table([header, sent(2, { kind: '修改', proposal: '逢集值守' }), sent(3)]),
  );
  expect(told(form)).toContain('逢集值守');
});

test('a table of new duties below the form is at least told', () => {
  const form = read(
    HEAD +
      table([header, ...names.map((_, index) => sent(index))]) +
      text('建议新增事项：') +
      table([
        tableRow(['序号', '事项名称', '理由'].map((words) => cell(text(words)))),
        tableRow(['1', '校车看护', '群众反映'].map((words) => cell(text(words)))),
      ]),
  );
  expect(told(form)).toContain('校车看护');
});

test('sentences typed below the table in Word are told as they are in Excel', () => {
  const form = read(
    HEAD + table([header, ...names.map((_, index) => sent(index))]) + text('另：第2项古树管护建议由县林业局承担。'),
  );
  expect(told(form)).toContain('县林业局');
});

test('sentences typed above the table in Word are told', () => {
  const form = read(
    HEAD + text('经研究，我局建议删除第2项。') + table([header, ...names.map((_, index) => sent(index))]),
  );
  expect(told(form)).toContain('建议删除第2项');
});

test('a header repeated in the middle is no duty that somebody proposes', () => {
  const form = read(HEAD + table([header, sent(0), sent(1), header, sent(2), sent(3)]));
  expect(form.opinions).toEqual([]);
  expect(form.questions).toEqual([]);
});

test('总体意见 typed right behind its label is heard', () => {
  const form = read(
    HEAD +
      table([overall({ content: '总体意见（先选）：全部无意见' }), header, ...names.map((_, index) => sent(index))]),
  );
  expect(form.allAgreed).toBe(true);
});

test('总体意见 of the head as paragraphs of Word is heard', () => {
  const form = read(
    HEAD +
      text('总体意见（先选）：全部无意见　　联系人、电话：张三 13912345678') +
      table([header, ...names.map((_, index) => sent(index))]),
  );
  expect([form.allAgreed, form.person]).toEqual([true, '张三']);
});

test('one answer merged over several columns and rows counts for each row', () => {
  const merged = (index: number, way: string): string => {
    const { category: list, number, name, content } = cellsOf(index);
    return tableRow([
      ...[String(index + 1), list, number, name, content].map((words) => cell(text(words))),
      cell(
        text(way === 'restart' ? '无意见' : ''),
        `<w:gridSpan w:val="3"/><w:vMerge${way === 'restart' ? ' w:val="restart"' : ''}/>`,
      ),
      cell(text('')),
    ]);
  };
  const form = read(
    HEAD + table([header, merged(0, 'restart'), merged(1, ''), merged(2, ''), sent(3, { kind: '无意见' })]),
  );
  expect(form.opinions.map(({ itemId, kind }) => [itemId, kind])).toEqual([1, 2, 3, 4].map((id) => [id, 'none']));
  expect(form.unanswered).toBe(0);
});

test('a tick put in as a symbol is a tick', () => {
  const ticked = tableRow([
    ...['1', '公共服务', '0001', '河道巡查', '做好河道巡查'].map((words) => cell(text(words))),
    cell(paragraph('<w:sym w:font="Wingdings" w:char="F0FC"/>')),
    ...['', '', ''].map((words) => cell(text(words))),
  ]);
  const form = read(
    HEAD + table([header, ticked, sent(1, { kind: '√' }), sent(2, { kind: '无意见' }), sent(3, { kind: '无意见' })]),
  );
  expect(form.unanswered).toBe(0);
});

test('a row struck through without another word is asked about', () => {
  const struck = (words: string): string => cell(`<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>${words}</w:t></w:r></w:p>`);
  const form = read(
    HEAD +
      table([
        header,
        tableRow([
          ...['1', '公共服务', '0001', '河道巡查', '做好河道巡查'].map(struck),
          ...['', '', '', ''].map((words) => cell(text(words))),
        ]),
        sent(1, { kind: '无意见' }),
        sent(2, { kind: '无意见' }),
        sent(3, { kind: '无意见' }),
      ]),
  );
  expect([
    ...form.questions.map(({ opinion }) => opinion.itemId),
    ...form.opinions.map(({ itemId }) => itemId),
  ]).toContain(1);
});

test('a second visible sheet of the workbook on which a unit wrote new duties is at least told', async () => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('反馈表');
  sheet.addRow(['安澜县职责事项第1次征求意见反馈表']);
  sheet.addRow(['反馈单位：县水利局　　表号：QQ2P-LPZ5-ZHCA']);
  sheet.addRow(PACK_COLUMNS.map((column) => PACK_HEADINGS[column]));
  for (const [index, { cells }] of pack.entries())
    sheet.addRow([String(index + 1), cells.category, cells.number, cells.name, cells.content, '无意见']);
  const other = book.addWorksheet('新增建议');
  other.addRow(['序号', '事项名称', '工作任务', '理由']);
  other.addRow(['1', '校车看护', '上下学看护', '群众反映']);
  const bytes = new Uint8Array(await book.xlsx.writeBuffer());
  const { grids } = unwrap(readDocument(bytes, '反馈表.xlsx'));
  const form = readPackForm(grids, pack);
  expect(JSON.stringify(form)).toMatch(/校车看护|新增建议/);
});

test('an answer that was crossed out again is asked about', () => {
  const crossed = cell('<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>删除</w:t></w:r></w:p>');
  const { category: list, number, name, content } = cellsOf(0);
  const cells = ['1', list, number, name, content].map((words) => cell(text(words)));
  const form = read(HEAD + table([header, tableRow([...cells, crossed]), sent(1), sent(2), sent(3)]));
  expect(form.opinions).toEqual([]);
  expect(form.questions.map(({ opinion }) => [opinion.itemId, opinion.kind])).toEqual([[1, 'subtract']]);
});

test('copies of the whole form, each answered by a section for its own items, are one answer', () => {
  const copy = (answered: number): string =>
    table([header, ...names.map((_, index) => sent(index, index === answered ? { kind: '删除' } : {}))]);
  const form = read(HEAD + copy(0) + text('河道科') + copy(2));
  expect(form.opinions.map(({ itemId, kind }) => [itemId, kind])).toEqual([
    [1, 'subtract'],
    [3, 'subtract'],
  ]);
  expect(form.unanswered).toBe(2);
  expect(form.findings.map(({ kind, words }) => (kind === 'mark' ? words : kind))).toEqual([
    '“表2”里，“渡口值守”写的读作意见（核减）',
    '“表2”上方写有“河道科”，没有读作意见，请看原表',
    'unanswered',
  ]);
});

test('where two copies say two things, both are opinions, and where the second stands is said', () => {
  const copy = (kind: string): string => table([header, sent(0, { kind, proposal: '汛期每日巡查' }), sent(1)]);
  const form = read(HEAD + copy('修改') + copy('看着办'));
  expect(form.opinions.map(({ kind }) => kind)).toEqual(['amend']);
  expect(form.questions.map(({ ask }) => ask)).toEqual(['“表2”里，意见类型栏写的是“看着办”']);
  expect(form.findings.some(({ kind, words }) => kind === 'rowTwice' && words.startsWith('“表2”里，'))).toBe(true);
});

test('the form’s own lines around the table are nothing the unit wrote', () => {
  const form = read(
    HEAD + table([overall({}), header, ...names.map((_, index) => sent(index))]) + text('不得填写国家秘密。'),
  );
  expect(form.findings.map(({ kind }) => kind)).toEqual(['unanswered']);
});

test('sentences below a superior’s table in Word are told as those above it are', () => {
  const line = (...words: string[]): string => tableRow(words.map((one) => cell(text(one))));
  const body =
    text('关于安澜县清单的审核意见') +
    table([
      line('序号', '事项名称', '反馈类型', '修改意见', '理由'),
      line('1', '河道巡查', '修改', '改为汛期巡查', '与上位法一致'),
    ]) +
    text('此外，第2项古树管护建议删除，由林业部门承担。');
  const { grids } = unwrap(readDocument(makeWordDocument(body), '市委编办反馈意见.docx'));
  const read1 = readSuperiorTable(grids, pack);
  expect(read1?.opinions.map(({ name, kind }) => [name, kind])).toEqual([['河道巡查', 'amend']]);
  expect(JSON.stringify(read1)).toContain('古树管护');
});
