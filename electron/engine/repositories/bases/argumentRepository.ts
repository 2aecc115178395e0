/** 逐条论证: what each reviewer holds of each item's basis. */
import type { ArgumentRow } from '../../../../shared/views/bases';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';

export function listArguments(read: ReadHandle): ArgumentRow[] {
  return read.all<ArgumentRow>(
    `SELECT itemId, reviewer, verdict, note, itemVersion, argument.at FROM argument JOIN item ON item.id = itemId
     WHERE live = 1 ORDER BY argument.id`,
  );
}

export function setArgument(write: WriteHandle, row: ArgumentRow): void {
  write.run(
    `INSERT INTO argument (itemId, reviewer, verdict, note, itemVersion, at)
     VALUES (@itemId, @reviewer, @verdict, @note, @itemVersion, @at)
     ON CONFLICT (itemId, reviewer) DO UPDATE SET verdict = @verdict, note = @note, itemVersion = @itemVersion, at = @at`,
    { ...row },
  );
}

export function removeArgument(write: WriteHandle, itemId: number, reviewer: string): boolean {
  return write.run('DELETE FROM argument WHERE itemId = ? AND reviewer = ?', [itemId, reviewer]).changes === 1;
}
