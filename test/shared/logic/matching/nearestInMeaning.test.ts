/** What means the nearest is what comparing one by one and sorting would put first, at the ends of the numbers, too. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { layOutMeanings, nearestInMeaning } from '../../../../shared/logic/matching/index/nearestInMeaning';
import { alikeness, LENGTH, SENSE } from '../../../../shared/logic/matching/index/senses';

const number = fc.oneof(fc.constantFrom(-LENGTH, 0, LENGTH), fc.integer({ min: -LENGTH, max: LENGTH }));
const sense = fc.oneof(
  number.map((each) => Array<number>(SENSE).fill(each)),
  fc.array(number, { minLength: SENSE, maxLength: SENSE }),
);

it('two items looked at at once come to what each comes to', () => {
  fc.assert(
    fc.property(fc.array(sense, { maxLength: 40 }), sense, fc.integer({ min: 1, max: 12 }), (items, asked, limit) => {
      const senses = Int8Array.from(items.flat());
      const question = Int8Array.from([...Array<number>(SENSE).fill(1), ...asked]);
      const allowed = (item: number): boolean => item % 5 !== 3;
      const near = items.map((_, item) => alikeness(question, SENSE, senses, SENSE * item));
      const sorted = [...near.keys()]
        .filter((item) => allowed(item) && (near[item] ?? 0) > 0)
        .sort((a, b) => (near[b] ?? 0) - (near[a] ?? 0) || a - b);
      const found = nearestInMeaning(layOutMeanings(senses), question, SENSE, limit, allowed);
      expect(found).toEqual(sorted.slice(0, limit));
    }),
    { numRuns: 500 },
  );
});
