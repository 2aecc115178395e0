/** What departments and townships send in and how it goes wrong: no duty may be lost or changed without a word. */
import { describe, expect, test } from 'vitest';
import { readEntries } from '../../../../shared/logic/reading/readEntries';
import { titlesOf } from '../../../../shared/logic/reading/senders/senders';
import { findSender } from '../../../../shared/logic/reading/understandDocument';
import type { Grid } from '../../../../shared/model/grid';
import type { ReadingCorrections } from '../../../../shared/model/readingCorrections';
import type { ReadTable } from '../../../../shared/model/sourceEntry';
import { makeGrid } from '../../../builders/grids';

function read(...grids: Grid[]): ReadTable {
  return corrected(grids, []);
}

function corrected(grids: readonly Grid[], corrections: ReadingCorrections): ReadTable {
  const table = readEntries(grids, { fileName: '清单.xlsx', categories: ['生态环保'], corrections });
  if (!table.ok) throw new Error(table.code);
  return table.value;
}

const names = (table: ReadTable): string[] => table.entries.map(({ name }) => name);
const departments = (table: ReadTable): string[] => table.entries.map(({ department }) => department);
const told = (table: ReadTable): [string, number, string][] =>
  table.issues.map(({ code, row, column }) => [code, row, column]);
const header = '序号|事项名称|责任单位|法律依据|备注';

describe('a row broken in two, as out of a PDF', () => {
  test('goes on where a title or bracket is closed, or an article follows: every column of it', () => {
    const table = read(
      makeGrid([
        header,
        '1|农村危房改造对象核|县住房和城|《农村危险房屋改造|每年3月底',
        '|查和申报|乡建设局|补助资金管理办法》|前完成',
        '|||第五条|',
        '2|河道采砂巡查|县水利局|《水法》第三十九条|',
        '3|秸秆焚烧巡|县农业农村局|《大气污染防治法》|',
        '|查||第一百一十九条|',
        '4|低保对象入户调查|县民政局|《社会救助暂行办法》第十一条|',
      ]),
    );
    expect(table.entries.map(({ name, department, bases }) => [name, department, bases])).toEqual([
      ['农村危房改造对象核查和申报', '县住房和城乡建设局', ['《农村危险房屋改造补助资金管理办法》第五条']],
      ['河道采砂巡查', '县水利局', ['《水法》第三十九条']],
      ['秸秆焚烧巡查', '县农业农村局', ['《大气污染防治法》第一百一十九条']],
      ['低保对象入户调查', '县民政局', ['《社会救助暂行办法》第十一条']],
    ]);
    expect(table.entries[0]?.coDepartments).toEqual([]);
    expect(table.rows).toHaveLength(8);
  });

  test('is asked about where only the serials count on past it, whatever else it holds, also above the first', () => {
    const table = read(
      makeGrid([
        header,
        '|防汛物资|县应急管理局||',
        '1|储备管理||《防汛条例》|',
        '2|河道采砂|县水利局||',
        '|巡查上报|||发现即报',
        '3|低保调查|县民政局||',
      ]),
    );
    expect(names(table)).toEqual(['防汛物资', '储备管理', '河道采砂', '巡查上报', '低保调查']);
    expect(told(table).filter(([code]) => code === 'SERIAL_MISSING')).toEqual([
      ['SERIAL_MISSING', 2, ''],
      ['SERIAL_MISSING', 5, ''],
    ]);
  });

  test('goes on where it has no name: more wording where most duties take two rows, one cell more where the serials count on', () => {
    const table = read(
      makeGrid([
        '序号|事项名称|工作内容|责任单位',
        '1|护林防火|巡山；|县林业局',
        '||宣传。|',
        '2|河道保洁|巡河；|县水利局',
        '|||县公安局',
        '3|低保调查|入户；|县民政局',
        '||公示。|',
        '||归档。|',
        '4|禁烧巡查|进村。|县生态环境局',
      ]),
    );
    expect(table.entries.map(({ name, text, coDepartments }) => [name, text, coDepartments])).toEqual([
      ['护林防火', '巡山；\n宣传。', []],
      ['河道保洁', '巡河；', ['县公安局']],
      ['低保调查', '入户；\n公示。\n归档。', []],
      ['禁烧巡查', '进村。', []],
    ]);
    expect(told(table)).toEqual([]);
    expect(table.rows).toHaveLength(9);
  });

  test('is asked about where a department alone may head what follows, or no serial counts on', () => {
    const heads = '序号|事项名称|工作内容|责任单位';
    const headed = read(
      makeGrid([heads, '1|护林防火|巡山|县林业局', '|||县公安局', '2|反诈宣传|进村|', '3|禁毒|进村|']),
    );
    expect(told(headed)).toEqual([['NAME_MISSING', 3, 'B']]);
    const gap = read(makeGrid([heads, '1|护林防火|巡山|县林业局', '|||县公安局', '3|反诈宣传|进村|县公安局']));
    expect(told(gap)).toEqual([['NAME_MISSING', 3, 'B']]);
  });

  test('keeps what stands in the columns of a published list: the second department and its duty', () => {
    const [entry] = read(
      makeGrid(
        [
          '序号|事项名称|对应上级部门|上级部门职责|乡镇配合职责',
          '1|河道采砂巡查|县水利局|负责许可和查处|巡查上报',
          '||县公安局|负责打击犯罪|',
          '2|秸秆禁烧|县农业农村局|指导综合利用|巡查劝导',
        ],
        { merges: ['A2:A3', 'B2:B3', 'E2:E3'] },
      ),
    ).entries;
    expect(entry).toMatchObject({ department: '县水利局', coDepartments: ['县公安局'] });
    expect(entry?.extra?.superiorDuty).toBe('负责许可和查处\n负责打击犯罪');
  });
});

