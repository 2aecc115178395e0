/** Layouts of departments met for the first time: what offices add around, above and beside a list of duties. */
import { describe, expect, test } from 'vitest';
import { weightOf } from '../../../../shared/logic/reading/issueWeight';
import { type ReadContext, readEntries } from '../../../../shared/logic/reading/readEntries';
import { saysTakenOff } from '../../../../shared/logic/reading/rows/changeKinds';
import type { Grid } from '../../../../shared/model/grid';
import type { ReadTable } from '../../../../shared/model/sourceEntry';
import { makeGrid } from '../../../builders/grids';

const river = '开展河道巡查和保洁';
const forest = '做好森林防火宣传';

function read(...grids: Grid[]): ReadTable {
  const table = readEntries(grids, { fileName: '清单.xlsx', categories: [] });
  if (!table.ok) throw new Error(table.code);
  expect(table.value.rows).toHaveLength(grids.reduce((sum, grid) => sum + grid.rows.length, 0));
  return table.value;
}

const names = (table: ReadTable): string[] => table.entries.map((entry) => entry.name);
const reasons = (table: ReadTable): string[] =>
  table.rows.filter(({ kind }) => kind !== 'entry').map(({ reason }) => reason);

describe('headings', () => {
  test('may be written in traditional characters; what stands below stays as written', () => {
    const table = read(makeGrid(['序號|事項名稱|責任單位|備註', '1|河道巡查與保潔|水利局|', '2|森林防火宣傳|林業局|']));
    expect(names(table)).toEqual(['河道巡查與保潔', '森林防火宣傳']);
    expect(table.columns.map(({ role }) => role)).toEqual(['serial', 'name', 'department', 'remark']);
  });

  test('of the course of the work do not hide that the row is a header', () => {
    const table = read(
      makeGrid([
        '序号|交办部门|交办内容|交办形式|办理情况|完成时限',
        `1|水利局|${river}|文件|已办结|长期`,
        `2|林业局|${forest}|会议|推进中|长期`,
      ]),
    );
    expect(names(table)).toEqual([river, forest]);
    expect(table.issues.map(({ code }) => code)).toEqual(['UNKNOWN_COLUMN', 'UNKNOWN_COLUMN', 'UNKNOWN_COLUMN']);
  });

  test('of name and wording in one cell part the two', () => {
    const cells = [`河道巡查：${river}；\n每月一次。`, `森林防火宣传\n${forest}。`, forest, `${river}。`];
    const heading = '序号|任务名称及具体内容|交办部门';
    const told = read(makeGrid([heading, ...cells.map((cell, place) => `${place + 1}|${cell}|林业局`)]));
    expect(told.entries.map(({ name, text }) => [name, text])).toEqual([
      ['河道巡查', `${river}；\n每月一次。`],
      ['森林防火宣传', `${forest}。`],
      [forest, ''],
      [`${river}。`, ''],
    ]);
    // A wording of its own beside it, or a heading of the name alone: the cell is the name.
    const whole = read(makeGrid([`${heading}|工作标准`, `1|河道巡查：${river}|林业局|每月一次`]));
    expect(whole.entries.map(({ name }) => name)).toEqual([`河道巡查：${river}`]);
  });

  test('of two levels may be known by the upper one alone', () => {
    const table = read(
      makeGrid(
        [
          '序号|权力类型|项目名称||实施依据',
          '||主项|子项|',
          `1|行政检查|${river}|对采砂的检查|《水法》第二条`,
          `2|行政检查|${forest}|对用火的检查|《森林法》第三条`,
        ],
        { merges: ['A1:A2', 'B1:B2', 'C1:D1', 'E1:E2'] },
      ),
    );
    expect(names(table)).toEqual([river, forest]);
    expect(table.entries.map(({ text }) => text)).toEqual(['对采砂的检查', '对用火的检查']);
    expect(reasons(table)).toEqual(['表头', '表头']);
  });

  test('of the lowest level name the duty, of the highest its category', () => {
    const table = read(
      makeGrid(['一级事项|二级事项|三级事项', `生态环保|河道管理|${river}`, `|护林防火|${forest}`], {
        merges: ['A2:A3'],
      }),
    );
    expect(names(table)).toEqual([river, forest]);
    expect(table.entries.map(({ category }) => category)).toEqual(['生态环保', '生态环保']);
  });

  test('of three levels name the duty by the lowest however short what stands beside it, and keep the one between', () => {
    const table = read(
      makeGrid(
        [
          '序号|一级事项|二级事项|三级事项（任务）|标准',
          `1|生态环保|河道管理|${river}|每月`,
          `2||护林防火|${forest}|每季`,
        ],
        { merges: ['B2:B3'] },
      ),
    );
    expect(table.entries.map(({ name, category, remark }) => [name, category, remark])).toEqual([
      [river, '生态环保', '二级事项：河道管理'],
      [forest, '生态环保', '二级事项：护林防火'],
    ]);
    expect(table.issues.map(({ message }) => message)).toContain(
      'C列（二级事项）是中间一级，记在备注里；事项名称取最低一级，类别取最高一级。',
    );
  });

  test('of how often, by whom or since when are never the name, with 工作 or 任务 in them or not', () => {
    for (const other of ['工作频次', '任务完成时限', '工作周期', '职责调整理由']) {
      const table = read(
        makeGrid([`序号|工作任务|${other}|县直部门`, `1|${river}|每月|水利局`, `2|${forest}|每月|林业局`]),
      );
      expect(names(table)).toEqual([river, forest]);
    }
  });

  test.each(['牵头科室', '责任股室', '责任科（室）', '责任人', '牵头领导'])(
    '%s under 依据及责任 is no basis',
    (lower) => {
      const table = read(
        makeGrid(
          [
            '序号|职责内容||依据及责任||备注',
            `|事项名称|工作任务|法律政策依据|${lower}|`,
            `1|${river}|沿河查看|《水法》第二条|河湖股|`,
            `2|${forest}|进村张贴||防火办|`,
          ],
          { merges: ['A1:A2', 'B1:C1', 'D1:E1', 'F1:F2'] },
        ),
      );
      expect(table.entries.map(({ bases }) => bases)).toEqual([['《水法》第二条'], []]);
      expect(table.issues.map(({ message }) => message)).toEqual([
        `E列（依据及责任/${lower}）没有对应的栏目，没有导入。`,
      ]);
    },
  );

  test('of two levels say what both say together, or the upper one where the lower says nothing', () => {
    const roleOf = (upper: string, lower: string): string | undefined => {
      const rows = [`序号|事项名称|${upper}|`, `||${lower}|其他`, `1|${river}|《水法》第二条|`, `2|${forest}|第三条|`];
      const table = read(makeGrid(rows, { merges: ['A1:A2', 'B1:B2', 'C1:D1'] }));
      return table.columns.find(({ index }) => index === 2)?.role;
    };
    expect(roleOf('依据及分工', '文件标题')).toBe('basis');
    expect(roleOf('来源依据', '第一项')).toBe('basis');
    expect(roleOf('依据及责任', '责任单位')).not.toBe('basis');
    expect(roleOf('县级部门', '承担的职责内容')).toBe('superiorDuty');
  });

  test('职责来源 does not pass for the name beside 承担职责', () => {
    const table = read(
      makeGrid(['责任单位|序号|承担职责|职责来源', `水利局|1|${river}|县级文件`, `林业局|2|${forest}|口头交办`]),
    );
    expect(names(table)).toEqual([river, forest]);
  });
});

