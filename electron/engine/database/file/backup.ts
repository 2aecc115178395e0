/** Automatic backups: written beside, verified by opening, then renamed into a ring kept by policy. */
import { createHash } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import { diskFailure } from '../../../../shared/logic/program/diskFailure';
import { fail, ok, type Result } from '../../../../shared/result';
import type { BackupRow } from '../../../../shared/views';
import { renameSoon, renameSoonSync } from '../../renameSoon';
import { failureOf } from './projectFile';

export type BackupReason = 'opening' | 'migration' | 'sealing' | 'interval' | 'manual';

const REASON_WORDS: Readonly<Record<BackupReason, string>> = {
  opening: '打开时',
  migration: '升级前',
  sealing: '封存时',
  interval: '定时',
  manual: '手动',
};

export interface BackupRequest {
  readonly projectPath: string;
  readonly folder: string;
  readonly reason: BackupReason;
  /** ISO time. */
  readonly at: string;
}

/**
 * Kept: every one made before a migration, and by number as by time the newest ten, the last of each of the newest thirty
 * days, and of those made at a seal the newest twenty and the last of each year: a county that adjusts its lists for years
 * seals four times a year, and each copy is as large as all the years before it. Both orders, because a clock may be wrong,
 * and because a copy or a restored older state goes on from a lower number in the same ring.
 */
const NEWEST = 10;
const DAYS = 30;
const SEALS = 20;

const NAME = /^(\d{8}-\d{6})-(\d{7})-([a-z]+)-([0-9a-f]{8})\.shuangshu$/;

/**
 * Writes a backup by VACUUM INTO, opens it, checks it and compares the newest action with the project's; only then
 * does it get its name. Errors: DISK_FULL, DISK_ERROR, NO_PERMISSION, PROJECT_DAMAGED when the copy does not hold.
 */
export function backUp(database: Database.Database, request: BackupRequest): Result<BackupRow> {
  const temporary = join(request.folder, `.writing-${process.pid}-${Date.parse(request.at)}.shuangshu`);
  try {
    mkdirSync(request.folder, { recursive: true });
    rmSync(temporary, { force: true });
    database.prepare('VACUUM INTO ?').run(temporary);
    const head = headOf(database);
    const copy = verifyCopy(temporary, head);
    if (!copy.ok) {
      discard(temporary);
      return copy;
    }
    syncPath(temporary);
    const hash = createHash('sha256').update(readFileSync(temporary)).digest('hex').slice(0, 8);
    const stamp = request.at.replace(/[-:]/g, '').replace('T', '-').slice(0, 15);
    const name = `${stamp}-${String(head.seq).padStart(7, '0')}-${request.reason}-${hash}.shuangshu`;
    renameSoonSync(temporary, join(request.folder, name));
    syncPath(request.folder);
    prune(request.folder, name);
    const row = rowOf(request.folder, name);
    return row ? ok(row) : fail('DISK_ERROR', { file: request.folder });
  } catch (error) {
    discard(temporary);
    const failure = failureOf(error, request.projectPath) ?? diskFailure(error, request.folder);
    if (failure) return failure;
    throw error;
  }
}

/** A file or a folder half made; a place that cannot be written to has nothing to discard either. */
export function discard(temporary: string): void {
  try {
    rmSync(temporary, { recursive: true, force: true });
  } catch (error) {
    if (!diskFailure(error, temporary)) throw error;
  }
}

interface Head {
  readonly seq: number;
  readonly hash: string;
}

export function headOf(database: Database.Database): Head {
  const row = database.prepare('SELECT seq, hash FROM action ORDER BY seq DESC LIMIT 1').get() as Head | undefined;
  return row ?? { seq: 0, hash: '' };
}

/** Whether the newest action of a backup is the one given; not so of one that can't be read. */
export function endsWith(path: string, { seq, hash }: Head): boolean {
  try {
    const copy = new Database(path, { readonly: true });
    try {
      const there = headOf(copy);
      return there.seq === seq && there.hash === hash;
    } finally {
      copy.close();
    }
  } catch {
    // Damaged or gone: the project is backed up anew.
    return false;
  }
}