describe('cells that hold an error', () => {
  test('are no unit and no name; each column is asked about once', () => {
    const table = read(
      makeGrid([header, '1|护林防火|县林业局||', '2|河道保洁|#REF!||', '3|低保调查|#N/A||', '4|#VALUE!|县民政局||']),
    );
    expect(departments(table)).toEqual(['县林业局', '', '']);
    expect(told(table)).toEqual([
      ['FORMULA_WITHOUT_VALUE', 5, 'B'],
      ['FORMULA_WITHOUT_VALUE', 3, 'C'],
    ]);
    expect(table.rows.map(({ cells }) => cells[2])).toContain('#REF!');
  });
});

describe('headings and totals', () => {
  test('小计 above the header of the next page is a total, and its count is held against the rows', () => {
    const table = read(makeGrid([header, '1|甲事|县水利局||', '小计|3项', header, '2|乙事|县水利局||', '合计|2项']));
    expect(table.rows.map(({ kind }) => kind)).toEqual(['header', 'entry', 'total', 'header', 'entry', 'total']);
    expect(told(table)).toEqual([['COUNT_MISMATCH', 3, '']]);
  });

  test('a name alone with a count is a duty where none of them heads anything, and is told', () => {
    const duties = read(makeGrid(['事项名称|责任单位', '护林防火（2项）|', '河道保洁（3项）|', '低保调查|']));
    expect(names(duties)).toEqual(['护林防火（2项）', '河道保洁（3项）', '低保调查']);
    expect(duties.entries.map(({ category }) => category)).toEqual(['', '', '']);
    expect(told(duties)).toEqual([
      ['COUNT_MISMATCH', 2, ''],
      ['COUNT_MISMATCH', 3, ''],
    ]);
    // One that counts right, or rows with more to them below, and all of them are headings.
    const one = read(makeGrid(['事项名称|责任单位', '平安建设（1项）|', '反诈宣传|', '民生保障（3项）|', '低保调查|']));
    expect(names(one)).toEqual(['反诈宣传', '低保调查']);
    expect(told(one)).toEqual([['COUNT_MISMATCH', 4, '']]);
    const more = read(makeGrid(['事项名称|责任单位', '平安建设（3项）|', '反诈宣传|县公安局', '民生保障（3项）|']));
    expect(names(more)).toEqual(['反诈宣传']);
    const classes = read(
      makeGrid(['事项名称|责任单位', '民生保障类（2项）|', '低保调查|', '生态环保（4项）|', '禁烧|']),
    );
    expect(names(classes)).toEqual(['低保调查', '禁烧']);
  });

  test('a name alone is the heading of a group where the serials begin again below it', () => {
    const rows = [
      '|水利工作|||',
      '1|河道巡查|县水利局||',
      '2|水库巡查|县水利局||',
      '|民政工作|||',
      '1|低保调查|县民政局||',
    ];
    const table = read(makeGrid([header, ...rows]));
    expect(table.entries.map(({ name, category }) => [name, category])).toEqual([
      ['河道巡查', '水利工作'],
      ['水库巡查', '水利工作'],
      ['低保调查', '民政工作'],
    ]);
  });

  test('what ends in 类 is a heading though the serials go on', () => {
    const table = read(makeGrid([header, '1|河道巡查|县水利局||', '|民政类|||', '2|低保调查|县民政局||']));
    expect(names(table)).toEqual(['河道巡查', '低保调查']);
  });

  test('a name below the total is left out, but not without a word', () => {
    const end = ['合计|1项', '|老旧小区改造|||', '云岭县水利局', '1.本表一式两份'];
    const table = read(makeGrid([header, '1|河道巡查|县水利局||', ...end]));
    expect(names(table)).toEqual(['河道巡查']);
    expect(table.issues.map(({ row, message }) => [row, message])).toEqual([
      [4, '“老旧小区改造”在合计或落款之后，没有当条目；是事项的，在原表中选“按条目读这一行”。'],
    ]);
  });

  test('a title that says what colours mean is asked about', () => {
    const table = read(makeGrid(['职责清单（黄色为拟删除，绿色为新增）', header, '1|绿色食品推广|县水利局||']));
    expect(told(table)).toEqual([['COLOUR_SAID', 1, '']]);
  });
});

