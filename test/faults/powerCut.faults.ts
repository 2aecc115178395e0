/** The power goes at any moment of any kind of write: no acknowledged action is lost, no file is half of anything. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../builders/project';
import type { ParserBundle } from '../engine/parserBundle';
import { type Journal, runCases, type Size } from './campaign';
import {
  acknowledged,
  buildWriter,
  inspectFiles,
  inspectProject,
  makeCounty,
  newPlace,
  orderFor,
  type Place,
  startWriter,
} from './faultRun';
import { WRITE_KINDS, type WriteKind } from './programs/writerOrder';
import type { Chance } from './random';
import { Disk, type DiskEvent, layOut, parseLog } from './replay';
import { buildShim, type Shim, underShim } from './shim';

let program: ParserBundle;
let shim: Shim;
let folder: { path: string; remove(): void };
let county: { path: string; remove(): void };
/** Of each kind of write; a release has 20,000. */
const SIZE = { quick: 45, release: 2_500 };

beforeAll(async () => {
  program = await buildWriter();
  shim = buildShim();
  // What a cut leaves is worked out from the notes of the run, so the files may lie in memory.
  folder = temporaryFolder();
  county = makeCounty();
});
afterAll(() => {
  program?.remove();
  shim?.remove();
  folder?.remove();
  county?.remove();
});

interface Noted {
  readonly place: Place;
  readonly events: readonly DiskEvent[];
}

/** Lets the writer work through the kinds and notes everything it does to the disk. */
async function noteRun(name: string, kinds: readonly WriteKind[], rounds: number, careless = false): Promise<Noted> {
  const place = newPlace(folder.path, name, county.path);
  const log = join(folder.path, `${name}.log`);
  const env = underShim(shim, { prefix: place.folder, log });
  const { code, stderr, lines } = await startWriter(program.path, orderFor(place, kinds, rounds, careless), env).ended;
  expect([code, stderr]).toEqual([0, '']);
  // Every kind must really have been done, or its cuts would prove nothing.
  const results = (lines.at(-1)?.results ?? []) as [string, string][];
  expect(results.filter(([, code]) => code !== 'ok')).toEqual([]);
  expect(results).toHaveLength(kinds.length * rounds);
  return { place, events: parseLog(readFileSync(log)) };
}

/** Cuts the run at a moment, lays out what would be left, and answers what is wrong with it. */
async function cutAt({ place, events }: Noted, moment: number, chance: Chance): Promise<string> {
  const disk = new Disk();
  disk.put(place.project, readFileSync(county.path));
  for (const event of events.slice(0, moment)) disk.play(event);
  const acked = acknowledged(contentOf(events.slice(0, moment), place.ack));
  const left = newLeftovers(place.folder);
  try {
    const files = disk.cut(chance);
    files.delete(place.ack);
    layOut(files, place.folder, left.folder);
    const found = existsSync(left.project) ? inspectProject(left.project, acked).wrong : 'the project file is gone';
    return found || (await inspectFiles(left));
  } finally {
    rmSync(left.folder, { recursive: true, force: true });
  }
}

function newLeftovers(of: string): Place {
  const at = `${of}-left`;
  mkdirSync(at, { recursive: true });
  return {
    folder: at,
    project: join(at, '县.shuangshu'),
    ack: join(at, 'ack'),
    backups: join(at, 'backups'),
    exports: join(at, 'exports'),
  };
}

/** What the witness had written by then: it is told, not cut. */
function contentOf(events: readonly DiskEvent[], path: string): Buffer {
  return Buffer.concat(events.filter((event) => event.op === 'w' && event.path === path).map(({ bytes }) => bytes));
}

function cutMany(name: string, noted: Noted, size: Size): Promise<Journal> {
  return runCases(`cut-${name}`, size, async (chance) => {
    const moment = chance.below(noted.events.length + 1);
    const wrong = await cutAt(noted, moment, chance);
    return wrong && `at call ${moment} of ${noted.events.length}: ${wrong}`;
  });
}

describe('a power cut', () => {
  for (const kind of WRITE_KINDS) {
    it(`loses no acknowledged action and leaves nothing torn, in the middle of ${kind}`, async () => {
      // Twice, so that cuts find work that was acknowledged before.
      const { wrong } = await cutMany(kind, await noteRun(kind, [kind], 2), SIZE);
      expect(wrong).toEqual([]);
    });
  }

  it('is noticed by these very tests when the program does not wait for the disk', async () => {
    const noted = await noteRun('careless', ['dispose', 'import', 'undo'], 4, true);
    const { wrong, done } = await cutMany('careless', noted, { quick: 80, release: 300 });
    expect(wrong.length).toBeGreaterThan(done / 10);
  });
});
