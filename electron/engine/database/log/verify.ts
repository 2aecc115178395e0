/** The thorough look: SQLite's integrity, the action chain, every row replayed from the log, snapshots and files by hash. */
import { SqliteError } from 'better-sqlite3';
import { z } from 'zod';
import { fail, ok, type Result } from '../../../../shared/result';
import type { Verification } from '../../../../shared/views';
import type { ReadHandle } from '../file/handles';
import { inflate } from '../inflate';
import { checkAnchor, checkPrinted, readAnchor } from './anchor';
import { sha256 } from './canonicalJson';
import { type CapturedRow, imageOf, rangeHash } from './capture';
import { hashOfAction, hashOfRows, type LoggedAction } from './record';
import { tablesOf } from './tables';

/** `reliability.md` F16: a change, a gap or a swap in the log is named by its seq; a hand-edited row by its table and id. */
export function verifyProject(read: ReadHandle): Verification {
  const integrity = readable(() => checkIntegrity(read), {});
  const chain = readable(() => checkChain(read), { actions: 0, head: '', firstBad: null, clockSteps: [] });
  const replay = readable(() => checkReplay(read), { rows: 0 });
  const snapshots = readable(() => checkSnapshots(read), { count: 0 });
  const files = readable(() => checkFiles(read), { count: 0 });
  return {
    ok: integrity.ok && chain.ok && replay.ok && snapshots.ok && files.ok,
    integrity,
    chain,
    replay,
    snapshots,
    files,
  };
}

/** What the trail is held against besides itself. Errors: those of `readAnchor`, PRINTED_UNREADABLE. */
export interface Witness {
  readonly anchorPath?: string;
  readonly printed?: string;
}

export function verifyAgainst(read: ReadHandle, { anchorPath, printed }: Witness): Result<Verification> {
  const anchor = anchorPath === undefined ? undefined : readAnchor(anchorPath);
  if (anchor && !anchor.ok) return anchor;
  const typed = printed === undefined ? undefined : checkPrinted(read, printed);
  if (typed === null) return fail('PRINTED_UNREADABLE');
  const found = anchor ? checkAnchor(read, anchor.value) : typed;
  const verification = verifyProject(read);
  return ok(found ? { ...verification, anchor: found, ok: verification.ok && found.ok } : verification);
}

/** Pages that SQLite itself cannot read are a finding like any other. */
function readable<Found extends { readonly ok: boolean; readonly detail: string }>(
  check: () => Found,
  nothing: Omit<Found, 'ok' | 'detail'>,
): Found | (typeof nothing & { ok: false; detail: string }) {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof SqliteError)) throw error;
    return { ...nothing, ok: false, detail: `数据读不出来：${error.message}` };
  }
}

function checkIntegrity(read: ReadHandle): Verification['integrity'] {
  const found = read.all<Record<string, string>>('PRAGMA integrity_check').flatMap((row) => Object.values(row));
  const foreign = read.all<{ table: string; rowid: number }>('PRAGMA foreign_key_check');
  const problems = [...found.filter((line) => line !== 'ok'), ...foreign.map((row) => `${row.table} ${row.rowid}`)];
  return { ok: problems.length === 0, detail: problems.slice(0, 5).join('；') };
}

function checkChain(read: ReadHandle): Verification['chain'] {
  let previousHash = '';
  let previousAt = '';
  let expected = 1;
  const clockSteps: number[] = [];
  for (const action of read.all<LoggedAction & { hash: string }>('SELECT * FROM action ORDER BY seq')) {
    const rows = read.all<CapturedRow>(
      'SELECT tableName, rowId, op, before, after FROM actionRow WHERE seq = ? ORDER BY ordinal',
      [action.seq],
    );
    const problem = problemOf(action, expected, previousHash, rows);
    if (problem) {
      return {
        ok: false,
        actions: expected - 1,
        head: previousHash,
        firstBad: expected,
        clockSteps,
        detail: `操作记录第 ${expected} 条：${problem}`,
      };
    }
    if (stepsBack(previousAt, action.at)) clockSteps.push(action.seq);
    previousHash = action.hash;
    previousAt = action.at;
    expected += 1;
  }
  const orphan = read.value<number>('SELECT min(seq) FROM actionRow WHERE seq NOT IN (SELECT seq FROM action)');
  if (orphan) {
    return {
      ok: false,
      actions: expected - 1,
      head: previousHash,
      firstBad: orphan,
      clockSteps,
      detail: `操作记录缺第 ${orphan} 条`,
    };
  }
  return { ok: true, actions: expected - 1, head: previousHash, firstBad: null, clockSteps, detail: '' };
}

/** Clocks are put right by seconds all the time; a minute back is a wrong clock or a wrong hand. */
const CLOCK_SLACK = 60_000;

