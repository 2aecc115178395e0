/** Rows are counted as plain maps would count them, row beside row, and what came last is forgotten without a trace. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conceptPiece, pieceOf } from '../../../../shared/logic/matching/index/pieces';
import { LANE, LANES, Rows, type Wording } from '../../../../shared/logic/matching/index/rows';

/** A piece of a row and how often it stands in its lanes. */
type Counted = readonly [piece: number, name: number, all: number, plain: number];

const countedIn = ({ keys, values, starts, vocabulary }: Rows, row: number): Counted[] => {
  const [from, end] = [starts[row] ?? 0, starts[row + 1] ?? 0];
  return Array.from({ length: end - from }, (_, place): Counted => {
    const at = LANES * (from + place);
    const of = (lane: number): number => values[at + lane] ?? 0;
    return [vocabulary.keyOf(keys[from + place] ?? 0), of(LANE.name), of(LANE.all), of(LANE.plain)];
  });
};

const gramsOf = (text: string): number[] =>
  text
    .split(' ')
    .flatMap((word) =>
      [...word].flatMap((one, at) => [pieceOf(one), ...(at === 0 ? [] : [pieceOf(`${word[at - 1]}${one}`)])]),
    );

const plainly = ({ known, nameMeanings, textMeanings, written }: Wording): Counted[] => {
  const counts = new Map<number, [number, number, number]>();
  const of = (piece: number): [number, number, number] => {
    const lanes = counts.get(piece) ?? [0, 0, 0];
    counts.set(piece, lanes);
    return lanes;
  };
  for (const piece of gramsOf(known.name)) {
    of(piece)[LANE.name] += 1;
    of(piece)[LANE.all] += 1;
  }
  for (const piece of gramsOf(known.text)) of(piece)[LANE.all] += 1;
  for (const { concept, strong } of textMeanings) {
    const lanes = of(conceptPiece(concept));
    lanes[LANE.all] = Math.max(lanes[LANE.all], strong ? 3.2 : 1.4);
  }
  for (const { concept, strong } of nameMeanings) {
    const lanes = of(conceptPiece(concept));
    lanes[LANE.all] = Math.max(lanes[LANE.all], strong ? 3.2 : 1.4);
    lanes[LANE.name] = Math.max(lanes[LANE.name], strong ? 3.2 : 1.4);
  }
  for (const piece of gramsOf(`${written.name}\n${written.text}`)) of(piece)[LANE.plain] += 1;
  return [...counts].map(([piece, lanes]) => [piece, ...lanes]);
};

const letters = [...Array.from({ length: 400 }, (_, at) => String.fromCharCode(0x4e00 + at)), ' '];
const text = fc.string({ unit: fc.constantFrom(...letters), maxLength: 60, size: 'max' });
const meanings = fc.array(fc.record({ concept: fc.nat(20), strong: fc.boolean(), general: fc.constant(false) }), {
  maxLength: 4,
});
const wording = fc.record({
  known: fc.record({ name: text, text }),
  nameMeanings: meanings,
  textMeanings: meanings,
  written: fc.record({ name: text, text }),
});
const wordings = fc.array(wording, { minLength: 1, maxLength: 30, size: 'max' });

const closeTo = (counted: readonly Counted[]): unknown =>
  counted.map(([piece, ...lanes]) => [piece, ...lanes.map((count) => expect.closeTo(count, 5))]);

describe('rows', () => {
  it('hold each piece once, in the order they are met, counted lane by lane', () => {
    fc.assert(
      fc.property(wordings, (written) => {
        const rows = new Rows();
        expect(written.map((row) => rows.count(row))).toEqual([...written.keys()]);
        for (const [row, said] of written.entries()) expect(countedIn(rows, row)).toEqual(closeTo(plainly(said)));
      }),
      { numRuns: 30 },
    );
  });

  it('that came last are forgotten with their pieces, and those before them stay', () => {
    fc.assert(
      fc.property(wordings, wordings, (first, then) => {
        const rows = new Rows();
        for (const row of first) rows.count(row);
        const { size } = rows.vocabulary;
        for (const row of then) rows.count(row);
        rows.forgetFrom(first.length, size);
        expect([rows.size, rows.vocabulary.size]).toEqual([first.length, size]);
        const again = then.map((row) => rows.count(row));
        for (const [at, said] of [...first, ...then].entries())
          expect(countedIn(rows, [...first.keys(), ...again][at] ?? -1)).toEqual(closeTo(plainly(said)));
      }),
      { numRuns: 30 },
    );
  });

  it('of an item and what is attached to it count at their most, what is attached at a share, and name nothing', () => {
    const rows = new Rows();
    const say = (name: string): number =>
      rows.count({ known: { name, text: '' }, nameMeanings: [], textMeanings: [], written: { name, text: '' } });
    const own = say('甲 甲 乙');
    const merged = rows.merge(own, [say('甲 丙'), say('乙 乙 乙 乙')], 0.5);
    const endsLine = ([piece]: Counted): boolean => (piece & 0xffff) === 0x0a;
    expect(countedIn(rows, merged).filter((counted) => !endsLine(counted))).toEqual([
      [pieceOf('甲'), 0, 2, 2],
      [pieceOf('乙'), 0, 2, 2],
      [pieceOf('丙'), 0, 0.5, 0.5],
    ]);
  });
});
