/** Reads the log of actions; writing it is the business of `record` alone. */
import type { Action } from '../../../../shared/model/action';
import type { ActionRow } from '../../../../shared/views';
import type { ActionFacets } from '../../../../shared/views/pool';
import type { ReadHandle, Value } from '../../database/file/handles';

const COLUMNS = 'seq, at, operator, computer, command, summary, kind, target, effect';
const ROW = `${COLUMNS}, coalesce((SELECT later.kind = 'undo' FROM action AS later WHERE later.target = action.seq ORDER BY later.seq DESC LIMIT 1), 0) AS undone`;

/** As the office's clock said. */
const YEAR = `strftime('%Y', at, 'localtime')`;

type StoredRow = Action & { readonly undone: number };

function rowOf(row: StoredRow): ActionRow {
  return { ...row, undone: row.undone === 1 };
}

export interface ActionFilter {
  readonly operator?: string | undefined;
  readonly command?: string | undefined;
  readonly year?: string | undefined;
}

/** By its number, the hash that chains each action to all before it. */
export function listActionHashes(read: ReadHandle): ReadonlyMap<number, string> {
  const rows = read.all<{ seq: number; hash: string }>('SELECT seq, hash FROM action');
  return new Map(rows.map(({ seq, hash }) => [seq, hash]));
}

/** Newest first. */
export function listActions(
  read: ReadHandle,
  offset: number,
  limit: number,
  { operator, command, year }: ActionFilter = {},
): { total: number; rows: ActionRow[] } {
  const clauses = ['1'];
  const values: Record<string, Value> = {};
  if (operator !== undefined) {
    clauses.push('operator = @operator');
    values.operator = operator;
  }
  if (command !== undefined) {
    clauses.push('command = @command');
    values.command = command;
  }
  if (year !== undefined) {
    clauses.push(`${YEAR} = @year`);
    values.year = year;
  }
  const where = clauses.join(' AND ');
  const total = read.value<number>(`SELECT count(*) FROM action WHERE ${where}`, values) ?? 0;
  const rows = read.all<StoredRow>(
    `SELECT ${ROW} FROM action WHERE ${where} ORDER BY seq DESC LIMIT @limit OFFSET @offset`,
    {
      ...values,
      limit,
      offset,
    },
  );
  return { total, rows: rows.map(rowOf) };
}

/** Who stands in the log, the busiest first. */
export function countOperators(read: ReadHandle): { operator: string; actions: number }[] {
  return read.all<{ operator: string; actions: number }>(
    'SELECT operator, count(*) AS actions FROM action GROUP BY operator ORDER BY actions DESC, operator',
  );
}

/** Who did things and which, with counts, most first. */
export function countActions(read: ReadHandle): ActionFacets {
  return {
    operators: countOperators(read).map(({ operator, actions }) => ({ operator, count: actions })),
    commands: read.all('SELECT command, count(*) AS count FROM action GROUP BY command ORDER BY count DESC, command'),
    years: read.all(`SELECT ${YEAR} AS year, count(*) AS count FROM action GROUP BY 1 ORDER BY 1 DESC`),
  };
}

export function findAction(read: ReadHandle, seq: number): ActionRow | undefined {
  const row = read.get<StoredRow>(`SELECT ${ROW} FROM action WHERE seq = ?`, [seq]);
  return row && rowOf(row);
}

/** Actions that touched the item, its wording, parts, townships, changes or entries; newest first. */
export function listItemActions(read: ReadHandle, itemId: number): ActionRow[] {
  return read
    .all<StoredRow>(
      `SELECT ${ROW} FROM action WHERE seq IN (
         SELECT seq FROM actionRow WHERE tableName = 'item' AND rowId = @itemId
         UNION SELECT seq FROM actionRow WHERE coalesce(after, before) ->> 'itemId' = @itemId
       ) ORDER BY seq DESC`,
      { itemId },
    )
    .map(rowOf);
}

export function lastAction(read: ReadHandle): Action | undefined {
  return read.get<Action>(`SELECT ${COLUMNS} FROM action ORDER BY seq DESC LIMIT 1`);
}
