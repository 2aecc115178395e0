/** Keeps what was read from rows current: after each action only what its rows touched is read again. */
import type { ReadHandle } from '../file/handles';
import type { ProjectFile } from '../file/projectFile';
import { lastSeq } from './record';

/** One row an action touched; images are the row as JSON, null where it did not exist. Ranges of growing tables are not among them. */
export interface TouchedRow {
  readonly tableName: string;
  readonly rowId: number;
  readonly before: string | null;
  readonly after: string | null;
}

export interface Followed<T> {
  /** Distinguishes it from other things followed in the same project. */
  readonly name: string;
  /** Tables whose rows it is made of. */
  readonly tables: readonly string[];
  readAll(read: ReadHandle): T;
  /** Answers what it is after the touched rows, or null when all must be read again. May change and return `kept`. */
  refresh(read: ReadHandle, kept: T, touched: readonly TouchedRow[]): T | null;
}

/** Beyond so many touched rows reading everything again is quicker. */
const MOST_ROWS = 5_000;

const kept = new WeakMap<ProjectFile, Map<string, { seq: number; value: unknown }>>();

/** What `followed` is now. Not to be called inside a recorded command: its rows are not in the log yet. */
export function follow<T>(project: ProjectFile, followed: Followed<T>): T {
  const seq = lastSeq(project.read);
  const entries = kept.get(project) ?? new Map<string, { seq: number; value: unknown }>();
  kept.set(project, entries);
  const found = entries.get(followed.name);
  if (found && found.seq === seq) return found.value as T;
  const value =
    (found && bringUp(project.read, followed, found as { seq: number; value: T })) ?? followed.readAll(project.read);
  entries.set(followed.name, { seq, value });
  return value;
}

function bringUp<T>(read: ReadHandle, followed: Followed<T>, found: { seq: number; value: T }): T | null {
  const touched = read.all<TouchedRow>(
    `SELECT tableName, rowId, before, after FROM actionRow
     WHERE seq > ? AND op <> 'range' AND tableName IN (SELECT value FROM json_each(?)) ORDER BY seq, ordinal LIMIT ${MOST_ROWS + 1}`,
    [found.seq, JSON.stringify(followed.tables)],
  );
  if (touched.length === 0) return found.value;
  return touched.length > MOST_ROWS ? null : followed.refresh(read, found.value, touched);
}

/** A column of the row, before and after, where there was one: ids that may be concerned. */
export function idsIn(touched: readonly TouchedRow[], column: string): Set<number> {
  const ids = new Set<number>();
  for (const { before, after } of touched) {
    for (const image of [before, after]) {
      const value = image === null ? null : (JSON.parse(image) as Record<string, unknown>)[column];
      if (typeof value === 'number') ids.add(value);
    }
  }
  return ids;
}
