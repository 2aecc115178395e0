/** Saved views go along with what they ask for: a category that is called otherwise or went into another, units made one. */
import type { PoolView } from '../../model/poolView';
import type { SchemeSection } from '../schemes/schemeLists';

/** `before`: the sections of the scheme so far; `follow`: where each of them is now. What nobody knew before stays. */
export function viewElsewhere(
  { filter, ...view }: PoolView,
  before: readonly SchemeSection[],
  follow: (section: SchemeSection) => SchemeSection,
): PoolView {
  const { lists, categories, sorted } = filter;
  const fits = (choices: readonly string[], one: string): boolean => choices.length === 0 || choices.includes(one);
  const asked = before.filter(({ listId, category }) => fits(lists, listId) && fits(categories, category));
  const now = (part: keyof SchemeSection, one: string): string[] => {
    const targets = asked.filter((section) => section[part] === one).map((section) => follow(section)[part]);
    // A list asked for as a whole is left by some of its categories without being another list.
    const stays = targets.length === 0 || (part === 'listId' && categories.length === 0 && targets.includes(one));
    return stays ? [one] : targets;
  };
  const moved = {
    categories: [...new Set(categories.flatMap((one) => now('category', one)))],
    // What was sorted in the first round counts in the list of then.
    lists: sorted === null ? [...new Set(lists.flatMap((one) => now('listId', one)))] : lists,
  };
  return { ...view, filter: { ...filter, ...moved } };
}

/** Asked for the one unit or the other, it asks for the one that stays. */
export function viewOfOne({ filter, ...view }: PoolView, goes: number, stays: number): PoolView {
  const once = (ids: readonly number[]): number[] => [...new Set(ids.map((id) => (id === goes ? stays : id)))];
  return { ...view, filter: { ...filter, unitIds: once(filter.unitIds), townshipIds: once(filter.townshipIds) } };
}
