/** Where built and downloaded things are kept between runs, with file hashes and a lock between processes. */
import { createHash, randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { createReadStream } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the repository. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** Folder outside the repository that survives `npm ci`; created on first use. */
export function cacheRoot() {
  const chosen = process.env.SHUANGSHU_CACHE;
  const base = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  const folder = chosen ? resolve(chosen) : join(base, 'shuangshu');
  fs.mkdirSync(folder, { recursive: true });
  return folder;
}

/** Hex SHA-256 (or another algorithm and encoding) of a file, read as a stream. */
export async function hashFile(file, algorithm = 'sha256', encoding = 'hex') {
  const hash = createHash(algorithm);
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest(encoding);
}

/** Parsed JSON of a file, or null when it is absent or broken. */
export function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    // Absent and half-written stamps mean the same to every caller: do the work again.
    return null;
  }
}

/** Writes a file so that readers see either the old or the new content, never a part. */
export function writeWhole(file, content) {
  fs.mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.tmp-${process.pid}-${randomBytes(4).toString('hex')}`;
  fs.writeFileSync(temporary, content);
  fs.renameSync(temporary, file);
}

/** Copies a file so that readers see either the old or the new one; keeps the mode. */
export function copyWhole(source, target) {
  fs.mkdirSync(dirname(target), { recursive: true });
  const temporary = `${target}.tmp-${process.pid}-${randomBytes(4).toString('hex')}`;
  fs.copyFileSync(source, temporary);
  fs.chmodSync(temporary, fs.statSync(source).mode);
  fs.renameSync(temporary, target);
}

/**
 * Runs `work` while no other process holds the lock `file`.
 *
 * The lock is a hard link to a file that already names its owner, so it never exists without content. A lock whose
 * owner is dead, or which is older than `staleMinutes`, is taken over. `waiting` is called once if we have to wait.
 *
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @param {{ waiting?: () => void, staleMinutes?: number }} [options]
 * @returns {Promise<T>}
 */
export async function withLock(file, work, { waiting, staleMinutes = 40 } = {}) {
  fs.mkdirSync(dirname(file), { recursive: true });
  const mine = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`;
  const content = JSON.stringify({ pid: process.pid, token: mine });
  fs.writeFileSync(mine, content);
  let told = false;
  try {
    while (!linkIfFree(mine, file)) {
      if (dropIfStale(file, staleMinutes)) continue;
      if (!told) waiting?.();
      told = true;
      await new Promise((done) => setTimeout(done, 200));
    }
    try {
      return await work();
    } finally {
      if (readText(file) === content) fs.rmSync(file, { force: true });
    }
  } finally {
    fs.rmSync(mine, { force: true });
  }
}

function linkIfFree(mine, file) {
  try {
    fs.linkSync(mine, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Removes a dead owner's lock. The rename decides which of several waiters does it. */
function dropIfStale(file, staleMinutes) {
  const seen = readText(file);
  if (seen === null) return true;
  const age = Date.now() - (fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  if (isAlive(readPid(seen)) && age < staleMinutes * 60_000) return false;
  const aside = `${file}.stale-${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    fs.renameSync(file, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return true;
    throw error;
  }
  // Another waiter may have been quicker and this may already be its fresh lock: then put it back.
  if (readText(aside) !== seen) linkIfFree(aside, file);
  fs.rmSync(aside, { force: true });
  return true;
}

function readText(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

function readPid(content) {
  try {
    return JSON.parse(content).pid;
  } catch {
    // A lock nobody can read has no owner who could be asked.
    return null;
  }
}

function isAlive(pid) {
  if (typeof pid !== 'number') return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