describe('sheets', () => {
  test('one without header that counts on where the one before ended is its second half', () => {
    const table = read(
      makeGrid([header, '1|甲事|县水利局||', '2|乙事|县水利局||'], { sheet: 'Sheet1' }),
      makeGrid(['3|丙事|县民政局|《法》|', '4|丁事|县民政局||'], { sheet: 'Sheet2' }),
    );
    expect(names(table)).toEqual(['甲事', '乙事', '丙事', '丁事']);
    expect(departments(table)[2]).toBe('县民政局');
  });

  test('one without header that is only filled in alike is asked about; a dictionary is not', () => {
    const table = read(
      makeGrid([header, '1|甲事|县水利局|《法》|'], { sheet: 'Sheet1' }),
      makeGrid(['1|丙事|县民政局|《法》', '2|丁事|县民政局|《法》'], { sheet: 'Sheet2' }),
      makeGrid(['1|县水利局', '2|县民政局'], { sheet: '单位' }),
    );
    expect(names(table)).toEqual(['甲事']);
    expect(table.issues.map(({ code, sheet }) => [code, sheet])).toEqual([['SHEET_LEFT_OUT', 'Sheet2']]);
  });

  test('样表 is no list where there is one beside it, and the only list where there is none', () => {
    const example = makeGrid([header, '1|某事项|某局||'], { sheet: '样表' });
    const table = read(example, makeGrid([header, '1|甲事|县水利局||'], { sheet: '填报表' }));
    expect(names(table)).toEqual(['甲事']);
    expect(table.issues.map(({ code, sheet }) => [code, sheet])).toEqual([['OTHER_TABLE', '样表']]);
    expect(names(read(example))).toEqual(['某事项']);
  });
});

