/** How well suggestions hit the labels: hits among the first, and what ticking beforehand gets right and wrong. */
import type { Match, MatchId } from '../../shared/model/match';
import type { LabelledEntry } from './labelledEntries';

export interface MatchQuality {
  /** Entries that belong to listed items, and those that belong to none. */
  readonly listed: number;
  readonly unlisted: number;
  /** Share of listed entries with a right item among the first 1, 3, 5. */
  readonly first: number;
  readonly firstThree: number;
  readonly firstFive: number;
  /** Ticked pairs, those that are right, and unlisted entries that got a tick. */
  readonly ticked: number;
  readonly tickedRight: number;
  readonly unlistedTicked: number;
  /** Share of listed entries with a right tick. */
  readonly coverage: number;
  /** Entries called new, and those of them that are. */
  readonly saidNew: number;
  readonly newRight: number;
  /** Entries with two ticks, and those where both are right. */
  readonly saidTwo: number;
  readonly twoRight: number;
}

const hasAny = (ids: readonly MatchId[], right: ReadonlySet<MatchId>): boolean => ids.some((id) => right.has(id));

/** Measures matches (with at least five candidates each) against the labels, entry by entry in the same order. */
export function measureMatches(entries: readonly LabelledEntry[], matches: readonly Match[]): MatchQuality {
  const rows = entries.map((labelled, place) => {
    const match = matches[place];
    if (match === undefined || match.entry !== labelled.entry.id) throw new Error(`no match for ${labelled.entry.id}`);
    const ids = match.candidates.map((candidate) => candidate.item);
    const counted = match.preselected.filter((id) => !labelled.open.has(id));
    return { ...labelled, match, ids, counted, listed: labelled.right.size > 0 };
  });
  const listed = rows.filter((row) => row.listed);
  const hit = (depth: number): number =>
    listed.filter((row) => hasAny(row.ids.slice(0, depth), row.right)).length / Math.max(1, listed.length);
  const pairs = rows.flatMap((row) => row.counted.map((id) => row.right.has(id)));
  const saidNew = rows.filter((row) => row.match.suggestion === 'new');
  const saidTwo = rows.filter((row) => row.match.preselected.length === 2);
  return {
    listed: listed.length,
    unlisted: rows.length - listed.length,
    first: hit(1),
    firstThree: hit(3),
    firstFive: hit(5),
    ticked: pairs.length,
    tickedRight: pairs.filter((right) => right).length,
    unlistedTicked: rows.filter((row) => !row.listed && row.counted.length > 0).length,
    coverage: listed.filter((row) => hasAny(row.match.preselected, row.right)).length / Math.max(1, listed.length),
    saidNew: saidNew.length,
    newRight: saidNew.filter((row) => !row.listed).length,
    saidTwo: saidTwo.length,
    twoRight: saidTwo.filter((row) => row.match.preselected.every((id) => row.right.has(id))).length,
  };
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** One line for people. */
export function describeQuality(label: string, quality: MatchQuality): string {
  return [
    label.padEnd(22),
    `first ${percent(quality.first)}`,
    `3 ${percent(quality.firstThree)}`,
    `5 ${percent(quality.firstFive)}`,
    `ticked ${quality.tickedRight}/${quality.ticked} right (${percent(quality.tickedRight / Math.max(1, quality.ticked))})`,
    `coverage ${percent(quality.coverage)}`,
    `unlisted ticked ${quality.unlistedTicked}/${quality.unlisted}`,
    `new ${quality.newRight}/${quality.saidNew} right`,
    `two ${quality.twoRight}/${quality.saidTwo} right`,
  ].join(' · ');
}
