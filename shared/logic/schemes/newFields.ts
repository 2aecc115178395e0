/** 新增栏目: columns a scheme got since another, or that were printed empty ever since; filling one in is one change of the scheme, not an amendment of each duty. */
import type { ItemContent } from '../../model/item';
import type { Change } from '../../model/round';
import type { ListField, Scheme } from '../../model/scheme';
import { kindsOf } from '../ledger/compareSnapshots';
import { groupBy } from '../rows/groupBy';
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

/** Those of the columns that were empty in the item and no longer are. */
export function newlyFilled(was: ItemContent, is: ItemContent, columns: readonly ListField[]): readonly ListField[] {
  return columns.filter(({ id }) => !was.fields[id] && Boolean(is.fields[id]));
}

/** What a scheme with these items printed of an item under the column's name, whichever id it had. */
export function saidUnder(item: ItemContent, { label }: Pick<ListField, 'label'>, { lists }: Scheme): boolean {
  const fields = lists.find(({ id }) => id === item.listId)?.fields ?? [];
  return fields.some((field) => field.label === label && Boolean(item.fields[field.id]));
}

/** The item without them. */
export function withoutFields(item: ItemContent, fields: readonly ListField[]): ItemContent {
  if (fields.length === 0) return item;
  const left = Object.entries(item.fields).filter(([id]) => !fields.some((field) => field.id === id));
  return { ...item, fields: Object.fromEntries(left) };
}

/** What of two contents of an item is filling in of these columns and nothing else; none where more changed. */
export function onlyFilled(was: ItemContent, is: ItemContent, columns: readonly ListField[]): readonly ListField[] {
  const filled = newlyFilled(was, is, columns);
  return filled.length > 0 && kindsOf(was, withoutFields(is, filled)).length === 0 ? filled : [];
}

const OPENING = '填新增的';
const LATE = '补填';

/** 缘由 of the line of the ledger: 填新增的“风险等级”; 补填“风险等级” of a column that is not new. '' for none. */
export function fillingReason(fields: readonly Pick<ListField, 'label'>[], isNew = true): string {
  return fields.length === 0 ? '' : `${isNew ? OPENING : LATE}${fields.map(({ label }) => quoted(label)).join('、')}`;
}

/** Without a label: whichever column it was. */
export function isFilling(reasonKind: string, label?: string): boolean {
  const opens = reasonKind.startsWith(OPENING) || isLateFilling(reasonKind);
  return opens && (label === undefined || reasonKind.includes(quoted(label)));
}

function isLateFilling(reasonKind: string): boolean {
  return reasonKind.startsWith(LATE);
}

/** Lines of the ledger by which columns that are not new were filled in, by item: their reasons. */
export type LateFillings = ReadonlyMap<number, readonly string[]>;

export function lateFillings(changes: readonly Pick<Change, 'itemId' | 'reasonKind'>[]): LateFillings {
  const late = changes.filter(({ reasonKind }) => isLateFilling(reasonKind));
  return new Map([...groupBy(late, ({ itemId }) => itemId)].map(([id, own]) => [id, own.map((one) => one.reasonKind)]));
}

/** The columns of an item's list that were filled in late by such a line. */
export function filledLate({ id, listId }: ItemContent, { lists }: Scheme, late: LateFillings): readonly ListField[] {
  const reasons = late.get(id);
  if (!reasons) return [];
  const fields = lists.find((list) => list.id === listId)?.fields ?? [];
  return fields.filter(({ label }) => reasons.some((reason) => reason.includes(quoted(label))));
}
