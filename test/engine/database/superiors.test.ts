/** Schema 12: a superior is a unit, too; those there were keep their numbers and all that refers to them. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openProjectFile } from '../../../electron/engine/database/file/open';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { redo, undo } from '../../../electron/engine/database/log/undo';
import { verifyProject } from '../../../electron/engine/database/log/verify';
import { addUnits, readSuperiors, readUnits } from '../../../electron/engine/services/units/manageUnits';
import { dropLater, migrationsUpTo } from '../../builders/olderSchema';
import { smallProject, temporaryFolder, testOptions, unwrap } from '../../builders/project';

let folder: { path: string; remove(): void };
let project: ProjectFile;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  project.close();
  folder.remove();
});

const referring = () =>
  project.read.all(`SELECT DISTINCT m.name FROM sqlite_schema AS m, pragma_foreign_key_list(m.name) AS f
    WHERE m.type = 'table' AND f."table" = 'unit' ORDER BY m.name`);

test('a project of schema 11 keeps its units and takes a superior', () => {
  project = smallProject(folder.path, testOptions({ migrations: migrationsUpTo(11) })).project;
  const { path } = project;
  unwrap(addUnits(project, { kind: 'department', names: ['市水务局'] }));
  unwrap(undo(project));
  expect(() => addUnits(project, { kind: 'superior', names: ['市委编办'] })).toThrow('CHECK');
  const before = readUnits(project);
  const refer = referring();
  project.close();
  dropLater(path, 11);

  project = unwrap(openProjectFile(path, testOptions()));
  expect(readUnits(project)).toEqual(before);
  expect(referring()).toEqual(refer);
  expect(verifyProject(project.read).ok).toBe(true);
  unwrap(addUnits(project, { kind: 'superior', names: ['市委编办'] }));
  // The number of the one that was undone is not given again.
  expect(readSuperiors(project)[0]?.id).toBe(Math.max(...before.map(({ id }) => id)) + 2);
  expect(readUnits(project)).toEqual(before);
  for (const step of [undo, undo, redo, redo]) unwrap(step(project));
  expect(readSuperiors(project)).toHaveLength(1);
  expect(verifyProject(project.read).ok).toBe(true);
});
