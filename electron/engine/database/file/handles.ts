/** Read and write handles as different types over one SQLite connection, so that a reader cannot write. */
import type { Database, RunResult, Statement } from 'better-sqlite3';
import { asTyped } from '../../../../shared/logic/text/asTyped';

/** Values SQLite binds; booleans are bound as 0 and 1 by the caller. */
export type Value = string | number | null | Uint8Array;
export type Values = Readonly<Record<string, Value>> | readonly Value[];

/** Rows come back as the STRICT table's columns, so `Row` is the shape the schema guarantees. */
export interface ReadHandle {
  all<Row>(sql: string, values?: Values): Row[];
  get<Row>(sql: string, values?: Values): Row | undefined;
  /** First column of the first row. */
  value<T extends Value>(sql: string, values?: Values): T | undefined;
  iterate<Row>(sql: string, values?: Values): IterableIterator<Row>;
}

export interface WriteHandle extends ReadHandle {
  run(sql: string, values?: Values): RunResult;
  /** Inserts and answers the new id. */
  insert(sql: string, values?: Values): number;
}

/** Prepared statements are kept per connection: the same SQL text is compiled once. SQL may ask for words `asTyped`. */
export function handleOf(database: Database): WriteHandle {
  database.function('asTyped', { deterministic: true }, (text) => asTyped(String(text)));
  const statements = new Map<string, Statement<unknown[]>>();
  const statement = (sql: string) => {
    let found = statements.get(sql);
    if (!found) {
      found = database.prepare<unknown[]>(sql);
      statements.set(sql, found);
    }
    return found;
  };
  const bind = (values: Values | undefined) => (values === undefined ? [] : [values]);
  return {
    all: <Row>(sql: string, values?: Values) => statement(sql).all(...bind(values)) as Row[],
    get: <Row>(sql: string, values?: Values) => statement(sql).get(...bind(values)) as Row | undefined,
    value: <T extends Value>(sql: string, values?: Values) => {
      const row = statement(sql).get(...bind(values)) as Record<string, T> | undefined;
      return row === undefined ? undefined : Object.values(row)[0];
    },
    iterate: <Row>(sql: string, values?: Values) => statement(sql).iterate(...bind(values)) as IterableIterator<Row>,
    run: (sql, values) => statement(sql).run(...bind(values)),
    insert: (sql, values) => Number(statement(sql).run(...bind(values)).lastInsertRowid),
  };
}
