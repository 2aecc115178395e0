/** Files that gather several units' entries: whose each is, what is nobody's, and that the parts make up the file. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEntries } from '../../../../shared/logic/reading/readEntries';
import { countSenders, partOf, senderNamed } from '../../../../shared/logic/reading/senders/senders';
import type { Grid } from '../../../../shared/model/grid';
import type { ReadTable } from '../../../../shared/model/sourceEntry';
import { makeGrid } from '../../../builders/grids';
import { unwrap } from '../../../builders/project';

function read(grids: readonly Grid[], fileName = '附件2.xlsx', townships: readonly string[] = []): ReadTable {
  return unwrap(readEntries(grids, { fileName, categories: ['社会治理'], townships }));
}

/** 柳河镇 2、东岗乡 1 */
function senders(grids: readonly Grid[], fileName?: string, townships?: readonly string[]): string {
  return countSenders(read(grids, fileName, townships))
    .map(({ name, entries }) => `${name} ${entries}`)
    .join('、');
}

const head = '序号|事项名称|工作任务';
const fire = '1|打防火道|林边打防火道';
const river = '2|清河道垃圾|沿河清垃圾';

describe('a file of several units', () => {
  it('is told by the names of its sheets', () => {
    const sheets = [makeGrid([head, fire, river], { sheet: '柳河镇' }), makeGrid([head, fire], { sheet: '东岗乡' })];
    expect(senders(sheets, '各镇汇总.xlsx')).toBe('柳河镇 2、东岗乡 1');
    expect(read(sheets).statedUnit).toBe('');
  });

  it('is told by 填报单位 on each sheet, whatever the office before its name', () => {
    const stated = (unit: string, sheet: string): Grid => makeGrid([`填报单位：${unit}||`, head, fire], { sheet });
    const sheets = [stated('安平县柳河镇人民政府', '1'), stated('东岗乡', '2'), stated('柳河镇', '3')];
    expect(senders(sheets)).toBe('安平县柳河镇 2、东岗乡 1');
    expect(senders([stated('县林业局', '1'), stated('县水利局', '2')])).toBe('县林业局 1、县水利局 1');
  });

  it('is told by the titles above its tables', () => {
    const titled = (title: string, sheet: string): Grid => makeGrid([`${title}||`, head, fire], { sheet });
    const sheets = [titled('柳河镇职责事项清单', 'Sheet1'), titled('东岗乡职责事项清单', 'Sheet2')];
    expect(senders(sheets)).toBe('柳河镇 1、东岗乡 1');
  });

  it('is told by the paragraphs above Word tables; a table that has none goes with the one before', () => {
    const word = (sheet: string, above: readonly string[] = []): Grid =>
      makeGrid([head, fire], { sheet, word: true, above });
    const tables = [
      word('表1', ['各乡镇职责汇总', '填报单位：柳河镇']),
      word('表2', ['二、配合事项']),
      word('表3', ['填报单位：东岗乡']),
    ];
    expect(senders(tables, '两镇.docx')).toBe('柳河镇 2、东岗乡 1');
  });

  it('is told by a column, also where it is written once and merged or blank below', () => {
    const wide = '序号|填报单位|事项名称|工作任务';
    const rows = [wide, '1|柳河镇|打防火道|林边', '2||清河道|沿河', '3|东岗乡|报旱情|按月报', '4||修路|春修'];
    expect(senders([makeGrid(rows)])).toBe('柳河镇 2、东岗乡 2');
    expect(senders([makeGrid(rows, { merges: ['B2:B3', 'B4:B5'] })])).toBe('柳河镇 2、东岗乡 2');
    const town = makeGrid(['序号|乡镇|事项名称', '1|柳河镇|打防火道', '2|柳河镇|清河道', '3|东岗乡|报旱情']);
    expect(senders([town])).toBe('柳河镇 2、东岗乡 1');
  });

  it('is told by the titles that name a department above each table', () => {
    const titled = (title: string, sheet: string): Grid => makeGrid([`${title}||`, head, fire], { sheet });
    const sheets = [
      titled('安平县林业局乡镇（街道）履职事项清单（第一批）', 'Sheet1'),
      titled('附件2：县水利局履职事项清单', 'Sheet2'),
      titled('林业局补充事项', 'Sheet3'),
    ];
    expect(senders(sheets, '报送.xlsx')).toBe('安平县林业局 2、县水利局 1');
    const word = (title: string, sheet: string): Grid => makeGrid([head, fire], { sheet, word: true, above: [title] });
    const tables = [word('县林业局职责清单', '表1'), word('（续）', '表2'), word('县教育局职责清单', '表3')];
    expect(senders(tables, '报送.docx')).toBe('县林业局 2、县教育局 1');
  });

  it('is told by sheets named by departments where the file speaks of departments, or of these', () => {
    const sheets = ['林业局', '水利局'].map(sheetOf);
    expect(senders(sheets, '县直部门汇总.xlsx')).toBe('林业局 1、水利局 1');
    expect(senders(sheets, '林业水利汇总表.xlsx')).toBe('林业局 1、水利局 1');
    expect(senders(['县委组织部', '县林业局', 'Sheet3'].map(sheetOf), '各部门.xlsx')).toBe(
      '县委组织部 1、县林业局 1、 1',
    );
  });

  it('is told by headings that name the townships', () => {
    const sheet = makeGrid([head, '一、柳河镇||', fire, river, '二、东岗乡||', '3|报旱情|按月报']);
    expect(senders([sheet], '各镇汇总.xlsx')).toBe('柳河镇 2、东岗乡 1');
  });

  it('keeps apart what names nobody', () => {
    const sheets = ['柳河镇', '东岗乡', 'Sheet3'].map((sheet) => makeGrid([head, fire], { sheet }));
    expect(senders(sheets)).toBe('柳河镇 1、东岗乡 1、 1');
  });

  it('calls no name twice that two of them have', () => {
    const sheets = ['柳河镇', '东岗乡'].map((sheet) => makeGrid([head, fire], { sheet }));
    expect(read(sheets).issues.map(({ code }) => code)).toEqual([]);
  });
});

