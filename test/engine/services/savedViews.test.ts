/** Saved views show what they were made for when a category or a department is called otherwise. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { undo } from '../../../electron/engine/database/log/undo';
import { readPool } from '../../../electron/engine/repositories/pool/poolInMemory';
import { listUnits } from '../../../electron/engine/repositories/units/unitRepository';
import { readViews, saveView } from '../../../electron/engine/services/pool/keepViews';
import { addItem } from '../../../electron/engine/services/rounds/changeItems';
import { openRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { changeScheme, readScheme } from '../../../electron/engine/services/schemes/changeScheme';
import { addUnits } from '../../../electron/engine/services/units/manageUnits';
import { mergeUnits } from '../../../electron/engine/services/units/mergeUnits';
import { poolViewSchema } from '../../../shared/model/poolView';
import { draft, newProject, PEOPLE, temporaryFolder, unwrap } from '../../builders/project';

let folder: ReturnType<typeof temporaryFolder>;
let project: ProjectFile;
beforeEach(() => {
  folder = temporaryFolder();
  project = newProject(folder.path);
  unwrap(addUnits(project, { kind: 'township', names: ['道河镇', '绥阳镇', '城南街道'] }));
  unwrap(sealRound(project));
  unwrap(openRound(project, { kind: 'review', title: '', date: '2025-06-10' }));
  unwrap(
    addItem(project, {
      item: draft('护林防火', { category: '公共服务', leadDepartment: '市林业局' }),
      reason: '上级新增',
      ...PEOPLE,
    }),
  );
});
afterEach(() => {
  project.close();
  folder.remove();
});
const view = (filter: object) => poolViewSchema.parse({ filter });
const unit = (name: string) => listUnits(project.read).find((one) => one.name === name)?.id ?? 0;

it('a view of a category that is only called otherwise now still shows its items', () => {
  unwrap(saveView(project, { name: '公共服务', view: view({ categories: ['公共服务'] }) }));
  expect(readViews(project)[0]?.count).toBe(1);
  const scheme = readScheme(project);
  const renamed = JSON.parse(JSON.stringify(scheme).replaceAll('"公共服务"', '"民生服务"'));
  const listId = scheme.lists[0]?.id ?? '';
  unwrap(
    changeScheme(project, {
      scheme: renamed,
      moves: [{ from: { listId, category: '公共服务' }, to: { listId, category: '民生服务' } }],
      reason: '统一叫法',
    } as never),
  );
  expect(readPool(project).live[0]?.category).toBe('民生服务');
  expect(readViews(project)[0]?.count).toBe(1);
  unwrap(undo(project));
  expect(readViews(project)[0]).toMatchObject({ count: 1, view: { filter: { categories: ['公共服务'] } } });
});

it('a view of a department that was united with another still shows its items', () => {
  unwrap(addUnits(project, { kind: 'department', names: ['市林业和草原局'] }));
  unwrap(saveView(project, { name: '林业', view: view({ unitIds: [unit('市林业局')] }) }));
  expect(readViews(project)[0]?.count).toBe(1);
  unwrap(mergeUnits(project, { unitId: unit('市林业局'), intoId: unit('市林业和草原局') }));
  expect(readPool(project).live[0]?.lead).toBe('市林业和草原局');
  expect(readViews(project)[0]?.count).toBe(1);
  unwrap(undo(project));
  expect(readViews(project)[0]).toMatchObject({ count: 1, view: { filter: { unitIds: [unit('市林业局')] } } });
});
