/** The highest scores are those that sorting all of them would put first. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { highestOf } from '../../../../shared/logic/matching/index/highestOf';

it('the highest of many scores are found, of equal ones the first', () => {
  const score = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 9 }), fc.float({ min: 0, max: 9, noNaN: true }));
  fc.assert(
    fc.property(fc.array(score, { maxLength: 300, size: 'max' }), fc.integer({ min: 1, max: 80 }), (written, limit) => {
      const scores = Float32Array.from(written);
      const sorted = [...scores.keys()]
        .filter((at) => (scores[at] ?? 0) > 0)
        .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
      expect(highestOf(scores, limit).sort((a, b) => a - b)).toEqual(sorted.slice(0, limit).sort((a, b) => a - b));
    }),
    { numRuns: 500 },
  );
});
