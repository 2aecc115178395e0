/** The lines of the matrix: folded common items, categories, items. */
import { expect, it } from 'vitest';
import { linesOf, serialsOf } from '../../../../renderer/screens/townships/matrixRowsInView';
import type { MatrixOutline } from '../../../../shared/views/matrix';

const outline: MatrixOutline = {
  towns: [{ unitId: 1, name: '道河镇', classes: ['山区'], listed: 3, particular: 1 }],
  categories: [
    { listId: 'duties', category: '基层党建', ids: [11, 12], particular: [12], perTown: [1] },
    { listId: 'duties', category: '公共服务', ids: [13, 14], particular: [], perTown: [0] },
  ],
  own: [13],
  flagged: [12],
  townTimes: 3,
};
const shown = (lines: ReturnType<typeof linesOf>) => lines.map((line) => (line.kind === 'item' ? line.id : line.kind));

it('folds the common items into one line and opens them under it', () => {
  expect(shown(linesOf(outline, 'particular', new Set(), false))).toEqual(['fold', 'category', 12]);
  expect(shown(linesOf(outline, 'particular', new Set(), true))).toEqual(['fold', 11, 13, 14, 'category', 12]);
});

it('leaves out the items of a closed category, and categories without any', () => {
  expect(shown(linesOf(outline, 'all', new Set(['基层党建']), false))).toEqual(['category', 'category', 13, 14]);
  expect(shown(linesOf(outline, 'flagged', new Set(), false))).toEqual(['category', 12]);
});

it('shows what some township has of its own, common or not', () => {
  expect(shown(linesOf(outline, 'own', new Set(), false))).toEqual(['category', 13]);
});

it('numbers the items through all categories', () => {
  expect([...serialsOf(outline)]).toEqual([
    [11, 1],
    [12, 2],
    [13, 3],
    [14, 4],
  ]);
});
