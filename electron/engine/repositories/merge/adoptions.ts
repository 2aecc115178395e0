/** An entry becomes an item: the item, the entry's fate, and the addition that counts it once the sorting round is over. */
import type { ItemDraft } from '../../../../shared/model/item';
import type { Round } from '../../../../shared/model/round';
import type { SchemeList } from '../../../../shared/model/scheme';
import type { EntryRow } from '../../../../shared/views';
import type { WriteHandle } from '../../database/file/handles';
import { insertItem } from '../pool/itemRepository';
import { insertChange } from '../rounds/roundRepository';
import { insertDisposition } from './entryRepository';

export interface Adoption {
  readonly entry: Pick<EntryRow, 'id' | 'unit' | 'direction'>;
  readonly draft: ItemDraft;
  readonly list: SchemeList;
  readonly round: Round;
  /** Why it applies where it does, for particular items. */
  readonly appliesReason: string;
  readonly reason: string;
  readonly proposer: string;
  readonly decider: string;
  readonly at: string;
}

/** The entry's new item and 采用 as its fate. Answers the item's id. */
export function insertAdopted(write: WriteHandle, adoption: Adoption): number {
  const { entry, round, reason } = adoption;
  const itemId = insertNewItem(write, adoption);
  insertDisposition(write, { entryId: entry.id, kind: 'adopt', itemId, roundId: round.id, reasonKind: '', reason });
  return itemId;
}

/** Only round one has a first figure; whatever kind a later one is called, its adoptions are additions. Answers the item's id. */
export function insertNewItem(write: WriteHandle, adoption: Adoption): number {
  const { entry, draft, list, round, appliesReason, reason, proposer, decider, at } = adoption;
  const sorting = round.kind === 'sorting' && round.number === 1;
  const itemId = insertItem(write, { list, draft, sortedRoundId: sorting ? round.id : null, appliesReason, at });
  if (sorting) return itemId;
  insertChange(write, {
    roundId: round.id,
    itemId,
    kind: 'add',
    countEffect: 1,
    listId: list.id,
    category: draft.category,
    toListId: null,
    toCategory: null,
    reasonKind: entry.direction === 'up' ? '反向梳理提出' : '部门补报',
    reason,
    targetItemId: null,
    entryId: entry.id,
    proposer: proposer || entry.unit,
    decider,
  });
  return itemId;
}
