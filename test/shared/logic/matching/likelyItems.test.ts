/** The quick look for items that share the most with an entry. */
import { expect, it } from 'vitest';
import { addShared, bestPlaces, likelyPieces } from '../../../../shared/logic/matching/likelyItems';

const rows = ['秸秆禁烧宣传', '河道巡查', '秸秆综合利用', '林区巡查'].map((words) => ({ words }));

function look(text: string): number[] {
  const scores = new Float64Array(rows.length);
  for (const piece of likelyPieces(text)) addShared(scores, rows, piece);
  return bestPlaces(scores, 3);
}

it('puts the item that shares the most first and leaves out those that share nothing', () => {
  expect(look('秸秆禁烧')).toEqual([0, 2]);
});

it('holds a rare pair for more than a common one', () => {
  expect(look('林区巡查巡护')[0]).toBe(3);
});

it('looks for pairs of characters, each once, none across marks or figures', () => {
  expect(likelyPieces('防火，防火2队 巡护')).toEqual(['防火', '巡护']);
  expect(likelyPieces('')).toEqual([]);
});
