/** Project options: what the lists bear, the roster, refused pairs; each change is one action that undo takes back. */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { record } from '../../../electron/engine/database/log/record';
import { undo } from '../../../electron/engine/database/log/undo';
import { verifyProject } from '../../../electron/engine/database/log/verify';
import { listRefusals } from '../../../electron/engine/repositories/merge/refusalRepository';
import { lastAction } from '../../../electron/engine/repositories/project/actionRepository';
import { readOptions } from '../../../electron/engine/repositories/project/optionRepository';
import { listUnits } from '../../../electron/engine/repositories/units/unitRepository';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { createProject } from '../../../electron/engine/services/project/createProject';
import {
  listOperators,
  revokeRefusal,
  setProjectOptions,
} from '../../../electron/engine/services/project/projectOptions';
import { previewTownshipList } from '../../../electron/engine/services/townships/previewTownshipList';
import { unitDraftSchema } from '../../../shared/model/unitDraft';
import { ok } from '../../../shared/result';
import { codeOf, PEOPLE, smallProject, temporaryFolder, testOptions, unwrap } from '../../builders/project';
import { itemTexts, sixCategoryScheme } from '../../builders/townshipLists';

let folder: { path: string; remove(): void };
let project: ProjectFile;
let down: readonly number[];
let up: readonly number[];
beforeEach(() => {
  folder = temporaryFolder();
  ({ project, down, up } = smallProject(folder.path));
});
afterEach(() => {
  project.close();
  folder.remove();
});

describe('project options', () => {
  it('have their defaults, change one by one, and undo', () => {
    const before = readOptions(project.read);
    expect(before).toEqual({
      office: '',
      reportTemplate: '',
      fileNames: '',
      roster: [],
      numbering: 'continuous',
      blindVerdicts: false,
    });
    unwrap(setProjectOptions(project, { office: '东宁市委编办' }));
    unwrap(setProjectOptions(project, { roster: ['李敏', '王芳', '李敏'] }));
    expect(readOptions(project.read)).toMatchObject({
      office: '东宁市委编办',
      roster: ['李敏', '王芳'],
    });
    expect(lastAction(project.read)?.summary).toBe('设置：操作人名册 李敏、王芳');
    unwrap(undo(project));
    unwrap(undo(project));
    expect(readOptions(project.read)).toEqual(before);
    expect(verifyProject(project.read).ok).toBe(true);
  });

  it('number the list anew in each category; what is no edition goes out as 征求意见稿', () => {
    unwrap(adoptEntries(project, { entryIds: [...down], ...PEOPLE }));
    const unitId = listUnits(project.read, 'township')[0]?.id ?? 0;
    const page = () => unwrap(previewTownshipList(project, { unitId, listId: '', source: 'current' })).document;
    const serials = () => itemTexts(page()).map(([serial]) => serial);
    expect(serials()).toEqual(['1', '2', '3', '4']);
    unwrap(setProjectOptions(project, { numbering: 'restart' }));
    expect(serials()).toEqual(['1', '2', '1', '1']);
    expect(JSON.stringify(page())).toContain('征求意见稿');
  });
});

describe('the roster', () => {
  it('comes first in its order, then whoever else worked here', () => {
    unwrap(setProjectOptions(project, { roster: ['李敏'] }));
    expect(listOperators(project)).toEqual([
      { name: '李敏', listed: true, actions: 0 },
      { name: '王建国', listed: false, actions: 6 },
    ]);
  });
});

describe('a refused pair', () => {
  it('is listed with its words and can be suggested again, once', () => {
    unwrap(adoptEntries(project, { entryIds: [...down], ...PEOPLE }));
    unwrap(
      record(project, { name: 'refuseMatch', input: {}, effect: 'undoable' }, (write) => {
        write.run('INSERT INTO matchRefusal (entryId, itemId) VALUES (?, ?)', [up[0] ?? 0, 1]);
        return ok({ value: null, summary: '不是一回事' });
      }),
    );
    const [row] = listRefusals(project.read);
    expect(row).toMatchObject({ entry: '开三会', unit: '道河镇', item: '抓好党员发展' });
    unwrap(revokeRefusal(project, { refusalId: row?.id ?? 0 }));
    expect(listRefusals(project.read)).toEqual([]);
    expect(codeOf(revokeRefusal(project, { refusalId: row?.id ?? 0 }))).toBe('BAD_INPUT');
    unwrap(undo(project));
    expect(listRefusals(project.read)).toHaveLength(1);
  });
});

describe('a new project', () => {
  it('has its office and units from the first action on, each name once', () => {
    const unit = (name: string, aliases: string[] = []) => unitDraftSchema.parse({ name, aliases });
    const made = unwrap(
      createProject(
        join(folder.path, '试点.shuangshu'),
        {
          name: '试点县',
          scheme: sixCategoryScheme(),
          effectiveDate: '2025-06-30',
          office: '试点县委编办',
          units: {
            township: [unit('东镇', ['东']), unit('东'), unit('西镇', ['东镇'])],
            department: [unit('县民政局'), unit('县民政局')],
          },
        },
        testOptions(),
      ),
    );
    expect(listUnits(made.read).map(({ name, aliases }) => [name, aliases])).toEqual([
      ['东镇', ['东']],
      ['西镇', []],
      ['县民政局', []],
    ]);
    expect(readOptions(made.read).office).toBe('试点县委编办');
    expect(lastAction(made.read)?.seq).toBe(1);
    expect(verifyProject(made.read).ok).toBe(true);
    made.close();
  });
});
