/** Several processes and one file: the lock with its note, racing openers, and processes killed in the middle of writing. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs, { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openProjectFile, openReadOnlyCopy } from '../../../electron/engine/database/file/open';
import { notePath, readNote, writeNote } from '../../../electron/engine/database/file/ownerNote';
import { lastSeq } from '../../../electron/engine/database/log/record';
import { verifyProject } from '../../../electron/engine/database/log/verify';
import { listUnits } from '../../../electron/engine/repositories/units/unitRepository';
import { addUnits } from '../../../electron/engine/services/units/manageUnits';
import {
  codeOf,
  failureOf,
  newProject,
  temporaryFolder,
  testOptions,
  testSession,
  unwrap,
} from '../../builders/project';
import { buildParser, type ParserBundle } from '../parserBundle';

let program: ParserBundle;
let folder: { path: string; remove(): void };
let path: string;
const children: ChildProcess[] = [];

beforeAll(async () => {
  program = await buildParser('test/engine/database/programs/worker.ts');
});
afterAll(() => program.remove());
beforeEach(() => {
  folder = temporaryFolder('disk');
  const project = newProject(folder.path);
  unwrap(addUnits(project, { kind: 'township', names: ['道河镇'] }));
  project.close();
  path = project.path;
});
afterEach(async () => {
  await Promise.all(children.splice(0).map((child) => end(child)));
  folder.remove();
});

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function start(...args: string[]): ChildProcess {
  const child = spawn(process.execPath, [program.path, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  return child;
}

/** What the process says first; an exception when it ends without a word. */
function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', (line: Buffer) => resolve(line.toString('utf8').trim()));
    child.once('close', (code) => reject(new Error(`the process ended with ${code}`)));
  });
}

/**
 * What `work` does while another process writes to `file` without a pause, on a loaded computer too, where that process
 * may not get its turn for longer than a pause is: each look at the file waits for that process's next change of it.
 */
function withoutPause<T>(file: string, work: () => T): T {
  const look = fs.statSync;
  let seen: bigint | undefined;
  const waiting = (...asked: Parameters<typeof look>) => {
    if (asked[0] === file) {
      const until = performance.now() + 60_000;
      while (look(file, { bigint: true }).mtimeNs === seen)
        if (performance.now() > until) throw new Error('the other process does not write any more');
      seen = look(file, { bigint: true }).mtimeNs;
    }
    return look(...asked);
  };
  Object.assign(fs, { statSync: waiting });
  syncBuiltinESMExports();
  try {
    return work();
  } finally {
    Object.assign(fs, { statSync: look });
    syncBuiltinESMExports();
  }
}

describe('while another process edits', () => {
  test('opening says who has it, where and since when; looking is possible and sees what was committed', async () => {
    const holder = start('hold', path);
    expect(await firstLine(holder)).toBe('open');
    const refused = failureOf(openProjectFile(path, testOptions()));
    expect(refused).toMatchObject({
      code: 'PROJECT_LOCKED',
      detail: { operator: '李红', computer: '编办-03', since: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) },
    });
    const copy = unwrap(openReadOnlyCopy(path, testOptions()));
    expect(listUnits(copy.read).map(({ name }) => name)).toEqual(['道河镇']);
    expect(verifyProject(copy.read).ok).toBe(true);
    copy.close();
    expect(readNote(path)?.operator).toBe('李红');
    // Even a person who says "that computer is off" gets no second writer while the lock is held.
    expect(codeOf(openProjectFile(path, testOptions({ takeOver: true })))).toBe('PROJECT_LOCKED');

    const gone = once(holder, 'exit');
    holder.stdin?.write('close\n');
    await gone;
    expect(readdirSync(folder.path)).toEqual(['东宁市.shuangshu']);
    unwrap(openProjectFile(path, testOptions())).close();
  });

  test('a second opening in the same process is refused too', () => {
    const project = unwrap(openProjectFile(path, testOptions()));
    expect(codeOf(openProjectFile(path, testOptions()))).toBe('PROJECT_LOCKED');
    unwrap(addUnits(project, { kind: 'township', names: ['绥阳镇'] }));
    project.close();
  });

  test('reading copies taken from a busy file are whole', async () => {
    const writer = start('write', path, join(folder.path, 'ack'));
    expect(await firstLine(writer)).toBe('first');
    for (let copies = 0; copies < 30; copies += 1) {
      const copy = unwrap(openReadOnlyCopy(path, testOptions()));
      expect(verifyProject(copy.read).ok).toBe(true);
      copy.close();
    }
    await end(writer);
  });

  test('a file that is written to without a pause is not opened for looking, and who has it is told', async () => {
    const holder = start('hold', path);
    expect(await firstLine(holder)).toBe('open');
    // As a program that copies over the file does it: no transaction, and no moment without a change.
    const touch = `const fs = require('fs'); console.log('touching');
      for (let second = 1; ; second += 1) fs.utimesSync(process.argv[1], second, second);`;
    const toucher = spawn(process.execPath, ['-e', touch, path], { stdio: ['pipe', 'pipe', 'inherit'] });
    children.push(toucher);
    expect(await firstLine(toucher)).toBe('touching');
    const refused = withoutPause(path, () => openReadOnlyCopy(path, testOptions()));
    expect(failureOf(refused)).toMatchObject({
      code: 'PROJECT_WRITTEN',
      detail: { operator: '李红', computer: '编办-03' },
    });
    await end(toucher);
    unwrap(openReadOnlyCopy(path, testOptions())).close();
  });
});

