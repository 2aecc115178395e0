/** What a document is on a day, and how far an item's bases carry it. */
import type { BasisEvent, BasisLevel, BasisStanding, BasisState } from '../../model/basis';
import { basisLevelSchema } from '../../model/basis';

type Happened = Pick<BasisEvent, 'kind' | 'since'>;

/** By its own dates and what happened up to and including that day; without dates it counts as 现行. */
export function standingOn(effectiveOn: string, events: readonly Happened[], day: string): BasisStanding {
  if (effectiveOn !== '' && effectiveOn > day) return 'notYet';
  const past = events.filter(({ since }) => since <= day);
  if (past.some(({ kind }) => kind === 'repeal')) return 'repealed';
  if (past.some(({ kind }) => kind === 'lapse')) return 'lapsed';
  return past.length > 0 ? 'amended' : 'effective';
}

export function isInForce(standing: BasisStanding): boolean {
  return standing === 'effective' || standing === 'amended';
}

/** The least a citation tells about itself for the gate. */
export interface GateCitation {
  readonly verified: boolean;
  readonly inForce: boolean;
}

/** 没有依据不得列入: one in-force basis whose article was verified carries the item. */
export function basisStateOf(citations: readonly GateCitation[]): BasisState {
  if (citations.length === 0) return 'missing';
  const inForce = citations.filter((citation) => citation.inForce);
  if (inForce.length === 0) return 'outOfForce';
  return inForce.some(({ verified }) => verified) ? 'verified' : 'unverified';
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
