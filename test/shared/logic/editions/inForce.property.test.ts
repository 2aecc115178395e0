/** The list in force on a day is what a walk day by day comes to: whatever editions, decisions and ends there were, in whatever rounds. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type EditionInForce, type InterimStep, inForceOn } from '../../../../shared/logic/editions/inForce';

const DAYS = 40;
const START = Date.UTC(2025, 5, 18);

function dayOf(index: number): string {
  return new Date(START + index * 86_400_000).toISOString().slice(0, 10);
}

const itemId = fc.integer({ min: 1, max: 6 });
const content = fc.constantFrom('甲', '乙', '丙');
const editions = fc
  .uniqueArray(
    fc.record({ at: fc.integer({ min: 0, max: DAYS - 1 }), items: fc.dictionary(itemId.map(String), content) }),
    {
      selector: ({ at }) => at,
      maxLength: 5,
    },
  )
  .map((drawn): EditionInForce<string>[] =>
    [...drawn]
      .sort((a, b) => a.at - b.at)
      .map(({ at, items }, index) => ({
        id: index + 1,
        effectiveOn: dayOf(at),
        round: 2 * index + 1,
        items: new Map(Object.entries(items).map(([id, text]) => [Number(id), text])),
      })),
  );
/** In the order they were decided, which is not the order they take effect in. */
const steps = fc
  .array(
    fc.record({
      ...{ at: fc.integer({ min: 0, max: DAYS - 1 }), itemId, content: fc.option(content) },
      roundsLater: fc.integer({ min: 0, max: 2 }),
    }),
    { maxLength: 12 },
  )
  .map((drawn) => {
    let round = 1;
    return drawn.map(({ at, roundsLater, ...step }, order): InterimStep<string> => {
      round += roundsLater;
      return { ...step, on: dayOf(at), words: '', round, order };
    });
  });

/** The plain way: one day after another, each edition replaces all, each decision one item that none decided later has settled. */
function walk(drawn: readonly EditionInForce<string>[], taken: readonly InterimStep<string>[], until: number) {
  let state: Map<number, string> | null = null;
  let sealed = 0;
  let settledBy = new Map<number, number>();
  for (let index = 0; index <= until; index += 1) {
    const day = dayOf(index);
    const edition = drawn.find(({ effectiveOn }) => effectiveOn === day);
    if (edition) {
      state = new Map(edition.items);
      sealed = edition.round;
      settledBy = new Map();
    }
    for (const step of taken) {
      const begins = edition ? step.on <= day : step.on === day;
      if (!begins || step.round <= sealed || step.order < (settledBy.get(step.itemId) ?? 0)) continue;
      settledBy.set(step.itemId, step.order);
      if (step.content === null) state?.delete(step.itemId);
      else state?.set(step.itemId, step.content);
    }
  }
  return state;
}

test('on every day it is what a walk through the days comes to', () => {
  fc.assert(
    fc.property(editions, steps, fc.integer({ min: 0, max: DAYS - 1 }), (drawn, taken, index) => {
      const walked = walk(drawn, taken, index);
      const found = inForceOn(drawn, taken, dayOf(index));
      if (walked === null) expect(found).toBeNull();
      else expect(new Map([...(found?.items ?? [])].map(([id, item]) => [id, item.content]))).toEqual(walked);
    }),
    { numRuns: 2_000 },
  );
});

test('what is in force says since when, and what is gone says why; the two never overlap', () => {
  fc.assert(
    fc.property(editions, steps, fc.integer({ min: 0, max: DAYS - 1 }), (drawn, taken, index) => {
      const found = inForceOn(drawn, taken, dayOf(index));
      if (!found) return;
      for (const [id, item] of found.items) {
        expect(item.since >= found.edition.effectiveOn && item.since <= dayOf(index)).toBe(true);
        expect(found.gone.has(id)).toBe(false);
      }
      for (const [id, step] of found.gone) {
        expect(step.content).toBeNull();
        expect(found.items.has(id)).toBe(false);
      }
    }),
  );
});
