/** Suspected: 随镇情定 says for whom an item is, and cells set by hand before say otherwise. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ProjectFile } from '../../electron/engine/database/file/projectFile';
import { readPool } from '../../electron/engine/repositories/pool/poolInMemory';
import { listUnits } from '../../electron/engine/repositories/units/unitRepository';
import { addItem } from '../../electron/engine/services/rounds/changeItems';
import { openRound, sealRound } from '../../electron/engine/services/rounds/runRound';
import { setApplicabilityMany } from '../../electron/engine/services/townships/setApplicabilityMany';
import { setTownRuleOf } from '../../electron/engine/services/townships/setOwnStanding';
import { addUnits } from '../../electron/engine/services/units/manageUnits';
import { applyingTo } from '../../shared/logic/schemes/appliesTo';
import { draft, newProject, PEOPLE, temporaryFolder, unwrap } from '../builders/project';

let folder: ReturnType<typeof temporaryFolder>;
let project: ProjectFile;
beforeEach(() => {
  folder = temporaryFolder();
  project = newProject(folder.path);
  unwrap(addUnits(project, { kind: 'township', names: ['道河镇', '绥阳镇', '城南街道'] }));
  unwrap(sealRound(project));
  unwrap(openRound(project, { kind: 'review', title: '', date: '2025-06-10' }));
});
afterEach(() => {
  project.close();
  folder.remove();
});

it('“各镇都适用” is not said of an item that a township stays exempt from', () => {
  const id = unwrap(addItem(project, { item: draft('护林防火'), reason: '上级新增', ...PEOPLE })).itemId;
  const towns = listUnits(project.read, 'township');
  const unitId = towns.find(({ name }) => name === '道河镇')?.id ?? 0;
  unwrap(setApplicabilityMany(project, { cells: [{ itemId: id, townshipIds: [unitId], applies: false }], reason: '没有林地' }));
  unwrap(setTownRuleOf(project, { itemIds: [id], rule: null, reason: '各镇都适用' }));
  const item = readPool(project).byId.get(id);
  const applying = item ? applyingTo(item, towns) : [];
  const summary = project.read.value<string>('SELECT summary FROM action ORDER BY seq DESC LIMIT 1') ?? '';
  expect([applying.length, summary.includes('各镇都适用')]).not.toEqual([2, true]);
});
