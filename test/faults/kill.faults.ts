/** The process is killed at any moment of any kind of write: all acknowledged actions are there, and no half one. */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../builders/project';
import { buildParser, type ParserBundle } from '../engine/parserBundle';
import { runCases } from './campaign';
import {
  acknowledged,
  inspectFiles,
  inspectProject,
  makeCounty,
  newPlace,
  orderFor,
  type Place,
  type Running,
  startWriter,
} from './faultRun';
import { WRITE_KINDS } from './programs/writerOrder';
import type { Chance } from './random';

const oldProject = resolve(import.meta.dirname, '../fixtures/projects/schema-1.shuangshu');
/** Of each of the eight kinds of write and the migration: 5,004 kills in all for a release. */
const SIZE = { quick: 8, release: 556 };

let program: ParserBundle;
let folder: { path: string; remove(): void };
let county: { path: string; remove(): void };

beforeAll(async () => {
  program = await buildParser('test/faults/programs/writer.ts');
  // In memory: a killed process leaves to the kernel what it handed over, whatever disk lies behind.
  folder = temporaryFolder();
  county = makeCounty();
});
afterAll(() => {
  program?.remove();
  folder?.remove();
  county?.remove();
});

/** Kills the writer up to `within` milliseconds after it said that it had begun. */
async function killWithin(writer: Running, within: number, chance: Chance): Promise<void> {
  await writer.first;
  await new Promise((resolve) => setTimeout(resolve, chance.next() * within));
  writer.child.kill('SIGKILL');
  const { signal, stderr } = await writer.ended;
  expect([signal, stderr]).toEqual(['SIGKILL', '']);
}

function acknowledgedIn({ ack }: Place): number {
  return acknowledged(existsSync(ack) ? readFileSync(ack) : null);
}

describe('a process killed', () => {
  for (const kind of WRITE_KINDS) {
    it(`during ${kind} loses no acknowledged action and leaves no half one`, async () => {
      const { wrong, sums } = await runCases(`kill-${kind}`, SIZE, async (chance, number, sums) => {
        const place = newPlace(folder.path, `kill-${number}`, county.path);
        await killWithin(startWriter(program.path, orderFor(place, [kind], 0)), 60, chance);
        const acked = acknowledgedIn(place);
        sums.acknowledged = (sums.acknowledged ?? 0) + acked;
        const found = inspectProject(place.project, acked);
        // One action may have been committed without its acknowledgement being noted; imports come in pairs with their use.
        const more = found.seq - acked > 2 ? `${found.seq - acked} actions nobody acknowledged` : '';
        const wrong = found.wrong || more || (await inspectFiles(place));
        rmSync(place.folder, { recursive: true, force: true });
        return wrong;
      });
      expect(wrong).toEqual([]);
      expect(sums.acknowledged).toBeGreaterThan(0);
    });
  }

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
