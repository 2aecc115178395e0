/** Items looked through in blocks: the outcome is that of looking at all anew, whatever changed. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BlockMemo, inBlocks } from '../../../../shared/logic/checks/inBlocks';

interface Thing {
  readonly id: number;
  readonly value: number;
}
const sum = (block: readonly Thing[]): number => block.reduce((total, { value }) => total + value, 0);
const totalOf = (parts: readonly number[]): number => parts.reduce((total, part) => total + part, 0);

test('a block whose items are the same objects is not looked at again, one with another item is', () => {
  const memo: BlockMemo<Thing, number> = new WeakMap();
  const things = Array.from({ length: 2_000 }, (_, id) => ({ id: id + 1, value: 1 }));
  let looked = 0;
  const look = (items: readonly Thing[], context: string) =>
    totalOf(
      inBlocks(memo, items, context, (block) => {
        looked += 1;
        return sum(block);
      }),
    );
  expect([look(things, 'a'), looked]).toEqual([2_000, 4]);
  expect([look([...things], 'a'), looked]).toEqual([2_000, 4]);
  const changed = things.map((thing) => (thing.id === 700 ? { id: 700, value: 5 } : thing));
  expect([look(changed, 'a'), looked]).toEqual([2_004, 5]);
  expect([
    look(
      things.filter(({ id }) => id !== 700),
      'a',
    ),
    looked,
  ]).toEqual([1_999, 6]);
  expect([look(things, 'b'), looked]).toEqual([2_000, 10]);
});

test('is the sum of all after any additions, removals, changes and moves', () => {
  const step = fc.record({ at: fc.nat({ max: 40 }), deed: fc.constantFrom('change', 'remove', 'move', 'add') });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const memo: BlockMemo<Thing, number> = new WeakMap();
      // Numbers far apart, so that few items make many blocks.
      let things: Thing[] = Array.from({ length: 20 }, (_, index) => ({ id: index * 200, value: index }));
      for (const { at, deed } of steps) {
        const place = at % Math.max(things.length, 1);
        const thing = things[place];
        if (deed === 'add' || !thing) things = [...things, { id: at * 100 + things.length, value: at }];
        else if (deed === 'remove') things = things.filter((one) => one !== thing);
        else if (deed === 'change') things = things.map((one) => (one === thing ? { ...one, value: at + 1 } : one));
        else things = [...things.filter((one) => one !== thing), thing];
        expect(totalOf(inBlocks(memo, things, null, sum))).toBe(sum(things));
      }
    }),
  );
});
