/** Whose a returned file nobody recognised seems to be, by its name alone. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { unitInName } from '../../../electron/engine/services/opinions/previewReturn';
import { addUnits } from '../../../electron/engine/services/units/manageUnits';
import { newProject, temporaryFolder, testOptions, unwrap } from '../../builders/project';

let folder: ReturnType<typeof temporaryFolder>;
let project: ProjectFile;
beforeEach(() => {
  folder = temporaryFolder();
  project = newProject(folder.path, testOptions(), '白鹿县');
  unwrap(addUnits(project, { kind: 'township', names: ['大河口镇', '高山乡', '城关镇', '城关街道'] }));
  unwrap(addUnits(project, { kind: 'department', names: ['应急管理局', '林业局', '自然资源局', '农业农村局'] }));
});
afterEach(() => {
  project.close();
  folder.remove();
});

test.each([
  ['林业局反馈表.pdf', '林业局'],
  ['县农业农村局反馈.xlsx', '农业农村局'],
  ['应急局意见（盖章前）.pdf', '应急管理局'],
  ['国土局回复.pdf', '自然资源局'],
  ['大河口镇（更正）.xlsx', '大河口镇'],
  ['高山乡关于征求意见的复函.docx', '高山乡'],
  ['城关街道签章页.pdf', '城关街道'],
  ['城关.pdf', ''],
  ['扫描件0312.pdf', ''],
  ['审计局.pdf', ''],
])('%s is from %j', (fileName, unit) => {
  expect(unitInName(project, fileName)).toBe(unit);
});