describe('townships as columns', () => {
  test('a duty applies where the column is ticked', () => {
    const table = read(
      makeGrid(['序号|事项名称|城关镇|河东乡|西山街道', `1|${river}|√||√`, `2|${forest}|√|√|×`, '3|集镇管理|||']),
    );
    expect(table.entries.map(({ applies }) => applies)).toEqual([['城关镇', '西山街道'], ['城关镇', '河东乡'], null]);
    expect(table.issues).toEqual([]);
  });

  const beside = (heading: string) =>
    makeGrid([`序号|事项名称|城关镇|${heading}`, `1|${river}|√|√`, `2|${forest}|√|`, '3|集镇管理||√']);
  const townsOf = (grid: Grid, context: Partial<ReadContext> = {}) => {
    const table = readEntries([grid], { fileName: '清单.xlsx', categories: [], ...context });
    if (!table.ok) throw new Error(table.code);
    return { applies: table.value.entries.map(({ applies }) => applies), issues: table.value.issues };
  };

  test.each<[string, readonly string[]]>([
    ['柳泉新区管委会', []],
    ['红星农场', []],
    ['金山工作站', ['金山工作站']],
  ])('%s has one as well', (name, townships) => {
    const both = { applies: [['城关镇', name], ['城关镇'], [name]], issues: [] };
    expect(townsOf(beside(name), { townships })).toEqual(both);
  });

  test('ticks beside them under a name nobody knows are a question, and read once a person says that it is one', () => {
    const asked = townsOf(beside('金山工作站'));
    expect(asked.applies).toEqual([['城关镇'], ['城关镇'], null]);
    expect(asked.issues.map(({ message }) => message)).toEqual([
      'D列（金山工作站）也打着勾，像是又一个乡镇，没有导入；是的在列头选“适用乡镇”，不用的选“不用”。',
    ]);
    expect(asked.issues.map(weightOf)).toEqual(['question']);
    const given = (role: 'applies' | 'ignored') =>
      townsOf(beside('金山工作站'), {
        corrections: [{ sheet: '表', headers: [], roles: [{ header: 1, column: 3, role }], rows: [] }],
      });
    expect(given('applies').applies).toEqual([['城关镇', '金山工作站'], ['城关镇'], ['金山工作站']]);
    expect(given('ignored').issues.map(weightOf)).not.toContain('question');
  });

  test('figures in such columns are no ticks and are said to be left out', () => {
    const table = read(makeGrid(['序号|事项名称|城关镇|河东乡', `1|${river}|15|30`, `2|${forest}|20|11`]));
    expect(table.entries.map(({ applies }) => applies)).toEqual([null, null]);
    expect(table.issues.map(({ code }) => code)).toEqual(['UNKNOWN_COLUMN', 'UNKNOWN_COLUMN']);
  });
});

