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
  /** Share of listed entries all of whose items are among the first 3. */
  readonly allThree: number;
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
    allThree:
      listed.filter((row) => [...row.right].every((id) => row.ids.slice(0, 3).includes(id))).length /
      Math.max(1, listed.length),
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
    `all in 3 ${percent(quality.allThree)}`,
    `5 ${percent(quality.firstFive)}`,
    `ticked ${quality.tickedRight}/${quality.ticked} right (${percent(quality.tickedRight / Math.max(1, quality.ticked))})`,
    `coverage ${percent(quality.coverage)}`,
    `unlisted ticked ${quality.unlistedTicked}/${quality.unlisted}`,
    `new ${quality.newRight}/${quality.saidNew} right`,
    `two ${quality.twoRight}/${quality.saidTwo} right`,
  ].join(' · ');
}

/** 95 % interval of a share (Wilson), as 0 to 1. */
export function interval(hits: number, of: number): readonly [number, number] {
  if (of === 0) return [0, 1];
  const z = 1.96;
  const share = hits / of;
  const middle = share + (z * z) / (2 * of);
  const spread = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const whole = 1 + (z * z) / of;
  return [Math.max(0, (middle - spread) / whole), Math.min(1, (middle + spread) / whole)];
}

/** 96.9 % (93.0–98.7) */
export function shareWithInterval(hits: number, of: number): string {
  const [low, high] = interval(hits, of);
  return `${percent(hits / Math.max(1, of))} (${(100 * low).toFixed(1)}–${(100 * high).toFixed(1)}, ${hits}/${of})`;
}

/** Measures of several towns as one. */
export function describeTogether(label: string, qualities: readonly MatchQuality[]): string {
  const sum = (of: (quality: MatchQuality) => number): number =>
    Math.round(qualities.reduce((total, quality) => total + of(quality), 0));
  const listed = sum((quality) => quality.listed);
  const line = (what: string, part: (quality: MatchQuality) => number): string =>
    `    ${what.padEnd(26)} ${shareWithInterval(
      sum((quality) => part(quality) * quality.listed),
      listed,
    )}`;
  return [
    `  ${label}`,
    line('first', (quality) => quality.first),
    line('first three, any label', (quality) => quality.firstThree),
    line('first three, all labels', (quality) => quality.allThree),
    `    ${'ticked right'.padEnd(26)} ${shareWithInterval(
      sum((quality) => quality.tickedRight),
      sum((quality) => quality.ticked),
    )}`,
    line('coverage of ticking', (quality) => quality.coverage),
    `    ${'unlisted ticked'.padEnd(26)} ${shareWithInterval(
      sum((quality) => quality.unlistedTicked),
      sum((quality) => quality.unlisted),
    )}`,
    `    ${'called new and new'.padEnd(26)} ${sum((quality) => quality.newRight)}/${sum((quality) => quality.saidNew)}`,
  ].join('\n');
}
