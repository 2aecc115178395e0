/** Processes that open one project in a race, again and again: never two writers, and no write lost. */
import { spawn } from 'node:child_process';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openProjectFile } from '../../electron/engine/database/file/open';
import { verifyProject } from '../../electron/engine/database/log/verify';
import { listUnits } from '../../electron/engine/repositories/units/unitRepository';
import { newProject, temporaryFolder, testOptions, unwrap } from '../builders/project';
import { buildParser, type ParserBundle } from '../engine/parserBundle';
import { runCases } from './campaign';

const RACERS = 4;
const OPENINGS = 5;
/** Twenty openings each: a thousand for a release. */
const SIZE = { quick: 3, release: 50 };

let program: ParserBundle;
beforeAll(async () => {
  program = await buildParser('test/engine/database/programs/worker.ts');
});
afterAll(() => {
  program?.remove();
});

function race(path: string, turn: string): Promise<string> {
  const racer = spawn(process.execPath, [program.path, 'race', path, turn, `${OPENINGS}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return text(racer.stdout);
}

it('never has two writers', async () => {
  const { wrong, sums } = await runCases('race', SIZE, async (_chance, number, sums) => {
    const place = temporaryFolder('disk');
    try {
      const project = newProject(place.path);
      project.close();
      const turn = join(place.path, 'turn');
      const racing = Array.from({ length: RACERS }, () => race(project.path, turn));
      writeFileSync(`${turn}.start`, '');
      const total: Record<string, number> = {};
      for (const told of await Promise.all(racing))
        for (const [outcome, count] of Object.entries(JSON.parse(told) as Record<string, number>))
          total[outcome] = (total[outcome] ?? 0) + count;
      const { won = 0, PROJECT_LOCKED: locked = 0, ...other } = total;
      if (Object.keys(other).length > 0) return `${number}: ${JSON.stringify(other)}`;
      if (won + locked !== RACERS * OPENINGS) return `${won} won and ${locked} refused`;
      rmSync(`${turn}.start`);
      const after = unwrap(openProjectFile(project.path, testOptions()));
      const written = listUnits(after.read, 'department').length;
      const whole = verifyProject(after.read).ok;
      after.close();
      sums.won = (sums.won ?? 0) + won;
      sums.refused = (sums.refused ?? 0) + locked;
      if (written !== won) return `${won} won, ${written} written`;
      const left = readdirSync(place.path).filter((name) => name !== basename(project.path));
      return whole && left.length === 0 ? '' : `verified ${whole}, left ${left.join()}`;
    } finally {
      place.remove();
    }
  });
  expect(wrong).toEqual([]);
  // Races nobody lost or nobody won would show nothing.
  expect(sums.won).toBeGreaterThan(0);
  expect(sums.refused).toBeGreaterThan(0);
});
