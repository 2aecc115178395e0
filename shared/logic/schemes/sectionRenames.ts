/** Categories under the names they bear today and the ones they bore: a renamed category is one, whatever a state calls it. */
import type { ItemContent } from '../../model/item';
import type { Scheme } from '../../model/scheme';
import type { SectionRename } from '../../model/sectionRename';
import { groupBy } from '../rows/groupBy';
import { groupDigits } from '../text/groupDigits';
import { type SchemeSection, sectionKey, sectionsOf, sectionWords } from './schemeLists';

type Renamed = Pick<SectionRename, 'listId' | 'category' | 'toCategory'>;

export interface SectionMove {
  readonly from: SchemeSection;
  readonly to: SchemeSection;
}

/**
 * Of the moves of a changed scheme those that only change a name: the old one is gone, the new one was none before, and
 * nothing else goes there.
 */
export function renamesAmong(moves: readonly SectionMove[], before: Scheme, after: Scheme): readonly SectionMove[] {
  const old = new Set(sectionsOf(before).map(sectionKey));
  const kept = new Set(sectionsOf(after).map(sectionKey));
  return moves.filter(
    ({ from, to }) =>
      from.listId === to.listId &&
      old.has(sectionKey(from)) &&
      !kept.has(sectionKey(from)) &&
      !old.has(sectionKey(to)) &&
      kept.has(sectionKey(to)) &&
      moves.filter((other) => sectionKey(other.to) === sectionKey(to)).length === 1,
  );
}

/** Names passed on, each category's to the next one (A→B, B→C), as moves. */
export function movesPassingOn({ listId, names }: { listId: string; names: readonly string[] }): SectionMove[] {
  return names.slice(1).map((category, at) => ({
    from: { listId, category: names[at] ?? '' },
    to: { listId, category },
  }));
}

/**
 * A change of a scheme as steps in which no name is given to one category while another bears it: where names are passed on,
 * the last is called otherwise first.
 */
export function schemeSteps(
  before: Scheme,
  after: Scheme,
  moves: readonly SectionMove[],
): { readonly scheme: Scheme; readonly moves: readonly SectionMove[] }[] {
  const kept = new Set(sectionsOf(after).map(sectionKey));
  const steps: { scheme: Scheme; moves: readonly SectionMove[] }[] = [];
  let [scheme, left] = [before, moves];
  for (;;) {
    const taken = new Set(sectionsOf(scheme).map(sectionKey));
    const first = left.filter(
      ({ from, to }) =>
        from.listId === to.listId &&
        taken.has(sectionKey(from)) &&
        kept.has(sectionKey(from)) &&
        !taken.has(sectionKey(to)) &&
        left.some((other) => sectionKey(other.to) === sectionKey(from)),
    );
    if (first.length === 0) return [...steps, { scheme: after, moves: left }];
    const renames = first.map(({ from, to }) => ({ ...from, toCategory: to.category }));
    scheme = renameScheme(scheme, renames);
    left = left.filter((move) => !first.includes(move));
    steps.push({ scheme, moves: first });
  }
}

/** Renames that the line of a round does not know yet, oldest first. */
export function renamesSince<R extends Pick<SectionRename, 'round'>>(
  renames: readonly R[],
  round: number,
): readonly R[] {
  return renames.filter((one) => one.round > round);
}

/** The same for a change. */
export function renamesAfter<R extends Pick<SectionRename, 'afterChange'>>(
  renames: readonly R[],
  changeId: number,
): readonly R[] {
  return renames.filter(({ afterChange }) => afterChange >= changeId);
}

/** Renames that part two states, from those each of them does not know yet. */
export function renamesBetween<R>(sinceOne: readonly R[], sinceOther: readonly R[]): readonly R[] {
  const [longer, shorter] = sinceOne.length < sinceOther.length ? [sinceOther, sinceOne] : [sinceOne, sinceOther];
  return longer.slice(0, longer.length - shorter.length);
}

