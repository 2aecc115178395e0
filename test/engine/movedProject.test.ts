/** The open project's file is renamed, moved, or its disk taken away: nothing more is written, and work goes on once it is back. */
import { existsSync, mkdtempSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openProjectFile } from '../../electron/engine/database/file/open';
import { lastSeq } from '../../electron/engine/database/log/record';
import { verifyProject } from '../../electron/engine/database/log/verify';
import { addUnits } from '../../electron/engine/services/units/manageUnits';
import { errorText } from '../../shared/errorText';
import { codeOf, failureOf, newProject, temporaryFolder, testOptions, unwrap } from '../builders/project';

let folder = temporaryFolder('disk');

beforeEach(() => {
  folder = temporaryFolder('disk');
});
afterEach(() => folder.remove());

const units = (name: string) => ({ kind: 'township' as const, names: [name] });

// Windows lets nobody rename a file that is open.
it.skipIf(process.platform === 'win32')('a file renamed under the program is not written to until it is back', () => {
  const project = newProject(folder.path);
  unwrap(addUnits(project, units('道河镇')));
  const written = lastSeq(project.read);
  const renamed = join(folder.path, '东宁市（定稿）.shuangshu');
  renameSync(project.path, renamed);

  const refused = failureOf(addUnits(project, units('绥阳镇')));
  expect(refused.code).toBe('PROJECT_MOVED');
  expect(errorText(refused.code, refused.detail)).toMatch(/东宁市\.shuangshu”不在原处了.*没有写入.*改回原名/);
  expect(lastSeq(project.read)).toBe(written);
  expect(existsSync(`${renamed}-journal`)).toBe(false);

  renameSync(renamed, project.path);
  unwrap(addUnits(project, units('绥阳镇')));
  project.close();
  const again = unwrap(openProjectFile(project.path, testOptions()));
  expect(lastSeq(again.read)).toBe(written + 1);
  expect(verifyProject(again.read).ok).toBe(true);
  again.close();
});

it.skipIf(process.platform === 'win32')('another file in its place is not taken for it', () => {
  const project = newProject(folder.path);
  const other = newProject(mkdtempSync(join(folder.path, '别处')), testOptions());
  other.close();
  renameSync(project.path, join(folder.path, '移走.shuangshu'));
  renameSync(other.path, project.path);
  expect(codeOf(addUnits(project, units('道河镇')))).toBe('PROJECT_MOVED');
  project.close();
});
