/** The lock that keeps two builds apart, and files that are never half-written. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashFile, readJson, withLock, writeWhole } from '../../scripts/cache.mjs';

const module = pathToFileURL(resolve(import.meta.dirname, '../../scripts/cache.mjs')).href;
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shuangshu-cache-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A process that appends "in" and "out" around a pause while it holds the lock. */
function worker(): Promise<number | null> {
  const source = `
    import { appendFileSync } from 'node:fs';
    import { withLock } from ${JSON.stringify(module)};
    await withLock('lock', async () => {
      appendFileSync('log', 'in ');
      await new Promise((done) => setTimeout(done, 60));
      appendFileSync('log', 'out ');
    });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], { cwd: folder, stdio: 'inherit' });
  return new Promise((done) => child.once('exit', done));
}

describe('the lock', () => {
  it('lets one process in at a time', async () => {
    const codes = await Promise.all([worker(), worker(), worker(), worker()]);
    expect(codes).toEqual([0, 0, 0, 0]);
    expect(readFileSync(join(folder, 'log'), 'utf8')).toBe('in out '.repeat(4));
  });

  it('is taken over from a process that died', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '0']);
    writeFileSync(join(folder, 'lock'), JSON.stringify({ pid, token: 'dead' }));
    writeFileSync(join(folder, 'log'), '');
    expect(await worker()).toBe(0);
    expect(readFileSync(join(folder, 'log'), 'utf8')).toBe('in out ');
  });

  it('waits for a process that lives, and says so once', async () => {
    writeFileSync(join(folder, 'lock'), JSON.stringify({ pid: process.pid, token: 'alive' }));
    let told = 0;
    const work = withLock(join(folder, 'lock'), async () => 'done', { waiting: () => (told += 1) });
    await new Promise((done) => setTimeout(done, 500));
    expect(told).toBe(1);
    rmSync(join(folder, 'lock'));
    expect(await work).toBe('done');
  });

  it('is released when the work fails', async () => {
    const failing = withLock(join(folder, 'lock'), async () => {
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('files', () => {
  it('are replaced whole and leave no temporary one', () => {
    writeWhole(join(folder, 'deep', 'a.json'), '{"a":1}');
    writeWhole(join(folder, 'deep', 'a.json'), '{"a":2}');
    expect(readJson(join(folder, 'deep', 'a.json'))).toEqual({ a: 2 });
    expect(readdirSync(join(folder, 'deep'))).toEqual(['a.json']);
  });

  it('read as nothing when absent or broken', () => {
    writeFileSync(join(folder, 'half.json'), '{"a":');
    expect(readJson(join(folder, 'half.json'))).toBeNull();
    expect(readJson(join(folder, 'absent.json'))).toBeNull();
    expect(existsSync(join(folder, 'absent.json'))).toBe(false);
  });

  it('have the hash that everybody else computes', async () => {
    writeFileSync(join(folder, 'abc'), 'abc');
    expect(await hashFile(join(folder, 'abc'))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });
});
