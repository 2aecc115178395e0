/** Reads the log of actions; writing it is the business of `record` alone. */
import type { Action } from '../../../shared/model/action';
import type { ActionRow } from '../../../shared/views';
import type { ReadHandle } from '../database/handles';

const COLUMNS = 'seq, at, operator, computer, command, summary, kind, target, effect';

/** Newest first. */
export function listActions(read: ReadHandle, offset: number, limit: number): { total: number; rows: ActionRow[] } {
  const total = read.value<number>('SELECT count(*) FROM action') ?? 0;
  const rows = read.all<Action & { undone: number }>(
    `SELECT ${COLUMNS}, coalesce((SELECT later.kind = 'undo' FROM action AS later WHERE later.target = action.seq ORDER BY later.seq DESC LIMIT 1), 0) AS undone
     FROM action ORDER BY seq DESC LIMIT ? OFFSET ?`,
    [limit, offset],
  );
  return { total, rows: rows.map((row) => ({ ...row, undone: row.undone === 1 })) };
}

export function lastAction(read: ReadHandle): Action | undefined {
  return read.get<Action>(`SELECT ${COLUMNS} FROM action ORDER BY seq DESC LIMIT 1`);
}

/** Everybody who did something in this project, the busiest first. */
export function countOperators(read: ReadHandle): { operator: string; actions: number }[] {
  return read.all<{ operator: string; actions: number }>(
    'SELECT operator, count(*) AS actions FROM action GROUP BY operator ORDER BY actions DESC, operator',
  );
}
