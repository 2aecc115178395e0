/** Lists of 县乡“属地管理”事项 as departments write them: who is on which side, in columns of every shape. */
import { describe, expect, test } from 'vitest';
import { readEntries } from '../../../../shared/logic/reading/readEntries';
import { countSenders } from '../../../../shared/logic/reading/senders/senders';
import type { ReadTable } from '../../../../shared/model/sourceEntry';
import { makeGrid } from '../../../builders/grids';

function read(...rows: string[]): ReadTable {
  const table = readEntries([makeGrid(rows)], { fileName: '清单.xlsx', categories: ['城乡建设', '水利'] });
  if (!table.ok) throw new Error(table.code);
  return table.value;
}

const told = (table: ReadTable) =>
  table.entries.map(({ text, department, coDepartments, townshipRole, extra }) => [
    text,
    department,
    coDepartments.join('、'),
    townshipRole,
    extra?.superiorDuty ?? '',
  ]);
const asked = (table: ReadTable) => table.issues.filter(({ message }) => message.includes('没有导入'));

test('主体责任 beside 主体责任单位 is what that unit does', () => {
  const table = read(
    '序号|事项|主体责任单位|主体责任|配合责任单位|配合责任',
    '1|排污口排查|县生态环境分局|组织整治|各乡镇（街道）、县水利局|配合排查',
    '2|散养户粪污|各乡镇|督促整改|县生态环境分局|技术指导',
  );
  expect(told(table)).toEqual([
    ['配合排查', '县生态环境分局', '县水利局', 'cooperate', '组织整治'],
    ['督促整改', '县生态环境分局', '', 'main', '技术指导'],
  ]);
  expect(asked(table)).toEqual([]);
});

test('主要职责 right beside 主责单位 is the department’s, not the township’s', () => {
  const table = read(
    '序号|事项名称|主责单位|主要职责|配合单位|配合职责',
    '1|秸秆禁烧|各乡镇（街道）|组织巡查|县农业农村局|指导综合利用',
    '2|强制免疫|县农业农村局|组织疫苗供应|各乡镇|建立档案',
  );
  expect(told(table)).toEqual([
    ['组织巡查', '县农业农村局', '', 'main', '指导综合利用'],
    ['建立档案', '县农业农村局', '', 'cooperate', '组织疫苗供应'],
  ]);
});

test('what the heading says the township does is the township’s although departments cooperate', () => {
  const table = read(
    '序号|职责事项名称|主责单位|主责单位职责|配合单位|乡镇（街道）配合职责|备注（法律依据）',
    '1|森林火灾防范|县应急管理局|组织扑救|县资规局、县公安局|防火宣传，及时上报|《森林防火条例》第五条',
    '2|避难场所管理|乡镇（街道）||县应急管理局|日常维护|无',
  );
  expect(told(table)).toEqual([
    ['防火宣传，及时上报', '县应急管理局', '县资规局、县公安局', 'cooperate', '组织扑救'],
    ['日常维护', '县应急管理局', '', 'main', ''],
  ]);
  expect(table.entries.map(({ bases, remark }) => [bases.join(), remark])).toEqual([
    ['《森林防火条例》第五条', ''],
    ['', ''],
  ]);
});

test('a fifth column says what the township does where both sides are departments', () => {
  const table = read(
    '编号|事 项 名 称|责任主体|主体责任|协同部门|协同责任|乡镇职责',
    '1|小作坊监管|市监局|登记、检查|县城管局|占道查处|日常巡查',
    '2|电梯隐患排查|市监局|执法|/|/|发现上报',
  );
  expect(told(table)).toEqual([
    ['日常巡查', '市监局', '县城管局', 'cooperate', '市监局：登记、检查\n县城管局：占道查处'],
    ['发现上报', '市监局', '', 'cooperate', '执法'],
  ]);
  expect(asked(table)).toEqual([]);
});

test('unit and wording in one cell are told apart', () => {
  const table = read(
    '序号|事项名称|主责单位及职责|配合单位及职责',
    '1|河道“清四乱”|县水利局：组织整治，查处违法行为|各乡镇（街道）：日常巡查\n县执法局、县公安局：配合执法',
    '2|农村饮水安全|县水利局：水质监督|县卫健局：水质监测；各乡镇：落实管水员',
    '3|水库管护|石埠镇、柳坞乡：落实管护人员|县水利局：技术指导',
  );
  expect(told(table)).toEqual([
    [
      '日常巡查',
      '县水利局',
      '县执法局、县公安局',
      'cooperate',
      '县水利局：组织整治，查处违法行为\n县执法局：配合执法\n县公安局：配合执法',
    ],
    ['落实管水员', '县水利局', '县卫健局', 'cooperate', '县水利局：水质监督\n县卫健局：水质监测'],
    ['落实管护人员', '县水利局', '', 'main', '技术指导'],
  ]);
  expect(table.entries.map(({ applies }) => applies)).toEqual([null, null, ['石埠镇', '柳坞乡']]);
});

