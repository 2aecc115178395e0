/** Tables as real offices lay them out, each with what must be understood. */
import { describe, expect, test } from 'vitest';
import { readEntries } from '../../../../shared/logic/reading/readEntries';
import type { Grid } from '../../../../shared/model/grid';
import type { ReadTable } from '../../../../shared/model/sourceEntry';
import { makeGrid } from '../../../builders/grids';
import { sampleCategories } from '../../../sampleFiles';

function read(...grids: Grid[]): ReadTable {
  const table = readEntries(grids, { fileName: '清单.xlsx', categories: sampleCategories });
  if (!table.ok) throw new Error(table.code);
  const all = grids.reduce((sum, grid) => sum + grid.rows.length, 0);
  expect(table.value.rows).toHaveLength(all);
  return table.value;
}

function roles(table: ReadTable): Record<string, string> {
  return Object.fromEntries(table.columns.map((column) => [column.header || column.column, column.role]));
}

const kinds = (table: ReadTable): string[] => table.rows.map((row) => row.kind);
const names = (table: ReadTable): string[] => table.entries.map((entry) => entry.name);
const codes = (table: ReadTable): string[] => table.issues.map((issue) => issue.code);

describe('columns', () => {
  const long = '按照要求组织开展日常巡查，发现问题及时上报。';

  test.each([
    ['序号|任务名称|具体内容|交办部门|依据|备注', ['serial', 'name', 'text', 'department', 'basis', 'remark']],
    ['序号|工作任务|任务描述|来源部门|依据文件', ['serial', 'name', 'text', 'department', 'basis']],
    ['序号|职责事项|工作任务|责任部门|政策依据', ['serial', 'name', 'text', 'department', 'basis']],
    ['编号|职责任务|内容|主管部门|法律依据', ['serial', 'name', 'text', 'department', 'basis']],
    ['牵头单位|序　号|职责名称|工作要求|依　据', ['department', 'serial', 'name', 'text', 'basis']],
    ['事项名称|主要内容|类别|责任形式|适用范围', ['name', 'text', 'category', 'townshipRole', 'applies']],
    ['序号|＊事项：|内容（限200字）|配合单位|对口部门', ['serial', 'name', 'text', 'coDepartments', 'department']],
    ['序号|任务|要求|牵头部门|责任单位', ['serial', 'name', 'text', 'department', 'coDepartments']],
    ['依据（名称、文号、条款）|履职事项|工作措施|市直责任部门', ['basis', 'name', 'text', 'department']],
  ])('%s', (header, expected) => {
    const sample: Record<string, string> = {
      serial: '1',
      name: '护林防火巡查',
      text: long,
      department: '林业局',
      coDepartments: '应急局',
      basis: '《森林防火条例》',
      category: '社会治理',
      townshipRole: '主体责任',
      applies: '各镇',
    };
    const rows = [1, 2, 3].map((number) =>
      expected.map((role) => (role === 'name' ? `事项${number}` : (sample[role] ?? ''))),
    );
    const table = read(makeGrid([header, ...rows]));
    expect(table.columns.map((column) => column.role)).toEqual(expected);
    expect(names(table)).toEqual(['事项1', '事项2', '事项3']);
  });

  test('content decides which of two ambiguous columns is the name', () => {
    const header = '序号|工作任务|职责任务';
    const shortLeft = read(makeGrid([header, `1|防火巡查|${long}`, `2|河道保洁|${long}清理垃圾。`]));
    const shortRight = read(makeGrid([header, `1|${long}|防火巡查`, `2|${long}清理垃圾。|河道保洁`]));
    expect(names(shortLeft)).toEqual(['防火巡查', '河道保洁']);
    expect(names(shortRight)).toEqual(['防火巡查', '河道保洁']);
  });

  test('a single column of wording is the name, whatever it is called', () => {
    const table = read(makeGrid(['序号|工作内容|责任部门', '1|防火巡查|林业局', '2|河道保洁|水务局']));
    expect(names(table)).toEqual(['防火巡查', '河道保洁']);
  });

  test('来源 names no department in a table of one row either', () => {
    expect(roles(read(makeGrid(['序号|事项|来源', '1|防火巡查|文件']))).来源).toBe('remark');
    expect(roles(read(makeGrid(['序号|事项|来源', '1|防火巡查|县林业局']))).来源).toBe('department');
  });

  test('来源 holding papers and hotlines is no department', () => {
    const rows = ['1|防火巡查|文件', '2|河道保洁|热线', '3|信访接待|口头', '4|低保核查|考核'];
    const table = read(makeGrid(['序号|事项|来源', ...rows]));
    expect(roles(table).来源).toBe('remark');
    expect(table.entries.map((entry) => entry.department)).toEqual(['', '', '', '']);
  });

  test('a column nobody knows is left out and told, an empty one between is not', () => {
    const table = read(makeGrid(['序号|事项||频次|内容', '1|防火巡查||每周|巡山']));
    expect(roles(table)).toEqual({ 序号: 'serial', 事项: 'name', 频次: 'ignored', 内容: 'text' });
    expect(table.issues).toEqual([
      { sheet: '表', row: 2, column: 'D', code: 'UNKNOWN_COLUMN', message: 'D列（频次）没有对应的栏目，没有导入。' },
    ]);
  });

  test('a hidden column with duties is read and told', () => {
    const table = read(makeGrid(['序号|事项|依据', '1|防火巡查|防火条例'], { hiddenColumns: ['C'], hiddenRows: [2] }));
    expect(table.entries[0]?.bases).toEqual(['防火条例']);
    expect(codes(table)).toEqual(['HIDDEN_COLUMN', 'HIDDEN_ROW']);
  });
});

