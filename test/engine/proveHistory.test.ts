/** Suspected: 依单问责 tells of an amendment where only a department is called otherwise. */
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ProjectFile } from '../../electron/engine/database/file/projectFile';
import { readPool } from '../../electron/engine/repositories/pool/poolInMemory';
import { listUnits } from '../../electron/engine/repositories/units/unitRepository';
import { checkProject } from '../../electron/engine/services/checks/checkProject';
import { readExtract } from '../../electron/engine/services/editions/readAccountability';
import { describeUnit as updateUnit } from '../../electron/engine/services/units/describeUnit';
import { adjust, anlanWithFirstEdition, issue, SECOND } from '../builders/editions';
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

test('a department that got another name between two editions changed no duty', () => {
  const item = readPool(project).live.find(({ listId, scope, lead }) => listId === 'cooperate' && scope === 'common' && lead !== '');
  const lead = item?.lead ?? '';
  const unit = listUnits(project.read, 'department').find(({ name }) => name === lead);
  if (!item || !unit) throw new Error('nothing to try');
  unwrap(updateUnit(project, { unitId: unit.id, name: `${lead}（新）`, aliases: [...unit.aliases], formerNames: [], profile: unit.profile } as never));
  adjust(project, () => undefined);
  unwrap(issue(project, SECOND));
  expect(checkProject(project).find(({ id }) => id === '20')?.state).toBe('passed');
  const { history } = unwrap(readExtract(project, { day: '2026-02-01', township: '临江镇', itemId: item.id }));
  expect(history.map(({ words }) => words.split('：')[0])).toEqual(['列入']);
});
