/** The inverted index finds by rare pieces and keeps its shares between 0 and 1. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  heldIn,
  indexRows,
  layOut,
  type NgramIndex,
  nearestDocuments,
  OVERLAP,
  OVERLAPS,
  overlapOf,
  overlapsIn,
  type TextVector,
  vectorOf,
} from '../../../../shared/logic/matching/ngramIndex';
import { addGrams, Numbering, PieceCounter, pieceOf, type Row, Shelf } from '../../../../shared/logic/matching/pieces';

const countIn = (vocabulary: Numbering, text: string): Row => {
  const counter = new PieceCounter();
  addGrams(counter, vocabulary, text);
  return counter.take(new Shelf());
};
const indexOf = (texts: readonly string[]): NgramIndex => {
  const vocabulary = new Numbering();
  return indexRows(
    vocabulary,
    texts.map((text) => countIn(vocabulary, text)),
  );
};
const queryOf = (index: NgramIndex, text: string): TextVector => vectorOf(index, countIn(index.vocabulary, text));
const words = fc.string({ unit: fc.constantFrom(...'森林防火河道清淤低保'), minLength: 1, maxLength: 12 });

describe('the n-gram index', () => {
  it('finds the document that shares the rarest pieces', () => {
    const texts = ['森林防火宣传', '河道清淤宣传', '低保申请宣传', '防火检查宣传'];
    const index = indexOf(texts);
    const query = queryOf(index, '清淤宣传');
    expect(nearestDocuments(index, query, 1, new Float32Array(4))).toEqual([1]);
  });

  it('makes no piece across a space', () => {
    const vocabulary = new Numbering();
    const { keys, from, to } = countIn(vocabulary, '防 火');
    const pieces = [...keys.subarray(from, to)].map((number) => vocabulary.keyOf(number));
    expect(pieces.sort()).toEqual([pieceOf('火'), pieceOf('防')].sort());
  });

  it('counts what no document holds in the length of a query, and in nothing else', () => {
    const index = indexOf(['森林防火', '河道清淤']);
    const [known, more] = [queryOf(index, '防火'), queryOf(index, '防火 信访')];
    expect(more.to - more.from).toBe(known.to - known.from);
    expect(more.norm).toBeGreaterThan(known.norm);
    expect(more.sum).toBeGreaterThan(known.sum);
  });

  it('leaves its room empty for the next query', () => {
    const index = indexOf(['森林防火', '河道清淤']);
    const room = new Float32Array(2);
    nearestDocuments(index, queryOf(index, '防火清淤'), 2, room);
    expect([...room]).toEqual([0, 0]);
  });

  it('gives every text itself as the whole of both sides', () => {
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 8 }), (texts) => {
        const index = indexOf(texts);
        for (const vector of index.documents) {
          const overlap = overlapOf(vector, vector);
          expect(overlap.cosine).toBeCloseTo(1);
          expect(overlap.ofLeft).toBeCloseTo(1);
          expect(overlap.ofRight).toBeCloseTo(1);
        }
      }),
    );
  });

  it('says of two queries laid out side by side what it says of each alone', () => {
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 8 }), words, words, (texts, name, text) => {
        const index = indexOf(texts);
        const [part, whole] = [queryOf(index, name), queryOf(index, `${name} ${text}`)];
        const room = new Float32Array(2 * index.rarity.length);
        layOut(part, room, 0, 2);
        layOut(whole, room, 1, 2);
        for (const document of index.documents) {
          const both = new Float64Array(OVERLAPS);
          overlapsIn(both, room, part, whole, document);
          const [ofPart, ofWhole] = [overlapOf(part, document), overlapOf(whole, document)];
          expect([both[OVERLAP.ofPart], both[OVERLAP.partHeld]]).toEqual([ofPart.cosine, ofPart.ofLeft]);
          expect([both[OVERLAP.ofWhole], both[OVERLAP.wholeHeld]]).toEqual([ofWhole.cosine, ofWhole.ofLeft]);
          expect(heldIn(room, 1, 2, document)).toBe(ofWhole.ofRight);
        }
      }),
    );
  });

  it('keeps overlaps between 0 and 1, whatever the query holds', () => {
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 8 }), words, (texts, asked) => {
        const index = indexOf(texts);
        const query = queryOf(index, `${asked}信访`);
        for (const vector of index.documents) {
          for (const share of Object.values(overlapOf(query, vector))) {
            expect(share).toBeGreaterThanOrEqual(0);
            expect(share).toBeLessThanOrEqual(1 + 1e-9);
          }
        }
      }),
    );
  });
});