describe('a department above each of several tables', () => {
  const sender = (table: ReadTable): string =>
    findSender('清单.xlsx', { statedUnit: table.statedUnit, titles: titlesOf(table) }, []).name;

  test.each([
    ['numbered', ['一、县水利局', '二、县民政局']],
    ['bare', ['县水利局', '县民政局']],
  ])('%s, side by side: each half has its own, and the file is nobody’s', (_, [left = '', right = '']) => {
    const heading = '序号|事项名称|依据||序号|事项名称|依据';
    const table = read(
      makeGrid([`${left}||||${right}`, heading, '1|河道巡查|||1|低保调查|', '2|水库巡查|||2|殡葬管理|']),
    );
    expect(table.entries.map(({ name, department }) => [name, department])).toEqual([
      ['河道巡查', '县水利局'],
      ['水库巡查', '县水利局'],
      ['低保调查', '县民政局'],
      ['殡葬管理', '县民政局'],
    ]);
    expect(sender(table)).toBe('');
  });

  test('one below the other, and in Word', () => {
    const table = read(
      makeGrid([
        '一、县水利局',
        '序号|事项名称|依据',
        '1|河道巡查|',
        '',
        '二、县民政局',
        '序号|事项名称|依据',
        '1|低保调查|',
      ]),
    );
    expect(departments(table)).toEqual(['县水利局', '县民政局']);
    expect(sender(table)).toBe('');
    const words = ['一、县水利局', '二、县民政局'].map((line, at) =>
      makeGrid(['序号|事项名称|依据', `1|事项${at}|`], { sheet: `表${at + 1}`, word: true, above: [line] }),
    );
    expect(departments(read(...words))).toEqual(['县水利局', '县民政局']);
  });

  test('under other headings the second is read as well', () => {
    const blocks = [
      '县水利局',
      '序号|事项名称|依据',
      '1|河道巡查|',
      '县民政局',
      '序号|职责事项|法律依据|备注',
      '1|低保调查||年底',
    ];
    expect(departments(read(makeGrid(blocks)))[1]).toBe('县民政局');
  });
});

describe('columns left out', () => {
  test('是否同意 is asked about once somebody is against it; agreement alone is only named', () => {
    const rows = (said: string): string[] => [
      '序号|事项名称|责任单位|是否同意',
      '1|甲事|县水利局|同意',
      `2|乙事|县民政局|${said}`,
    ];
    expect(told(read(makeGrid(rows('不同意'))))).toEqual([['COLUMN_UNREAD', 2, 'D']]);
    expect(told(read(makeGrid(rows('同意'))))).toEqual([['UNKNOWN_COLUMN', 2, 'D']]);
  });

  test('a township’s part in words is asked about, and says where a duty applies once a person chose so', () => {
    const grid = makeGrid(['序号|事项名称|青山镇|白水乡', '1|甲事|主责|不涉及', '2|乙事|配合|配合']);
    expect(told(read(grid))).toEqual([
      ['COLUMN_UNREAD', 2, 'C'],
      ['COLUMN_UNREAD', 2, 'D'],
    ]);
    const roles = [2, 3].map((column) => ({ header: 1, column, role: 'applies' as const }));
    const chosen = corrected([grid], [{ sheet: '表', headers: [], roles, rows: [] }]);
    expect(chosen.entries.map(({ applies }) => applies)).toEqual([['青山镇'], ['青山镇', '白水乡']]);
  });

  test('one without heading is named with what it says', () => {
    const table = read(makeGrid(['事项名称|责任单位|', '甲事|县水利局|第1项请编办定夺']));
    expect(table.issues.map(({ message }) => message)).toEqual([
      'C列（如“第1项请编办定夺”）没有对应的栏目，没有导入。',
    ]);
  });
});

