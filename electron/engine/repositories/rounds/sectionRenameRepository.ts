/** 类别改名 as it is on record, oldest first. */
import type { SectionRename } from '../../../../shared/model/sectionRename';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';

export function listSectionRenames(read: ReadHandle): SectionRename[] {
  return read.all<SectionRename>(
    'SELECT listId, category, toCategory, round, afterChange, items, reason FROM sectionRename ORDER BY id',
  );
}

export function insertSectionRename(write: WriteHandle, rename: SectionRename): void {
  write.insert(
    `INSERT INTO sectionRename (listId, category, toCategory, round, afterChange, items, reason)
     VALUES (@listId, @category, @toCategory, @round, @afterChange, @items, @reason)`,
    { ...rename },
  );
}