test.each(['调整类型', '反馈类型', '修改类别'])(
  '%s, the kind of change a superior writes, is kept among the remarks, and said so',
  (heading) => {
    const table = read(
      makeGrid([`序号|${heading}|事项名称|备注`, `1|新增|${river}|`, `2|删除|${forest}|见附件`, '3|取消|集镇管理|']),
    );
    expect(table.entries.map(({ remark }) => remark)).toEqual([
      `${heading}：新增`,
      `${heading}：删除\n见附件`,
      `${heading}：取消`,
    ]);
    expect(table.entries.map(({ remark }) => saysTakenOff(remark))).toEqual([false, true, true]);
    expect(table.issues.map(({ message }) => message)).toEqual([
      `B列（${heading}）记在备注里；写着删除的，归并时不预先勾选。`,
    ]);
    expect(saysTakenOff('删除线一行')).toBe(false);
  },
);

describe('rows that are no duties', () => {
  const header = '序号|事项名称|具体内容|依据';

  test.each([
    ['示例|负责某某工作|填写具体内容|《某法》第几条', '填报示例'],
    ['（例）|负责某某工作|填写具体内容|', '填报示例'],
    ['A|B|C|D', '栏次'],
    ['|无|无|/', '写明没有事项'],
    ['1|暂无此类事项||', '写明没有事项'],
  ])('%s: %s', (row, reason) => {
    const table = read(makeGrid([header, row, `1|${river}|按月巡查|《水法》`]));
    expect(names(table)).toEqual([river]);
    expect(reasons(table)).toEqual(['表头', reason]);
    expect(table.issues).toEqual([]);
  });

  test('无 beside a wording stays a duty', () => {
    const table = read(makeGrid([header, '1|无|按月巡查河道并清理垃圾|', `2|${river}|按月巡查|`]));
    expect(table.entries).toHaveLength(2);
  });

  test('a sheet that counts duties by department is left out', () => {
    const sums = makeGrid(['各部门职责汇总表', '序号|部门|事项数', '1|水利局|2', '2|林业局|3', '合计||5'], {
      sheet: '汇总',
    });
    const table = read(sums, makeGrid(['序号|部门|事项名称', `1|水利局|${river}`, `2|林业局|${forest}`]));
    expect(names(table)).toEqual([river, forest]);
    expect(reasons(table).slice(0, 5)).toEqual(Array(5).fill('本表没有职责表格'));
  });
});