test('units in their column and each with its wording beside it are told apart', () => {
  const table = read(
    '序号|事项|主体责任单位|主体责任|配合责任单位|配合责任',
    '1|防汛值守|县应急管理局|组织指挥|乡镇（街道）、县水利局|乡镇（街道）：落实值班。\n县水利局：调度水库。',
    '2|集镇保洁|青石镇|组织清扫|县住建局、县生态环境局|县住建局：建中转站。\n县生态环境局：监测渗滤液。',
    '3|一处没写|县应急管理局|组织指挥|乡镇（街道）、县水利局|乡镇（街道）：落实值班。',
  );
  expect(told(table)).toEqual([
    ['落实值班。', '县应急管理局', '县水利局', 'cooperate', '县应急管理局：组织指挥\n县水利局：调度水库。'],
    ['组织清扫', '县住建局', '县生态环境局', 'main', '县住建局：建中转站。\n县生态环境局：监测渗滤液。'],
    ['乡镇（街道）：落实值班。', '县应急管理局', '县水利局', 'cooperate', '组织指挥'],
  ]);
});

test('townships named on a side are those it applies to', () => {
  const table = read(
    '序号|事项名称|主责单位|主责单位职责|配合单位|乡镇配合职责',
    '1|采砂巡查|县资规局|查处|石埠镇、云岫畲族乡|日常巡查',
    '2|耕地保护|县资规局|立案查处|各乡镇（街道）|巡查上报',
  );
  expect(table.entries.map(({ applies }) => applies)).toEqual([['石埠镇', '云岫畲族乡'], null]);
});

test('headings a township writes in its own words are known', () => {
  const table = read(
    '序号|具体干的事|怎么干的|哪个部门交办|文件/依据|一年几次',
    '1|看山|清明上山|应急局|森林防火条例|30',
  );
  expect(table.entries).toMatchObject([{ name: '看山', text: '清明上山', department: '应急局' }]);
});

describe('rows that are no matters', () => {
  test('一 with the field in the column of categories heads a group', () => {
    const table = read(
      '序号|领域|事项|责任部门',
      '一|城乡建设||',
      '1||危房改造|县住建局',
      '2||自建房排查|县住建局',
      '二|水利||',
      '1||水库管护|县水利局',
    );
    expect(table.entries.map(({ name, category }) => [name, category])).toEqual([
      ['危房改造', '城乡建设'],
      ['自建房排查', '城乡建设'],
      ['水库管护', '水利'],
    ]);
  });

  test('a total that says how many of them are which is no matter', () => {
    const table = read('序号|领域|事项|责任部门', '1|水利|水库管护|县水利局', '合计||1项（其中乡镇主责1项）|');
    expect(table.entries.map(({ name }) => name)).toEqual(['水库管护']);
  });
});

describe('townships in general on a side', () => {
  const general = [
    '属地乡镇',
    '所在乡镇',
    '有关乡镇',
    '乡镇街道',
    '各乡镇街道',
    '全县各乡镇',
    '各街道',
    '各乡镇人民政府（街道办事处）',
  ];
  test.each(general)('%s names no single one', (towns) => {
    const table = read(
      '序号|事项名称|主责单位|主责单位职责|配合单位|乡镇配合职责',
      `1|河道巡查|县水利局|组织查处|${towns}|日常巡查`,
    );
    expect(told(table)).toEqual([['日常巡查', '县水利局', '', 'cooperate', '组织查处']]);
    expect(table.entries.map(({ applies }) => applies)).toEqual([null]);
  });

  test('one by name stays one', () => {
    const table = read(
      '序号|事项名称|主责单位|主责单位职责|配合单位|乡镇配合职责',
      '1|河道巡查|县水利局|组织查处|石埠镇、柳坞乡|日常巡查',
    );
    expect(table.entries.map(({ applies }) => applies)).toEqual([['石埠镇', '柳坞乡']]);
  });
});

test('a township on a side is no sender of the rows from there on', () => {
  const table = readEntries(
    [
      makeGrid([
        '序号|事项名称|主责单位|主责单位职责|配合单位|乡镇配合职责',
        '1|河道巡查|县水利局|组织查处|石埠镇|日常巡查',
        '2|森林防火|县林业局|组织扑救|各乡镇|宣传',
        '3|水库值守|县水利局|调度|柳坞乡|值守',
        '4|秸秆禁烧|县生态环境分局|执法|各乡镇|巡查',
      ]),
    ],
    { fileName: '县乡主体责任配合责任清单.xlsx', categories: [] },
  );
  if (!table.ok) throw new Error(table.code);
  expect(countSenders(table.value)).toEqual([]);
});

test('wording whose cell names no unit is kept beside a cell that does', () => {
  const table = read(
    '序号|事项名称|主责单位及职责|配合单位及职责',
    '1|水库管理|县水利局负责水库安全监管，组织查处。|各乡镇：日常巡查',
  );
  expect(JSON.stringify(table.entries)).toContain('县水利局负责水库安全监管，组织查处。');
  expect(JSON.stringify(table.entries)).toContain('日常巡查');
});

test('责任主体 above both sides hides neither', () => {
  const table = read(
    '序号|事项名称|责任主体/主责单位|责任主体/主责内容|责任主体/配合单位|责任主体/配合内容',
    '1|河道巡查|县水利局|组织查处|各乡镇|日常巡查',
  );
  expect(told(table)).toEqual([['日常巡查', '县水利局', '', 'cooperate', '组织查处']]);
});
