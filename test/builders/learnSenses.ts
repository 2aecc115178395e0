/** Learns the senses of characters and concepts from the thesaurus alone: what stands in the same groups means something alike. */
import { conceptOf, conceptPiece } from '../../shared/logic/matching/index/pieces';
import { type Knowledge, profileOf } from '../../shared/logic/matching/index/profile';
import { LANE, LANES, Rows } from '../../shared/logic/matching/index/rows';
import { LENGTH, SENSE } from '../../shared/logic/matching/index/senses';

/** Rounds of drawing the directions toward the strongest ones, and how many are drawn; those to spare make it quicker. */
const ROUNDS = 40;
const DRAWN = SENSE + 16;
/** Chinese characters, by their codes. */
const HAN = [0x4e00, 0x9fff] as const;

/** Groups as documents: of each its pieces, characters and concepts, and what they weigh. */
interface Documents {
  readonly groups: readonly (readonly { readonly piece: number; readonly weight: number }[])[];
  readonly pieces: number;
}

export interface LearntSenses {
  /** Those that stand in the thesaurus. */
  readonly characters: string;
  /** `SENSE` numbers each, of the characters in their order, then of all concepts in theirs. */
  readonly vectors: Int8Array;
}

/** What an office's thesaurus teaches; always the same for the same thesaurus. */
export function learnSenses(knowledge: Knowledge): LearntSenses {
  const { groups } = knowledge.thesaurus;
  const counted = groups.map(({ terms, related = [] }) => countPieces([...terms, ...related], knowledge));
  const keys = [...new Set(counted.flatMap((group) => [...group.keys()]))];
  const characters = keys.filter((key) => conceptOf(key) < 0).sort((a, b) => a - b);
  const places = new Map(characters.map((key, place) => [key, place]));
  for (const concept of groups.keys()) places.set(conceptPiece(concept), characters.length + concept);
  const documents = weigh(counted, places);
  const vectors = new Int8Array(SENSE * documents.pieces);
  const directions = strongest(documents);
  const sensed = alongside(documents, directions);
  for (let piece = 0; piece < documents.pieces; piece += 1) {
    const sense = sensed.map((direction) => direction[piece] ?? 0);
    const length = Math.hypot(...sense) || 1;
    for (const [part, value] of sense.entries()) vectors[SENSE * piece + part] = Math.round((LENGTH * value) / length);
  }
  return { characters: String.fromCharCode(...characters), vectors };
}

/** How often each character stands in these words, and how much each concept is meant by them. */
function countPieces(words: readonly string[], knowledge: Knowledge): Map<number, number> {
  const rows = new Rows();
  const row = rows.count(profileOf({ id: 0, name: '', text: words.join('，') }, knowledge));
  const found = new Map<number, number>();
  for (let place = rows.starts[row] ?? 0; place < (rows.starts[row + 1] ?? 0); place += 1) {
    const key = rows.vocabulary.keyOf(rows.keys[place] ?? 0);
    const value = rows.values[LANES * place + LANE.all] ?? 0;
    if (value !== 0 && (conceptOf(key) >= 0 || (key >= HAN[0] && key <= HAN[1]))) found.set(key, value);
  }
  return found;
}

/** By rarity among the groups; every group weighs the same. */
function weigh(counted: readonly ReadonlyMap<number, number>[], places: ReadonlyMap<number, number>): Documents {
  const holding = new Map<number, number>();
  for (const group of counted) for (const key of group.keys()) holding.set(key, (holding.get(key) ?? 0) + 1);
  const groups = counted.map((group) => {
    const weights = [...group].map(([key, value]) => ({
      piece: places.get(key) ?? -1,
      weight: Math.log1p(value) * Math.max(0.1, Math.log(counted.length / ((holding.get(key) ?? 0) + 3))),
    }));
    const length = Math.hypot(...weights.map(({ weight }) => weight)) || 1;
    return weights.map(({ piece, weight }) => ({ piece, weight: weight / length }));
  });
  return { groups, pieces: places.size };
}

/** The directions in which groups differ most, each a number a group: subspace iteration from always the same start. */
function strongest(documents: Documents): Float64Array[] {
  let dice = 1;
  let drawn: Float64Array[] = Array.from({ length: DRAWN }, () =>
    Float64Array.from(documents.groups, () => {
      dice = (Math.imul(dice, 1664525) + 1013904223) >>> 0;
      return dice / 2 ** 32 - 0.5;
    }),
  );
  for (let round = 0; round < ROUNDS; round += 1) drawn = upright(across(documents, alongside(documents, drawn)));
  return drawn.slice(0, SENSE);
}

/** From a number a group to a number a piece: what its groups have. */
function alongside({ groups, pieces }: Documents, directions: readonly Float64Array[]): Float64Array[] {
  return directions.map((direction) => {
    const sums = new Float64Array(pieces);
    for (const [group, held] of groups.entries())
      for (const { piece, weight } of held) sums[piece] = (sums[piece] ?? 0) + weight * (direction[group] ?? 0);
    return sums;
  });
}

/** From a number a piece to a number a group: what its pieces have. */
function across({ groups }: Documents, directions: readonly Float64Array[]): Float64Array[] {
  return directions.map((direction) =>
    Float64Array.from(groups, (held) =>
      held.reduce((sum, { piece, weight }) => sum + weight * (direction[piece] ?? 0), 0),
    ),
  );
}

/** The strongest first, each without what those before it have (Gram and Schmidt), of length 1. */
function upright(directions: readonly Float64Array[]): Float64Array[] {
  const kept: Float64Array[] = [];
  for (const direction of directions) {
    for (const before of kept) {
      const shared = dot(before, direction);
      for (let at = 0; at < direction.length; at += 1)
        direction[at] = (direction[at] ?? 0) - shared * (before[at] ?? 0);
    }
    const length = Math.sqrt(dot(direction, direction)) || 1;
    kept.push(direction.map((value) => value / length));
  }
  return kept;
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}