/** Order goes by number, never by time; this only tells whoever reads the times (`reliability.md` F11). */
function stepsBack(previous: string, at: string): boolean {
  return previous !== '' && Date.parse(at) < Date.parse(previous) - CLOCK_SLACK;
}

function problemOf(
  action: LoggedAction & { hash: string },
  expected: number,
  previousHash: string,
  rows: readonly CapturedRow[],
): string | null {
  if (action.seq !== expected) return `缺失，下一条是第 ${action.seq} 条`;
  if (action.previousHash !== previousHash) return '与上一条接不上';
  if (hashOfRows(rows) !== action.rowsHash) return '改动前后的内容与校验值不符';
  if (hashOfAction(action) !== action.hash) return '内容与校验值不符';
  return null;
}

/** Folds every after-image of the log; the tables must hold exactly that, and the growing ones exactly their ranges. */
function checkReplay(read: ReadHandle): Verification['replay'] {
  const expected = new Map<string, Map<number, string>>();
  for (const table of tablesOf('recorded', 'kept')) expected.set(table, new Map());
  const log = read.iterate<CapturedRow>(
    `SELECT tableName, rowId, op, before, after FROM actionRow WHERE op <> 'range' ORDER BY seq, ordinal`,
  );
  for (const { tableName, rowId, after } of log) {
    if (after === null) expected.get(tableName)?.delete(rowId);
    else expected.get(tableName)?.set(rowId, after);
  }
  let rows = 0;
  for (const [table, images] of expected) {
    const found = compareTable(read, table, images);
    if (found !== null) return { ok: false, rows, detail: found };
    rows += images.size;
  }
  const grown = compareRanges(read);
  return { ok: grown === null, rows, detail: grown ?? '' };
}

function compareTable(read: ReadHandle, table: string, images: ReadonlyMap<number, string>): string | null {
  let count = 0;
  for (const { id, image } of read.iterate<{ id: number; image: string }>(
    `SELECT id, ${imageOf(read, table)} AS image FROM "${table}"`,
  )) {
    if (images.get(id) !== image) return `表 ${table} 第 ${id} 行与操作记录不符`;
    count += 1;
  }
  return count === images.size ? null : `表 ${table} 比操作记录少 ${images.size - count} 行`;
}

const rangeSchema = z.object({ first: z.number(), last: z.number(), count: z.number(), sha256: z.string() });

function readRange(image: string): z.infer<typeof rangeSchema> | null {
  try {
    return rangeSchema.parse(JSON.parse(image));
  } catch {
    // A range that is no longer one is damage, which the caller reports.
    return null;
  }
}

function compareRanges(read: ReadHandle): string | null {
  const covered = new Map<string, number>();
  const ranges = read.all<{ seq: number; tableName: string; after: string }>(
    `SELECT seq, tableName, after FROM actionRow WHERE op = 'range' ORDER BY seq, ordinal`,
  );
  for (const { seq, tableName, after } of ranges) {
    const range = readRange(after);
    if (!range || !tablesOf('grown').includes(tableName)) return `操作记录第 ${seq} 条的内容读不出来`;
    const now = rangeHash(read, tableName, range.first, range.last);
    if (now.count !== range.count || now.sha256 !== range.sha256) {
      return `表 ${tableName} 第 ${range.first} 至 ${range.last} 行与操作记录不符`;
    }
    covered.set(tableName, (covered.get(tableName) ?? 0) + range.count);
  }
  for (const table of tablesOf('grown')) {
    const count = read.value<number>(`SELECT count(*) FROM "${table}"`) ?? 0;
    if (count !== (covered.get(table) ?? 0)) return `表 ${table} 有操作记录之外的行`;
  }
  return null;
}

function checkSnapshots(read: ReadHandle): Verification['snapshots'] {
  let count = 0;
  for (const row of read.all<{ id: number; number: number; sha256: string; content: Uint8Array }>(
    'SELECT snapshot.id, round.number, sha256, content FROM snapshot JOIN round ON round.id = roundId ORDER BY snapshot.id',
  )) {
    count += 1;
    if (hashOfSnapshot(row.content) !== row.sha256)
      return { ok: false, count, detail: `第${row.number}轮的快照与校验值不符` };
  }
  return { ok: true, count, detail: '' };
}

function hashOfSnapshot(content: Uint8Array): string | null {
  try {
    return sha256(inflate(content));
  } catch {
    // Bytes that no longer inflate are damage, which the caller reports.
    return null;
  }
}

function checkFiles(read: ReadHandle): Verification['files'] {
  let count = 0;
  for (const file of read.iterate<{ sha256: string; bytes: Uint8Array }>('SELECT sha256, bytes FROM sourceFile')) {
    count += 1;
    if (sha256(file.bytes) !== file.sha256) return { ok: false, count, detail: '一份报送原件与校验值不符' };
  }
  return { ok: true, count, detail: '' };
}
