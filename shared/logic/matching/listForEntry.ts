/** Which list of the scheme an entry belongs to: by the columns its table has, what the sheet is called, and its category. */

import type { ListKind, Scheme, SchemeList } from '../../model/scheme';
import type { ReadEntry } from '../../model/sourceEntry';
import { listOfCategory } from '../schemes/schemeLists';

type Told = Pick<ReadEntry, 'sheet' | 'category' | 'extra'>;

/** Undefined when no list has the category; a person then chooses. */
export function listForEntry(entry: Told, scheme: Scheme): SchemeList | undefined {
  if (scheme.lists.length === 1) return listOfCategory(scheme, entry.category);
  const told = listTold(entry, scheme);
  if (told) return told.categories.includes(entry.category) ? told : undefined;
  return listOfCategory(scheme, entry.category);
}

/** What columns and sheet say, whatever the category. */
export function listTold({ extra = {}, sheet }: Omit<Told, 'category'>, scheme: Scheme): SchemeList | undefined {
  if (scheme.lists.length === 1) return scheme.lists[0];
  return listOfKind(scheme, kindOfColumns(extra)) ?? listOfName(scheme, sheet);
}

/** Only 收回 tables say who takes over, only 配合 tables tell the two sides apart. */
function kindOfColumns(extra: Readonly<Record<string, string>>): ListKind | null {
  if (extra.receiver !== undefined || extra.method !== undefined) return 'recall';
  return extra.superiorDuty !== undefined ? 'cooperate' : null;
}

function listOfKind(scheme: Scheme, kind: ListKind | null): SchemeList | undefined {
  return scheme.lists.find((list) => list.kind === kind);
}

function listOfName(scheme: Scheme, sheet: string): SchemeList | undefined {
  const named = scheme.lists.filter(({ name, short }) => sheet.includes(name) || sheet.includes(short));
  return named.length === 1 ? named[0] : undefined;
}
