/** 逐条论证: what each reviewer holds of each item's basis. */
import type { ArgumentRow } from '../../../../shared/views/bases';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';

/**
 * The last act that still stands with such a row of the item; what undoing brings back is as old as it was. The signs before names
 * leave SQLite the rows of the item, by their index.
 */
const lastAct = (such: string): string => `(SELECT max(seq) FROM actionRow JOIN action USING (seq)
  WHERE coalesce(after, before) ->> 'itemId' = +argument.itemId AND ${such} AND kind = 'do'
    AND (SELECT kind FROM action AS later WHERE later.target = action.seq ORDER BY later.seq DESC LIMIT 1) IS NOT 'undo')`;

const SAID = lastAct(`tableName = 'argument' AND rowId = argument.id`);
/** Documents that were made one are cited as before. */
const BASES_CHANGED = lastAct(`tableName = 'itemBasis' AND command <> 'mergeBases' AND (before IS NULL OR after IS NULL
  OR before ->> 'clause' <> after ->> 'clause' OR before ->> 'basisId' <> after ->> 'basisId')`);

export function listArguments(read: ReadHandle): ArgumentRow[] {
  return read.all<ArgumentRow>(
    `SELECT argument.itemId, reviewer, verdict, note, argument.at,
       CASE WHEN itemVersion <> item.version THEN 'wording' WHEN ${BASES_CHANGED} > ${SAID} THEN 'bases' END AS changed
     FROM argument JOIN item ON item.id = argument.itemId WHERE live = 1 ORDER BY argument.id`,
  );
}

interface Argument extends Omit<ArgumentRow, 'changed'> {
  readonly itemVersion: number;
}

export function setArgument(write: WriteHandle, row: Argument): void {
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
