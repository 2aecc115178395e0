/** Pieces are counted and numbered as plain maps would do it, however many there are and however often the room is used again. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeRows, Numbering, PieceCounter, Shelf } from '../../../../shared/logic/matching/pieces';

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

  it('are counted text by text, and no row on a shelf touches another', () => {
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 4 }), (texts) => {
        const vocabulary = new Numbering();
        const counter = new PieceCounter();
        const shelf = new Shelf();
        const rows = texts.map((text) => {
          for (const piece of text) counter.add(vocabulary.add(piece));
          return counter.take(shelf);
        });
        for (const [place, text] of texts.entries()) {
          const counts = new Map<number, number>();
          for (const piece of text) counts.set(piece, (counts.get(piece) ?? 0) + 1);
          const row = rows[place];
          const keys = [...(row?.keys.subarray(row.from, row.to) ?? [])];
          expect(keys.map((number) => vocabulary.keyOf(number))).toEqual([...counts.keys()]);
          expect([...(row?.values.subarray(row.from, row.to) ?? [])]).toEqual([...counts.values()]);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('of an item and what is attached to it count at their most, what is attached at a share', () => {
    const shelf = new Shelf();
    const rowOf = (text: readonly number[]) => {
      const counter = new PieceCounter();
      for (const piece of text) counter.add(piece);
      return counter.take(shelf);
    };
    const merged = mergeRows(rowOf([7, 7, 8]), [rowOf([7, 9]), rowOf([8, 8, 8, 8])], 0.5, shelf);
    expect([...merged.keys.subarray(merged.from, merged.to)]).toEqual([7, 8, 9]);
    expect([...merged.values.subarray(merged.from, merged.to)]).toEqual([2, 2, 0.5]);
  });
});
