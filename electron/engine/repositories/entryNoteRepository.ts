/** 沟通记录 of an entry: what was said about it, by whom and when. */
import type { EntryNote } from '../../../shared/views/matching';
import type { ReadHandle, WriteHandle } from '../database/handles';

/** Oldest first. */
export function listNotes(read: ReadHandle, entryId: number): EntryNote[] {
  return read.all('SELECT id, text, operator, at FROM entryNote WHERE entryId = ? ORDER BY id', [entryId]);
}

export function insertNote(write: WriteHandle, entryId: number, note: Omit<EntryNote, 'id'>): void {
  write.run('INSERT INTO entryNote (entryId, text, operator, at) VALUES (@entryId, @text, @operator, @at)', {
    entryId,
    ...note,
  });
}
