/** 并为一家: what two units that are one answer for together, and where their duties apply. */
import type { ItemScope, ResponsibilityRole } from '../../model/item';
import type { UnitProfile } from '../../model/unit';
import type { SchemeSection } from '../schemes/schemeLists';

export interface Part {
  readonly role: ResponsibilityRole;
  readonly position: number;
  readonly text: string;
}

/** A department that leads does not also cooperate with itself. */
const RANK: Readonly<Record<ResponsibilityRole, number>> = { main: 0, lead: 1, cooperate: 2, takeOver: 1 };

/**
 * The parts of both units in one item, as one unit's parts: a role held by both is held once, and 配合 beside a
 * higher role is no part of its own. Texts are never lost: they move to the role that stays.
 */
export function mergeParts(parts: readonly Part[]): Part[] {
  const byRole = new Map<ResponsibilityRole, Part>();
  const sorted = [...parts].sort((a, b) => RANK[a.role] - RANK[b.role] || a.position - b.position);
  for (const part of sorted) {
    const highest = part.role === 'cooperate' ? sorted[0] : undefined;
    const role = highest && RANK[highest.role] < RANK.cooperate ? highest.role : part.role;
    const before = byRole.get(role);
    byRole.set(role, before ? { ...before, text: joinTexts(before.text, part.text) } : { ...part, role });
  }
  return [...byRole.values()];
}

function joinTexts(first: string, second: string): string {
  if (second === '' || first.includes(second)) return first;
  return first === '' ? second : `${first}；${second}`;
}

export interface Exception {
  readonly applies: boolean;
  readonly reason: string;
  /** 本镇另列 */
  readonly place?: SchemeSection;
  /** 本镇写法 */
  readonly wording?: string;
}

/**
 * The row to keep of both: a decision about either township is one about the merged one, while a township nobody
 * decided about says nothing. Should they contradict each other, the one that differs from the item's scope counts.
 * Where it applies, a list and words of its own stay, the first one's before the second's.
 */
export function mergeApplicability(
  scope: ItemScope,
  first: Exception | undefined,
  second: Exception | undefined,
): Exception | null {
  const rows = [first, second].filter((row) => row !== undefined);
  const kept = rows.find(({ applies }) => applies !== (scope === 'common')) ?? rows[0];
  if (!kept) return null;
  const agreeing = rows.filter(({ applies }) => applies === kept.applies);
  const reasons = agreeing.map(({ reason }) => reason).filter((reason) => reason !== '');
  const place = agreeing.find((row) => row.place !== undefined)?.place;
  const wording = agreeing.find((row) => row.wording !== undefined)?.wording;
  return {
    ...{ applies: kept.applies, reason: [...new Set(reasons)].join('；') },
    ...(place !== undefined && { place }),
    ...(wording !== undefined && { wording }),
  };
}

/** The unit that stays knows best; what it does not say, the other one says. Lists are joined. */
export function mergeProfiles(stays: UnitProfile, goes: UnitProfile): UnitProfile {
  return {
    kind: stays.kind || goes.kind,
    class: [...new Set([...stays.class, ...goes.class])],
    population: stays.population ?? goes.population,
    location: stays.location || goes.location,
    resources: [...new Set([...stays.resources, ...goes.resources])],
    industries: [...new Set([...stays.industries, ...goes.industries])],
  };
}
