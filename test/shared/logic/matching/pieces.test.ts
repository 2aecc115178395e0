/** Pieces are numbered as a plain map would do it, however many there are and however often the room is used again. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Numbering } from '../../../../shared/logic/matching/index/pieces';

const pieces = fc.array(fc.oneof(fc.integer(), fc.integer({ min: 0, max: 40 })), { maxLength: 1500, size: 'max' });

describe('pieces', () => {
  it('are numbered in the order they are first met, and again from 0 once forgotten', () => {
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 3 }), (texts) => {
        const numbering = new Numbering();
        for (const text of texts) {
          const known = new Map<number, number>();
          for (const piece of text) {
            if (!known.has(piece)) known.set(piece, known.size);
            expect(numbering.add(piece)).toBe(known.get(piece));
          }
          for (const [piece, number] of known) expect(numbering.find(piece)).toBe(number);
          numbering.keep(0);
          for (const piece of known.keys()) expect(numbering.find(piece)).toBe(-1);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('that came last are forgotten, and those before them keep their numbers', () => {
    fc.assert(
      fc.property(pieces, pieces, (first, then) => {
        const numbering = new Numbering();
        for (const piece of first) numbering.add(piece);
        const known = new Map(first.map((piece) => [piece, numbering.find(piece)]));
        const { size } = numbering;
        for (const piece of then) numbering.add(piece);
        numbering.keep(size);
        expect(numbering.size).toBe(size);
        for (const piece of [...first, ...then]) expect(numbering.find(piece)).toBe(known.get(piece) ?? -1);
      }),
      { numRuns: 20 },
    );
  });
});