test('a stroke or 无 is no basis', () => {
  const table = read(makeGrid(['序号|事项名称|依据', `1|${river}|/`, `2|${forest}|无`, '3|集镇管理|《城乡规划法》']));
  expect(table.entries.map(({ bases }) => bases)).toEqual([[], [], ['《城乡规划法》']]);
});

test('a table laid on its side is refused by name', () => {
  const table = readEntries([makeGrid([`序号|1|2`, `事项名称|${river}|${forest}`, '责任部门|水利局|林业局'])], {
    fileName: '清单.xlsx',
    categories: [],
  });
  expect(table).toEqual({ ok: false, code: 'TABLE_SIDEWAYS', detail: { file: '清单.xlsx' } });
});

test('a Word table broken by a page goes on under the heading it stood under', () => {
  const head = '序号|事项名称|责任单位';
  const tables = [
    makeGrid([head, '（一）生态环保||', '1|河道巡查|水利局', '2|饮用水水源地保护|环保局'], {
      sheet: '表1',
      word: true,
    }),
    makeGrid([head, '3|秸秆禁烧巡查|环保局'], { sheet: '表2', word: true }),
    makeGrid([head, '1|流浪人员救助|民政局'], { sheet: '表3', word: true }),
  ];
  const read = readEntries(tables, { fileName: '清单.docx', categories: ['生态环保', '民生服务'] });
  expect(read.ok && read.value.entries.map(({ category }) => category)).toEqual([
    '生态环保',
    '生态环保',
    '生态环保',
    '',
  ]);
});

test('the receiver and manner of what is taken back may share a column of any of its names', () => {
  const table = read(
    makeGrid(['序号|事项名称|收回后承接部门及工作方式', '1|招商引资|承接部门：县投促中心\n工作方式：县级统筹']),
  );
  expect(table.columns.map(({ role }) => role)).toEqual(['serial', 'name', 'method']);
});

describe('rows of the form around the duties', () => {
  const contact = '报送单位|县林业局|||联系人|赵敏';
  const head = '序号|事项|具体任务|依据|分类|主办单位';
  const duties = [`1|${river}|沿河查看|《水法》第二条|生态|县林业局`, `2|${forest}|进村张贴|同上|生态|县林业局`];

  test('who sends it and whom to call, each in a cell, is no header', () => {
    const table = read(makeGrid(['附件2|||||', contact, head, ...duties], { merges: ['B2:D2'] }));
    expect(reasons(table)).toEqual(['标题', '填报单位', '表头']);
    expect(table.columns.map(({ header }) => header).join('|')).toBe(head);
    expect(table.statedUnit).toBe('县林业局');
    expect(table.entries.map(({ bases }) => bases)).toEqual([['《水法》第二条'], ['《水法》第二条']]);
  });

  test('a form whose blanks nobody filled names no unit', () => {
    const blank = read(makeGrid(['报送单位||||联系人|', head, ...duties], { merges: ['B1:D1'] }));
    expect(blank.statedUnit).toBe('');
    expect(reasons(blank)).toEqual(['填报信息', '表头']);
    expect(names(blank)).toEqual([river, forest]);
  });

  test('a column 报送单位 stays a column', () => {
    const table = read(
      makeGrid(['报送单位|事项|具体任务', `县林业局|${river}|沿河查看`, `县林业局|${forest}|进村张贴`]),
    );
    expect(names(table)).toEqual([river, forest]);
    expect(table.statedUnit).toBe('县林业局');
  });

  test('below the duties they are no duties', () => {
    const table = read(makeGrid([head, ...duties, contact, '填表人|孙立|联系电话|0451-1||']));
    expect(names(table)).toEqual([river, forest]);
    expect(reasons(table)).toEqual(['表头', '签署信息', '签署信息']);
    expect(table.statedUnit).toBe('县林业局');
  });

  test.each(['说明', '填表说明', '备注：', '注', '附注:'])(
    '%s in one cell and its text in the next is a note, named',
    (label) => {
      const note = '本表一式两份，按要求分别报送。';
      const table = read(makeGrid([head, ...duties, `${label}|${note}||||`, '|2.逾期不补。||||']));
      expect(names(table)).toEqual([river, forest]);
      expect(reasons(table)).toEqual(['表头', '说明', '说明']);
      const word = label.replace(/[:：]/, '');
      expect(table.issues).toMatchObject([
        { code: 'NOTE_ROW', row: 4, message: `“${word}：${note}”是说明，没有当条目。` },
      ]);
    },
  );

  test('a note below the total is named as well', () => {
    const table = read(makeGrid([head, ...duties, '合计|2项||||', '备注|以上已报分管领导||||']));
    expect(reasons(table)).toEqual(['表头', '合计', '说明']);
    expect(table.issues.map(({ code, row }) => `${code} ${row}`)).toEqual(['NOTE_ROW 5']);
  });

  test('a note that stands alone needs no question, and duties after a note go on', () => {
    const table = read(
      makeGrid([head, '说明|先写条款||||', ...duties, '说明|||||', `3|${river}和绿化|沿河|无|生态|县林业局`]),
    );
    expect(names(table)).toEqual([river, forest, `${river}和绿化`]);
    expect(reasons(table)).toEqual(['表头', '说明', '说明']);
    expect(table.issues.map(({ row }) => row)).toEqual([2]);
  });
});

