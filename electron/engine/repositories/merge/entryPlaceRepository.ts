/** Where an entry stands in its file: the file's name and the entries beside it. */
import type { DispositionKind } from '../../../../shared/model/disposition';
import type { EntryContext } from '../../../../shared/views/matching';
import type { ReadHandle } from '../../database/file/handles';

export function findFileName(read: ReadHandle, sourceListId: number): string {
  return read.value<string>('SELECT fileName FROM sourceList WHERE id = ?', [sourceListId]) ?? '';
}

/** The entry itself with one before and two after it in the file. */
export function listNeighbours(read: ReadHandle, entryId: number): EntryContext['neighbours'] {
  const fields = `entry.id, entry.row, entry.name,
    coalesce((SELECT kind FROM disposition WHERE entryId = entry.id LIMIT 1), 'pending') AS kind`;
  const same = 'entry.sourceListId = (SELECT sourceListId FROM sourceEntry WHERE id = @entryId)';
  return read.all<{ id: number; row: number; name: string; kind: DispositionKind }>(
    `SELECT * FROM (SELECT ${fields} FROM sourceEntry AS entry WHERE ${same} AND entry.id < @entryId ORDER BY entry.id DESC LIMIT 1)
     UNION ALL
     SELECT * FROM (SELECT ${fields} FROM sourceEntry AS entry WHERE ${same} AND entry.id >= @entryId ORDER BY entry.id LIMIT 3)`,
    { entryId },
  );
}