describe('the published lists of a county in one file', () => {
  const word = (sheet: string, ...above: readonly string[]): Grid =>
    makeGrid([head, fire], { sheet, word: true, above });
  const title = ['望溪县乡镇（街道、管委会）基本履职事项清单汇编', '望办发〔2023〕8号　2023年6月20日'];
  const note = '注：本清单所称“做好”，由县委编办会同司法局解释。';
  const compendium = (heading: (town: string, at: number) => string, ...towns: readonly string[]) =>
    towns.map((town, at) => word(`表${at + 1}`, ...(at === 0 ? title : [note]), heading(town, at)));

  it.each<[string, (town: string, at: number) => string]>([
    ['the bare names', (town) => town],
    ['names, lists and counts', (town, at) => `${at + 1}. ${town}基本履职事项清单（21项）`],
    ['numbers in Chinese', (town, at) => `${'一二三四'[at]}、${town}基本履职事项清单（21项）`],
  ])('is told by headings of %s; a 管委会 is none of the township before it', (_, heading) => {
    const tables = compendium(heading, '望江镇', '城东街道', '柳泉新区管委会', '小河乡');
    expect(senders(tables, '汇编.docx')).toBe('望江镇 1、城东街道 1、柳泉新区管委会 1、小河乡 1');
  });

  it('is told by whatever name a township is registered under', () => {
    const tables = compendium((town) => `${town}基本履职事项清单`, '望江镇', '金山工作站', '小河乡');
    expect(senders(tables, '汇编.docx', ['望江镇', '金山工作站', '小河乡'])).toBe('望江镇 1、金山工作站 1、小河乡 1');
    const sheets = ['望江镇', '金山工作站', '小河乡'].map(sheetOf);
    expect(senders(sheets, '分镇.xlsx', ['金山工作站'])).toBe('望江镇 1、金山工作站 1、小河乡 1');
    const sections = makeGrid([
      head,
      '一、望江镇||',
      fire,
      '二、金山工作站||',
      river,
      '三、红星农场||',
      '3|报旱情|按月报',
    ]);
    expect(senders([sections], '汇总.xlsx', ['金山工作站'])).toBe('望江镇 1、金山工作站 1、红星农场 1');
  });

  it('is told by a column of townships before the office that draws up a list of the 全县', () => {
    const rows = ['1|望江镇|打防火道', '2||清河道', '3|小河乡|报旱情', '4||修路', '5|柳泉新区管委会|招商'];
    const grid = makeGrid(['序号|乡镇（街道）|事项名称', ...rows], { merges: ['B2:B3', 'B4:B5'] });
    expect(senders([grid], '2-配合履职事项清单（全县）.xlsx')).toBe('望江镇 2、小河乡 2、柳泉新区管委会 1');
    expect(senders([makeGrid([head, fire])], '收回事项清单（全县）.xlsx')).toBe('');
  });

  it('gives nobody the rows of a name nobody knows', () => {
    const grid = makeGrid([
      '序号|乡镇|事项名称',
      '1|望江镇|打防火道',
      '2||清河道',
      '3|小河乡|修路',
      '4|金山片|招商',
      '5||报旱情',
    ]);
    expect(senders([grid])).toBe('望江镇 2、小河乡 1、 2');
  });
});

