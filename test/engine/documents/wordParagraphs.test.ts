/** Lists that offices write in Word without a table: read where headings and duties are told apart for certain, else refused. */
import { expect, test } from 'vitest';
import { answerRequest } from '../../../electron/engine/parser/answerRequest';
import { errorText } from '../../../shared/errorText';
import { readEntries } from '../../../shared/logic/reading/readEntries';
import { PARAGRAPHS } from '../../../shared/model/grid';
import type { ReadTable } from '../../../shared/model/sourceEntry';
import { unwrap } from '../../builders/project';
import { makeWordDocument, makeZip } from './makeZip';

const CATEGORIES = ['党的建设', '经济发展', '民生服务'];

function answer(bytes: Uint8Array, fileName = '报送.docx') {
  const known = { categories: CATEGORIES, fields: [], townships: ['青禾镇', '望湖乡'] };
  const found = answerRequest({ type: 'read', id: 1, fileName, bytes, known }, () => undefined);
  if (found.of !== 'table') throw new Error('a table was asked for');
  return found.result;
}

/** ⏎ is 换行 within a paragraph. */
const paragraph = (words: string): string =>
  `<w:p><w:r><w:t>${words.replaceAll('⏎', '</w:t><w:br/><w:t>').replaceAll('→', '</w:t><w:tab/><w:t>')}</w:t></w:r></w:p>`;
const written = (...paragraphs: string[]): Uint8Array => makeWordDocument(paragraphs.map(paragraph).join(''));
const read = (...paragraphs: string[]): ReadTable => unwrap(answer(written(...paragraphs))).table;
const said = ({ entries }: ReadTable): string[] =>
  entries.map(({ row, category, name, text }) => `${row} ${category}|${name}|${text}`);

function refusal(...paragraphs: string[]): string {
  const result = answer(written(...paragraphs));
  return result.ok ? `读成${said(result.value.table).join('；')}` : errorText(result.code, result.detail);
}

test('duties below categories of the scheme, name and wording in one paragraph or in two', () => {
  const table = read(
    '青禾镇职责事项清单',
    '（2025年6月）',
    '填报单位：青禾镇人民政府',
    '根据县委编办部署，我镇对承担的职责进行了梳理，现报送如下：',
    '一、党的建设（2项）',
    '（一）组织工作',
    '1.抓好党员发展。组织开展摸底：按季上报。',
    '（二）作风建设',
    '2.走访慰问',
    '逐户走访，建立台账。',
    '责任单位：县委组织部',
    '',
    '二、经济发展',
    '3.招商服务（8:30—17:30）：代办手续。',
    '依据：《优化营商环境条例》第三条',
    '三、民生服务',
    '无',
    '青禾镇人民政府',
    '2025年6月30日',
  );
  expect(said(table)).toEqual([
    '7 党的建设|抓好党员发展|组织开展摸底：按季上报。',
    '9 党的建设|走访慰问|逐户走访，建立台账。',
    '14 经济发展|招商服务（8:30—17:30）|代办手续。',
  ]);
  expect(table.entries.map(({ sheet, department, bases }) => [sheet, department, bases])).toEqual([
    [PARAGRAPHS, '', []],
    [PARAGRAPHS, '县委组织部', []],
    [PARAGRAPHS, '', ['《优化营商环境条例》第三条']],
  ]);
  expect(table.statedUnit).toBe('青禾镇人民政府');
  expect(table.rows.map(({ row, kind, reason }) => `${row} ${kind} ${reason}`)).toEqual([
    ...['1 title 标题', '2 title 标题', '3 title 填报信息', '4 note 前言', '5 section 小标题：类别'],
    ...['6 section 小标题：类别之下', '7 entry ', '8 section 小标题：类别之下', '9 entry ', '10 note 内容已并入第9段'],
    ...['11 note 内容已并入第9段', '12 blank 空行', '13 section 小标题：类别', '14 entry ', '15 note 内容已并入第14段'],
    ...['16 section 小标题：类别', '17 note 写明没有事项', '18 signature 签署信息', '19 signature 签署信息'],
  ]);
  expect(table.issues.map(({ row, code, message }) => `${row} ${code} ${message}`)).toEqual([
    '4 NOTE_ROW 第4段“根据县委编办部署，我镇对承担的职责进行了梳理，现报送如下：”是前言，没有当条目。',
    '16 NOTE_ROW 第16段“三、民生服务”下面没有事项。',
    '7 COLUMN_KEPT 名称和内容写在一段里的，已在第一个冒号或句号处分开，前面的作名称，请核对。',
  ]);
});

