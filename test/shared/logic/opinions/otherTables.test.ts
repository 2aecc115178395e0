/** Of several tables in one returned file only those of the form are answers, and what was read of a later one is told. */
import { expect, test } from 'vitest';
import { PACK_COLUMNS, PACK_HEADINGS, type PackColumn } from '../../../../shared/logic/opinions/draftPackForm';
import { type ReadReturn, readPackForm } from '../../../../shared/logic/opinions/readPackForm';
import type { Grid } from '../../../../shared/model/grid';
import { makeGrid } from '../../../builders/grids';

const names = ['河道巡查', '古树管护', '渡口值守'];
const pack = names.map((name, index) => ({
  itemId: index + 1,
  itemVersion: 1,
  cells: { list: '', category: '公共服务', number: `000${index + 1}`, name, content: `做好${name}` },
}));

type Texts = Partial<Record<PackColumn, string>>;

const line = (texts: Texts): string[] => PACK_COLUMNS.map((column) => texts[column] ?? '');
const headOf = (uid: string): string[] => [`反馈单位：县水利局　　表号：${uid}`];
const NOW = 'QQ2P-LPZ5-ZHCA';
const BEFORE = 'AB2P-LPZ5-ZHC7';

function sent(index: number, own: Texts = {}): string[] {
  const { category: list = '', number = '', name = '', content = '' } = pack[index]?.cells ?? {};
  return line({ serial: String(index + 1), list, number, name, content, ...own });
}

const rowsSent = (answers: Readonly<Record<number, Texts>> = {}): string[][] =>
  names.map((_, index) => sent(index, answers[index]));

const form = (sheet: string, uid: string, answers: Readonly<Record<number, Texts>> = {}): Grid =>
  makeGrid([headOf(uid), line(PACK_HEADINGS), ...rowsSent(answers)], { sheet });

function read(...grids: readonly Grid[]): ReadReturn {
  const table = readPackForm(grids, pack);
  if (!table) throw new Error('no table');
  return table;
}

const uidSheet = (): Grid =>
  makeGrid(
    [
      ['双梳征求意见反馈表', '1'],
      ['表号', NOW],
    ],
    { sheet: '双梳校验', sheetHidden: true },
  );

const told = ({ findings }: ReadReturn, kind: string): string[] =>
  findings.filter((finding) => finding.kind === kind).map(({ words }) => words);

test.each([
  ['behind', (now: Grid, before: Grid): Grid[] => [now, before]],
  ['before', (now: Grid, before: Grid): Grid[] => [before, now]],
])('the form of last time on a sheet %s that of this time is told, not read', (_, placed) => {
  const grids = placed(form('反馈表', NOW, { 0: { kind: '无意见' } }), form('上次', BEFORE, { 1: { kind: '删除' } }));
  const returned = read(...grids, uidSheet());
  expect(returned.opinions.map(({ itemId, kind }) => [itemId, kind])).toEqual([[1, 'none']]);
  expect(returned.questions).toEqual([]);
  expect(returned.unanswered).toBe(2);
  expect(told(returned, 'unread')).toEqual([`“上次”是另一份反馈表（表号 ${BEFORE}），没有读作意见，请看原表`]);
});

test('批注 on the form of last time are told with their words, and no question of this time’s', () => {
  const noted = (grid: Grid, text: string): Grid => ({ ...grid, notes: [{ row: 3, column: 5, author: '张三', text }] });
  const now = noted(form('反馈表', NOW, { 0: { kind: '无意见' } }), '这次的话');
  const returned = read(now, noted(form('上次', BEFORE), '上次的话'), uidSheet());
  expect(returned.questions.map(({ ask, opinion }) => [ask, opinion.proposal])).toEqual([
    ['F3 批注（张三）', '批注：这次的话'],
  ]);
  expect(told(returned, 'unread')).toEqual([
    '“上次” F3 批注（张三）：上次的话。这张表是另一份反馈表，批注没有读作意见，请看原表',
    `“上次”是另一份反馈表（表号 ${BEFORE}），没有读作意见，请看原表`,
  ]);
});

test('what the form of last time says as a whole, and who filled it in, is not this time’s', () => {
  const said = (grid: Grid, overall: string, person: string): Grid => ({
    ...grid,
    above: [`总体意见：${overall}`, `联系人：${person}`],
  });
  const before = said(form('上次', BEFORE), '全部无意见', '张三 0453-1111111');
  const returned = read(before, said(form('反馈表', NOW), '', '李四 0453-2222222'), uidSheet());
  expect(returned).toMatchObject({ allAgreed: false, person: '李四' });
});

test('a table that goes on with the form of last time belongs to that', () => {
  const more = makeGrid([sent(2, { kind: '删除' })], { sheet: '上次续', word: true });
  const returned = read(form('反馈表', NOW), form('上次', BEFORE), more);
  expect(returned.opinions).toEqual([]);
  expect(told(returned, 'unread')).toHaveLength(2);
});

test('every opinion of a second table is told, 无意见 by their number', () => {
  const second = form('河道科', NOW, { 0: { kind: '删除' }, 1: { kind: '无意见' }, 2: { kind: '无意见' } });
  const returned = read(form('反馈表', NOW), second);
  expect(told(returned, 'mark')).toEqual([
    '“河道科”里，“河道巡查”写的读作意见（核减）',
    '“河道科”里，2 项写的读作“无意见”',
  ]);
});

test('a table of figures, one of which is the number of an item, is no part of the form', () => {
  const counts = makeGrid(['无意见|修改|删除|新增', '1|0|2|0'], { sheet: '汇总' });
  const returned = read(form('反馈表', NOW), counts);
  expect([returned.opinions, returned.questions]).toEqual([[], []]);
  expect(told(returned, 'unread')).toEqual([
    '“汇总”写有“无意见；修改；删除；新增；1；0；2；0”，没有读作意见，请看原表',
  ]);
});

test.each([
  ['its own names', sent(2, { kind: '删除' }), 1],
  ['a name put otherwise above the same task', sent(2, { name: '渡口值班值守', kind: '删除' }), 1],
  ['other names and tasks under the numbers', sent(2, { name: '校车看护', content: '上下学看护', kind: '删除' }), 0],
])('a table without headings with %s', (_, row, opinions) => {
  const returned = read(form('反馈表', NOW), makeGrid([row], { sheet: '续表' }));
  expect(returned.opinions).toHaveLength(opinions);
});

test('one row of the form among others that contradict it makes no part of the form', () => {
  const other = (index: number): string[] => sent(index, { name: '校车看护', content: '上下学看护', kind: '删除' });
  const returned = read(
    form('反馈表', NOW),
    makeGrid([sent(0, { kind: '删除' }), other(1), other(2)], { sheet: '他表' }),
  );
  expect([returned.opinions, returned.questions]).toEqual([[], []]);
});
