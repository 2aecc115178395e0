/** The process is killed at any moment of any kind of write: all acknowledged actions are there, and no half one. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../builders/project';
import { buildParser, type ParserBundle } from '../engine/parserBundle';
import { acknowledged, inspectFiles, inspectProject, makeCounty, newPlace, orderFor, startWriter } from './faultRun';
import { WRITE_KINDS } from './programs/writerOrder';
import { newChance, times } from './random';

let program: ParserBundle;
let folder: { path: string; remove(): void };
let county: { path: string; remove(): void };
const chance = newChance('kills');

beforeAll(async () => {
  program = await buildParser('test/faults/programs/writer.ts');
  folder = temporaryFolder('disk');
  county = makeCounty();
});
afterAll(() => {
  program?.remove();
  folder?.remove();
  county?.remove();
});

describe('a process killed', () => {
  for (const kind of WRITE_KINDS) {
    it(`during ${kind} loses no acknowledged action and leaves no half one`, async () => {
      const kills = times(8, 650);
      let acknowledgedInAll = 0;
      for (let kill = 0; kill < kills; kill += 1) {
        const place = newPlace(folder.path, `kill-${kill}`, county.path);
        const writer = startWriter(program.path, orderFor(place, [kind], 0));
        await writer.first;
        await new Promise((resolve) => setTimeout(resolve, chance.next() * 60));
        writer.child.kill('SIGKILL');
        const { signal } = await writer.ended;
        expect(signal).toBe('SIGKILL');
        const acked = acknowledged(existsSync(place.ack) ? readFileSync(place.ack) : null);
        acknowledgedInAll += acked;
        const found = inspectProject(place.project, acked);
        expect(found.wrong).toBe('');
        // One action may have been committed without its acknowledgement being noted; imports come in pairs with their use.
        expect(found.seq - acked).toBeLessThanOrEqual(2);
        expect(await inspectFiles(place)).toBe('');
        rmSync(place.folder, { recursive: true, force: true });
      }
      expect(acknowledgedInAll).toBeGreaterThan(0);
    });
  }
});