test.each([
  ['（一）', ['（一）党的建设', '1）抓好党员发展', '2）换届', '（二）经济发展', '1）招商']],
  ['1.1', ['1.党的建设', '1.1 抓好党员发展', '1.2 换届', '2.经济发展', '2.1 招商']],
  ['①', ['一、党的建设', '①抓好党员发展', '②换届', '二、经济发展', '①招商']],
  ['全角', ['一．党的建设', '１．抓好党员发展', '２、换届', '二．经济发展', '１．招商']],
  ['无编号的类别', ['党的建设', '一、抓好党员发展', '二、换届', '经济发展', '三、招商']],
])('numbers written as %s', (_, paragraphs) => {
  const named = read('职责清单', ...paragraphs).entries.map(({ row, category, name }) => `${row} ${category}|${name}`);
  expect(named).toEqual(['3 党的建设|抓好党员发展', '4 党的建设|换届', '6 经济发展|招商']);
});

test('a heading that names a department or a township says whose its duties are, or where they apply', () => {
  const departments = read(
    '青禾镇承接事项',
    '一、县水利局交办事项',
    '1.河道巡查',
    '2.水库值守',
    '二、县林业局交办事项',
    '1.护林防火',
  );
  expect(departments.entries.map(({ department }) => department)).toEqual(['县水利局', '县水利局', '县林业局']);
  const towns = read('职责清单', '一、青禾镇', '1.河道巡查', '2.水库值守', '二、望湖乡', '1.护林防火');
  expect(towns.entries.map(({ applies, sender }) => [applies, sender])).toEqual([
    [['青禾镇'], '青禾镇'],
    [['青禾镇'], '青禾镇'],
    [['望湖乡'], '望湖乡'],
  ]);
});

test('notes, contents and a count that is not met are told with their paragraphs', () => {
  const table = read(
    ...['职责清单', '目 录', '一、党的建设→1', '填报说明：', '1.如实填写。', '一、党的建设（3项）'],
    ...['1.抓好党员发展', '3.换届', '合计：3项', '注：数据截至6月。'],
  );
  expect(said(table)).toEqual(['7 党的建设|抓好党员发展|', '8 党的建设|换届|']);
  expect(table.issues.map(({ row, code, rows = [] }) => `${row} ${code} ${rows.join()}`)).toEqual([
    ...['4 NOTE_ROW ', '5 NOTE_ROW ', '8 SERIAL_MISSING ', '9 COUNT_MISMATCH ', '10 NOTE_ROW ', '6 COUNT_MISMATCH '],
    '2 NOTE_ROW 2,3',
  ]);
});

const HEADED = ['职责清单', '一、党的建设', '1.抓好党员发展', '2.换届', '二、经济发展'];

test.each([
  [
    'steps below every duty',
    ['职责清单', '一、党的建设', '1.抓好党员发展', '（1）摸底', '（2）培训'],
    '第3段“1.抓好党员发展”',
  ],
  ['steps below some', [...HEADED.slice(0, 3), '（1）摸底', '（2）培训', '2.换届'], '第6段“2.换届”下面没有再编号'],
  [
    'a duty over its steps',
    ['职责清单', '一、抓好党员发展', '1.摸底', '2.培训'],
    '第2段“一、抓好党员发展”像是一条事项',
  ],
  ['numbers begun anew', [...HEADED.slice(0, 4), '1.招商', '2.代办'], '第5段“1.招商”的编号没有接着往下排'],
  [
    'duties nobody numbered',
    ['职责清单', '一、党的建设', '抓好党员发展', '换届', '二、经济发展', '招商'],
    '第2段“一、党的建设”是类别',
  ],
  ['a heading nobody numbered', [...HEADED.slice(0, 4), '作风建设', '3.走访'], '第5段“作风建设”分不清'],
  ['a number without its sign', [...HEADED.slice(0, 3), '2支部换届', '3.走访'], '第4段“2支部换届”分不清'],
  ['a second list', [...HEADED.slice(0, 4), '配合履职事项清单', '3.走访'], '第5段“配合履职事项清单”像是另一份清单'],
  ['duties in one paragraph', [...HEADED, '1.招商⏎2.代办'], '第6段“1.招商 2.代办”一段里换行'],
  [
    'levels the other way round',
    ['职责清单', '（一）党的建设', '一、党员发展', '（二）经济发展', '一、招商'],
    '第2段“（一）党的建设”',
  ],
  ['a plan', ['职责清单工作方案', '一、总体要求', '1.坚持原则', '2.统筹推进'], '第2段“一、总体要求”像是方案'],
  [
    'notes that go on in the next paragraph',
    [...HEADED.slice(0, 4), '说明：1.本清单一式两份', '2.数据截至6月'],
    '第6段“2.数据截至6月”的编号接着上面的说明排',
  ],
  [
    'parts of a sentence',
    ['职责清单', '一、综合管理', '1.巡查道路；', '2.清理垃圾；', '3.登记。'],
    '第3段“1.巡查道路；”',
  ],
])('refuses %s, with the paragraph that tells', (_, paragraphs, reason) => {
  expect(refusal(...paragraphs)).toContain('没有表格，各项是一段一段写的，没有写入任何内容：');
  expect(refusal(...paragraphs)).toContain(reason);
});

