/** A clock ten years ahead and then put back: the order of things goes by number, nothing is refused, and it is remarked. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { backUp, listBackups } from '../../../electron/engine/database/file/backup';
import { openProjectFile } from '../../../electron/engine/database/file/open';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { lastSeq } from '../../../electron/engine/database/log/record';
import { undo } from '../../../electron/engine/database/log/undo';
import { verifyProject } from '../../../electron/engine/database/log/verify';
import { listUnits } from '../../../electron/engine/repositories/units/unitRepository';
import { addUnits } from '../../../electron/engine/services/units/manageUnits';
import { newProject, temporaryFolder, testOptions, unwrap } from '../../builders/project';

let folder: { path: string; remove(): void };
let project: ProjectFile;
let now = '2026-06-01T08:00:00.000Z';
const session = { operator: '李敏', computer: '编办-03', now: () => now };
const backups = () => `${folder.path}/备份`;

beforeAll(() => {
  folder = temporaryFolder();
  const made = newProject(folder.path);
  const { path } = made;
  made.close();
  project = unwrap(openProjectFile(path, testOptions({ session })));
});
afterAll(() => {
  project.close();
  folder.remove();
});

function work(at: string, name: string): number {
  now = at;
  unwrap(addUnits(project, { kind: 'department', names: [name] }));
  unwrap(backUp(project.database, { projectPath: project.path, folder: backups(), reason: 'manual', at }));
  return lastSeq(project.read);
}

test('work goes on under a clock that jumps ten years ahead and back', () => {
  work('2026-06-01T08:10:00.000Z', '市林业局');
  work('2036-06-01T08:20:00.000Z', '市水务局');
  const back = work('2026-06-01T08:30:00.000Z', '市民政局');
  // Seconds are put right by every computer and are no remark.
  work('2026-06-01T08:29:30.000Z', '市统计局');

  const found = verifyProject(project.read);
  expect(found.ok).toBe(true);
  expect(found.chain.clockSteps).toEqual([back]);
});

test('the newest backup is the one with the newest action, whatever its date says', () => {
  const [newest] = listBackups(backups());
  expect(newest?.seq).toBe(lastSeq(project.read));
});

test('old dates do not crowd the newest backups out', () => {
  now = '2016-01-01T00:00:00.000Z';
  for (let number = 0; number < 15; number += 1) work(`2016-01-01T00:${10 + number}:00.000Z`, `第${number}科`);
  const kept = listBackups(backups());
  expect(kept.slice(0, 10).map(({ seq }) => seq)).toEqual(
    Array.from({ length: 10 }, (_, at) => lastSeq(project.read) - at),
  );
});

test('undo takes back the last action, not the one with the latest time', () => {
  work('2016-02-01T00:00:00.000Z', '市档案馆');
  unwrap(undo(project));
  const names = listUnits(project.read).map(({ name }) => name);
  expect(names).not.toContain('市档案馆');
  expect(names).toContain('市水务局');
});