describe('a file of one unit', () => {
  it.each<[string, string, Grid[]]>([
    ['a department whose column says where a duty applies', '县林业局.xlsx', [townColumn('乡镇')]],
    ['a column of townships a duty applies to', '附件2.xlsx', [townColumn('适用乡镇')]],
    ['a department with a sheet for each township', '县林业局.xlsx', ['柳河镇', '东岗乡'].map(sheetOf)],
    ['a township with a sheet for each of its offices', '柳河镇.xlsx', ['党政办', '农业站'].map(sheetOf)],
    ['a township that sorts by who hands down', '柳河镇.xlsx', [titled('县林业局'), titled('县水利局')]],
    ['duties handed down by several', '附件2.xlsx', [titled('县林业局', '交办'), titled('县水利局', '交办')]],
    ['sheets named by departments in a file that says nothing', '附件2.xlsx', ['林业局', '水利局'].map(sheetOf)],
    ['a department of which another is named on a sheet', '县林业局.xlsx', ['林业局', '水利局'].map(sheetOf)],
    ['one department by its long and its short name', '报送.xlsx', [titled('安平县应急管理局'), titled('县应急局')]],
    ['sheets of offices of one township', '附件2.xlsx', [titled('党政办'), titled('农业服务中心'), titled('武装部')]],
    ['sheets of categories', '汇总.xlsx', ['社会治理', '公共服务'].map(sheetOf)],
    ['a township one of whose sheets is named by an area', '柳河镇.xlsx', ['柳河镇', '经济开发区'].map(sheetOf)],
    ['a township whose offices stand in a column', '柳河镇.xlsx', [officeColumn()]],
  ])('%s', (_, fileName, grids) => {
    expect(senders(grids, fileName)).toBe('');
    expect(read(grids, fileName).entries.every((entry) => !('sender' in entry))).toBe(true);
  });

  it('is known by the column that says it in every row', () => {
    const grid = makeGrid(['序号|报送单位|事项名称', '1|柳河镇人民政府|打防火道', '2|柳河镇|清河道']);
    expect(read([grid])).toMatchObject({ statedUnit: '柳河镇', entries: [{ name: '打防火道' }, { name: '清河道' }] });
  });
});

function titled(unit: string, how = '履职'): Grid {
  return makeGrid([`${unit}${how}事项清单||`, head, fire], { sheet: unit.replace('县', '') });
}

function sheetOf(sheet: string): Grid {
  return makeGrid([head, fire], { sheet });
}

function townColumn(heading: string): Grid {
  return makeGrid([`序号|${heading}|事项名称`, '1|柳河镇|打防火道', '2|东岗乡|清河道']);
}

function officeColumn(): Grid {
  return makeGrid(['序号|填报单位|事项名称', '1|党政办|打防火道', '2|农业农村办|清河道', '3|综治中心|报旱情']);
}

describe('partOf', () => {
  it('has the sheets of its unit alone, and says of others’ rows on them whose they are', () => {
    const table = read([
      makeGrid(['序号|乡镇|事项名称', '1|柳河镇|打防火道', '2|东岗乡|清河道'], { sheet: '总表' }),
      makeGrid([head, fire], { sheet: '东岗乡' }),
      makeGrid(['填表说明']),
    ]);
    const part = partOf(table, '柳河镇');
    expect(part.rows.map(({ sheet, kind, reason }) => `${sheet} ${kind} ${reason}`)).toEqual([
      '总表 header 表头',
      '总表 entry ',
      '总表 otherUnit 属东岗乡',
      '表 otherSheet 本表没有职责表格',
    ]);
    expect(part.columns.every(({ sheet }) => sheet === '总表')).toBe(true);
    expect(part.statedUnit).toBe('柳河镇');
  });

  it('gives every entry to one part and accounts for every row of each', () => {
    const units = ['柳河镇', '东岗乡', '城关街道', ''];
    const rows = fc.array(fc.tuple(fc.constantFrom(...units), fc.integer({ min: 0, max: 3 })), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(rows, { minLength: 1, maxLength: 3 }), (sheets) => {
        const grids = sheets.map((of, at) =>
          makeGrid(['序号|报送单位|事项名称', ...of.map(([unit, duty], row) => `${row + 1}|${unit}|第${duty}件事`)], {
            sheet: `表${at}`,
          }),
        );
        const table = read(grids);
        const found = countSenders(table);
        const parts = found.map(({ name }) => partOf(table, name));
        expect(found.map(({ entries }) => entries)).toEqual(parts.map(({ entries }) => entries.length));
        if (parts.length > 0) expect(parts.flatMap(({ entries }) => entries)).toHaveLength(table.entries.length);
        for (const part of parts) {
          expect(part.rows.filter(({ kind }) => kind === 'entry')).toHaveLength(part.entries.length);
          const sheetRows = table.rows.filter(({ sheet }) => part.rows.some((row) => row.sheet === sheet));
          expect(part.rows).toHaveLength(sheetRows.length);
        }
      }),
    );
  });
});

it('the sender a caller names is found as the table calls it', () => {
  const table = read(['柳河镇', '东岗乡'].map(sheetOf));
  expect(senderNamed(table, '安平县柳河镇人民政府')).toBe('柳河镇');
  expect(senderNamed(table, '石门镇')).toBeUndefined();
});
