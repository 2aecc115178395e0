/** The inverted index finds by rare pieces; likenesses are shares between 0 and 1 and what a plain comparison says. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRows, LIKE, LIKES, layOut, roomFor, takeBack } from '../../../../shared/logic/matching/index/likeness';
import { indexRows, nearestDocuments, type Query } from '../../../../shared/logic/matching/index/ngramIndex';
import { LANE, LANES, Rows } from '../../../../shared/logic/matching/index/rows';
import {
  LENGTH,
  LENGTHS,
  type WeighedRows,
  weighRow,
  weighRows,
} from '../../../../shared/logic/matching/index/weighedRows';

const wordingOf = (name: string, text = '') => ({
  known: { name, text },
  nameMeanings: [],
  textMeanings: [],
  written: { name, text },
});
const weighedOf = (texts: readonly string[]): WeighedRows => {
  const rows = new Rows();
  return weighRows(
    rows,
    Int32Array.from(texts, (text) => rows.count(wordingOf(text))),
  );
};
const ask = (weighed: WeighedRows, name: string, text = ''): number => {
  const row = weighed.rows.count(wordingOf(name, text));
  weighRow(weighed, row);
  return row;
};
/** The pieces of a row in one lane and their weights. */
const vectorOf = ({ rows, pieces }: WeighedRows, row: number, lane: number): Map<number, number> => {
  const vector = new Map<number, number>();
  for (let place = rows.starts[row] ?? 0; place < (rows.starts[row + 1] ?? 0); place += 1) {
    const weight = rows.values[LANES * place + lane] ?? 0;
    const piece = rows.keys[place] ?? 0;
    if (weight !== 0 && piece < pieces) vector.set(piece, weight);
  }
  return vector;
};
const queryOf = (weighed: WeighedRows, text: string): Query => {
  const vector = vectorOf(weighed, ask(weighed, text), LANE.all);
  return { size: vector.size, keys: Int32Array.from(vector.keys()), values: Float32Array.from(vector.values()) };
};
const lengthOf = (weighed: WeighedRows, row: number, of: number): number => weighed.lengths[LENGTHS * row + of] ?? 0;
const compared = (weighed: WeighedRows, row: number, other: number): Float64Array => {
  const room = roomFor(weighed);
  layOut(room, weighed.rows, row);
  const likeness = new Float64Array(LIKES);
  compareRows(likeness, 0, room, weighed, other);
  takeBack(room, weighed.rows);
  expect(room.marks.every((mark) => mark === 0)).toBe(true);
  return likeness;
};
const words = fc.string({ unit: fc.constantFrom(...'森林防火河道清淤低保'), minLength: 1, maxLength: 12 });
const texts = fc.array(words, { minLength: 1, maxLength: 8 });

describe('the n-gram index', () => {
  it('finds the document that shares the rarest pieces', () => {
    const weighed = weighedOf(['森林防火宣传', '河道清淤宣传', '低保申请宣传', '防火检查宣传']);
    const query = queryOf(weighed, '清淤宣传');
    expect(nearestDocuments(indexRows(weighed), query, 1, new Float32Array(4))).toEqual([1]);
  });

  it('finds as many as asked, of equal ones the first, as sorting all would', () => {
    fc.assert(
      fc.property(texts, words, fc.integer({ min: 1, max: 5 }), (documents, asked, limit) => {
        const weighed = weighedOf([...documents, ...documents]);
        const index = indexRows(weighed);
        const query = queryOf(weighed, asked);
        const scores = new Float32Array(index.total);
        for (let place = 0; place < query.size; place += 1) {
          const piece = query.keys[place] ?? 0;
          for (let at = index.starts[piece] ?? 0; at < (index.starts[piece + 1] ?? 0); at += 1) {
            const document = index.posted[at] ?? 0;
            scores[document] = (scores[document] ?? 0) + (query.values[place] ?? 0) * (index.postedWeights[at] ?? 0);
          }
        }
        const sorted = [...scores.keys()]
          .filter((document) => (scores[document] ?? 0) > 0)
          .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
        const room = new Float32Array(index.total);
        const found = nearestDocuments(index, query, limit, room);
        expect(found.sort((a, b) => a - b)).toEqual(sorted.slice(0, limit).sort((a, b) => a - b));
        expect(room.every((score) => score === 0)).toBe(true);
      }),
    );
  });

  it('counts what no document holds in the length of a row, and in nothing else', () => {
    const weighed = weighedOf(['森林防火', '河道清淤']);
    const known = ask(weighed, '防火');
    const [norm, sum] = [lengthOf(weighed, known, LENGTH.allNorm), lengthOf(weighed, known, LENGTH.allSum)];
    const pieces = vectorOf(weighed, known, LANE.all).size;
    weighed.rows.forgetFrom(known, weighed.pieces);
    const more = ask(weighed, '防火 信访');
    expect(vectorOf(weighed, more, LANE.all).size).toBe(pieces);
    expect(lengthOf(weighed, more, LENGTH.allNorm)).toBeGreaterThan(norm);
    expect(lengthOf(weighed, more, LENGTH.allSum)).toBeGreaterThan(sum);
  });
});