test('a letter, a plan and a speech with numbers are no lists', () => {
  for (const paragraphs of [
    ['关于征求意见的复函', '县委编办：', '一、建议删除第3项', '二、建议修改第5项'],
    ['2025年工作要点', '一、党的建设', '1.抓好党员发展', '2.换届'],
    ['同志们：', '一、提高认识', '二、抓好落实'],
    ['关于职责清单的反馈意见', '一、党的建设', '1.走访：建议改为配合', '2.换届：建议删除'],
    ['职责清单征求意见情况', '一、党的建设', '1.无意见', '2.建议删除走访'],
    ['防汛职责分工', '一、应急管理', '1.县水利局：巡查堤防', '2.县应急局：值守'],
    ['巡察反馈问题整改清单', '一、党的建设', '1.学习不深入', '2.记录不全'],
  ])
    expect(refusal(...paragraphs)).toContain('里没有表格，没有写入任何内容');
});

test('a list sent for opinions is one, and a colon between figures ends no name', () => {
  const table = read('职责清单（征求意见稿）', '一、党的建设', '1.按3：7比例配套资金', '2.换届:2026年完成');
  expect(said(table)).toEqual(['3 党的建设|按3：7比例配套资金|', '4 党的建设|换届|2026年完成']);
});

test('what a paper ends with is no wording of its last duty', () => {
  const table = read(
    ...['职责清单', '一、党的建设', '1.抓好党员发展。按季上报。', '2.换届', '依法组织，做好记录。'],
    ...['以上清单妥否，请审核。', '附件：佐证材料', '青禾镇人民政府', '2025.6.30'],
  );
  expect(said(table)).toEqual(['3 党的建设|抓好党员发展|按季上报。', '4 党的建设|换届|依法组织，做好记录。']);
  expect(table.rows.slice(5).map(({ kind }) => kind)).toEqual(['note', 'note', 'signature', 'signature']);
  expect(table.issues.filter(({ code }) => code === 'NOTE_ROW').map(({ row }) => row)).toEqual([6, 7]);
});

test('what a person says of a paragraph goes before its number', () => {
  const paragraphs = ['职责清单', '一、党的建设', '1.抓好党员发展', '2.换届', '3.走访', '村规民约备案'];
  const rows = paragraphs.map((text, at) => {
    return { row: at + 1, cells: [text], hidden: false, formulas: [] };
  });
  const grid = {
    sheet: PARAGRAPHS,
    sheetHidden: false,
    rows,
    merges: [],
    hiddenColumns: [],
    columnNames: 'ordinals' as const,
  };
  const asked = [
    { row: 3, as: 'skip' as const },
    { row: 5, as: 'continued' as const },
    { row: 6, as: 'entry' as const },
  ];
  const corrections = [{ sheet: PARAGRAPHS, headers: [], roles: [], rows: asked }];
  const table = unwrap(readEntries([grid], { fileName: '报送.docx', categories: CATEGORIES, corrections }));
  expect(said(table)).toEqual(['4 党的建设|换届|3.走访', '6 党的建设|村规民约备案|']);
  expect(table.rows[2]).toMatchObject({ kind: 'note', reason: '人工略过' });
});

const SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

function withStyles(body: string, numbering: string, styles: string): Uint8Array {
  const head = '<?xml version="1.0" encoding="UTF-8"?>';
  const override = (part: string, type: string): string =>
    `<Override PartName="/word/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${type}+xml"/>`;
  return makeZip([
    {
      name: '[Content_Types].xml',
      content: `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>${override('document', 'document.main')}</Types>`,
    },
    { name: 'word/document.xml', content: `${head}<w:document ${SPACE}><w:body>${body}</w:body></w:document>` },
    { name: 'word/numbering.xml', content: `${head}<w:numbering ${SPACE}>${numbering}</w:numbering>`, stored: true },
    { name: 'word/styles.xml', content: `${head}<w:styles ${SPACE}>${styles}</w:styles>` },
  ]);
}

const numbered = (list: number, level: number, words: string): string =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr></w:pPr><w:r><w:t>${words}</w:t></w:r></w:p>`;
const level = (at: number, format: string, text: string): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
const LISTS = `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCounting', '%1、')}${level(1, 'decimal', '%2.')}</w:abstractNum><w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>`;

test('自动编号 counts for headings and duties, the paragraph shows it, and dots are not taken for wording alone', () => {
  const body = [
    paragraph('职责清单'),
    numbered(1, 0, '党的建设'),
    numbered(1, 1, '抓好党员发展'),
    numbered(1, 1, '换届'),
    numbered(1, 0, '经济发展'),
    numbered(1, 1, '招商'),
  ].join('');
  const { table } = unwrap(answer(withStyles(body, LISTS, '')));
  expect(said(table)).toEqual(['3 党的建设|抓好党员发展|', '4 党的建设|换届|', '6 经济发展|招商|']);
  expect(table.rows.map(({ cells }) => cells[0])).toContain('二、经济发展');
  const dotted = [
    paragraph('职责清单'),
    numbered(1, 0, '城市管理'),
    numbered(2, 0, '巡查'),
    numbered(2, 0, '清运'),
  ].join('');
  const refused = answer(withStyles(`${dotted}${numbered(1, 0, '文化')}${numbered(2, 0, '演出')}`, LISTS, ''));
  expect(refused).toMatchObject({ ok: false, code: 'LIST_UNCLEAR' });
});

const STYLES =
  '<w:style w:type="character" w:styleId="ku"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="bei"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="bei2"><w:basedOn w:val="bei"/></w:style><w:style w:type="paragraph" w:styleId="xian"><w:basedOn w:val="bei"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>';
const styled = (style: string, words: string): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r><w:t>${words}</w:t></w:r></w:p>`;

test('words hidden by a style are left out and told, in cells and in paragraphs', () => {
  const cell = (words: string): string => `<w:tc><w:tcPr/>${words.startsWith('<') ? words : paragraph(words)}</w:tc>`;
  const row = (...cells: string[]): string => `<w:tr>${cells.map(cell).join('')}</w:tr>`;
  const run =
    '<w:p><w:r><w:t>河道巡查</w:t></w:r><w:r><w:rPr><w:rStyle w:val="ku"/></w:rPr><w:t>（草稿）</w:t></w:r></w:p>';
  const rows = [
    row('序号', '事项名称', '工作任务'),
    row('1', run, '沿河巡查'),
    row('2', '古树管护', `${styled('bei2', '上门收费')}${styled('xian', '挂牌')}`),
  ];
  const { table } = unwrap(answer(withStyles(`<w:tbl>${rows.join('')}</w:tbl>`, '', STYLES)));
  expect(table.entries.map(({ name, text }) => [name, text])).toEqual([
    ['河道巡查', '沿河巡查'],
    ['古树管护', '挂牌'],
  ]);
  expect(table.issues.map(({ message }) => message).join()).toContain('“表1第2行：（草稿）”、“表1第3行：上门收费”');
  const list = ['职责清单', '一、党的建设', '1.抓好党员发展', '2.换届'].map(paragraph);
  const hidden = unwrap(answer(withStyles(`${list.join('')}${styled('bei', '3.收费')}`, '', STYLES))).table;
  expect(said(hidden)).toEqual(['3 党的建设|抓好党员发展|', '4 党的建设|换届|']);
  expect(hidden.issues.map(({ message }) => message).join()).toContain('第5段：3.收费');
});
