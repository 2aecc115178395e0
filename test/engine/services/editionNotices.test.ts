/** What an edition changes: sums that tie for each township and department, files for each. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { findUnitByName } from '../../../electron/engine/repositories/units/unitRepository';
import { exportNotices, readNotices } from '../../../electron/engine/services/editions/editionNotices';
import { readEditions } from '../../../electron/engine/services/editions/readEditions';
import { setProjectOptions } from '../../../electron/engine/services/project/projectOptions';
import { compareStates } from '../../../electron/engine/services/rounds/compareStates';
import { describeUnit } from '../../../electron/engine/services/units/describeUnit';
import { mergeUnits } from '../../../electron/engine/services/units/mergeUnits';
import { inlineTasks } from '../../../electron/engine/workers/inlineTasks';
import { contract } from '../../../shared/contract';
import { adjust, anlanWithFirstEdition, issue, issueSecond, SECOND } from '../../builders/editions';
import { codeOf, temporaryFolder, unwrap } from '../../builders/project';
import { renameCategory } from '../../builders/renameCategory';

let folder: { path: string; remove(): void };
let project: ProjectFile;
beforeEach(() => {
  folder = temporaryFolder();
  project = anlanWithFirstEdition(join(folder.path, '安澜县.shuangshu'));
  issueSecond(project);
});
afterEach(() => {
  project.close();
  folder.remove();
});

function rename(was: string, name: string): void {
  const known = findUnitByName(project.read, was);
  const formerNames = [...(known?.aliases ?? []), was];
  const unit = { unitId: known?.id ?? 0, name, aliases: [], formerNames, profile: {} };
  unwrap(describeUnit(project, contract.updateUnit.input.parse(unit)));
}

test('each township is told what came, went and reads otherwise, and its sums tie with the editions', () => {
  const notices = unwrap(readNotices(project, { beforeId: 1, afterId: 2 }));
  const towns = notices.filter(({ kind }) => kind === 'township');
  expect(
    towns.map(({ unit, before, added, subtracted, changed, after }) => [
      unit,
      before,
      added,
      subtracted,
      changed,
      after,
    ]),
  ).toEqual([
    ['临江镇', 344, 0, 1, 1, 343],
    ['竹溪乡', 333, 1, 1, 1, 333],
    ['城南街道', 332, 0, 2, 0, 330],
  ]);
  for (const { before, added, subtracted, after, rows, changed } of notices) {
    expect(before + added - subtracted).toBe(after);
    expect(rows.length).toBe(added + subtracted + changed);
  }
  const listed = readEditions(project).map(({ townships }) => townships.map((town) => town.listed));
  expect([towns.map(({ before }) => before), towns.map(({ after }) => after)]).toEqual(listed);
});

test('departments are told where something of theirs changes, and no others', () => {
  const notices = unwrap(readNotices(project, { beforeId: 1, afterId: 2 }));
  const departments = notices.filter(({ kind }) => kind === 'department');
  expect(departments.map(({ unit, subtracted }) => [unit, subtracted])).toContainEqual(['县公安局', 1]);
  expect(departments.every(({ rows }) => rows.length > 0)).toBe(true);
});

test('editions are held against each other as states of the pool', () => {
  const state = (editionId: number) => ({ kind: 'edition' as const, editionId });
  const comparison = unwrap(compareStates(project, { before: state(1), after: state(2), offset: 0, limit: 50 }));
  expect(comparison.before).toEqual({ name: '第1版', items: 367 });
  expect(comparison.counts).toMatchObject({ added: 1, subtracted: 1, reworded: 1, reapplied: 1 });
  expect(comparison.rows.every(({ changes }) => changes.length > 0)).toBe(true);
  expect(codeOf(readNotices(project, { beforeId: 2, afterId: 1 }))).toBe('BAD_INPUT');
});

test('notices go out as files, one a unit and format, read back like every paper', async () => {
  const request = { folder: join(folder.path, '通知'), beforeId: 1, afterId: 2, formats: ['docx', 'xlsx'] as const };
  const files = unwrap(await exportNotices(project, inlineTasks(), request));
  const count = unwrap(readNotices(project, { beforeId: 1, afterId: 2 })).length;
  expect(files).toHaveLength(2 * count);
  expect(
    files.map(({ path }) => path).some((path) => path.endsWith('安澜县_临江镇_变更通知_20260115_第2版.docx')),
  ).toBe(true);
  const one = unwrap(
    await exportNotices(project, inlineTasks(), { ...request, units: ['县公安局'], formats: ['docx'] }),
  );
  expect(one).toHaveLength(1);
});

test('printed again after units and a category were renamed, a notice reads as it went out, with the names of then', async () => {
  const put = async (name: string) => {
    const request = { folder: join(folder.path, name), beforeId: 1, afterId: 2, formats: ['docx', 'xlsx'] as const };
    const files = unwrap(await exportNotices(project, inlineTasks(), request));
    return new Map(files.map(({ path }) => [basename(path), readFileSync(path)]));
  };
  const sign = (office: string) => unwrap(setProjectOptions(project, { office }));
  sign('中共安澜县委机构编制委员会办公室');
  const before = await put('当年');
  const told = unwrap(readNotices(project, { beforeId: 1, afterId: 2 }));
  rename('临江镇', '临江街道');
  rename('县公安局', '县公安分局');
  const { id: unitId } = findUnitByName(project.read, '县司法局') ?? { id: 0 };
  const { id: intoId } = findUnitByName(project.read, '县公安分局') ?? { id: 0 };
  unwrap(mergeUnits(project, { unitId, intoId }));
  adjust(project, () => renameCategory(project, '平安法治', '平安建设'));
  const again = unwrap(readNotices(project, { beforeId: 1, afterId: 2 }));
  expect(again.map((notice) => ({ ...notice, today: '' }))).toEqual(told);
  const today = again.filter((one) => one.today !== '').map((one) => [one.unit, one.today]);
  expect(today).toContainEqual(['临江镇', '临江街道']);
  expect(today).toContainEqual(['县公安局', '县公安分局']);
  // Until the next edition it may be put right; from then on it stays, whatever the office is called later.
  sign('安澜县编办');
  const [name = '', put0] = [...(await put('改正'))][0] ?? [];
  expect(put0?.equals(before.get(name) ?? Buffer.of())).toBe(false);
  sign('中共安澜县委机构编制委员会办公室');
  unwrap(
    issue(project, { ...SECOND, docNumber: '安办发〔2026〕8号', issuedOn: '2026-03-01', effectiveOn: '2026-03-01' }),
  );
  sign('安澜县机构编制事务中心');
  const after = await put('几年以后');
  expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
  for (const [name, bytes] of after)
    expect([name, bytes.equals(before.get(name) ?? Buffer.of())]).toEqual([name, true]);
});

test('a unit renamed between the two editions is one, by the name of the later', () => {
  rename('竹溪乡', '竹溪镇');
  adjust(project, () => undefined, '2026-03-01');
  unwrap(
    issue(project, { ...SECOND, docNumber: '安办发〔2026〕9号', issuedOn: '2026-06-01', effectiveOn: '2026-06-01' }),
  );
  rename('竹溪镇', '竹溪街道');
  const [, town] = unwrap(readNotices(project, { beforeId: 2, afterId: 3 }));
  expect(town).toMatchObject({ unit: '竹溪镇', today: '竹溪街道', added: 0, subtracted: 0, changed: 0, rows: [] });
});
