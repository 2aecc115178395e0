/** Layouts out of three hundred files made up at random: where a name ends, whose a subtotal is, what a sheet or an inner heading says. */
import { expect, test } from 'vitest';
import { readEntries } from '../../../../shared/logic/reading/readEntries';
import type { Grid } from '../../../../shared/model/grid';
import type { ReadTable } from '../../../../shared/model/sourceEntry';
import { makeGrid } from '../../../builders/grids';

const categories = ['党的建设', '民生服务', '平安法治'];
const river = '每月沿河巡查两次，做好记录。';
const forest = '防火期逐村宣传，发现火情及时上报。';

function read(...grids: Grid[]): ReadTable {
  const table = readEntries(grids, { fileName: '清单.xlsx', categories });
  if (!table.ok) throw new Error(table.code);
  expect(table.value.rows).toHaveLength(grids.reduce((sum, grid) => sum + grid.rows.length, 0));
  return table.value;
}

const nameAndText = ({ entries }: ReadTable): string[][] => entries.map(({ name, text }) => [name, text]);

test.each(['：', ':', '\n'])('name and wording in one cell are parted at %j, which is told', (sign) => {
  const table = read(
    makeGrid([
      ['序号', '承担的工作', '对口科室（部门）'],
      ['1', `河道巡查${sign}${river}`, '县水利局'],
      ['2', `森林防火宣传${sign}${forest}`, '县林业局'],
    ]),
  );
  expect(nameAndText(table)).toEqual([
    ['河道巡查', river],
    ['森林防火宣传', forest],
  ]);
  expect(table.entries.map(({ department }) => department)).toEqual(['县水利局', '县林业局']);
  expect(table.issues.map(({ message }) => message)).toEqual([
    'B列（承担的工作）一格里写着名称和内容，已按冒号或换行分开，前面的作名称，请核对。',
  ]);
});

test.each([
  ['a name broken by a narrow column', '农村公路日常养\n护和路域环境整治', '农村公路日常养护和路域环境整治'],
  ['who the duty comes from', `县水利局：${river}`, `县水利局：${river}`],
  ['several duties, numbered', `1.河道巡查；\n2.${forest}`, `1.河道巡查；2.${forest}`],
  ['duties a line each, numbered', `1.河道巡查\n2.${forest}`, `1.河道巡查2.${forest}`],
  ['a wording with a column beside it', `河道巡查：${river}`, `河道巡查：${river}`],
])('%s stays one name', (what, cell, name) => {
  const beside = what.includes('beside') ? ['工作要求', '按时完成'] : [];
  const row = (text: string, place: number): string[] => [String(place), text, ...beside.slice(1)];
  const rows = [cell, `${cell}`, cell].map((text, place) => row(text, place + 1));
  const table = read(makeGrid([['序号', '事项名称', ...beside.slice(0, 1)], ...rows]));
  expect(table.entries.map((entry) => entry.name)).toEqual([name, name, name]);
  expect(table.issues.filter(({ code }) => code === 'COLUMN_KEPT')).toEqual([]);
});

test('headings of sections do not hide that names and wordings share their cells', () => {
  const table = read(
    makeGrid(
      [
        ['任务名称', '经费保障'],
        ['一、党的建设'],
        [`党费收缴：${river}`, '有'],
        ['二、民生服务'],
        [`低保核查：${forest}`, '无'],
      ],
      { merges: ['A2:B2', 'A4:B4'] },
    ),
  );
  expect(table.entries.map(({ name, category }) => [name, category])).toEqual([
    ['党费收缴', '党的建设'],
    ['低保核查', '民生服务'],
  ]);
});

test('a subtotal with the name of its department between is no duty, and what it states is compared', () => {
  const rows = (count: string): string[] => [
    '序号|部门|事项|内容',
    `1|县水利局|河道巡查|${river}`,
    `小计|县水利局|${count}|`,
    `2|县林业局|森林防火宣传|${forest}`,
    '小计|县林业局|1项|',
    '合计||2项|',
  ];
  const right = read(makeGrid(rows('1项')));
  expect(right.entries.map(({ name }) => name)).toEqual(['河道巡查', '森林防火宣传']);
  expect(right.issues).toEqual([]);
  const wrong = read(makeGrid(rows('3项')));
  expect(wrong.issues.map(({ message }) => message)).toEqual(['小计写明3项，实际1项。']);
});

test('a count in front of a name makes no subtotal of it', () => {
  const table = read(makeGrid(['序号|部门|事项', '1|县水利局|河道巡查', '合计|3项|低保核查']));
  expect(table.entries.map(({ name }) => name)).toContain('低保核查');
});

