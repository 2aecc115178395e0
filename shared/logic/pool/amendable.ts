/** What an amendment may change of an item, and what one that waited is to change by the time it is decided. */
import type { Deed } from '../../model/deed';
import type { ItemContent, ItemDraft } from '../../model/item';
import type { ListKind } from '../../model/scheme';
import { partsToDraft } from '../paper/drafts/partsToDraft';
import { fitParts } from '../requests/fitParts';
import { renameDrafted } from '../units/renameUnits';
import { mergeBases, mergeParts, mergeValue, type Parts } from './mergeChanged';

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

type Move = Extract<Deed, { kind: 'move' }>;

/** The same of a move to a list of that kind, which asks who does what in its own way. */
export function resolveMove(
  item: ItemContent,
  deed: Move,
  kind: ListKind,
  names: ReadonlyMap<string, string> = new Map(),
): Move {
  const { from, ...asked } = deed;
  if (!from) return deed;
  const now = amendableOf(item);
  const { parts = now.parts, bases = now.bases } = asked;
  const today = (drafted: Parts): Parts => ({ ...drafted, ...renameDrafted(drafted, names) });
  const was = today(from.parts ?? parts);
  return {
    ...asked,
    ...(asked.parts && { parts: mergeParts({ asked: today(parts), from: was, now: fitParts(now.parts, kind) }) }),
    ...(asked.bases && { bases: mergeBases({ asked: bases, from: from.bases ?? bases, now: now.bases }) }),
  };
}

type Amendment = Extract<Deed, { kind: 'amend' }>;

/**
 * Only what it wanted changed when it was prepared; whatever else the office has changed since stays. `names`: what
 * units were called then → what they are called now, as the item has them.
 */
export function resolveAmendment(
  item: ItemContent,
  deed: Amendment,
  names: ReadonlyMap<string, string> = new Map(),
): Amendment {
  const { from, ...asked } = deed;
  if (!from) return deed;
  const now = amendableOf(item);
  const today = (parts: Parts): Parts => ({ ...parts, ...renameDrafted(parts, names) });
  const parts = asked.parts && today(asked.parts);
  const was = from.parts && today(from.parts);
  return {
    ...asked,
    name: mergeValue({ asked: asked.name, from: from.name, now: now.name }),
    text: mergeValue({ asked: asked.text, from: from.text, now: now.text }),
    townshipRole: mergeValue({ asked: asked.townshipRole, from: from.townshipRole, now: now.townshipRole }),
    bases: mergeBases({ asked: asked.bases, from: from.bases, now: now.bases }),
    remark: mergeValue({ asked: asked.remark, from: from.remark, now: now.remark }),
    ...(parts && { parts: mergeParts({ asked: parts, from: was ?? parts, now: now.parts }) }),
  };
}