describe('the note', () => {
  test('of another computer stops the opening until a person says it is off', () => {
    writeNote(path, testSession({ operator: '赵敏', computer: '编办-07' }), '2025-06-01T08:00:00.000Z');
    const before = readFileSync(notePath(path), 'utf8');
    expect(failureOf(openProjectFile(path, testOptions()))).toMatchObject({
      code: 'PROJECT_LOCKED',
      detail: { operator: '赵敏', computer: '编办-07', since: '2025-06-01T08:00:00.000Z' },
    });
    expect(readFileSync(notePath(path), 'utf8')).toBe(before);
    const project = unwrap(openProjectFile(path, testOptions({ takeOver: true })));
    expect(readNote(path)).toMatchObject({ operator: '王建国', computer: '编办-03', pid: process.pid });
    project.close();
    expect(existsSync(notePath(path))).toBe(false);
  });

  test('left behind by a killed process of this computer stops nobody', async () => {
    const holder = start('hold', path);
    expect(await firstLine(holder)).toBe('open');
    await end(holder);
    expect(readNote(path)?.operator).toBe('李红');
    const project = unwrap(openProjectFile(path, testOptions()));
    expect(readNote(path)?.operator).toBe('王建国');
    project.close();
  });

  test('that is no note counts as none', () => {
    writeFileSync(notePath(path), '{"operator": 1');
    unwrap(openProjectFile(path, testOptions())).close();
  });
});

test('of 20 processes that open 200 times in a race there are never two writers, and no write is lost', async () => {
  const racers = Array.from({ length: 20 }, () => start('race', path, join(folder.path, 'turn'), '10'));
  const lines = racers.map((racer) => firstLine(racer));
  writeFileSync(join(folder.path, 'turn.start'), '');
  const told = (await Promise.all(lines)).map((line) => JSON.parse(line) as Record<string, number>);
  const total: Record<string, number> = {};
  for (const outcome of told)
    for (const [code, count] of Object.entries(outcome)) total[code] = (total[code] ?? 0) + count;
  expect(Object.keys(total).sort()).toEqual(['PROJECT_LOCKED', 'won']);
  expect((total.won ?? 0) + (total.PROJECT_LOCKED ?? 0)).toBe(200);
  expect(total.won).toBeGreaterThan(10);
  const project = unwrap(openProjectFile(path, testOptions()));
  expect(listUnits(project.read, 'department')).toHaveLength(total.won ?? 0);
  expect(verifyProject(project.read).ok).toBe(true);
  project.close();
  expect(readdirSync(folder.path).sort()).toEqual(['turn.start', '东宁市.shuangshu']);
});

test('of 16 processes killed while writing none loses an acknowledged action or leaves half of one', async () => {
  const fresh = readFileSync(path);
  // Delays in milliseconds after the first acknowledged action, spread by a fixed seed.
  let state = 20_250_602;
  const delay = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state / 4_294_967_296) * 60;
  };
  let hot = 0;
  for (let kill = 0; kill < 16; kill += 1) {
    // Every fourth on a fresh file, else on what the last kill left.
    if (kill % 4 === 0) writeFileSync(path, fresh);
    const ack = join(folder.path, `ack-${kill}`);
    const writer = start('write', path, ack);
    await firstLine(writer);
    await new Promise((resolve) => setTimeout(resolve, delay()));
    const journal = `${path}-journal`;
    // Every other one as soon as a transaction is seen to be open, for chance alone may find none.
    const patience = performance.now() + 2_000;
    while (kill % 2 === 1 && sizeOf(journal) === 0 && performance.now() < patience);
    await end(writer);
    if (sizeOf(journal) > 0) hot += 1;
    const last = Number(readFileSync(ack, 'utf8').trim().split('\n').at(-1));

    const project = unwrap(openProjectFile(path, testOptions()));
    const seq = lastSeq(project.read);
    expect([kill, seq >= last && seq <= last + 1]).toEqual([kill, true]);
    expect([kill, verifyProject(project.read)]).toMatchObject([kill, { ok: true, chain: { actions: seq } }]);
    unwrap(addUnits(project, { kind: 'township', names: [`镇${kill}`] }));
    project.close();
  }
  // Without kills in the middle of a transaction the test would say nothing.
  expect(hot).toBeGreaterThan(3);
});