test('sheets beside those named after categories are categories, too, where they are no departments', () => {
  const sheet = (name: string, duty: string): Grid => makeGrid(['序号|事项名称', `1|${duty}`], { sheet: name });
  const table = read(
    sheet('党的建设', '党费收缴'),
    sheet('民生服务', '低保核查'),
    sheet('商贸流通类', '集市管理'),
    sheet('县水利局', '河道巡查'),
  );
  expect(table.entries.map(({ category }) => category)).toEqual(['党的建设', '民生服务', '商贸流通', '']);
  // With most names of another kind they are none.
  const others = read(sheet('党的建设', '党费收缴'), sheet('青石镇', '河道巡查'), sheet('柳河', '低保核查'));
  expect(others.entries.map(({ category }) => category)).toEqual(['党的建设', '', '']);
});

test('a heading within a category of the scheme does not take its place', () => {
  const table = read(
    makeGrid(
      [
        '序号|事项名称',
        '一、党的建设',
        '（一）日常类',
        '1|党费收缴',
        '（二）专项类',
        '2|村级换届',
        '二、民生服务',
        '3|低保核查',
      ],
      { merges: ['A2:B2', 'A3:B3', 'A5:B5', 'A7:B7'] },
    ),
  );
  expect(table.entries.map(({ category }) => category)).toEqual(['党的建设', '党的建设', '民生服务']);
  expect(table.rows.filter(({ kind }) => kind === 'section').map(({ reason }) => reason)).toEqual([
    '小标题：类别',
    '小标题：类别之下',
    '小标题：类别之下',
    '小标题：类别',
  ]);
});

test('headings numbered alike stand side by side, though only the first is a category of the scheme', () => {
  const table = read(
    makeGrid(['序号|事项名称', '（一）民生服务', '1|低保核查', '（二）平安建设类', '2|反诈宣传'], {
      merges: ['A2:B2', 'A4:B4'],
    }),
  );
  expect(table.entries.map(({ category }) => category)).toEqual(['民生服务', '平安建设类']);
});

test('a lowest level of sentences is the wording of the level above', () => {
  const table = read(
    makeGrid([
      '一级事项|二级事项|三级事项（具体工作）',
      `党的建设|河道巡查|${river}`,
      `民生服务|森林防火宣传|${forest}`,
    ]),
  );
  expect(nameAndText(table)).toEqual([
    ['河道巡查', river],
    ['森林防火宣传', forest],
  ]);
  expect(table.entries.map(({ category }) => category)).toEqual(['党的建设', '民生服务']);
});

test('headings as towns speak are known', () => {
  const table = read(
    makeGrid([
      '序号|我们实际干的事|谁让干的|有没有文件',
      '1|给各村发防汛沙袋|水利局|没有',
      '2|替信用社收贷款|县里|没有',
    ]),
  );
  expect(table.columns.map(({ role }) => role)).toEqual(['serial', 'name', 'department', 'ignored']);
});

test.each(['承担的具体工作', '具体承担工作'])('%s beside a name is the wording', (heading) => {
  const table = read(makeGrid([`序号|事项|${heading}`, `1|河道巡查|${river}`, `2|森林防火宣传|${forest}`]));
  expect(nameAndText(table)[0]).toEqual(['河道巡查', river]);
});

test.each([
  ['任务下达单位', '县水利局', 'department'],
  ['事项责任单位', '县水利局', 'department'],
  ['哪个部门布置的', '县水利局', 'department'],
  ['文件名称及文号', '《河道管理条例》第二十条', 'basis'],
])('%s says who or by what, not what is done', (heading, value, role) => {
  const table = read(
    makeGrid([
      ['序号', '工作任务', heading],
      ['1', '河道巡查', value],
      ['2', '森林防火宣传', value],
      ['3', '低保核查', value],
    ]),
  );
  expect(table.columns.map((column) => column.role)).toEqual(['serial', 'name', role]);
});

test('of two columns that ask for a wording the short one names the duty', () => {
  const table = read(
    makeGrid([`主要工作任务|工作要求及标准`, `河道巡查|${river}`, `森林防火宣传|${forest}`, `低保核查|${river}`]),
  );
  expect(nameAndText(table)[0]).toEqual(['河道巡查', river]);
});

test.each(['具体事项', '干了哪些事'])('%s is a header where all that stands beside it tells nothing', (heading) => {
  const table = read(makeGrid([`${heading}|完成时限|责任人`, '河道巡查|每月|李强', '低保核查|每季度|王伟']));
  expect(table.entries.map(({ name }) => name)).toEqual(['河道巡查', '低保核查']);
});

test.each([
  ['牵头局', ['县水利局', '县林业局'], 'department'],
  ['法条', ['《河道管理条例》第二十条', '《森林防火条例》第五条'], 'basis'],
  ['法定职责依据', ['《河道管理条例》第二十条', '《森林防火条例》第五条'], 'basis'],
  ['审核', ['党政办', '综合科'], 'ignored'],
  ['责任科室', ['县水利局', '县林业局'], 'ignored'],
])('a column headed %s is known by what stands in it alone where that can be nothing else', (heading, cells, role) => {
  const table = read(makeGrid([`序号|事项|${heading}`, `1|河道巡查|${cells[0]}`, `2|森林防火宣传|${cells[1]}`]));
  expect(table.columns.map((column) => column.role)).toEqual(['serial', 'name', role]);
});
