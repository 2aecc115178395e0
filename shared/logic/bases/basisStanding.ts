/** What a document is on a day, and how far an item's bases carry it. */
import type { BasisEvent, BasisLevel, BasisStanding, BasisState, Citation } from '../../model/basis';
import { basisLevelSchema } from '../../model/basis';
import type { ItemContent } from '../../model/item';
import { appliesTo } from '../schemes/appliesTo';
import { citedAmong } from './sameCitation';

type Happened = Pick<BasisEvent, 'kind' | 'since'>;

/** By its own dates and what happened up to and including that day; without dates it counts as 现行. */
export function standingOn(effectiveOn: string, events: readonly Happened[], day: string): BasisStanding {
  if (effectiveOn !== '' && effectiveOn > day) return 'notYet';
  const past = events.filter(({ since }) => since <= day);
  if (past.some(({ kind }) => kind === 'repeal')) return 'repealed';
  if (past.some(({ kind }) => kind === 'lapse')) return 'lapsed';
  return past.length > 0 ? 'amended' : 'effective';
}

function isInForce(standing: BasisStanding): boolean {
  return standing === 'effective' || standing === 'amended';
}

type CitedArticle = Pick<Citation, 'title' | 'docNumber' | 'clause'>;

type PrintedItem = Pick<ItemContent, 'id' | 'bases' | 'prints' | 'scope' | 'townships'>;

/** What documents are on one day, as far as it takes something from citations: few, so that most need one look. */
export interface BasesOnDay {
  /** Titles with the numbers of documents that are not in force. */
  readonly gone: ReadonlyMap<string, readonly string[]>;
  /** By item, citations verified before anybody noted what has changed their document by then: to be verified anew. */
  readonly overtaken: ReadonlyMap<number, readonly CitedArticle[]>;
}

export function goneOf(
  bases: readonly { readonly title: string; readonly docNumber: string; readonly standing: BasisStanding }[],
): BasesOnDay['gone'] {
  const gone = new Map<string, string[]>();
  for (const { title, docNumber, standing } of bases) {
    if (!isInForce(standing)) gone.set(title, [...(gone.get(title) ?? []), docNumber]);
  }
  return gone;
}

/** 没有依据不得列入: one in-force basis whose article was verified carries the item. */
export function basisStateOf(
  { id, bases }: Pick<ItemContent, 'id' | 'bases'>,
  { gone, overtaken }: BasesOnDay,
): BasisState {
  if (bases.length === 0) return 'missing';
  let state: BasisState = 'outOfForce';
  for (const basis of bases) {
    const { title, docNumber, clause, verified } = basis;
    if (gone.size > 0 && gone.get(title)?.includes(docNumber)) continue;
    if (
      verified &&
      !overtaken.get(id)?.some((one) => one.title === title && one.docNumber === docNumber && one.clause === clause)
    )
      return 'verified';
    state = 'unverified';
  }
  return state;
}

export interface PrintedState {
  readonly state: BasisState;
  /** Whose lists are in that state, where the item itself is verified. */
  readonly towns: readonly string[];
}

const WORST_FIRST = ['outOfForce', 'unverified'] as const;

/**
 * The same as the lists print it: what a township's list cites otherwise than the item must carry the duty there. A list
 * that printed no basis says nothing of its own.
 */
export function printedBasisState(item: PrintedItem, onDay: BasesOnDay): PrintedState {
  const state = basisStateOf(item, onDay);
  if (state !== 'verified' || item.prints === undefined) return { state, towns: [] };
  const told = item.prints.flatMap(({ township, bases = [] }) => {
    if (bases.length === 0 || !appliesTo(item.scope, item.townships, township)) return [];
    const own = bases.flatMap((basis) => citedAmong(item.bases, basis));
    return [{ township, state: own.length === 0 ? 'unverified' : basisStateOf({ id: item.id, bases: own }, onDay) }];
  });
  const worst = WORST_FIRST.find((one) => told.some((town) => town.state === one));
  if (worst === undefined) return { state, towns: [] };
  return { state: worst, towns: told.filter((town) => town.state === worst).map(({ township }) => township) };
}

const STRENGTH: ReadonlyMap<BasisLevel, number> = new Map(basisLevelSchema.options.map((level, at) => [level, at]));

/** The strongest level of several, or null of none. */
export function strongestLevel(levels: readonly BasisLevel[]): BasisLevel | null {
  const sorted = [...levels].sort((a, b) => (STRENGTH.get(a) ?? 99) - (STRENGTH.get(b) ?? 99));
  return sorted[0] ?? null;
}

/** 责任状, meetings and the like: nothing a duty may rest on alone. */
export function isWeakLevel(level: BasisLevel): boolean {
  return level === '责任状' || level === '其他';
}
