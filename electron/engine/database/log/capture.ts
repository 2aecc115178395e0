/** Catches every row change of the domain tables by temporary triggers, so that undo and the log need no code per feature. */
import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { ReadHandle } from '../file/handles';
import { type Pieces, runThrough } from '../pieces';
import { canonicalJson } from './canonicalJson';
import { tablesOf } from './tables';

export interface CapturedRow {
  readonly tableName: string;
  readonly rowId: number;
  readonly op: 'insert' | 'update' | 'delete' | 'range';
  readonly before: string | null;
  readonly after: string | null;
}

/** SQL expression for a row's image: json_object over all columns, in table order. */
export function imageOf(read: ReadHandle, table: string, prefix = ''): string {
  const columns = read.all<{ name: string; type: string }>(`SELECT name, type FROM pragma_table_info('${table}')`);
  // A text a JSON function has just made would be taken for JSON instead of text; joined to nothing it is plain again.
  const value = (name: string, type: string) => (type === 'TEXT' ? `${prefix}"${name}" || ''` : `${prefix}"${name}"`);
  return `json_object(${columns.map(({ name, type }) => `'${name}', ${value(name, type)}`).join(', ')})`;
}

/**
 * Sets the triggers up on this connection. They live in the temp schema, so files carry none and a migration
 * never has to touch them. Writing a domain row while no command is being recorded is refused.
 */
export function installCapture(database: Database, read: ReadHandle): void {
  database.exec(`
    CREATE TEMP TABLE recording (seq INTEGER NOT NULL);
    CREATE TEMP TABLE captured (ordinal INTEGER PRIMARY KEY AUTOINCREMENT, tableName TEXT, rowId INTEGER, op TEXT, before TEXT, after TEXT);
  `);
  const guard = `SELECT RAISE(ABORT, 'a write outside record()') WHERE NOT EXISTS (SELECT 1 FROM recording);`;
  for (const table of tablesOf('recorded', 'kept')) {
    const before = imageOf(read, table, 'OLD.');
    const after = imageOf(read, table, 'NEW.');
    const put = (op: string, id: string, left: string, right: string) =>
      `${guard} INSERT INTO captured (tableName, rowId, op, before, after) VALUES ('${table}', ${id}, '${op}', ${left}, ${right});`;
    database.exec(`
      CREATE TEMP TRIGGER "${table}Inserted" AFTER INSERT ON main."${table}" BEGIN ${put('insert', 'NEW.id', 'NULL', after)} END;
      CREATE TEMP TRIGGER "${table}Updated" AFTER UPDATE ON main."${table}" BEGIN ${put('update', 'NEW.id', before, after)} END;
      CREATE TEMP TRIGGER "${table}Deleted" AFTER DELETE ON main."${table}" BEGIN ${put('delete', 'OLD.id', before, 'NULL')} END;
    `);
  }
  for (const table of tablesOf('grown')) {
    database.exec(`CREATE TEMP TRIGGER "${table}Inserted" BEFORE INSERT ON main."${table}" BEGIN ${guard} END;`);
  }
}

/** Highest id of each growing table, to see afterwards what came in. */
export function growthMarks(read: ReadHandle): Map<string, number> {
  return new Map(
    tablesOf('grown').map((table) => [table, read.value<number>(`SELECT coalesce(max(id), 0) FROM "${table}"`) ?? 0]),
  );
}

const hashStep = 1000;

/** Hash over a range of a growing table; bytes take part by their own hash, which stands in the row. */
export function rangeHash(read: ReadHandle, table: string, first: number, last: number): RangeHash {
  return runThrough(hashRange(read, table, first, last));
}

interface RangeHash {
  readonly count: number;
  readonly sha256: string;
}

function* hashRange(read: ReadHandle, table: string, first: number, last: number): Pieces<RangeHash> {
  const columns = read
    .all<{ name: string; type: string }>(`SELECT name, type FROM pragma_table_info('${table}')`)
    .filter(({ type }) => type !== 'BLOB');
  const image = `json_object(${columns.map(({ name }) => `'${name}', "${name}"`).join(', ')})`;
  // A thousand rows a step, as bytes: fetching each by itself, or as text, takes longer than hashing it.
  const step = `SELECT count(*) AS count, CAST(group_concat(${image}, char(10) ORDER BY id) AS BLOB) AS images
    FROM "${table}" WHERE id BETWEEN ? AND ?`;
  const hash = createHash('sha256');
  let count = 0;
  for (let from = first; from <= last; from += hashStep) {
    const rows = read.get<{ count: number; images: Uint8Array | null }>(step, [
      from,
      Math.min(last, from + hashStep - 1),
    ]);
    if (!rows || rows.images === null) continue;
    if (count > 0) hash.update('\n');
    hash.update(rows.images);
    count += rows.count;
    yield undefined;
  }
  return { count, sha256: hash.digest('hex') };
}

/** What came into the growing tables since `marks`, as range rows. */
export function* capturedRanges(read: ReadHandle, marks: ReadonlyMap<string, number>): Pieces<CapturedRow[]> {
  const ranges: CapturedRow[] = [];
  for (const [table, mark] of marks) {
    const last = read.value<number>(`SELECT coalesce(max(id), 0) FROM "${table}"`) ?? 0;
    if (last <= mark) continue;
    const { count, sha256: hash } = yield* hashRange(read, table, mark + 1, last);
    const after = canonicalJson({ first: mark + 1, last, count, sha256: hash });
    ranges.push({ tableName: table, rowId: mark + 1, op: 'range', before: null, after });
  }
  return ranges;
}
