/** 适用: whether an item stands on a township's list, and why. */
import type { ItemContent, ItemScope } from '../model/item';

export interface Applicability {
  readonly township: string;
  readonly applies: boolean;
  readonly reason: string;
}

/** A common item applies unless the township is exempt; a particular one only where it is named. */
export function appliesTo(scope: ItemScope, townships: readonly Applicability[], township: string): boolean {
  if (townships.length === 0) return scope === 'common';
  const own = townships.find((row) => row.township === township);
  return own ? own.applies : scope === 'common';
}

/** The township's items in the order given. */
export function itemsOfTownship(items: readonly ItemContent[], township: string): ItemContent[] {
  return items.filter((item) => appliesTo(item.scope, item.townships, township));
}
