/** Schema 10: 上级目录调整 as a cause; what was registered before keeps its own, and can still be undone and done again. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openProjectFile } from '../../../electron/engine/database/file/open';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { redo, undo } from '../../../electron/engine/database/log/undo';
import { verifyProject } from '../../../electron/engine/database/log/verify';
import { readRegister } from '../../../electron/engine/services/requests/readRequests';
import { registerRequest } from '../../../electron/engine/services/requests/registerRequest';
import { addUnits } from '../../../electron/engine/services/units/manageUnits';
import { contract, type Input } from '../../../shared/contract';
import { dropLater, migrationsUpTo } from '../../builders/olderSchema';
import { newProject, temporaryFolder, testOptions, unwrap } from '../../builders/project';

let folder: { path: string; remove(): void };
let project: ProjectFile;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  project.close();
  folder.remove();
});

type Asked = Input<'registerRequest'>['request'];
function ask(changes: Partial<Asked>): void {
  const request = { kind: 'adjustment', title: '巡河', applicant: '市水务局', date: '2025-06-01', ...changes };
  unwrap(registerRequest(project, contract.registerRequest.input.parse({ request })));
}
const kinds = () => readRegister(project).rows.map(({ kindName }) => kindName);

test('a project of schema 9 keeps its causes and takes the new one', () => {
  project = newProject(folder.path, testOptions({ migrations: migrationsUpTo(9) }));
  const { path } = project;
  unwrap(addUnits(project, { kind: 'department', names: ['市水务局'] }));
  ask({ kind: 'admission', term: 'regular' });
  ask({ cause: 'law' });
  ask({ cause: 'department' });
  expect(() => ask({ cause: 'catalogue' })).toThrow('CHECK');
  ask({ cause: 'township' });
  unwrap(undo(project));
  const before = kinds();
  project.close();
  dropLater(path, 9);

  project = unwrap(openProjectFile(path, testOptions()));
  expect(kinds()).toEqual(before);
  expect(verifyProject(project.read).ok).toBe(true);
  unwrap(undo(project));
  unwrap(undo(project));
  expect(kinds()).toHaveLength(1);
  unwrap(redo(project));
  unwrap(redo(project));
  expect(kinds()).toEqual(before);
  ask({ cause: 'catalogue' });
  // The number of the one that was undone is not given again, and what refers to a request still does.
  expect(readRegister(project).rows.map(({ id }) => id)).toContain(5);
  const referring =
    project.read.all(`SELECT DISTINCT m.name FROM sqlite_schema AS m, pragma_foreign_key_list(m.name) AS f
    WHERE m.type = 'table' AND f."table" = 'request' ORDER BY m.name`);
  expect(referring).toEqual(
    ['rebound', 'requestChange', 'requestPaper', 'requestStep', 'requestTown'].map((name) => ({ name })),
  );
  expect(kinds()).toContain('动态调整·上级目录调整');
  expect(() => ask({ cause: 'whim' as 'law' })).toThrow();
  expect(verifyProject(project.read).ok).toBe(true);
});
