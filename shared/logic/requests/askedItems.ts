/** What a request asks of each item, for its form: a new one in full, a changed one as it stands beside what it would become. */
import type { ItemContent, ItemDraft } from '../../model/item';
import type { RequestWant } from '../../model/request';
import type { Scheme } from '../../model/scheme';
import { partsOfDraft } from '../paper/drafts/draftParts';
import { resolveAmendment, resolveMove } from '../pool/amendable';
import { listOfCategory, roleInList } from '../schemes/schemeLists';
import { deedOfWant } from './deedOfWant';
import type { ToldItem } from './draftDecided';

/**
 * One for each want, in their order; null where its words say all of it, or nobody kept how the item was. `names`: what
 * units were called when it was asked → what `contents` call them.
 */
export function askedItems(
  wants: readonly RequestWant[],
  contents: readonly ItemContent[],
  scheme: Scheme,
  names: ReadonlyMap<string, string>,
): (ToldItem | null)[] {
  const known = new Map(contents.map((item) => [item.id, item]));
  return wants.map((want): ToldItem | null => {
    if (want.kind === 'add') return { before: null, after: contentOf(want.item, scheme), isNew: true };
    const before = known.get(want.itemId);
    const after = before && changedBy(want, before, scheme, names);
    if (!before || !after) return null;
    known.set(after.id, after);
    return { before, after, isNew: false };
  });
}

const unverified = (bases: ItemDraft['bases']): ItemContent['bases'] =>
  bases.map((basis) => ({ ...basis, verified: false }));

function contentOf(draft: ItemDraft, scheme: Scheme): ItemContent {
  const list = listOfCategory(scheme, draft.category, draft.listId);
  const { category, name, text, townshipRole, scope, remark, fields } = draft;
  return {
    ...{ id: 0, position: 0, version: 1, listId: list?.id ?? draft.listId },
    ...{ category, name, text, townshipRole, scope, remark, fields },
    responsibilities: list ? partsOfDraft(draft, list.kind) : [],
    bases: unverified(draft.bases),
    townships: draft.townships.map((township) => ({ township, applies: true, reason: '' })),
  };
}

function changedBy(
  want: RequestWant,
  item: ItemContent,
  scheme: Scheme,
  names: ReadonlyMap<string, string>,
): ItemContent | null {
  const wanted = deedOfWant(want, item);
  if (wanted.kind !== 'amend' && wanted.kind !== 'move') return null;
  const category = wanted.kind === 'move' ? wanted.category : item.category;
  const list = listOfCategory(scheme, category, wanted.kind === 'move' ? (wanted.listId ?? item.listId) : item.listId);
  if (!list) return null;
  const deed =
    wanted.kind === 'amend' ? resolveAmendment(item, wanted, names) : resolveMove(item, wanted, list.kind, names);
  const moved = list.id !== item.listId ? roleInList(list.kind) : null;
  const townshipRole = moved ?? item.townshipRole;
  const { parts } = deed;
  return {
    ...item,
    ...{ listId: list.id, category, townshipRole, text: deed.text ?? item.text },
    ...(deed.kind === 'amend' && { name: deed.name, remark: deed.remark }),
    ...(deed.bases && { bases: unverified(deed.bases) }),
    ...(parts && {
      responsibilities: partsOfDraft({ ...parts, townshipRole }, list.kind),
      fields: { ...item.fields, ...parts.fields },
    }),
  };
}
