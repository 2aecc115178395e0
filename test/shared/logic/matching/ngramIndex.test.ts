/** The inverted index finds by rare pieces and keeps its shares between 0 and 1. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildNgramIndex, nearestDocuments, overlapOf, vectorOf } from '../../../../shared/logic/matching/ngramIndex';
import { addGrams, PieceCounter, type Pieces, pieceOf, Shelf } from '../../../../shared/logic/matching/pieces';

const piecesOf = (text: string): Pieces => {
  const counter = new PieceCounter();
  addGrams(counter, text);
  return counter.take(new Shelf());
};
const words = fc.string({ unit: fc.constantFrom(...'森林防火河道清淤低保'), minLength: 1, maxLength: 12 });

describe('the n-gram index', () => {
  it('finds the document that shares the rarest pieces', () => {
    const texts = ['森林防火宣传', '河道清淤宣传', '低保申请宣传', '防火检查宣传'];
    const index = buildNgramIndex(texts.map(piecesOf));
    const query = vectorOf(index, piecesOf('清淤宣传'));
    expect(nearestDocuments(index, query, 1, new Float32Array(4))).toEqual([1]);
  });

  it('makes no piece across a space', () => {
    const { keys, from, to } = piecesOf('防 火');
    expect([...keys.subarray(from, to)].sort()).toEqual([pieceOf('火'), pieceOf('防')].sort());
  });

  it('leaves its room empty for the next query', () => {
    const index = buildNgramIndex(['森林防火', '河道清淤'].map(piecesOf));
    const room = new Float32Array(2);
    nearestDocuments(index, vectorOf(index, piecesOf('防火清淤')), 2, room);
    expect([...room]).toEqual([0, 0]);
  });

  it('gives every text itself as the whole of both sides', () => {
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 8 }), (texts) => {
        const index = buildNgramIndex(texts.map(piecesOf));
        for (const vector of index.documents) {
          const overlap = overlapOf(vector, vector);
          expect(overlap.cosine).toBeCloseTo(1);
          expect(overlap.ofLeft).toBeCloseTo(1);
          expect(overlap.ofRight).toBeCloseTo(1);
        }
      }),
    );
  });

  it('keeps overlaps between 0 and 1, whatever the query holds', () => {
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 8 }), words, (texts, asked) => {
        const index = buildNgramIndex(texts.map(piecesOf));
        const query = vectorOf(index, piecesOf(`${asked}信访`));
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