describe('columns a person must decide about', () => {
  const head = '序号|事项名称|主管部门|责任单位';
  const rows = [`1|${river}|县水利局|农业农村办`, `2|${forest}|县林业局|综合执法队、应急办`];
  const asked = (table: ReadTable): string[] =>
    table.issues.filter((issue) => weightOf(issue) === 'question').map(({ message }) => message);

  test('a township’s own offices beside the department are no departments that cooperate', () => {
    const table = read(makeGrid([head, ...rows]));
    expect(table.entries.map(({ department, coDepartments }) => [department, coDepartments])).toEqual([
      ['县水利局', []],
      ['县林业局', []],
    ]);
    expect(asked(table)).toEqual([
      'D列（责任单位）写的像是乡镇自己的科室（如“农业农村办”），没有导入；要导入请在列头另选，不用的选“不用”。',
    ]);
    const first = read(
      makeGrid(['责任部门|主管部门|事项名称', `党政办|县档案局|${river}`, `社会事务办|县民政局|${forest}`]),
    );
    expect(first.entries.map(({ department }) => department)).toEqual(['县档案局', '县民政局']);
  });

  test.each<[string, string[]]>([
    ['a department among them', [rows[0] ?? '', `2|${forest}|县林业局|应急管理局`]],
    ['offices of the county', [`1|${river}|县水利局|县水利中心`, `2|${forest}|县林业局|县林场站`]],
  ])('%s: who cooperates is read', (_, some) => {
    const table = read(makeGrid([head, ...some]));
    expect(table.entries.every(({ coDepartments }) => coDepartments.length > 0)).toBe(true);
    expect(asked(table)).toEqual([]);
  });

  test.each(['意见建议', '承担机构', '摆开了说'])('words under %s are asked about', (heading) => {
    const table = read(
      makeGrid([`事项名称|${heading}|部门`, `${river}|沿河查看垃圾|水利局`, `${forest}|进村张贴标语|林业局`]),
    );
    expect(asked(table)).toEqual([
      `B列（${heading}）没有对应的栏目（如“沿河查看垃圾”），没有导入；要导入请在列头另选，不用的选“不用”。`,
    ]);
  });

  test.each(['完成时限', '级别', '联系人'])('%s is only named as left out', (heading) => {
    const table = read(makeGrid([`事项名称|${heading}|部门`, `${river}|每年|水利局`, `${forest}|每月|林业局`]));
    expect(table.issues.map(({ code }) => code)).toEqual(['UNKNOWN_COLUMN']);
  });

  test('what a person decided is not asked again', () => {
    const roles = [
      { header: 1, column: 3, role: 'ignored' as const },
      { header: 1, column: 4, role: 'text' as const },
    ];
    const corrections = [{ sheet: '表', headers: [], roles, rows: [] }];
    const grid = makeGrid([`${head}|摆开了说`, `${rows[0]}|沿河查看垃圾`, `${rows[1]}|进村张贴标语`]);
    const table = readEntries([grid], { fileName: '清单.xlsx', categories: [], corrections });
    if (!table.ok) throw new Error(table.code);
    expect(asked(table.value)).toEqual([]);
    expect(table.value.entries.map(({ text }) => text)).toEqual(['沿河查看垃圾', '进村张贴标语']);
  });
});
