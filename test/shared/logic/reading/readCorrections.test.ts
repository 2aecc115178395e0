/** Corrections by hand go before whatever was found, and every row still has exactly one kind. */
import { describe, expect, test } from 'vitest';
import { readEntries, readWithoutHeader } from '../../../../shared/logic/reading/readEntries';
import { layoutsOf, recallLayouts } from '../../../../shared/logic/reading/rememberLayout';
import type { Grid } from '../../../../shared/model/grid';
import type { ReadingCorrections, SheetCorrections } from '../../../../shared/model/readingCorrections';
import type { ReadTable } from '../../../../shared/model/sourceEntry';
import { makeGrid } from '../../../builders/grids';
import { sampleCategories } from '../../../sampleFiles';

function read(grid: Grid | Grid[], corrections: ReadingCorrections = []): ReadTable {
  const grids = Array.isArray(grid) ? grid : [grid];
  const table = readEntries(grids, { fileName: '表.xlsx', categories: sampleCategories, corrections });
  if (!table.ok) throw new Error(table.code);
  return table.value;
}

function sheet(part: Partial<SheetCorrections>, name = '表'): ReadingCorrections {
  return [{ sheet: name, headers: [], roles: [], rows: [], ...part }];
}

const names = (table: ReadTable): string[] => table.entries.map(({ name }) => name);

const odd = makeGrid(['镇里的活', '头一栏|二一栏|三一栏', '1|打防火道|春天打', '2|清河滩|夏天清']);

describe('a header a person points at', () => {
  test('is read although its words are unknown, and columns get the roles given', () => {
    expect(readEntries([odd], { fileName: '表.xlsx', categories: [] })).toMatchObject({ ok: false, code: 'NO_HEADER' });
    const roles = [
      { header: 2, column: 1, role: 'name' as const },
      { header: 2, column: 2, role: 'text' as const },
    ];
    const table = read(odd, sheet({ headers: [{ first: 2, last: 2 }], roles }));
    expect(table.entries.map(({ name, text }) => [name, text])).toEqual([
      ['打防火道', '春天打'],
      ['清河滩', '夏天清'],
    ]);
    expect(table.rows.map(({ kind }) => kind)).toEqual(['title', 'header', 'entry', 'entry']);
  });

  test('goes before the one that was found', () => {
    const grid = makeGrid(['序号|事项名称|内容', '说的是旧表|x|y', '序号|任务名称|工作要求', '1|防火|巡山']);
    const table = read(grid, sheet({ headers: [{ first: 3, last: 3 }] }));
    expect(names(table)).toEqual(['防火']);
    expect(table.rows.map(({ kind }) => kind)).toEqual(['title', 'title', 'header', 'entry']);
  });

  test('may have two rows', () => {
    const grid = makeGrid(['序号|事项|', '|甲|乙', '1|防火|巡山']);
    const table = read(grid, sheet({ headers: [{ first: 1, last: 2 }] }));
    expect(table.rows.map(({ kind }) => kind)).toEqual(['header', 'header', 'entry']);
  });

  test('a file without any header still shows every row', () => {
    const table = readWithoutHeader([odd]);
    expect(table.rows.map(({ reason }) => reason)).toEqual(Array(4).fill('没找到表头'));
  });
});

describe('a row without serial and with nothing but a name', () => {
  const grid = makeGrid(['序号|事项名称|部门', '1|开展防火宣传|林业局', '|入户发放明白纸|', '2|河道巡查|水利局']);

  test('is taken in as an entry and asked about when the serials count on past it', () => {
    const table = read(grid);
    expect(names(table)).toEqual(['开展防火宣传', '入户发放明白纸', '河道巡查']);
    expect(table.issues.map(({ code, row }) => [code, row])).toEqual([['SERIAL_MISSING', 3]]);
  });

  test('belongs to the entry above when a person says so', () => {
    const table = read(grid, sheet({ rows: [{ row: 3, as: 'continued' }] }));
    expect(names(table)).toEqual(['开展防火宣传入户发放明白纸', '河道巡查']);
    expect(table.rows.map(({ reason }) => reason)).toEqual(['表头', '', '人工并入第2行', '']);
  });

  test('is no question in a table where serials are left out elsewhere as well', () => {
    const table = read(makeGrid(['序号|事项名称|部门', '1|防火|林业局', '|防汛|水利局', '|防疫|', '3|防盗|公安局']));
    expect(table.issues).toEqual([]);
  });
});

describe('a column given another role', () => {
  const grid = makeGrid(['序号|事项名称|工作内容|责任部门', '1|防火|巡山|林业局', '2|防汛|巡河|水务局']);

  test('takes it from the column that held it', () => {
    const table = read(grid, sheet({ roles: [{ header: 1, column: 2, role: 'name' }] }));
    expect(names(table)).toEqual(['巡山', '巡河']);
    expect(table.columns.filter(({ role }) => role === 'name')).toHaveLength(1);
  });

  test('is left out when it is not used', () => {
    const table = read(grid, sheet({ roles: [{ header: 1, column: 3, role: 'ignored' }] }));
    expect(table.entries.map(({ department }) => department)).toEqual(['', '']);
  });
});