describe('headers', () => {
  test('two levels with merges are joined by /', () => {
    const grid = makeGrid(['序号|事项||来源|', '|名称|内容|部门|依据', '1|防火巡查|巡山|林业局|防火条例'], {
      merges: ['A1:A2', 'B1:C1', 'D1:E1'],
    });
    const table = read(grid);
    expect(roles(table)).toEqual({
      序号: 'serial',
      '事项/名称': 'name',
      '事项/内容': 'text',
      '来源/部门': 'department',
      '来源/依据': 'basis',
    });
    expect(kinds(table)).toEqual(['header', 'header', 'entry']);
  });

  test('two levels of a text table without merges are joined as well', () => {
    const table = read(makeGrid(['序号|事项||来源|', '|名称|内容|部门|依据', '1|防火巡查|巡山|林业局|防火条例']));
    expect(table.columns.map((column) => column.role)).toEqual(['serial', 'name', 'text', 'department', 'basis']);
  });

  test('three levels are joined, the common part once', () => {
    const grid = makeGrid(
      [
        '序号|职责清单||||',
        '|事项||责任||',
        '|名称|内容|主体责任部门|配合部门|备注',
        '1|防火巡查|巡山|林业局|应急局|无',
      ],
      { merges: ['A1:A3', 'B1:F1', 'B2:C2', 'D2:F2'] },
    );
    const table = read(grid);
    expect(table.columns.map((column) => column.role)).toEqual([
      'serial',
      'name',
      'text',
      'department',
      'coDepartments',
      'remark',
    ]);
    expect(kinds(table)).toEqual(['header', 'header', 'header', 'entry']);
  });

  test('what stands above the header is title, unit and note, and the unit is read', () => {
    const table = read(
      makeGrid([
        '东宁市道河镇职责任务清单',
        '填报单位（盖章）：道河镇人民政府||填报时间：2025年6月',
        '说明：没有依据的可不填。',
        '',
        '序号|事项名称|备注',
        '1|防火巡查|',
      ]),
    );
    expect(kinds(table)).toEqual(['title', 'title', 'note', 'blank', 'header', 'entry']);
    expect(table.statedUnit).toBe('道河镇人民政府');
  });

  test('the unit may stand in a cell of its own, or in a paragraph above a Word table', () => {
    expect(read(makeGrid(['填报单位：|道河镇', '序号|事项名称', '1|防火巡查'])).statedUnit).toBe('道河镇');
    const word = makeGrid(['序号|事项名称', '1|防火巡查'], { word: true, above: ['清单', '填报单位：道河镇政府'] });
    expect(read(word).statedUnit).toBe('道河镇政府');
  });

  test('a repeated header and the form’s column numbers are no entries', () => {
    const table = read(
      makeGrid(['序号|事项名称|内容', '1|2|3', '1|防火巡查|巡山', '序号|事项名称|内容', '2|河道保洁|捞垃圾']),
    );
    expect(table.rows.map((row) => row.reason)).toEqual(['表头', '栏次', '', '重复的表头', '']);
  });

  test('two tables on one sheet each have their own columns', () => {
    const table = read(
      makeGrid([
        '序号|事项名称|责任部门',
        '1|防火巡查|林业局',
        '',
        '二、镇自行承担的事项',
        '依据|任务名称|工作要求',
        '防洪法|河道保洁|捞垃圾',
      ]),
    );
    expect(kinds(table)).toEqual(['header', 'entry', 'blank', 'title', 'header', 'entry']);
    expect(table.entries[1]).toMatchObject({ name: '河道保洁', text: '捞垃圾', bases: ['防洪法'], department: '' });
  });

  test('a Word table that goes on without a header keeps the columns of the one before', () => {
    const first = makeGrid(['序号|事项名称|责任部门', '1|防火巡查|林业局'], { word: true, sheet: '表1' });
    const second = makeGrid(['2|河道保洁|水务局'], { word: true, sheet: '表2' });
    expect(names(read(first, second))).toEqual(['防火巡查', '河道保洁']);
  });

  test('no header and no content are different failures', () => {
    const context = { fileName: 'a.xlsx', categories: [] };
    expect(readEntries([makeGrid(['你好|再见', '1|2'])], context)).toMatchObject({ code: 'NO_HEADER' });
    expect(readEntries([makeGrid(['', ' | '])], context)).toMatchObject({ code: 'NO_TABLE' });
  });
});

