/** The ledger from rows: opening + in − out = closing, round by round, category by category. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldLedger, totalLedger } from '../../../../shared/logic/ledger/foldLedger';
import type { Change, ChangeKind, Round } from '../../../../shared/model/round';

const round = (number: number, kind: Round['kind'] = 'review'): Round => ({
  id: number * 10,
  number,
  kind,
  title: '',
  date: '2025-06-02',
  state: 'sealed',
});

const EFFECTS: Readonly<Record<ChangeKind, number>> = { add: 1, restore: 1, split: 1, subtract: -1, amend: 0, move: 0 };

const at = (category: string) => ({ listId: 'one', category });
const SECTIONS = ['党建', '经济', '治理'].map(at);

function change(kind: ChangeKind, number: number, category: string, toCategory: string | null = null): Change {
  return {
    id: 1,
    roundId: number * 10,
    itemId: 1,
    kind,
    countEffect: EFFECTS[kind],
    listId: 'one',
    category,
    toListId: null,
    toCategory,
    reasonKind: '',
    reason: '',
    targetItemId: null,
    entryId: null,
    proposer: '',
    decider: '',
    basis: '',
    preparedId: null,
  };
}

test('the first round opens with what was sorted in it, the next with the closing of the one before', () => {
  const sorted = [...Array.from({ length: 5 }, () => ({ roundId: 10, ...at('党建') })), { roundId: 10, ...at('经济') }];
  const changes = [
    change('add', 2, '经济'),
    change('subtract', 2, '党建'),
    change('subtract', 2, '党建'),
    change('move', 2, '党建', '经济'),
    change('amend', 2, '经济'),
    change('restore', 3, '党建'),
    change('split', 3, '经济'),
  ];
  const rounds = foldLedger([round(3), round(1, 'sorting'), round(2)], sorted, changes, SECTIONS);
  expect(rounds.map((one) => [one.round, one.opening, one.added, one.subtracted, one.closing])).toEqual([
    [1, 6, 0, 0, 6],
    [2, 6, 1, 2, 5],
    [3, 5, 2, 0, 7],
  ]);
  expect(rounds[1]?.categories).toEqual([
    { listId: 'one', category: '党建', opening: 5, added: 0, subtracted: 2, movedIn: 0, movedOut: 1, closing: 2 },
    { listId: 'one', category: '经济', opening: 1, added: 1, subtracted: 0, movedIn: 1, movedOut: 0, closing: 3 },
    { listId: 'one', category: '治理', opening: 0, added: 0, subtracted: 0, movedIn: 0, movedOut: 0, closing: 0 },
  ]);
  expect(totalLedger(rounds)).toEqual({ first: 6, added: 3, subtracted: 2, live: 7 });
});

test('a category the scheme no longer has still gets its row, behind the others', () => {
  const sorted = [{ roundId: 10, ...at('旧类') }];
  const rounds = foldLedger([round(1, 'sorting')], sorted, [change('move', 1, '旧类', '新类')], [at('党建')]);
  expect(rounds[0]?.categories.map(({ category, closing }) => [category, closing])).toEqual([
    ['党建', 0],
    ['旧类', 0],
    ['新类', 1],
  ]);
});

test('the same category of two lists is two rows, and a move between lists leaves one for the other', () => {
  const sorted = ['own', 'cooperate'].map((listId) => ({ roundId: 10, listId, category: '党建' }));
  const move = { ...change('move', 2, '党建', '党建'), listId: 'own', toListId: 'cooperate' };
  const rounds = foldLedger([round(1, 'sorting'), round(2)], sorted, [move], []);
  expect(rounds[1]?.categories.map((row) => [row.listId, row.opening, row.movedIn, row.movedOut, row.closing])).toEqual(
    [
      ['own', 1, 0, 1, 0],
      ['cooperate', 1, 1, 0, 2],
    ],
  );
});

test('without rounds there is nothing to count', () => {
  expect(foldLedger([], [], [], [at('党建')])).toEqual([]);
  expect(totalLedger([])).toEqual({ first: 0, added: 0, subtracted: 0, live: 0 });
});

test('whatever the changes: every row ties, rounds join, moves cancel out, totals add up', () => {
  const category = fc.constantFrom('党建', '经济', '治理');
  const anyChange = fc
    .tuple(
      fc.constantFrom(...(Object.keys(EFFECTS) as ChangeKind[])),
      fc.integer({ min: 1, max: 4 }),
      category,
      category,
    )
    .map(([kind, number, from, to]) => change(kind, number, from, kind === 'move' ? to : null));
  fc.assert(
    fc.property(fc.array(category, { maxLength: 20 }), fc.array(anyChange, { maxLength: 40 }), (sortedIn, changes) => {
      const sorted = sortedIn.map((one) => ({ roundId: 10, ...at(one) }));
      const rounds = foldLedger(
        [1, 2, 3, 4].map((number) => round(number)),
        sorted,
        changes,
        SECTIONS,
      );
      for (const [index, one] of rounds.entries()) {
        for (const row of one.categories) {
          expect(row.opening + row.added - row.subtracted + row.movedIn - row.movedOut).toBe(row.closing);
          const before = rounds[index - 1]?.categories.find((other) => other.category === row.category);
          if (before) expect(row.opening).toBe(before.closing);
        }
        expect(one.opening + one.added - one.subtracted).toBe(one.closing);
      }
      const net = changes.reduce((sum, { countEffect }) => sum + countEffect, 0);
      const { first, added, subtracted, live } = totalLedger(rounds);
      expect([first, first + added - subtracted, live]).toEqual([sorted.length, live, sorted.length + net]);
    }),
    { seed: 1, numRuns: 200 },
  );
});
