/** 采用: the draft of an entry that becomes an item, without the ★ in front of its name, which only its table explains. */
import type { ItemDraft } from '../../model/item';
import { draftItem } from './draftItem';

const MARK = /^[★☆●■◆▲※*\s]+(?=\S)/u;

export function draftNew(...entry: Parameters<typeof draftItem>): ItemDraft {
  const draft = draftItem(...entry);
  return { ...draft, name: draft.name.replace(MARK, '') };
}