describe('rows that are no entries', () => {
  test('totals are checked against the entries above', () => {
    const right = read(makeGrid(['序号|事项', '1|甲事项', '2|乙事项', '合计|2项']));
    const wrong = read(makeGrid(['序号|事项', '1|甲事项', '小计|2', '2|乙事项', '合 计|共３项']));
    expect([kinds(right).at(-1), codes(right)]).toEqual(['total', []]);
    expect(kinds(wrong)).toEqual(['header', 'entry', 'total', 'entry', 'total']);
    expect(wrong.issues.map((issue) => issue.message)).toEqual(['小计写明2项，实际1项。', '合计写明3项，实际2项。']);
  });

  test('a duty that begins like a total stays a duty', () => {
    const table = read(makeGrid(['序号|事项|内容', '1|合计数据核对上报|按月核对报表']));
    expect(names(table)).toEqual(['合计数据核对上报']);
  });

  test('signatures, stamps, dates and notes below the table', () => {
    const table = read(
      makeGrid([
        '序号|事项|备注',
        '1|防火巡查|',
        '|填表人：|联系电话：',
        '（盖章）',
        '2025年6月30日',
        '注：1.本表一式两份。',
        '2.另附电子版。',
      ]),
    );
    expect(kinds(table)).toEqual(['header', 'entry', 'signature', 'signature', 'signature', 'note', 'note']);
  });

  test('rows with only a serial are empty', () => {
    const table = read(makeGrid(['序号|事项', '1|防火巡查', '2|', '3|', '|']));
    expect(kinds(table)).toEqual(['header', 'entry', 'blank', 'blank', 'blank']);
    expect(table.rows[2]?.reason).toBe('只有序号，没有内容');
  });

  test('a sheet without a table, and a hidden sheet beside a visible one, are left out whole', () => {
    const guide = makeGrid(['填表说明', '一、请如实填写'], { sheet: '说明' });
    const draft = makeGrid(['序号|事项', '1|旧事项'], { sheet: '草稿', sheetHidden: true });
    const table = read(guide, draft, makeGrid(['序号|事项', '1|防火巡查']));
    expect(names(table)).toEqual(['防火巡查']);
    expect(kinds(table).slice(0, 4)).toEqual(['otherSheet', 'otherSheet', 'otherSheet', 'otherSheet']);
    expect(codes(table)).toEqual(['HIDDEN_SHEET']);
  });

  test('a row without a name is an entry when it has text, and told either way', () => {
    const table = read(makeGrid(['序号|事项|内容|部门', '1|防火巡查|巡山|', '2||捞垃圾|水务局', '3|||林业局']));
    expect(kinds(table)).toEqual(['header', 'entry', 'entry', 'note']);
    expect(table.entries[1]).toMatchObject({ name: '', text: '捞垃圾' });
    expect(table.issues.map(({ code, row }) => [code, row])).toEqual([
      ['NAME_MISSING', 4],
      ['NAME_MISSING', 3],
    ]);
  });

  test('the second of two equal names is told with the first one’s row', () => {
    const table = read(makeGrid(['序号|事项|内容', '1|防火 巡查|', '2|防火巡查|每周一次']));
    expect(table.issues).toEqual([
      { sheet: '表', row: 3, column: 'B', code: 'DUPLICATE_NAME', message: '与第2行名称相同。' },
    ]);
  });
});

