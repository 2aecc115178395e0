/** What an opinion comes to when it is taken up just as it was written; for anything else a person fills in what changes. */
import type { Deed } from '../../model/deed';
import type { ItemContent } from '../../model/item';
import type { OpinionKind } from '../../model/opinion';
import type { SchemeList } from '../../model/scheme';
import { type ProposedChange, proposedChange } from './proposedWords';

interface Said {
  readonly kind: OpinionKind;
  readonly proposal: string;
  /** Of whose lists it speaks; none: of the duty itself. */
  readonly towns: readonly string[];
}

type Item = Pick<
  ItemContent,
  'id' | 'name' | 'text' | 'listId' | 'category' | 'townshipRole' | 'bases' | 'remark' | 'townships'
>;

/** Those that read the task in words of their own: what they say of it is said of these, not of everybody's. */
export function readOwnWords(
  towns: readonly string[],
  { townships }: Pick<ItemContent, 'townships'>,
): readonly string[] {
  return townships.flatMap(({ township, wording }) =>
    wording !== undefined && towns.includes(township) ? [township] : [],
  );
}

/** Null where it does not say it all, or the item says so already. */
export function deedProposed(
  { kind, proposal, towns }: Said,
  item: Item,
  lists: readonly Pick<SchemeList, 'id' | 'categories'>[],
  reasonKind: string,
): Deed | null {
  switch (kind) {
    case 'subtract':
      if (towns.length > 0 || reasonKind === '') return null;
      return { kind: 'subtract', itemId: item.id, reasonKind, targetItemId: null };
    case 'amend':
      return amended(item, proposedChange(proposal), readOwnWords(towns, item).length > 0);
    case 'move':
      return moved(item, proposal, lists);
    case 'add':
    case 'none':
      return null;
  }
}

/** `ownWords`: the text that is to be changed is not the item's. */
function amended(item: Item, change: ProposedChange | null, ownWords: boolean): Deed | null {
  const words = change?.replace ? replaced(item, change.replace) : change;
  const { name = item.name, text = item.text } = words ?? {};
  if ((name === item.name && text === item.text) || (ownWords && text !== item.text)) return null;
  const { id: itemId, townshipRole, remark, bases } = item;
  return {
    ...{ kind: 'amend', itemId, name, text, townshipRole, remark },
    bases: bases.map(({ title, docNumber, clause }) => ({ title, docNumber, clause })),
  };
}

/** Words that stand in it once; in the name, should the task not have them. */
function replaced(
  { name, text }: Item,
  { from, to }: { readonly from: string; readonly to: string },
): ProposedChange | null {
  const once = (whole: string): boolean => whole.split(from).length === 2;
  if (once(text)) return { text: text.replace(from, () => to) };
  return !text.includes(from) && once(name) ? { name: name.replace(from, () => to) } : null;
}

/** One category alone may be named. */
function moved(item: Item, proposal: string, lists: readonly Pick<SchemeList, 'id' | 'categories'>[]): Deed | null {
  const named = lists.flatMap(({ id: listId, categories }) =>
    categories.filter((category) => proposal.includes(category)).map((category) => ({ listId, category })),
  );
  const [to, another] = named.filter(({ listId, category }) => listId !== item.listId || category !== item.category);
  return to && !another ? { kind: 'move', itemId: item.id, ...to } : null;
}
