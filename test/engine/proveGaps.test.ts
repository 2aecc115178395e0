/** Suspected: 缺项对照 forgets who named a duty when that township went into another. */
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ProjectFile } from '../../electron/engine/database/file/projectFile';
import { listUnits } from '../../electron/engine/repositories/units/unitRepository';
import { readGapOutline } from '../../electron/engine/services/merge/readGaps';
import { openRound } from '../../electron/engine/services/rounds/runRound';
import { abolishTownship } from '../../electron/engine/services/units/abolishTownship';
import { anlanWithFirstEdition } from '../builders/editions';
import { temporaryFolder, unwrap } from '../builders/project';

let folder: { path: string; remove(): void };
let project: ProjectFile;
beforeEach(() => {
  folder = temporaryFolder();
  project = anlanWithFirstEdition(join(folder.path, '安澜县.shuangshu'));
});
afterEach(() => {
  project.close();
  folder.remove();
});

test('a duty that only the township that is no more had named was named by a township', () => {
  const town = (name: string) => listUnits(project.read, 'township').find((unit) => unit.name === name)?.id ?? 0;
  const before = readGapOutline(project).kinds;
  expect([before.noTown.length, before.someMissing.length]).toEqual([0, 0]);
  unwrap(openRound(project, { kind: 'adjustment', title: '', date: '2026-01-05' }));
  unwrap(abolishTownship(project, { unitId: town('竹溪乡'), intoId: town('临江镇'), day: '2026-01-31', reason: '撤乡并镇', basis: '', decider: '省政府' } as never));
  const after = readGapOutline(project).kinds;
  expect([after.noTown.length, after.someMissing.length]).toEqual([0, 0]);
});
