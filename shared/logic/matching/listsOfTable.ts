/** Which lists of the scheme a whole table is of, so that a unit's three lists are told from two drafts of one of them. */
import type { Scheme } from '../../model/scheme';
import type { ReadColumn } from '../../model/sourceEntry';
import { bySheet } from '../reading/senders/bySheet';
import { listTold } from './listForEntry';

interface Told {
  readonly fileName: string;
  readonly columns: readonly ReadColumn[];
}

/** Ids of the lists, sheet by sheet; none where any sheet leaves open which it is: then it may be any. */
export function listsOfTable({ fileName, columns }: Told, scheme: Scheme): readonly string[] {
  const told = [...bySheet(columns)].map(([sheet, own]) => {
    const extra = Object.fromEntries(own.map(({ role, header }) => [role, header]));
    return listTold({ sheet, extra }, scheme) ?? listTold({ sheet: fileName }, scheme);
  });
  const lists = told.flatMap((list) => list?.id ?? []);
  return lists.length === told.length ? [...new Set(lists)] : [];
}

export function mayBeSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === 0 || other.length === 0 || one.some((id) => other.includes(id));
}