/** As the category is called after the renames. */
export function calledNow<S extends SchemeSection>(section: S, renames: readonly Renamed[]): S {
  let { category } = section;
  for (const one of renames) if (one.listId === section.listId && one.category === category) category = one.toCategory;
  return category === section.category ? section : { ...section, category };
}

/** As the category was called before the renames. */
export function calledThen<S extends SchemeSection>(section: S, renames: readonly Renamed[]): S {
  let { category } = section;
  for (const one of [...renames].reverse())
    if (one.listId === section.listId && one.toCategory === category) category = one.category;
  return category === section.category ? section : { ...section, category };
}

/** Items with their categories, also those of townships' own, as they are called after the renames. */
export function renameSections(items: readonly ItemContent[], renames: readonly Renamed[]): readonly ItemContent[] {
  if (renames.length === 0) return items;
  return items.map((item) => {
    const named = calledNow(item, renames);
    const townships = item.townships.map((row) => {
      const place = row.place && calledNow(row.place, renames);
      return place === row.place || !place ? row : { ...row, place };
    });
    const same = townships.every((row, index) => row === item.townships[index]);
    return same ? named : { ...named, townships };
  });
}

/** The scheme with its categories as they are called after the renames. */
export function renameScheme(scheme: Scheme, renames: readonly Renamed[]): Scheme {
  if (renames.length === 0) return scheme;
  const lists = scheme.lists.map((list) => ({
    ...list,
    categories: list.categories.map((category) => calledNow({ listId: list.id, category }, renames).category),
  }));
  return { ...scheme, lists };
}

/** A category with what it is called today: 平安法治（今平安建设）. */
export function thenAndNow(then: string, now: string): string {
  return then === now ? then : `${then}（今${now}）`;
}

/** Names a category of today had, each with the changes that speak of it so: after the one and up to the other. */
export interface NamedSpan {
  readonly category: string;
  readonly after: number;
  readonly until: number;
}

/** `listId` null: the category of that name in whatever list. */
export function namesOver(
  listId: string | null,
  category: string,
  renames: readonly (Renamed & Pick<SectionRename, 'afterChange'>)[],
): NamedSpan[] {
  const spans: NamedSpan[] = [];
  let [name, until] = [category, Number.MAX_SAFE_INTEGER];
  for (const one of [...renames].reverse()) {
    if (one.toCategory !== name || (listId !== null && one.listId !== listId)) continue;
    spans.push({ category: name, after: one.afterChange, until });
    [name, until] = [one.category, one.afterChange];
  }
  return [...spans, { category: name, after: -1, until }];
}

/** A line of the ledger by what its category was called at the time: 配合 · 平安法治（今平安建设）. */
export function sectionWordsThen(
  lists: Parameters<typeof sectionWords>[0],
  { listId, category, formerly }: SchemeSection & { readonly formerly?: string },
): string {
  return sectionWords(lists, { listId, category: formerly === undefined ? category : thenAndNow(formerly, category) });
}

export interface ToldRename extends Pick<SectionRename, 'round' | 'category' | 'toCategory' | 'items' | 'reason'> {
  /** “平安法治”改名“平安建设”，涉及 30 项（基本 12 项、配合 18 项） */
  readonly words: string;
}

/** One fact for each category that was renamed in a round, in however many lists. */
export function tellRenames(
  renames: readonly SectionRename[],
  lists: readonly { readonly id: string; readonly short: string }[],
): ToldRename[] {
  const facts = groupBy(renames, ({ round, category, toCategory }) => [round, category, toCategory].join('\n'));
  return [...facts.values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const { round, category, toCategory, reason } = first;
    const items = own.reduce((sum, one) => sum + one.items, 0);
    const parts = own
      .filter((one) => one.items > 0)
      .map((one) => `${lists.find(({ id }) => id === one.listId)?.short ?? ''} ${groupDigits(one.items)} 项`);
    const each = lists.length > 1 && parts.length > 0 ? `（${parts.join('、')}）` : '';
    const words = `“${category}”改名“${toCategory}”，涉及 ${groupDigits(items)} 项${each}`;
    return [{ round, category, toCategory, items, reason, words }];
  });
}
