/** Questions asked of a scheme again and again: its categories, and the list a category belongs to. */
import type { Scheme, SchemeList } from '../model/scheme';

/** All categories of all lists, in order, each once. */
export function categoriesOf(scheme: Scheme): string[] {
  return [...new Set(scheme.lists.flatMap(({ categories }) => categories))];
}

/** The list that holds the category; undefined when the scheme has none of that name. */
export function listOfCategory(scheme: Scheme, category: string): SchemeList | undefined {
  return scheme.lists.find(({ categories }) => categories.includes(category));
}
