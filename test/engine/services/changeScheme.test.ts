/** Changing the scheme of a running project: what moves is shown before, nothing is lost, one undo takes it back. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { redo, undo } from '../../../electron/engine/database/log/undo';
import { readPool } from '../../../electron/engine/repositories/pool/poolInMemory';
import { listsEver } from '../../../electron/engine/repositories/project/listsEver';
import { listPrepared } from '../../../electron/engine/repositories/rounds/preparedRepository';
import { checkProject } from '../../../electron/engine/services/checks/checkProject';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { amendItem } from '../../../electron/engine/services/rounds/changeItems';
import { decidePrepared, prepareChanges } from '../../../electron/engine/services/rounds/prepareChanges';
import { sealRound } from '../../../electron/engine/services/rounds/runRound';
import { changeScheme, previewScheme, readScheme } from '../../../electron/engine/services/schemes/changeScheme';
import { type Scheme, schemeSchema } from '../../../shared/model/scheme';
import {
  codeOf,
  draft,
  failureOf,
  newProject,
  PEOPLE,
  smallProject,
  temporaryFolder,
  unwrap,
} from '../../builders/project';
import { sixCategoryScheme, threeListScheme } from '../../builders/townshipLists';

let folder: { path: string; remove(): void };
let project: ProjectFile;
beforeEach(() => {
  folder = temporaryFolder();
  const small = smallProject(folder.path);
  project = small.project;
  unwrap(adoptEntries(project, { entryIds: [...small.down], ...PEOPLE }));
});
afterEach(() => {
  project.close();
  folder.remove();
});

function renamed(from: string, to: string): Scheme {
  const scheme = sixCategoryScheme();
  const lists = scheme.lists.map((list) => ({
    ...list,
    categories: list.categories.map((one) => (one === from ? to : one)),
  }));
  return schemeSchema.parse({ ...scheme, lists });
}

const places = () => readPool(project).live.map(({ listId, category }) => `${listId} ${category}`);
const sound = () =>
  checkProject(project).filter(({ id, state }) => state === 'failed' && ['1', '2', '9', '17'].includes(id));

test('a category called otherwise is proposed for its items, and the ledger ties', () => {
  const scheme = renamed('基层党建', '党的建设');
  const { gone, added } = previewScheme(project, { scheme });
  expect(added).toBe(1);
  expect(gone).toMatchObject([
    { category: '基层党建', live: 2, subtracted: 0, proposed: { listId: 'duties', category: '党的建设' } },
  ]);
  const moves = gone.map(({ listId, category, proposed }) => ({
    from: { listId, category },
    to: proposed ?? { listId, category },
  }));
  expect(unwrap(changeScheme(project, { scheme, moves, reason: '与上级目录一致' }))).toEqual({ moved: 0, renamed: 1 });
  expect(places()).toEqual(['duties 党的建设', 'duties 党的建设', 'duties 生态环境保护', 'duties 公共服务']);
  expect(sound()).toEqual([]);
  unwrap(undo(project));
  expect(readScheme(project).lists[0]?.categories[0]).toBe('基层党建');
  expect(places()[0]).toBe('duties 基层党建');
});

describe('another scheme altogether', () => {
  const to = (category: string) => ({ listId: 'basic', category });
  const moves = [
    { from: { listId: 'duties', category: '基层党建' }, to: to('党的建设') },
    { from: { listId: 'duties', category: '生态环境保护' }, to: { listId: 'cooperate', category: '生态环保' } },
    { from: { listId: 'duties', category: '公共服务' }, to: { listId: 'recall', category: '民生服务' } },
  ];

  test('moves every item where it was said, each with the part its list gives it', () => {
    unwrap(changeScheme(project, { scheme: threeListScheme(), moves, reason: '改用三张清单' }));
    expect(places()).toEqual(['basic 党的建设', 'basic 党的建设', 'cooperate 生态环保', 'recall 民生服务']);
    expect(readPool(project).live.map(({ townshipRole }) => townshipRole)).toEqual([
      'main',
      'main',
      'cooperate',
      'none',
    ]);
    expect(sound()).toEqual([]);
  });

  test('leaves the lists that held something to be told of, unless it was undone or nothing stood in them', () => {
    const ever = (of = project) => listsEver(of).map(({ id }) => id);
    expect(ever()).toEqual(['duties']);
    unwrap(changeScheme(project, { scheme: threeListScheme(), moves, reason: '改用三张清单' }));
    expect(ever()).toEqual(['basic', 'cooperate', 'recall', 'duties']);
    unwrap(undo(project));
    expect(ever()).toEqual(['duties']);
    unwrap(redo(project));
    expect(ever()).toEqual(['basic', 'cooperate', 'recall', 'duties']);
    const empty = newProject(folder.path, undefined, '安澜县');
    unwrap(changeScheme(empty, { scheme: threeListScheme(), moves: [], reason: '改用三张清单' }));
    expect(ever(empty)).toEqual(['basic', 'cooperate', 'recall']);
    empty.close();
  });

  test('is refused while a category that goes has items nobody found a place for', () => {
    const refused = failureOf(
      changeScheme(project, { scheme: threeListScheme(), moves: moves.slice(1), reason: '试' }),
    );
    expect(refused).toMatchObject({ code: 'SECTION_UNMAPPED', detail: { category: '基层党建', items: 2 } });
    expect(readScheme(project).id).toBe('six-category');
  });

  test('is refused between rounds, when items would move without a round to record it', () => {
    unwrap(sealRound(project));
    expect(codeOf(changeScheme(project, { scheme: threeListScheme(), moves, reason: '试' }))).toBe('NO_OPEN_ROUND');
  });
});

describe('what was prepared and waits', () => {
  const moves = [{ from: { listId: 'duties', category: '公共服务' }, to: { listId: 'duties', category: '民生服务' } }];
  const prepare = (deeds: Parameters<typeof prepareChanges>[1]['deeds']) =>
    unwrap(prepareChanges(project, { deeds, reason: '下轮议', basis: '', proposer: '市委组织部' }));

  test('is told with the category that goes, follows its items, and can still be decided', () => {
    prepare([
      { kind: 'add', item: draft('拟增的事项', { category: '公共服务' }) },
      { kind: 'move', itemId: 1, category: '公共服务' },
      { kind: 'split', itemId: 2, parts: [draft('拆出的', { category: '公共服务' }), draft('再拆的')] },
      { kind: 'subtract', itemId: 3, reasonKind: '属部门职责', targetItemId: null },
    ]);
    const scheme = renamed('公共服务', '民生服务');
    expect(previewScheme(project, { scheme }).gone).toMatchObject([{ category: '公共服务', live: 1, prepared: 3 }]);
    unwrap(changeScheme(project, { scheme, moves, reason: '与上级目录一致' }));
    const preparedIds = listPrepared(project.read).map(({ id }) => id);
    unwrap(decidePrepared(project, { preparedIds, decider: '编办主任办公会' }));
    const at = (name: string) => readPool(project).live.find((item) => item.name === name)?.category;
    expect([at('拟增的事项'), at('拆出的'), at('再拆的')]).toEqual(['民生服务', '民生服务', '基层党建']);
    expect(readPool(project).byId.get(1)?.category).toBe('民生服务');
    expect(sound()).toEqual([]);
  });

  test('holds a category back from going unmapped even where nothing else stands in it', () => {
    prepare([{ kind: 'add', item: draft('拟增的事项', { category: '文化建设' }) }]);
    const scheme = renamed('文化建设', '精神文明建设');
    expect(failureOf(changeScheme(project, { scheme, moves: [], reason: '试' }))).toMatchObject({
      code: 'SECTION_UNMAPPED',
      detail: { category: '文化建设', items: 0, prepared: 1 },
    });
  });
});

test('a column that goes leaves its values with the items, and shows them again when it comes back', () => {
  const six = sixCategoryScheme();
  const withPost = schemeSchema.parse({
    ...six,
    lists: six.lists.map((list) => ({ ...list, fields: [{ id: 'post', label: '岗位' }] })),
  });
  unwrap(changeScheme(project, { scheme: withPost, moves: [], reason: '加岗位' }));
  const wording = { name: '抓好党员发展', text: '', townshipRole: 'main' as const, bases: [], remark: '' };
  const nobody = { leadDepartment: '', jointLeads: [], coDepartments: [], receivers: [], method: '', duties: {} };
  const parts = { ...nobody, fields: { post: '组织委员' } };
  unwrap(amendItem(project, { itemId: 1, ...wording, parts, reason: '补岗位', ...PEOPLE }));
  expect(previewScheme(project, { scheme: six }).hiddenFields).toEqual([{ label: '岗位', items: 1 }]);
  unwrap(changeScheme(project, { scheme: six, moves: [], reason: '去掉岗位' }));
  expect(readPool(project).byId.get(1)?.fields).toEqual({ post: '组织委员' });
});
