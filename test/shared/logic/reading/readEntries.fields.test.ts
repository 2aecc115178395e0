/** Columns of a scheme's own fields, and the words a district has for its townships. */
import { expect, test } from 'vitest';
import { ownCellsOf } from '../../../../shared/logic/paper/layout/ownColumns';
import { readEntries } from '../../../../shared/logic/reading/readEntries';
import type { ReadTable } from '../../../../shared/model/sourceEntry';
import { makeGrid } from '../../../builders/grids';

const fields = ['事项编码', '办理时限', '风险等级'];

function read(lines: string[], known = fields, merges: string[] = []): ReadTable {
  const table = readEntries([makeGrid(lines, { merges })], { fileName: '表.xlsx', categories: [], fields: known });
  if (!table.ok) throw new Error(table.code);
  return table.value;
}

const roles = (table: ReadTable) => Object.fromEntries(table.columns.map(({ header, role }) => [header, role]));

test('a column named as a field of the scheme is that field, and nobody is told that it was left out', () => {
  const table = read([
    '序号|事项编码|职责事项|工作任务|办理时限|风险等级|承办科室',
    '1|QP-0001|森林防火|春秋两季巡护。|全年|高|应急办',
    '2|QP-0002|防汛值守|汛期昼夜值守。|即办|中|应急办',
  ]);
  expect(roles(table)).toMatchObject({ 事项编码: 'field', 办理时限: 'field', 风险等级: 'field' });
  expect(table.issues.map(({ message }) => message).filter((message) => /编码|时限|等级/.test(message))).toEqual([]);
  const [entry] = table.entries;
  expect(entry && ownCellsOf(entry, table.columns, table.rows[1]?.cells ?? [])).toMatchObject({
    事项编码: 'QP-0001',
    办理时限: '全年',
    风险等级: '高',
  });
});

test('a field below a heading of two levels is not read as part of the task', () => {
  const lines = [
    '序号|职责事项|工作任务|办理要求|',
    '|||办理时限|风险等级',
    '1|森林防火|春秋两季巡护。|全年|高',
    '2|防汛值守|汛期昼夜值守。|即办|中',
  ];
  const table = read(lines, fields, ['A1:A2', 'B1:B2', 'C1:C2', 'D1:E1']);
  expect(table.entries.map(({ text }) => text)).toEqual(['春秋两季巡护。', '汛期昼夜值守。']);
  expect(roles(table)).toMatchObject({ '办理要求/办理时限': 'field', '办理要求/风险等级': 'field' });
});

test('the only number of a row is the code where the scheme has a field for it', () => {
  const lines = ['项目编码|职责事项|工作任务', 'A1|森林防火|春秋两季巡护。', 'A2|防汛值守|汛期昼夜值守。'];
  expect(roles(read(lines, ['项目编码']))).toMatchObject({ 项目编码: 'field' });
  expect(roles(read(lines, []))).toMatchObject({ 项目编码: 'serial' });
});

test('a scheme whose field is called as a name leaves the table its names', () => {
  const lines = ['序号|职责事项|工作任务', '1|森林防火|春秋两季巡护。', '2|防汛值守|汛期昼夜值守。'];
  expect(roles(read(lines, ['职责事项']))).toMatchObject({ 职责事项: 'name' });
});

test.each(['街镇责任', '镇（街道）责任', '街道乡镇责任', '乡镇责任'])(
  '%s says what part the township has',
  (heading) => {
    const table = read([
      `序号|职责事项|工作任务|${heading}`,
      '1|森林防火|巡护。|主体责任',
      '2|防汛值守|值守。|配合责任',
    ]);
    expect(table.entries.map(({ townshipRole }) => townshipRole)).toEqual(['main', 'cooperate']);
  },
);
