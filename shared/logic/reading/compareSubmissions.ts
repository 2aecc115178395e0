/** Two submissions of one unit compared: which entries stayed, were reworded, came in, are gone. */
import type { LongList } from '../../model/longList';
import type { ReadEntry } from '../../model/sourceEntry';
import { normalizeText } from '../text/normalizeText';
import { splitBases } from './rows/cellValues';
import { withoutNumber } from './rows/fillContinued';
import type { FieldsSaid } from './submittedFields';

/** Positions in the two lists; `before` is null for a new entry, `after` for one that is gone. */
export interface EntryPair {
  readonly kind: 'unchanged' | 'reworded' | 'added' | 'gone';
  readonly before: number | null;
  readonly after: number | null;
}

type Compared = Omit<ReadEntry, 'sheet' | 'row'>;

/** Below this share of common two-character pieces two entries are two duties. */
const LEAST_ALIKE = 0.5;
/** Pieces found in more entries than this tell nothing. */
const COMMON_PIECE = 200;

function level(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '');
}

function wholeOf(entry: Compared, name: string): string {
  const { text, department, coDepartments, category, townshipRole, bases, applies, remark } = entry;
  // What a cell holds was parted otherwise by earlier versions.
  const cited = bases.flatMap((basis) => splitBases(basis));
  const fields = [name, text, department, coDepartments, category, townshipRole, cited, applies, remark];
  return JSON.stringify(fields, (_, value: unknown) => (typeof value === 'string' ? level(value) : value));
}

class Pairing {
  readonly partner = new Map<number, number>();
  readonly taken = new Set<number>();
  readonly reworded = new Set<number>();

  join(before: number, after: number, reworded: boolean): void {
    this.partner.set(after, before);
    this.taken.add(before);
    if (reworded) this.reworded.add(after);
  }
}

/** Pairs entries of equal keys, in order; each at most once. */
function pairByKey(pairing: Pairing, before: readonly string[], after: readonly string[], reworded: boolean): void {
  const open = new Map<string, number[]>();
  before.forEach((key, index) => {
    if (key === '' || pairing.taken.has(index)) return;
    open.set(key, [...(open.get(key) ?? []), index]);
  });
  after.forEach((key, index) => {
    const found = pairing.partner.has(index) ? undefined : open.get(key)?.shift();
    if (found !== undefined) pairing.join(found, index, reworded);
  });
}

function piecesOf(text: string): Set<string> {
  const plain = normalizeText(text).replace(/ /g, '');
  return new Set(Array.from({ length: Math.max(0, plain.length - 1) }, (_, at) => plain.slice(at, at + 2)));
}

interface Pieces {
  readonly name: ReadonlySet<string>;
  readonly text: ReadonlySet<string>;
}

function share(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  let common = 0;
  for (const piece of a) if (b.has(piece)) common += 1;
  return (2 * common) / (a.size + b.size);
}

function alikeness(a: Pieces, b: Pieces): number {
  const name = share(a.name, b.name);
  return a.text.size === 0 || b.text.size === 0 ? name : 0.6 * name + 0.4 * share(a.text, b.text);
}

/** Where the work may stop for a while: a comparison of two long lists takes seconds. */
type Steps<T> = Generator<undefined, T, undefined>;

/** So many entries are looked at in a few milliseconds. */
const entriesAtOnce = 200;

/** Pairs what is left by likeness, the most alike first. */
function* pairByLikeness(pairing: Pairing, before: readonly Compared[], after: LongList<Compared>): Steps<void> {
  const pieces = ({ name, text }: Compared): Pieces => ({ name: piecesOf(name), text: piecesOf(text) });
  const places = new Map<string, number[]>();
  const old = new Map<number, Pieces>();
  for (const [index, entry] of before.entries()) {
    if (index % entriesAtOnce === 0) yield undefined;
    if (pairing.taken.has(index)) continue;
    const own = pieces(entry);
    old.set(index, own);
    for (const piece of new Set([...own.name, ...own.text])) {
      const list = places.get(piece);
      if (list) list.push(index);
      else places.set(piece, [index]);
    }
  }
  const found: { before: number; after: number; score: number }[] = [];
  let index = -1;
  for (const entry of after) {
    index += 1;
    // Each is held against up to some hundred others.
    if (index % 20 === 0) yield undefined;
    if (pairing.partner.has(index)) continue;
    const own = pieces(entry);
    const near = new Set(
      [...own.name, ...own.text].flatMap((piece) => {
        const list = places.get(piece) ?? [];
        return list.length > COMMON_PIECE ? [] : list;
      }),
    );
    for (const candidate of near) {
      const other = old.get(candidate);
      const score = other ? alikeness(other, own) : 0;
      if (score >= LEAST_ALIKE) found.push({ before: candidate, after: index, score });
    }
  }
  found.sort((a, b) => b.score - a.score || a.after - b.after || a.before - b.before);
  for (const pair of found) {
    if (pairing.taken.has(pair.before) || pairing.partner.has(pair.after)) continue;
    pairing.join(pair.before, pair.after, true);
  }
}

function* keysOf(entries: LongList<Compared>, keyOf: (entry: Compared, index: number) => string): Steps<string[]> {
  const keys: string[] = [];
  for (const entry of entries) {
    if (keys.length % entriesAtOnce === 0) yield undefined;
    keys.push(keyOf(entry, keys.length));
  }
  return keys;
}

/** Every entry of either list stands in exactly one pair: first those of the new list in its order, then what is gone. */
export function compareSubmissions(before: readonly Compared[], after: readonly Compared[]): EntryPair[] {
  const steps = comparingSubmissions(before, after);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** As `compareSubmissions`, in steps of a few milliseconds. `fields`: what each entry says in columns of the scheme's own. */
export function* comparingSubmissions(
  before: readonly Compared[],
  after: LongList<Compared>,
  fields: Pick<FieldsSaid, 'before' | 'after'> = { before: [], after: [] },
): Steps<EntryPair[]> {
  const pairing = new Pairing();
  const names = ({ name }: Compared): string => level(name);
  const whole =
    (own: FieldsSaid['before'], nameOf: (entry: Compared) => string) =>
    (entry: Compared, index: number): string =>
      `${wholeOf(entry, nameOf(entry))}${level((own[index] ?? []).join('\n'))}`;
  // A number in front of a name counts within its table; earlier versions kept some that Word had put there.
  for (const nameOf of [({ name }: Compared) => name, ({ name }: Compared) => withoutNumber(name)]) {
    const [old, now] = [whole(fields.before, nameOf), whole(fields.after, nameOf)];
    pairByKey(pairing, yield* keysOf(before, old), yield* keysOf(after, now), false);
  }
  pairByKey(pairing, yield* keysOf(before, names), yield* keysOf(after, names), true);
  yield* pairByLikeness(pairing, before, after);
  const present = Array.from({ length: after.length }, (_, index): EntryPair => {
    const partner = pairing.partner.get(index);
    if (partner === undefined) return { kind: 'added', before: null, after: index };
    return { kind: pairing.reworded.has(index) ? 'reworded' : 'unchanged', before: partner, after: index };
  });
  const gone = before.flatMap((_, index): EntryPair[] =>
    pairing.taken.has(index) ? [] : [{ kind: 'gone', before: index, after: null }],
  );
  return [...present, ...gone];
}

/** How many entries there are of each kind. */
export function countPairs(pairs: readonly EntryPair[]): Record<EntryPair['kind'], number> {
  const counts = { unchanged: 0, reworded: 0, added: 0, gone: 0 };
  for (const { kind } of pairs) counts[kind] += 1;
  return counts;
}
