/** The process is killed at any moment of any kind of write: all acknowledged actions are there, and no half one. */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../builders/project';
import type { ParserBundle } from '../engine/parserBundle';
import { runCases } from './campaign';
import {
  acknowledged,
  buildWriter,
  endedMidway,
  inspectFiles,
  inspectProject,
  makeCounty,
  newPlace,
  orderFor,
  type Place,
  type Running,
  startWriter,
} from './faultRun';
import { WRITE_KINDS, type WriteKind } from './programs/writerOrder';
import type { Chance } from './random';

const oldProject = resolve(import.meta.dirname, '../fixtures/projects/schema-1.shuangshu');
/** Of each of the eight kinds of write and the migration: 5,004 kills in all for a release. */
const SIZE = { quick: 8, release: 556 };
/** Milliseconds: time for many of the short writes. */
const SHORTEST = 60;

let program: ParserBundle;
let folder: { path: string; remove(): void };
let county: { path: string; remove(): void };

beforeAll(async () => {
  program = await buildWriter();
  // In memory: a killed process leaves to the kernel what it handed over, whatever disk lies behind.
  folder = temporaryFolder();
  county = makeCounty();
});
afterAll(() => {
  program?.remove();
  folder?.remove();
  county?.remove();
});

/** Kills the writer up to `within` milliseconds after it said that it begins. */
async function killWithin(writer: Running, within: number, chance: Chance): Promise<void> {
  await writer.begun;
  await new Promise((resolve) => setTimeout(resolve, chance.next() * within));
  writer.child.kill('SIGKILL');
  const { signal, stderr } = await writer.ended;
  expect([signal, stderr]).toEqual(['SIGKILL', '']);
}

/** Twice as long as one write of this kind takes here: about half of the kills come in the middle of the first, half after it. */
async function momentsOf(kind: WriteKind): Promise<number> {
  const place = newPlace(folder.path, `whole-${kind}`, county.path);
  const writer = startWriter(program.path, orderFor(place, [kind], 1));
  await writer.begun;
  const begun = performance.now();
  const { code } = await writer.ended;
  expect(code).toBe(0);
  rmSync(place.folder, { recursive: true, force: true });
  return Math.max(SHORTEST, 2 * (performance.now() - begun));
}

function acknowledgedIn({ ack }: Place): number {
  return acknowledged(existsSync(ack) ? readFileSync(ack) : null);
}

function writesAcknowledgedIn({ ack }: Place, kind: WriteKind): number {
  return readFileSync(ack, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith(`${kind} `)).length;
}

describe('a process killed', () => {
  /** Over all kinds; kills that prove nothing would be none in the middle of a write, or none after one. */
  const all: Record<string, number> = {};

  for (const kind of WRITE_KINDS) {
    it(`during ${kind} loses no acknowledged action and leaves no half one`, async () => {
      const within = await momentsOf(kind);
      const { wrong, sums } = await runCases(`kill-${kind}`, SIZE, async (chance, number, sums) => {
        const place = newPlace(folder.path, `kill-${number}`, county.path);
        await killWithin(startWriter(program.path, orderFor(place, [kind], 0)), within, chance);
        const acked = acknowledgedIn(place);
        sums.acknowledged = (sums.acknowledged ?? 0) + writesAcknowledgedIn(place, kind);
        if (endedMidway(place)) sums.midway = (sums.midway ?? 0) + 1;
        const found = inspectProject(place.project, acked);
        // One action may have been committed without its acknowledgement being noted; imports come in pairs with their use.
        const more = found.seq - acked > 2 ? `${found.seq - acked} actions nobody acknowledged` : '';
        const wrong = found.wrong || more || (await inspectFiles(place));
        rmSync(place.folder, { recursive: true, force: true });
        return wrong;
      });
      console.log(`kill-${kind}: within ${Math.round(within)} ms`, sums);
      for (const [word, count] of Object.entries(sums)) all[word] = (all[word] ?? 0) + count;
      expect(wrong).toEqual([]);
    });
  }

  it('came in the middle of writes, and after acknowledged ones', () => {
    expect(all.midway).toBeGreaterThan(0);
    expect(all.acknowledged).toBeGreaterThan(0);
  });

  it('while a project of the first schema is brought up to date leaves the old one or the new one', async () => {
    const { wrong } = await runCases('kill-migrate', SIZE, async (chance, number) => {
      const place = placeOfOldProject(join(folder.path, `kill-old-${number}`));
      const order = { ...orderFor(place, ['undo'], 0), tellsOpening: true };
      await killWithin(startWriter(program.path, order), 150, chance);
      const found = inspectProject(place.project, acknowledgedIn(place));
      const wrong = found.wrong || (await inspectFiles({ ...place, backups: `${place.project}.backup` }));
      rmSync(place.folder, { recursive: true, force: true });
      return wrong;
    });
    expect(wrong).toEqual([]);
  });
});

function placeOfOldProject(at: string): Place {
  mkdirSync(at);
  const project = join(at, '县.shuangshu');
  cpSync(oldProject, project);
  return { folder: at, project, ack: join(at, 'ack'), backups: join(at, 'backups'), exports: join(at, 'exports') };
}