describe('sections and cells that continue', () => {
  test('sections name the category or the department of what follows', () => {
    const table = read(
      makeGrid([
        '序号|事项',
        '一、基层党建（2项）',
        '（一）组织部交办',
        '1|收党费',
        '（二）宣传部',
        '2|订党报',
        '二、社会治理类（2项）',
        '3|防火巡查',
      ]),
    );
    expect(table.entries.map(({ category, department }) => [category, department])).toEqual([
      ['基层党建', '组织部'],
      ['基层党建', '宣传部'],
      ['社会治理', ''],
    ]);
    expect(table.issues.map((issue) => issue.message)).toEqual(['标题写明2项，实际1项。']);
  });

  test('a category the scheme does not know is kept as written', () => {
    const grid = makeGrid(['序号|事项名称', '三、平安法治（1项）', '1|矛盾调解'], { merges: ['A2:B2'] });
    expect(read(grid).entries[0]?.category).toBe('平安法治');
  });

  test('其他交办 names no department', () => {
    const table = read(makeGrid(['序号|事项|部门', '1、组织部交办', '1|收党费|', '2、其他交办', '2|垫水电费|']));
    expect(table.entries.map((entry) => entry.department)).toEqual(['组织部', '']);
  });

  test('merged cells speak for every row they cover', () => {
    const grid = makeGrid(
      ['类别|事项|部门|依据', '基层党建|收党费|组织部|党章', '|转关系||', '社会治理|防火巡查||', '|防汛||'],
      { merges: ['A2:A3', 'C2:C3', 'D2:D3', 'A4:A5'] },
    );
    expect(read(grid).entries.map(({ category, department, bases }) => [category, department, bases])).toEqual([
      ['基层党建', '组织部', ['党章']],
      ['基层党建', '组织部', ['党章']],
      ['社会治理', '', []],
      ['社会治理', '', []],
    ]);
  });

  test('a category written once holds until the next; a department only where that is clear', () => {
    const rows = ['类别|事项|部门', '基层党建|甲|组织部', '|乙|', '|丙|', '社会治理|丁|林业局', '|戊|', '|己|'];
    const clear = read(makeGrid(rows));
    expect(clear.entries.map((entry) => entry.category)).toEqual([
      ...Array(3).fill('基层党建'),
      ...Array(3).fill('社会治理'),
    ]);
    expect(clear.entries.map((entry) => entry.department)).toEqual([
      ...Array(3).fill('组织部'),
      ...Array(3).fill('林业局'),
    ]);
    const unclear = read(makeGrid(['事项|部门', '甲|组织部', '乙|', '丙|组织部', '丁|林业局']));
    expect(unclear.entries.map((entry) => entry.department)).toEqual(['组织部', '', '组织部', '林业局']);
  });

  test('rows under one merged serial and name are one entry', () => {
    const grid = makeGrid(['序号|事项|内容|依据', '1|防火巡查|巡山|防火条例', '||设卡|森林法', '2|防汛|巡堤|'], {
      merges: ['A2:A3', 'B2:B3'],
    });
    const table = read(grid);
    expect(table.entries.map(({ name, text, bases }) => [name, text, bases])).toEqual([
      ['防火巡查', '巡山\n设卡', ['防火条例', '森林法']],
      ['防汛', '巡堤', []],
    ]);
    expect(table.rows[2]).toMatchObject({ kind: 'note', reason: '与上一行是同一条，内容已并入第2行' });
  });

  test('serials stuck to names come off when every name has one', () => {
    const stuck = read(makeGrid(['事项名称|部门', '1、收党费|组织部', '2、12345热线办理|政数局', '(3)防汛|水务局']));
    expect(names(stuck)).toEqual(['收党费', '12345热线办理', '防汛']);
    const loose = read(makeGrid(['事项名称|部门', '收党费|组织部', '4.5公里河道保洁|水务局', '防汛|水务局']));
    expect(names(loose)).toEqual(['收党费', '4.5公里河道保洁', '防汛']);
  });

  test('numbers that count along with the serials come off the names, others stay', () => {
    const table = (...rows: string[]) => names(read(makeGrid(['序号|事项名称|部门', ...rows])));
    expect(table('1|1.收党费|组织部', '2|2.防汛|水务局', '3|3.护林|林业局')).toEqual(['收党费', '防汛', '护林']);
    expect(table('1|（1）收党费|组织部', '2|（2）防汛|水务局', '3|（1）护林|林业局')).toEqual([
      '收党费',
      '防汛',
      '护林',
    ]);
    expect(table('1|3.收党费|组织部', '2|1.防汛|水务局')).toEqual(['3.收党费', '1.防汛']);
    expect(table('1|1.收党费|组织部', '2|防汛|水务局', '3|3.护林|林业局')[0]).toBe('1.收党费');
    const counted = table('1|1.收党费；2.评先|组织部', '2|2.防汛|水务局');
    expect(counted).toEqual(['1.收党费；2.评先', '2.防汛']);
  });

  test.each(['1', '1、', '１', 'DDC-1', '（一）', '①', '1-1', '01', '1.1'])(
    'the serial %s is no part of an entry',
    (serial) => {
      const table = read(makeGrid(['序号|事项|内容', `${serial}|防火巡查|巡山`]));
      expect(table.entries).toMatchObject([{ name: '防火巡查', text: '巡山', category: '', department: '' }]);
    },
  );
});

