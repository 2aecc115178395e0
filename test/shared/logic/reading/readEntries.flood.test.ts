/** What many rows have in common takes one place among what to look at, with the rows named. */
import { expect, test } from 'vitest';
import { returnProblems } from '../../../../shared/logic/paper/drafts/returnProblems';
import { describeReading } from '../../../../shared/logic/reading/describeReading';
import { readForPreview } from '../../../../shared/logic/reading/readForPreview';
import type { Grid } from '../../../../shared/model/grid';
import { makeGrid } from '../../../builders/grids';
import { unwrap } from '../../../builders/project';

const rows = ['序号|事项名称|工作任务', ...Array.from({ length: 9 }, (_, at) => `${at + 1}|第${at + 1}件事|逐月办理`)];

function readGrid(grid: Grid) {
  const file = { format: 'xlsx' as const, grids: [grid], remarks: [] };
  const reading = unwrap(readForPreview(file, { fileName: '道河镇.xlsx', categories: [], corrections: [] }));
  return describeReading(reading, []);
}

const told = ({ table }: ReturnType<typeof readGrid>) =>
  table.issues.map(({ row, column, code, message }) => [row, column, code, message]);

/** Cells that hold formulas nobody has computed. */
function uncomputed(grid: Grid, wanted: readonly number[], columns: readonly number[]): Grid {
  return {
    ...grid,
    rows: grid.rows.map((row) => {
      if (!wanted.includes(row.row)) return row;
      const cells = row.cells.map((text, column) => (columns.includes(column) ? '' : text));
      return { ...row, cells, formulas: [...columns], missingValues: [...columns] };
    }),
  };
}

test('rows hidden by a filter are one place, however many; one alone is told as before', () => {
  const many = readGrid(makeGrid(rows, { hiddenRows: [3, 5, 6, 7] }));
  expect(many.table.entries).toHaveLength(9);
  expect(told(many)).toEqual([[3, '', 'HIDDEN_ROW', '被筛选或隐藏的4行已照常读入：第3、5—7行。']]);
  expect(told(readGrid(makeGrid(rows, { hiddenRows: [3] })))).toEqual([
    [3, '', 'HIDDEN_ROW', '这一行是隐藏行，内容已导入。'],
  ]);
});

test('a column of formulas never computed says so once and what to do, not that each name is missing', () => {
  const reading = readGrid(uncomputed(makeGrid(rows), [2, 3, 4, 5, 6, 7, 8, 9, 10], [1]));
  expect(told(reading)).toEqual([
    [
      ...[2, 'B', 'FORMULA_WITHOUT_VALUE'],
      'B列（事项名称）的9个公式从来没有算过，读成空白：第2—10行。请用 Excel 或 WPS 打开、保存，再导入。',
    ],
  ]);
  // Each of the rows is marked where it stands, and asked about when the table is given back.
  expect(reading.doubtful).toHaveLength(9);
  expect(returnProblems(reading.table.issues, [], []).map(({ row, column }) => [row, column])).toEqual(
    [2, 3, 4, 5, 6, 7, 8, 9, 10].map((row) => [row, 'B']),
  );
});

test('rows that are blank altogether for it are told, too; so is a sheet whose very header is', () => {
  const blank = readGrid(uncomputed(makeGrid(rows), [4, 5], [0, 1, 2]));
  expect(told(blank).map(([row, column, code]) => [row, column, code])).toEqual([
    [4, 'A', 'FORMULA_WITHOUT_VALUE'],
    [4, 'B', 'FORMULA_WITHOUT_VALUE'],
    [4, 'C', 'FORMULA_WITHOUT_VALUE'],
  ]);
  const nothing = readGrid(uncomputed(makeGrid(['报送表|道河镇|', ...rows]), [2], [0, 1, 2]));
  expect(nothing.headerMissing).toBe(true);
  expect(nothing.table.issues.map(({ column }) => column)).toEqual(['A', 'B', 'C']);
});

test('one formula among values is told in its row', () => {
  expect(told(readGrid(uncomputed(makeGrid(rows), [4], [2])))).toEqual([
    [
      ...[4, 'C', 'FORMULA_WITHOUT_VALUE'],
      'C列（工作任务）的公式从来没有算过，读成空白：第4行。请用 Excel 或 WPS 打开、保存，再导入。',
    ],
  ]);
});