describe('likeness', () => {
  it('gives every text itself as the whole of both sides', () => {
    fc.assert(
      fc.property(texts, (documents) => {
        const weighed = weighedOf(documents);
        for (const row of weighed.documents)
          for (const share of compared(weighed, row, row)) expect(share).toBeCloseTo(1);
      }),
    );
  });

  it('says in one pass what every lane says by itself', () => {
    fc.assert(
      fc.property(texts, words, words, (documents, name, text) => {
        const weighed = weighedOf(documents);
        const row = ask(weighed, name, text);
        const lane = (of: number, at: number): Map<number, number> => vectorOf(weighed, of, at);
        for (const other of weighed.documents) {
          const likeness = compared(weighed, row, other);
          const dot = (mine: number, theirs: number): number =>
            [...lane(row, mine)].reduce(
              (sum, [piece, weight]) => sum + weight * (lane(other, theirs).get(piece) ?? 0),
              0,
            );
          const shared = (of: number, at: number, by: number, lanes: number): number =>
            [...lane(of, at)].reduce((sum, [piece, weight]) => (lane(by, lanes).has(piece) ? sum + weight : sum), 0);
          const norms = (mine: number, theirs: number): number =>
            lengthOf(weighed, row, mine) * lengthOf(weighed, other, theirs) || 1;
          const { nameNorm, allNorm, plainNorm, nameSum, allSum } = LENGTH;
          const { name: ofName, all, plain } = LANE;
          expect(likeness[LIKE.nameName]).toBeCloseTo(dot(ofName, ofName) / norms(nameNorm, nameNorm), 9);
          expect(likeness[LIKE.nameAll]).toBeCloseTo(dot(ofName, all) / norms(nameNorm, allNorm), 9);
          expect(likeness[LIKE.allName]).toBeCloseTo(dot(all, ofName) / norms(allNorm, nameNorm), 9);
          expect(likeness[LIKE.allAll]).toBeCloseTo(dot(all, all) / norms(allNorm, allNorm), 9);
          expect(likeness[LIKE.plain]).toBeCloseTo(dot(plain, plain) / norms(plainNorm, plainNorm), 9);
          const held = (lanes: number, sum: number): number =>
            shared(row, lanes, other, all) / (lengthOf(weighed, row, sum) || 1);
          expect(likeness[LIKE.nameHeld]).toBeCloseTo(held(ofName, nameSum), 9);
          expect(likeness[LIKE.held]).toBeCloseTo(held(all, allSum), 9);
          const itemNameHeld = shared(other, ofName, row, all) / (lengthOf(weighed, other, nameSum) || 1);
          expect(likeness[LIKE.itemNameHeld]).toBeCloseTo(itemNameHeld, 9);
        }
      }),
    );
  });

  it('stays between 0 and 1, whatever is asked', () => {
    fc.assert(
      fc.property(texts, words, (documents, asked) => {
        const weighed = weighedOf(documents);
        const row = ask(weighed, `${asked}信访`);
        for (const other of weighed.documents) {
          for (const share of compared(weighed, row, other)) {
            expect(share).toBeGreaterThanOrEqual(0);
            expect(share).toBeLessThanOrEqual(1 + 1e-6);
          }
        }
      }),
    );
  });
});