/** Opens the file, checks it, and compares its newest action. Errors: PROJECT_DAMAGED. */
export function verifyCopy(path: string, head: Head): Result<null> {
  const copy = new Database(path, { readonly: true });
  try {
    const state = copy.pragma('integrity_check', { simple: true });
    const there = headOf(copy);
    if (state !== 'ok' || there.seq !== head.seq || there.hash !== head.hash)
      return fail('PROJECT_DAMAGED', { file: path });
    return ok(null);
  } finally {
    copy.close();
  }
}

/** Makes a file's or a folder's entry durable. Windows has no fsync of folders: there the call is refused and not needed. */
export function syncPath(path: string): void {
  if (process.platform === 'win32' && statSync(path).isDirectory()) return;
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Copies a finished backup into a second folder and reads it back; byte for byte the same or not at all. The second
 * place may be slow (a stick, a share), so nothing waits for it. Errors: DISK_*, NO_PERMISSION, PROJECT_DAMAGED.
 */
export async function copyBackup(from: string, fileName: string, folder: string): Promise<Result<null>> {
  const temporary = join(folder, `.writing-${process.pid}-${fileName}`);
  try {
    await mkdir(folder, { recursive: true });
    await copyFile(join(from, fileName), temporary);
    if ((await hashFile(temporary)) !== (await hashFile(join(from, fileName)))) {
      await rm(temporary, { force: true });
      return fail('PROJECT_DAMAGED', { file: fileName });
    }
    await renameSoon(temporary, join(folder, fileName));
    prune(folder, fileName);
    return ok(null);
  } catch (error) {
    discard(temporary);
    const failure = diskFailure(error, folder);
    if (failure) return failure;
    throw error;
  }
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Uint8Array);
  return hash.digest('hex');
}

/** Newest first. Files that are not backups of ours are left alone and not listed. */
export function listBackups(folder: string): BackupRow[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((name) => rowOf(folder, name))
    .filter((row) => row !== null)
    .sort((a, b) => b.seq - a.seq || (a.fileName < b.fileName ? 1 : -1));
}

function rowOf(folder: string, name: string): BackupRow | null {
  const [, stamp, seq, reason] = NAME.exec(basename(name)) ?? [];
  if (stamp === undefined || seq === undefined || reason === undefined) return null;
  const at = `${stamp.slice(0, 4)}-${stamp.slice(4, 6)}-${stamp.slice(6, 8)}T${stamp.slice(9, 11)}:${stamp.slice(11, 13)}:${stamp.slice(13, 15)}Z`;
  const words = REASON_WORDS[reason as BackupReason] ?? reason;
  return { fileName: name, at, reason: words, bytes: statSync(join(folder, name)).size, seq: Number(seq) };
}

/** `made` is never taken away by its own making. */
function prune(folder: string, made: string): void {
  const rows = listBackups(folder);
  const byTime = rows.toSorted((a, b) => (a.fileName < b.fileName ? 1 : -1));
  const migrations = rows.filter(({ reason }) => reason === REASON_WORDS.migration);
  const keeping = [...migrations, ...worthKeeping(rows), ...worthKeeping(byTime)];
  const kept = new Set([made, ...keeping.map(({ fileName }) => fileName)]);
  for (const row of rows) if (!kept.has(row.fileName)) rmSync(join(folder, row.fileName));
}

/** Of backups in one of the two orders, newest first. */
function worthKeeping(rows: readonly BackupRow[]): BackupRow[] {
  const seals = rows.filter(({ reason }) => reason === REASON_WORDS.sealing);
  return [
    ...rows.slice(0, NEWEST),
    ...lastOfEach(rows, '2025-01-01'.length).slice(0, DAYS),
    ...seals.slice(0, SEALS),
    ...lastOfEach(seals, '2025'.length),
  ];
}

/** Of each day, or of each year, by how much of the time tells them apart. */
function lastOfEach(rows: readonly BackupRow[], length: number): BackupRow[] {
  const spans = rows.map(({ at }) => at.slice(0, length));
  return rows.filter((_, at) => spans.indexOf(spans[at] ?? '') === at);
}