test('remarks of the file become issues of the file', () => {
  const context = { fileName: 'a.xlsm', categories: [], sheetRemarks: ['文件带有宏，宏不会导入。'] };
  const table = readEntries([makeGrid(['序号|事项', '1|防火巡查'])], context);
  expect(table.ok && table.value.issues).toEqual([
    { sheet: '', row: 0, column: '', code: 'FILE_REMARK', message: '文件带有宏，宏不会导入。' },
  ]);
});

test('main and cooperating responsibility as groups of unit and wording are shared out by the side of the township', () => {
  const table = read(
    makeGrid(
      [
        '事项|主体责任||配合责任|',
        '|责任单位|责任内容|责任单位|责任内容',
        '宅基地审批|县农业农村局|指导审批|各乡镇、县司法局|受理审核',
        '环境整治|镇（街道）|清运垃圾|县城管局|督促检查',
        '场所检查|县住建局|审核资质|县消防队|现场验收',
      ],
      { merges: ['A1:A2', 'B1:C1', 'D1:E1'] },
    ),
  );
  expect(
    table.entries.map(({ text, department, coDepartments, townshipRole, extra }) => {
      return [text, department, coDepartments.join('、'), townshipRole, extra?.superiorDuty];
    }),
  ).toEqual([
    ['受理审核', '县农业农村局', '县司法局', 'cooperate', '指导审批'],
    ['清运垃圾', '县城管局', '', 'main', '督促检查'],
    ['', '县住建局', '县消防队', null, '县住建局：审核资质\n县消防队：现场验收'],
  ]);
});

test('a table of 150,000 rows is read whole', () => {
  const rows = Array.from({ length: 150_000 }, (_, index) => `${index + 1}|巡查第${index}片|县林业局`);
  expect(read(makeGrid(['序号|事项名称|责任部门', ...rows])).entries).toHaveLength(150_000);
});
