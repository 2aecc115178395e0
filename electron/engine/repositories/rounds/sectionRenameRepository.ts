/** 类别改名 as it is on record, oldest first. */
import type { SectionRename } from '../../../../shared/model/sectionRename';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';
import { actionThatWrote } from '../project/madeBy';

export function listSectionRenames(read: ReadHandle): SectionRename[] {
  return listWithIds(read).map(({ id: _, ...rename }) => rename);
}

/** Those a frozen state does not know yet: by when it was frozen, as its round may have been opened again for them. */
export function listRenamesSince(read: ReadHandle, snapshotId: number): SectionRename[] {
  const all = listWithIds(read);
  if (all.length === 0) return [];
  const seal = actionThatWrote(read, 'snapshot', snapshotId);
  return all
    .filter(({ id }) => actionThatWrote(read, 'sectionRename', id) > seal)
    .map(({ id: _, ...rename }) => rename);
}

function listWithIds(read: ReadHandle): (SectionRename & { readonly id: number })[] {
  return read.all(
    'SELECT id, listId, category, toCategory, round, afterChange, items, reason FROM sectionRename ORDER BY id',
  );
}

export function insertSectionRename(write: WriteHandle, rename: SectionRename): void {
  write.insert(
    `INSERT INTO sectionRename (listId, category, toCategory, round, afterChange, items, reason)
     VALUES (@listId, @category, @toCategory, @round, @afterChange, @items, @reason)`,
    { ...rename },
  );
}
