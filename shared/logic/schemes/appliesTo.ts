/** 适用: whether an item stands on a township's list, in which list and category, in what words, and why. */
import type { ItemContent, ItemScope, ItemTownship, OwnPrint } from '../../model/item';
import type { SchemeSection } from './schemeLists';

export type Applicability = Pick<ItemTownship, 'township' | 'applies' | 'reason' | 'place' | 'wording'>;

/** A common item applies unless the township is exempt; a particular one only where it is named. */
export function appliesTo(scope: ItemScope, townships: readonly Applicability[], township: string): boolean {
  if (townships.length === 0) return scope === 'common';
  const own = townships.find((row) => row.township === township);
  return own ? own.applies : scope === 'common';
}

/** The names of those it applies to, in the order given. */
export function applyingTo(
  { scope, townships }: Pick<ItemContent, 'scope' | 'townships'>,
  towns: readonly { readonly name: string }[],
): string[] {
  return towns.filter(({ name }) => appliesTo(scope, townships, name)).map(({ name }) => name);
}

/** The township's items in the order given. */
export function itemsOfTownship(items: readonly ItemContent[], township: string): ItemContent[] {
  return items.filter((item) => appliesTo(item.scope, item.townships, township));
}

type Placed = Pick<ItemContent, 'listId' | 'category' | 'townships'>;

/** Where the item stands for the township: in its own list and category, or in those chosen for this township. */
export function placeFor(item: Placed, township: string): SchemeSection {
  if (item.townships.length === 0) return item;
  return item.townships.find((row) => row.township === township)?.place ?? item;
}

/** The township's text of the item. */
export function textFor(item: Pick<ItemContent, 'text' | 'townships'>, township: string): string {
  if (item.townships.length === 0) return item.text;
  return item.townships.find((row) => row.township === township)?.wording ?? item.text;
}

type Printed = Required<OwnPrint>;

/** What else the township's list says of the item: who does what, bases, remark and the list's own fields. */
export function printedFor(item: Pick<ItemContent, keyof Printed | 'prints'>, township: string): Printed {
  const { townshipRole, responsibilities, bases, remark, fields } = item;
  const { township: _, ...own } = item.prints?.find((print) => print.township === township) ?? { township };
  return { townshipRole, responsibilities, bases, remark, fields, ...own };
}
