/** 重报改写: what a unit words anew in its next submission, as changes of the item its entry became. */
import type { Citation } from '../../model/basis';
import type { Deed } from '../../model/deed';
import type { ItemContent, ItemDraft } from '../../model/item';
import { partsOfDraft } from '../paper/drafts/draftParts';
import { partsToDraft } from '../paper/drafts/partsToDraft';
import { appliesTo } from '../schemes/appliesTo';
import { type Amendable, amendableOf } from './amendable';
import { resolveApplication } from './resolveApplication';

export interface Rewording {
  /** None where the item says so already. */
  readonly deeds: readonly Deed[];
  /** What the unit changed, in words: 工作任务, 依据. */
  readonly changed: readonly string[];
  /** Those of them that the office has worded itself since: the item's words stand. */
  readonly kept: readonly string[];
}

/**
 * `before` and `after`: the entry as it would be an item, in the earlier submission and in the new one. What the office
 * changed meanwhile is not written over. `towns`: all townships of the project. `waiting`: what an earlier submission
 * wanted of the item and nobody has decided yet, as it would be carried out now; the answer stands in its place.
 */
export function deedsOfRewording(
  item: ItemContent,
  before: ItemDraft,
  after: ItemDraft,
  towns: readonly string[],
  waiting: readonly Deed[] = [],
): Rewording {
  const changed: string[] = [];
  const kept: string[] = [];
  /** The unit's new value where the item still has its old one. */
  const take = <T>(words: string, now: T, was: T, is: T): T => {
    if (same(was, is)) return now;
    changed.push(words);
    if (same(now, was)) return is;
    if (!same(now, is)) kept.push(words);
    return now;
  };
  const { id: itemId } = item;
  const real = standing(item, towns);
  const now = waiting.reduce(withDeed, real);
  const next = {
    name: take('名称', now.name, before.name, after.name),
    text: take('工作任务', now.text, before.text, after.text),
    townshipRole: take('乡镇责任', now.townshipRole, before.townshipRole, after.townshipRole),
    bases: rebase(now.bases, before.bases, after.bases),
    remark: take('备注', now.remark, before.remark, after.remark),
    parts: {
      ...take('部门和职责', withoutFields(now.parts), partsOf(before), partsOf(after)),
      fields: take('体例栏目', now.parts.fields, before.fields, after.fields),
    },
  };
  if (!same(before.bases.map(keyOf).sort(), after.bases.map(keyOf).sort())) changed.push('依据');
  const category = after.category === '' ? now.category : take('类别', now.category, before.category, after.category);
  const [meantBefore, meantNow] = [meant(before, towns), meant(after, towns)];
  // Not every township's any more, and nobody says whose: a person is to ask.
  const nowhere = meantNow.length === 0 && meantBefore.length > 0 && now.townships.length > 0;
  if (nowhere) changed.push('适用（没有写明是哪几个乡镇，没有动）');
  const townships = nowhere ? now.townships : take('适用', now.townships, meantBefore, meantNow);
  const deeds: Deed[] = [];
  if (category !== real.category) deeds.push({ kind: 'move', itemId, listId: after.listId || item.listId, category });
  if (!same(townships, real.townships) && townships.length > 0)
    deeds.push({ kind: 'apply', itemId, townships, why: '' });
  const rewords = Object.keys(next).some(
    (key) => !same(next[key as keyof typeof next], real[key as keyof typeof next]),
  );
  // Where the item stays as it is, the office is still to look at what the unit says now.
  if (rewords || (deeds.length === 0 && (kept.length > 0 || nowhere)))
    deeds.unshift({ kind: 'amend', itemId, ...next });
  return { deeds, changed, kept };
}

type Standing = Amendable & Pick<ItemDraft, 'category' | 'townships'>;

function standing(item: ItemContent, towns: readonly string[]): Standing {
  const townships = towns.filter((town) => appliesTo(item.scope, item.townships, town));
  return { ...amendableOf(item), category: item.category, townships };
}

function withDeed(now: Standing, deed: Deed): Standing {
  if (deed.kind === 'move') return { ...now, category: deed.category };
  if (deed.kind === 'apply') return { ...now, townships: resolveApplication(now.townships, deed) };
  if (deed.kind !== 'amend') return now;
  const { name, text, townshipRole, bases, remark, parts = now.parts } = deed;
  return { ...now, name, text, townshipRole, bases, remark, parts };
}

/** As they come back from an item made of the draft. */
function partsOf(draft: ItemDraft) {
  return partsToDraft(partsOfDraft(draft, 'duties'), draft.townshipRole);
}

function withoutFields({ fields: _, ...parts }: Amendable['parts']): Omit<Amendable['parts'], 'fields'> {
  return parts;
}

/** What the unit no longer cites goes, what it cites anew comes; what the office found besides stays. */
function rebase(cited: readonly Citation[], before: readonly Citation[], after: readonly Citation[]): Citation[] {
  const [had, has] = [before, after].map((bases) => new Set(bases.map(keyOf)));
  const stays = cited.filter((basis) => !had?.has(keyOf(basis)) || has?.has(keyOf(basis)));
  const known = new Set(cited.map(keyOf));
  return [...stays, ...after.filter((basis) => !had?.has(keyOf(basis)) && !known.has(keyOf(basis)))];
}

/** The office may have added the number of the document. */
function keyOf({ title, clause }: Citation): string {
  return plain(`${title}\n${clause}`);
}

function meant({ scope, townships }: ItemDraft, towns: readonly string[]): string[] {
  return towns.filter((town) => scope === 'common' || townships.includes(town));
}

/** By value, blanks aside, in whatever order the keys were written. */
function same(left: unknown, right: unknown): boolean {
  const words = (value: unknown): string => plain(JSON.stringify(value, inOrder));
  return words(left) === words(right);
}

function inOrder(_: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)));
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s|\\n/g, '');
}
