/** The ledger by township, department or list: every line ties and every figure is its items. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldGroups, type GroupedRound, itemsOfFigure, sumRounds } from '../../../../shared/logic/ledger/foldGroups';
import { ledgerPartSchema } from '../../../../shared/model/grouping';

const round = (changes: Partial<GroupedRound>): GroupedRound => ({
  round: 2,
  opening: new Map(),
  closing: new Map(),
  changes: [],
  ...changes,
});

test('an item counts in each of its townships; what changed places without a change moved', () => {
  const lines = foldGroups(
    round({
      opening: new Map([
        [1, ['甲镇', '乙镇']],
        [2, ['甲镇']],
        [3, ['乙镇']],
      ]),
      closing: new Map([
        [1, ['甲镇', '乙镇']],
        [3, ['甲镇']],
        [4, ['甲镇', '乙镇']],
      ]),
      changes: [
        { itemId: 2, countEffect: -1 },
        { itemId: 4, countEffect: 1 },
      ],
    }),
    new Map(),
    ['乙镇'],
  );
  expect(lines).toEqual([
    { key: '乙镇', opening: 2, added: 1, subtracted: 0, movedIn: 0, movedOut: 1, closing: 2 },
    { key: '甲镇', opening: 2, added: 1, subtracted: 1, movedIn: 1, movedOut: 0, closing: 3 },
  ]);
});

test('what came and went within a round shows in both columns', () => {
  const passing = round({
    changes: [
      { itemId: 9, countEffect: 1 },
      { itemId: 9, countEffect: -1 },
    ],
  });
  const elsewhere = new Map([[9, ['甲镇']]]);
  expect(foldGroups(passing, elsewhere, [])).toEqual([
    { key: '甲镇', opening: 0, added: 1, subtracted: 1, movedIn: 0, movedOut: 0, closing: 0 },
  ]);
  expect(itemsOfFigure(passing, elsewhere, { key: '甲镇', part: 'added' })).toEqual([{ itemId: 9, key: '甲镇' }]);
});

test('a campaign opens with its first round and closes with its last', () => {
  const line = { key: '甲', opening: 5, added: 1, subtracted: 2, movedIn: 0, movedOut: 0, closing: 4 };
  const next = { key: '甲', opening: 4, added: 0, subtracted: 1, movedIn: 2, movedOut: 0, closing: 5 };
  expect(sumRounds([[line], [next]])).toEqual([
    { key: '甲', opening: 5, added: 1, subtracted: 3, movedIn: 2, movedOut: 0, closing: 5 },
  ]);
});

test('whatever comes, goes and moves: every line ties and every figure is as many items', () => {
  const keys = fc.uniqueArray(fc.constantFrom('甲', '乙', '丙'), { maxLength: 3 });
  const membership = fc.array(fc.tuple(fc.integer({ min: 1, max: 8 }), keys), { maxLength: 8 });
  const change = fc.record({ itemId: fc.integer({ min: 1, max: 8 }), countEffect: fc.constantFrom(-1, 1) });
  fc.assert(
    fc.property(
      membership,
      membership,
      membership,
      fc.array(change, { maxLength: 12 }),
      (opening, closing, rest, changes) => {
        const one = round({ opening: new Map(opening), closing: new Map(closing), changes });
        const elsewhere = new Map(rest);
        const lines = foldGroups(one, elsewhere, []);
        for (const line of lines) {
          expect(line.opening + line.added - line.subtracted + line.movedIn - line.movedOut).toBe(line.closing);
          for (const part of ledgerPartSchema.options)
            expect(itemsOfFigure(one, elsewhere, { key: line.key, part })).toHaveLength(line[part]);
        }
        for (const part of ledgerPartSchema.options) {
          const sum = lines.reduce((total, line) => total + line[part], 0);
          expect(itemsOfFigure(one, elsewhere, { key: null, part })).toHaveLength(sum);
        }
      },
    ),
    { seed: 1, numRuns: 500 },
  );
});