describe('what only looks like it', () => {
  const plain = '事项名称|责任单位|备注';

  test('a duty that ends in 分类 is no heading; a class is one only where duties have serials', () => {
    expect(names(read(makeGrid([plain, '护林防火|县林业局|', '农村生活垃圾分类||', '安全生产领域||'])))).toEqual([
      '护林防火',
      '农村生活垃圾分类',
      '安全生产领域',
    ]);
    const numbered = read(makeGrid([header, '1|护林防火|县林业局||', '|水利类|||', '2|河道巡查|县水利局||']));
    expect(names(numbered)).toEqual(['护林防火', '河道巡查']);
  });

  test('nothing goes on with a header, nor with the last duty of the table before', () => {
    const table = read(
      makeGrid([header, '1|护林防火|县林业局||', '', '事项|单位|法律依据|备注', '和平镇|||', '河道巡查|县水利局||']),
    );
    expect(names(table)[0]).toBe('护林防火');
    expect(table.rows.filter(({ reason }) => reason.includes('并入'))).toEqual([]);
    const headed = read(makeGrid([header, '|和谐社区创建|||', '2|低保调查|县民政局||', '3|养老服务|县民政局||']));
    expect(names(headed)).toEqual(['和谐社区创建', '低保调查', '养老服务']);
  });

  test('a name left open goes on below although the numbers begin again', () => {
    const table = read(
      makeGrid([
        header,
        '1|护林防火|县林业局||',
        '2|开展河道、|县水利局||',
        '|水库巡查|||',
        '1|低保调查|县民政局||',
        '2|养老服务|县民政局||',
      ]),
    );
    expect(names(table)).toEqual(['护林防火', '开展河道、水库巡查', '低保调查', '养老服务']);
  });

  test('a row that is no duty is not asked about for its serial', () => {
    const table = read(
      makeGrid([
        header,
        '|填写事项全称|写明牵头部门||',
        '1|护林防火|县林业局||',
        '|（此项删除）|县林业局||',
        '2|河道巡查|县水利局||',
        '3|低保调查|县民政局||',
      ]),
    );
    expect(names(table)).toEqual(['护林防火', '河道巡查', '低保调查']);
    expect(told(table).filter(([code]) => code === 'SERIAL_MISSING')).toEqual([]);
  });

  test('several departments of one duty stay several', () => {
    const [entry] = read(
      makeGrid([header, '1|汛期值守|各有关部门||', '||县水利局||', '2|河道巡查|县水利局||'], {
        merges: ['A2:A3', 'B2:B3'],
      }),
    ).entries;
    expect([entry?.department, entry?.coDepartments]).toEqual(['各有关部门', ['县水利局']]);
  });

  test('an error in a column nobody reads does not hide that a name is missing', () => {
    const heads = '序号|事项名称|责任单位|编码核对';
    const table = read(makeGrid([heads, '1|护林防火|县林业局|A1', '2||县水利局|#N/A', '3|河道巡查|县水利局|A3']));
    expect(table.entries.length + table.issues.filter(({ code }) => code === 'NAME_MISSING').length).toBe(3);
  });

  test('a duty about colours explains no colour', () => {
    const table = read(
      makeGrid(
        [
          '序号|事项名称|责任单位|工作任务',
          '1|黄标车淘汰|县生态环境局|宣传政策',
          '|||清理红色标语、黄标车登记',
          '2|河道巡查|县水利局|巡查',
        ],
        { merges: ['A2:A3', 'B2:B3', 'C2:C3'] },
      ),
    );
    expect(told(table).filter(([code]) => code === 'COLOUR_SAID')).toEqual([]);
  });

  test('a sheet that counts on stands under what the one before ended with', () => {
    const heads = '序号|事项名称|法律依据|备注';
    const table = read(
      makeGrid([heads, '县民政局（2项）|||', '1|低保调查||', '2|养老服务||'], { sheet: 'Sheet1' }),
      makeGrid(['3|殡葬宣传||', '4|流浪救助||'], { sheet: 'Sheet2' }),
    );
    expect(departments(table)).toEqual(['县民政局', '县民政局', '县民政局', '县民政局']);
  });

  test('tables one below the other, each under its department, the first too', () => {
    const table = read(
      makeGrid([
        '县水利局',
        '序号|事项名称|法律依据',
        '1|河道巡查|《水法》',
        '县民政局',
        '序号|事项|政策依据|备注',
        '1|低保调查|《社会救助暂行办法》|',
      ]),
    );
    expect(departments(table)).toEqual(['县水利局', '县民政局']);
  });

  test('a sheet of telephone numbers is no list left out', () => {
    const table = read(
      makeGrid([header, '1|护林防火|县林业局||', '2|河道巡查|县水利局||'], { sheet: '清单' }),
      makeGrid(['序号|姓名|职务|电话', '1|王建国|股长|4221234', '2|李明|科员|4225678'], { sheet: '通讯录' }),
    );
    expect(told(table).filter(([code]) => code === 'SHEET_LEFT_OUT')).toEqual([]);
  });

  test('共性 in its own column is every township’s, however it is put', () => {
    const heads = '序号|事项名称|责任单位|共性/差异化|是否差异化';
    const table = read(
      makeGrid([
        heads,
        '1|护林防火|县林业局|共性事项|',
        '2|沿边巡查|县林业局|差异化（东宁镇、绥阳镇）|',
        '3|低保|县民政局|共性|否',
      ]),
    );
    expect(table.entries.map(({ applies }) => applies)).toEqual(['all', ['东宁镇', '绥阳镇'], 'all']);
  });
});
