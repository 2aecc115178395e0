/** Rows weighed: what a piece says by its rarity among the documents, and how long each row is. */
import { isConcept } from './pieces';
import { LANE, LANES, type Lane, type Rows } from './rows';

/** How pieces are weighed. */
interface Weighing {
  /** Weight of a single character and of a pair; concepts bring their own. */
  readonly single: number;
  readonly pair: number;
  readonly rarity: (total: number, count: number) => number;
  /** A piece no document holds says less about a text than one that could have been shared. */
  readonly unseen: number;
}

/** For texts without boilerplate: single characters help names written with other words, but little. */
const FIELD: Weighing = { single: 1.3, pair: 1, rarity: (total, count) => Math.log(1 + total / count), unseen: 0.3 };
/** Plain TF-IDF and cosine, as everybody has it. */
const PLAIN: Weighing = {
  single: 1,
  pair: 1,
  rarity: (total, count) => 1 + Math.log((1 + total) / (1 + count)),
  unseen: 0,
};

/** What the pieces of a lane say. */
interface PieceWeights {
  /** By piece, how many documents hold it. */
  readonly counts: Int32Array;
  /** By piece, its rarity; and weighed by its kind. */
  readonly rarity: Float64Array;
  readonly weightOf: Float64Array;
  /** Rarity of a piece that no document holds. */
  readonly unseenRarity: number;
}

/** How long a row is, in numbers that fill one line of the processor's memory: sums of weights, roots of sums of squares. */
export const LENGTH = { nameSum: 0, nameNorm: 1, allSum: 2, allNorm: 3, plainNorm: 4 } as const;
export const LENGTHS = 8;

/** Rows weighed in place. */
export interface WeighedRows {
  readonly rows: Rows;
  /** By document, its row: its own wording, with everything attached to it. */
  readonly documents: Int32Array;
  /** How many pieces the vocabulary has for good; what only a question says is numbered after them and forgotten. */
  readonly pieces: number;
  /** Of name and whole; and of what is written. */
  readonly field: PieceWeights;
  readonly plain: PieceWeights;
  /** `LENGTHS` numbers a row, and room for two rows more: an entry and a part of it. */
  readonly lengths: Float64Array;
}

/** Weighs all rows; from then on their values are weights. */
export function weighRows(rows: Rows, documents: Int32Array): WeighedRows {
  const weighed = {
    rows,
    documents,
    pieces: rows.vocabulary.size,
    field: pieceWeights(rows, documents, LANE.all, FIELD),
    plain: pieceWeights(rows, documents, LANE.plain, PLAIN),
    lengths: new Float64Array(LENGTHS * (rows.size + 2)),
  };
  for (let row = 0; row < rows.size; row += 1) weighRow(weighed, row);
  return weighed;
}

function pieceWeights(rows: Rows, documents: Int32Array, lane: Lane, weighing: Weighing): PieceWeights {
  const { vocabulary, keys, values, starts } = rows;
  const counts = new Int32Array(vocabulary.size);
  for (let document = 0; document < documents.length; document += 1) {
    const row = documents[document] ?? 0;
    const end = starts[row + 1] ?? 0;
    for (let place = starts[row] ?? 0; place < end; place += 1) {
      const piece = keys[place] ?? 0;
      // Added without a branch that the processor could guess wrong.
      counts[piece] = (counts[piece] ?? 0) + (values[LANES * place + lane] === 0 ? 0 : 1);
    }
  }
  const total = documents.length;
  const unseenRarity = Math.log(1 + total);
  const rarities = new Float64Array(total + 1);
  rarities[0] = unseenRarity;
  for (let count = 1; count <= total; count += 1) rarities[count] = weighing.rarity(total, count);
  const rarity = new Float64Array(counts.length);
  const weightOf = new Float64Array(counts.length);
  for (let piece = 0; piece < counts.length; piece += 1) {
    const count = counts[piece] ?? 0;
    const rare = rarities[count] ?? 0;
    const kind = kindWeight(vocabulary.keyOf(piece), weighing);
    rarity[piece] = rare;
    weightOf[piece] = count === 0 ? kind * (rare * weighing.unseen) : rare * kind;
  }
  return { counts, rarity, weightOf, unseenRarity };
}

function kindWeight(piece: number, { single, pair }: Weighing): number {
  return isConcept(piece) ? 1 : piece >>> 16 === 0 ? single : pair;
}

/** What a piece weighs in a row that holds it once, beside texts without boilerplate. */
export function weightOf({ rows, pieces, field }: WeighedRows, piece: number): number {
  if (piece < pieces) return field.weightOf[piece] ?? 0;
  return kindWeight(rows.vocabulary.keyOf(piece), FIELD) * field.unseenRarity * FIELD.unseen;
}

/** Repetition counts less each time: a long text does not win by saying 防火 ten times. */
const damped = (count: number): number => (count <= 1 ? count : 1 + Math.log(count));

/** Weighs a row in place. Pieces that no document holds count in its length. */
export function weighRow({ rows, pieces, field, plain, lengths }: WeighedRows, row: number): void {
  const { vocabulary, keys, values, starts } = rows;
  const unseen = field.unseenRarity * FIELD.unseen;
  let nameSum = 0;
  let nameSquares = 0;
  let allSum = 0;
  let allSquares = 0;
  let plainSquares = 0;
  const end = starts[row + 1] ?? 0;
  for (let place = starts[row] ?? 0; place < end; place += 1) {
    const piece = keys[place] ?? 0;
    const seen = piece < pieces;
    const at = LANES * place;
    const inAll = values[at + LANE.all] ?? 0;
    if (inAll !== 0) {
      const weight = seen ? (field.weightOf[piece] ?? 0) : kindWeight(vocabulary.keyOf(piece), FIELD) * unseen;
      const ofAll = Math.fround(damped(inAll) * weight);
      values[at + LANE.all] = ofAll;
      allSum += ofAll;
      allSquares += ofAll * ofAll;
      const inName = values[at + LANE.name] ?? 0;
      if (inName !== 0) {
        const ofName = Math.fround(damped(inName) * weight);
        values[at + LANE.name] = ofName;
        nameSum += ofName;
        nameSquares += ofName * ofName;
      }
    }
    const ofPlain = seen ? Math.fround((values[at + LANE.plain] ?? 0) * (plain.weightOf[piece] ?? 0)) : 0;
    values[at + LANE.plain] = ofPlain;
    plainSquares += ofPlain * ofPlain;
  }
  const to = LENGTHS * row;
  lengths[to + LENGTH.nameSum] = nameSum;
  lengths[to + LENGTH.nameNorm] = Math.sqrt(nameSquares);
  lengths[to + LENGTH.allSum] = allSum;
  lengths[to + LENGTH.allNorm] = Math.sqrt(allSquares);
  lengths[to + LENGTH.plainNorm] = Math.sqrt(plainSquares);
}
