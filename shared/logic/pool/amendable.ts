/** What an amendment may change of an item, and what one that waited is to change by the time it is decided. */
import type { Deed } from '../../model/deed';
import type { ItemContent, ItemDraft } from '../../model/item';
import { type DraftedParts, partsToDraft } from '../paper/drafts/partsToDraft';

type Parts = DraftedParts & Pick<ItemDraft, 'fields'>;

export type Amendable = Pick<ItemDraft, 'name' | 'text' | 'townshipRole' | 'bases' | 'remark'> & {
  readonly parts: Parts;
};

/** As a form would hold it. */
export function amendableOf(item: ItemContent): Amendable {
  const { name, text, townshipRole, remark, fields } = item;
  const bases = item.bases.map(({ title, docNumber, clause }) => ({ title, docNumber, clause }));
  const parts = { ...partsToDraft(item.responsibilities, townshipRole), fields: { ...fields } };
  return { name, text, townshipRole, bases, remark, parts };
}

type Amendment = Extract<Deed, { kind: 'amend' }>;

/** Only what it wanted changed when it was prepared; whatever else the office has changed since stays. */
export function resolveAmendment(item: ItemContent, deed: Amendment): Amendment {
  const { from, ...asked } = deed;
  if (!from) return deed;
  const now = amendableOf(item);
  const { name, text, townshipRole, bases, remark } = merge(asked, from, now);
  const parts = asked.parts && merge(asked.parts, from.parts ?? asked.parts, now.parts);
  return { ...asked, name, text, townshipRole, bases, remark, ...(parts && { parts }) };
}

/** Field by field: where what is asked is what was, what is now. */
function merge<T extends object>(asked: T, from: Partial<T>, now: Partial<T>): T {
  const fields = Object.keys(asked) as (keyof T)[];
  const stays = fields.filter((field) => field in now && JSON.stringify(asked[field]) === JSON.stringify(from[field]));
  return { ...asked, ...Object.fromEntries(stays.map((field) => [field, now[field]])) };
}