describe('a row read as something else', () => {
  const grid = makeGrid(['序号|事项名称|工作内容', '1|防火|巡山', '合计|2项', '2|防汛|巡河', '注：以上为主要事项。']);

  test('is set aside with its reason, or taken in', () => {
    const table = read(
      grid,
      sheet({
        rows: [
          { row: 2, as: 'skip' },
          { row: 5, as: 'entry' },
        ],
      }),
    );
    expect(names(table)).toEqual(['防汛', '注：以上为主要事项。']);
    expect(table.rows[1]).toMatchObject({ kind: 'note', reason: '人工略过' });
    expect(table.rows).toHaveLength(5);
  });
});

describe('a sheet', () => {
  const first = makeGrid(['序号|事项名称|内容', '1|防火|巡山'], { sheet: '甲' });
  const second = makeGrid(['序号|事项名称|内容', '1|防汛|巡河'], { sheet: '乙' });

  test('is left out with its reason', () => {
    const table = read([first, second], sheet({ take: false }, '乙'));
    expect(names(table)).toEqual(['防火']);
    expect(table.rows.filter(({ reason }) => reason === '人工略过本表')).toHaveLength(2);
  });

  test('is taken although it is hidden', () => {
    const hidden = makeGrid(['序号|事项名称|内容', '1|防汛|巡河'], { sheet: '乙', sheetHidden: true });
    expect(names(read([first, hidden]))).toEqual(['防火']);
    expect(names(read([first, hidden], sheet({ take: true }, '乙')))).toEqual(['防火', '防汛']);
  });
});

describe('remembered layouts', () => {
  const corrections = sheet({
    headers: [{ first: 2, last: 2 }],
    roles: [
      { header: 2, column: 1, role: 'name' },
      { header: 2, column: 2, role: 'text' },
    ],
    rows: [{ row: 4, as: 'skip' }],
  });

  test('find their header in the next file wherever it stands, and leave single rows alone', () => {
    const layouts = layoutsOf([odd], corrections, read(odd, corrections));
    const next = makeGrid(['某镇', '镇里的活', '', '头一栏|二一栏|三一栏', '1|修路|秋天修'], { sheet: '七月' });
    const recalled = recallLayouts([next], new Map(layouts.map((one) => [one.signature, one.layout])));
    expect(names(read(next, recalled))).toEqual(['修路']);
    expect(recalled[0]?.rows).toEqual([]);
  });

  test('say nothing about a table with other headings', () => {
    const layouts = layoutsOf([odd], corrections, read(odd, corrections));
    const other = makeGrid(['头一栏|二一栏|四一栏', '1|修路|秋天修']);
    expect(recallLayouts([other], new Map(layouts.map((one) => [one.signature, one.layout])))).toEqual([]);
  });

  test('leave out a sheet by its name', () => {
    const out = sheet({ take: false }, '乙');
    const second = makeGrid(['序号|事项名称|内容', '1|防汛|巡河'], { sheet: '乙' });
    const layouts = layoutsOf([odd, second], out, read([second, makeGrid(['序号|事项', '1|甲'])], out));
    const recalled = recallLayouts([second], new Map(layouts.map((one) => [one.signature, one.layout])));
    expect(recalled).toMatchObject([{ sheet: '乙', take: false }]);
  });
});

describe('tables that are not one list of duties', () => {
  test('a list of contacts below the duties is no entry', () => {
    const grid = makeGrid([
      '序号|事项名称|工作内容',
      '1|防火|巡山',
      '',
      '联系人名单',
      '姓名|职务|联系电话',
      '张三|主任|13800000000',
    ]);
    const table = read(grid);
    expect(names(table)).toEqual(['防火']);
    expect(table.issues.map(({ code }) => code)).toEqual(['OTHER_TABLE']);
  });

  test('two tables of duties side by side are read one after the other', () => {
    const grid = makeGrid([
      '某镇职责清单',
      '序号|事项名称|工作内容||序号|事项名称|工作内容',
      '1|防火|巡山||3|修路|秋天修',
      '2|防汛|巡河||4|清雪|冬天清',
      '||||5|植树|春天栽',
    ]);
    const table = read(grid);
    expect(names(table)).toEqual(['防火', '防汛', '修路', '清雪', '植树']);
    expect(new Set(table.entries.map((entry) => entry.sheet))).toEqual(new Set(['表', '表（右）']));
    expect(table.rows.filter(({ kind }) => kind === 'entry')).toHaveLength(5);
  });

  test('two tables below each other with other columns are both read', () => {
    const grid = makeGrid([
      '一、县里布置的',
      '序号|事项名称|交办部门',
      '1|防火|林业局',
      '',
      '二、自己干的',
      '序号|工作内容|任务名称',
      '1|秋天修村道|修路',
    ]);
    expect(read(grid).entries.map(({ name, text, department }) => [name, text, department])).toEqual([
      ['防火', '', '林业局'],
      ['修路', '秋天修村道', ''],
    ]);
  });
});

describe('doubts', () => {
  test('a row of two duties and a row written twice are flagged', () => {
    const grid = makeGrid([
      '序号|事项名称|工作内容',
      '1|清垃圾、搞村容村貌|雇人清',
      '2|防火|巡山',
      '3|防火|巡山',
      '4|地膜、农药瓶子回收|设点收',
    ]);
    expect(read(grid).issues.map(({ code, row }) => [code, row])).toEqual([
      ['REPEATED_ROW', 4],
      ['TWO_DUTIES', 2],
    ]);
  });
});
