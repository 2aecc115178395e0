/** The figures of a year: requests by kind, department and outcome; how each township's lists grew and shrank. */
import type { ItemContent } from '../../model/item';
import { type RequestState, requestCauseSchema, requestKindSchema, requestTermSchema } from '../../model/request';
import type { SchemeList } from '../../model/scheme';
import type { RequestRow, TownGrowth, YearCount, YearReport } from '../../views/requests';
import { type ListOfItem, listGrowth, sumGrowth } from '../ledger/listGrowth';
import { itemsOfTownship, placeFor } from '../schemes/appliesTo';

export interface CountedRequest {
  readonly kindName: string;
  readonly applicant: string;
  readonly state: RequestState;
  readonly decision: string;
  readonly added: number;
  readonly subtracted: number;
  readonly other: number;
}

/** One line over all of them. */
export function countRequests(name: string, rows: readonly CountedRequest[]): YearCount {
  const of = (test: (row: CountedRequest) => boolean): number => rows.filter(test).length;
  const sum = (pick: (row: CountedRequest) => number): number => rows.reduce((total, row) => total + pick(row), 0);
  const approved = ({ state }: CountedRequest): boolean => state === 'approved' || state === 'left';
  return {
    name,
    total: rows.length,
    approved: of((row) => approved(row) && row.decision === 'approve'),
    amended: of((row) => approved(row) && row.decision === 'approveAmended'),
    refused: of(({ state }) => state === 'refused'),
    withdrawn: of(({ state }) => state === 'withdrawn'),
    open: of(({ state }) => state === 'submitted' || state === 'handling' || state === 'returned'),
    added: sum((row) => row.added),
    subtracted: sum((row) => row.subtracted),
    other: sum((row) => row.other),
  };
}

/** Admissions first, by how long they are for; then adjustments by where they come from; tasks beside the list last. */
export function rankOfKind({ kind, term, cause }: Pick<RequestRow, 'kind' | 'term' | 'cause'>): number {
  const within =
    term === null ? requestCauseSchema.options.indexOf(cause ?? 'law') : requestTermSchema.options.indexOf(term);
  return requestKindSchema.options.indexOf(kind) * 10 + within;
}

/** A line for each value of what they are grouped by, in the order it first comes. */
export function countBy(rows: readonly CountedRequest[], by: 'kindName' | 'applicant'): YearCount[] {
  const groups = new Map<string, CountedRequest[]>();
  for (const row of rows) groups.set(row[by], [...(groups.get(row[by]) ?? []), row]);
  return [...groups].map(([name, own]) => countRequests(name, own));
}

/** Lines after the sum, and no part of it: what became this year of requests of earlier ones. */
export function countedBesides({ earlier, ended }: Pick<YearReport, 'earlier' | 'ended'>): YearCount[] {
  return [earlier, ended].filter(({ total }) => total > 0);
}

/** Said under the figures, on paper and in the window. */
export const COUNTED_HOW =
  '申请按来件日期归年，写到现在的结果；以前年度来件、本年办结的，以前年度准入、本年到期退出的，各另列一行，不计入本年申请。';

/** List by list, as notices count them; `beforeOf`: nothing for a township that is founded since. */
export function growthOf(
  beforeOf: (township: string) => readonly ItemContent[],
  after: readonly ItemContent[],
  towns: readonly string[],
  lists: readonly Pick<SchemeList, 'id' | 'short'>[],
): TownGrowth[] {
  return towns.map((township) => ({
    township,
    lists: listGrowth(listsOfItems(beforeOf(township), township), listsOfItems(after, township), lists),
  }));
}

/** All townships' lists together, as 镇次; nothing beside a single one. */
export function withTotal(towns: readonly TownGrowth[]): readonly TownGrowth[] {
  if (towns.length < 2) return towns;
  const lists = (towns[0]?.lists ?? []).map(({ list }, at) => ({
    list,
    ...sumGrowth(towns.flatMap((town) => town.lists[at] ?? [])),
  }));
  return [...towns, { township: '合计（镇次）', lists }];
}

function listsOfItems(items: readonly ItemContent[], township: string): ListOfItem {
  return new Map(itemsOfTownship(items, township).map((item) => [item.id, placeFor(item, township).listId]));
}
