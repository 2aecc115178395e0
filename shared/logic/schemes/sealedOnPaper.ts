/** The scheme a sealed state is printed by: what its items say is of the seal, how it is put on paper is of today. */
import type { Scheme, SchemeList } from '../../model/scheme';

/**
 * Lists, their categories and own fields as sealed; titles, names, columns, numbering and paper as today. A list whose own fields
 * are others today keeps the columns of the seal: new ones had nothing to show, and what the old ones said would be missing.
 */
export function sealedOnPaper(sealed: Scheme, today: Scheme): Scheme {
  const now = new Map(today.lists.map((list) => [list.id, list]));
  return { ...today, lists: sealed.lists.map((list) => listOnPaper(list, now.get(list.id) ?? list)) };
}

function listOnPaper(sealed: SchemeList, today: SchemeList): SchemeList {
  const { kind, categories, fields, columns, catalogue } = sealed;
  const kept = { ...today, kind, categories, fields };
  return fieldIds(sealed) === fieldIds(today) ? kept : { ...kept, columns, catalogue };
}

function fieldIds({ fields }: SchemeList): string {
  return fields
    .map(({ id }) => id)
    .sort()
    .join(' ');
}
