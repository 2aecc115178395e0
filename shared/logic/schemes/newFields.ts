/** 新增栏目: columns a scheme got since another; filling one in is one change of the scheme, not an amendment of each duty. */
import type { ItemContent } from '../../model/item';
import type { ListField, Scheme } from '../../model/scheme';
import { kindsOf } from '../ledger/compareSnapshots';
import { quoted } from '../text/nestQuotes';

/** Of each list, by its id. */
export type NewFields = ReadonlyMap<string, readonly ListField[]>;

/** A column taken out and set up again under the same name is no new one: what it said had been approved. */
export function newFieldsSince(before: Scheme, after: Scheme): NewFields {
  const old = new Map(before.lists.map(({ id, fields }) => [id, fields]));
  return new Map(
    after.lists.flatMap(({ id, fields }) => {
      const known = old.get(id) ?? [];
      const fresh = fields.filter((field) => !known.some((one) => one.id === field.id || one.label === field.label));
      return fresh.length > 0 ? [[id, fresh] as const] : [];
    }),
  );
}

/** The new columns of its list that were empty in the item and no longer are. */
export function newlyFilled(was: ItemContent, is: ItemContent, fresh: NewFields): readonly ListField[] {
  return (fresh.get(is.listId) ?? []).filter(({ id }) => !was.fields[id] && Boolean(is.fields[id]));
}

/** The item without them. */
export function withoutFields(item: ItemContent, fields: readonly ListField[]): ItemContent {
  if (fields.length === 0) return item;
  const left = Object.entries(item.fields).filter(([id]) => !fields.some((field) => field.id === id));
  return { ...item, fields: Object.fromEntries(left) };
}

/** What of two contents of an item is filling in of new columns and nothing else; none where more changed. */
export function onlyFilled(was: ItemContent, is: ItemContent, fresh: NewFields): readonly ListField[] {
  const filled = newlyFilled(was, is, fresh);
  return filled.length > 0 && kindsOf(was, withoutFields(is, filled)).length === 0 ? filled : [];
}

const OPENING = '填新增的';

/** 缘由 of the line of the ledger: 填新增的“风险等级”. '' for none. */
export function fillingReason(fields: readonly Pick<ListField, 'label'>[]): string {
  return fields.length === 0 ? '' : `${OPENING}${fields.map(({ label }) => quoted(label)).join('、')}`;
}

/** Without a label: whichever column it was. */
export function isFilling(reasonKind: string, label?: string): boolean {
  return reasonKind.startsWith(OPENING) && (label === undefined || reasonKind.includes(quoted(label)));
}
