/** Looking through entries, the pool and the changes: filters, counts that follow them, order, pages. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { type EntryFilter, listEntries } from '../../../electron/engine/repositories/merge/entryRepository';
import { listItemIds } from '../../../electron/engine/repositories/pool/poolFilter';
import { readItemDetail, readItemRows } from '../../../electron/engine/repositories/pool/poolRepository';
import { type ChangeFilter, listChanges } from '../../../electron/engine/repositories/rounds/roundRepository';
import { listSourceLists } from '../../../electron/engine/repositories/sources/sourceListRepository';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { attachEntry } from '../../../electron/engine/services/merge/attachEntries';
import { rejectEntry } from '../../../electron/engine/services/merge/leaveOutEntry';
import { addItem, moveItem, subtractItems } from '../../../electron/engine/services/rounds/changeItems';
import { openRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { withdrawSourceList } from '../../../electron/engine/services/sources/importSourceList';
import { poolQuestionSchema } from '../../../shared/model/poolView';
import { draft, importList, PEOPLE, readEntry, smallProject, temporaryFolder, unwrap } from '../../builders/project';
import { sixCategoryScheme } from '../../builders/townshipLists';

let folder: { path: string; remove(): void };
let project: ProjectFile;

/** Items 1–4 sorted, 5 and 6 by another department, 7 added; 2 merged into 1, 4 moved, one township list withdrawn. */
beforeAll(() => {
  folder = temporaryFolder();
  const small = smallProject(folder.path);
  project = small.project;
  const more = importList(project, '市农业农村局', 'down', [
    readEntry('100%覆盖_巡查', { category: '经济发展', coDepartments: ['市委组织部'] }),
    readEntry('100点覆盖x巡查', { category: '经济发展', text: '按网格每日走到。' }),
  ]);
  unwrap(adoptEntries(project, { entryIds: [...small.down, ...more], proposer: '', decider: '' }));
  const [a = 0, b = 0] = small.up;
  unwrap(attachEntry(project, { entryId: a, itemId: 1, reason: '' }));
  unwrap(rejectEntry(project, { entryId: b, reasonKind: '', reason: '不符合' }));
  importList(project, '绥阳镇', 'up', ['开三会']);
  const withdrawn = listSourceLists(project.read).at(-1)?.id ?? 0;
  unwrap(withdrawSourceList(project, { sourceListId: withdrawn, reason: '报错了' }));
  unwrap(sealRound(project));
  unwrap(openRound(project, { kind: 'review', title: '', date: '2025-06-10' }));
  unwrap(addItem(project, { item: draft('维护平安网格', { category: '社会治理' }), reason: 'x', ...PEOPLE }));
  unwrap(subtractItems(project, { itemIds: [2], reasonKind: '内容重复合并', targetItemId: 1, reason: 'x', ...PEOPLE }));
  unwrap(moveItem(project, { itemId: 4, category: '基层党建', reason: 'x', ...PEOPLE }));
});
afterAll(() => {
  project.close();
  folder.remove();
});

describe('entries', () => {
  const names = (filter: EntryFilter) => listEntries(project.read, filter).rows.map(({ name }) => name);

  test('come in file order, without those of withdrawn lists', () => {
    expect(listEntries(project.read, {}).total).toBe(9);
    expect(names({ direction: 'up' })).toEqual(['开三会', '打防火道', '看管庙会']);
  });

  test('are told by fate, item, unit and list', () => {
    expect(names({ fate: 'pending' })).toEqual(['看管庙会']);
    expect(names({ fate: 'decided', direction: 'up' })).toEqual(['开三会', '打防火道']);
    expect(names({ fate: 'reject' })).toEqual(['打防火道']);
    expect(names({ itemIds: [1] })).toEqual(['抓好党员发展', '开三会']);
    const unitId = listEntries(project.read, { fate: 'reject' }).rows[0]?.unitId;
    expect(names({ unitId, fate: 'attach' })).toEqual(['开三会']);
  });

  test('are found by a text itself, whatever signs it holds', () => {
    expect(names({ search: '100%' })).toEqual(['100%覆盖_巡查']);
    expect(names({ search: '覆盖_' })).toEqual(['100%覆盖_巡查']);
    expect(names({ search: ' 三会 ' })).toEqual(['落实三会一课', '开三会']);
    expect(names({ search: '\\' })).toEqual([]);
  });

  test('come in pages with the total of all', () => {
    const page = listEntries(project.read, { offset: 2, limit: 3 });
    expect([page.total, page.rows.map(({ id }) => id)]).toEqual([9, [3, 4, 5]]);
  });
});

describe('the pool', () => {
  const ask = (filter: z.input<typeof poolQuestionSchema>) =>
    listItemIds(project, poolQuestionSchema.parse(filter), sixCategoryScheme());

  test('is ordered by the scheme’s categories, then position', () => {
    expect(ask({}).ids).toEqual([1, 4, 5, 6, 7, 3]);
    expect(ask({ state: 'subtracted' }).ids).toEqual([2]);
    expect(ask({ state: 'all' }).ids).toEqual([1, 2, 4, 5, 6, 7, 3]);
  });

  test('counts of one facet follow the others', () => {
    expect(ask({ categories: ['基层党建'] })).toMatchObject({
      ids: [1, 4],
      categories: [
        { category: '基层党建', count: 2 },
        { category: '经济发展', count: 2 },
        { category: '社会治理', count: 1 },
        { category: '生态环境保护', count: 1 },
      ],
      departments: [{ name: '市委组织部', count: 2 }],
    });
    const organisation = ask({}).departments.find(({ name }) => name === '市委组织部');
    expect(ask({ unitIds: [organisation?.unitId ?? 0], categories: ['社会治理'] }).ids).toEqual([7]);
    expect(ask({ unitIds: [organisation?.unitId ?? 0], categories: ['经济发展'] }).ids).toEqual([]);
    expect(ask({ search: '100%' })).toMatchObject({ ids: [5], categories: [{ category: '经济发展', count: 1 }] });
  });

  test('words parted by blanks must all be found, wherever each stands', () => {
    expect(ask({ search: '  每日 100点 ' }).ids).toEqual([6]);
    expect(ask({ search: '每日 100%' }).ids).toEqual([]);
  });

  test('looked for one item, those called so come before those that only speak of it', () => {
    const before = ask({ search: '网格' }).ids;
    expect(before.indexOf(6)).toBeLessThan(before.indexOf(7));
    const named = ask({ search: '网格', namedFirst: true }).ids;
    expect(named[0]).toBe(7);
    expect([...named].sort()).toEqual([...before].sort());
    expect(ask({ search: '', namedFirst: true }).ids).toEqual(ask({}).ids);
  });

  test('rows come in the order asked for, unknown ids left out, with the entries behind them', () => {
    const rows = readItemRows(project.read, [7, 99, 1, 2]);
    expect(rows.map(({ id, live, sources }) => [id, live, sources])).toEqual([
      [7, true, { down: 0, up: 0 }],
      // The second went into the first: its entries are those of the first.
      [1, true, { down: 2, up: 1 }],
      [2, false, { down: 1, up: 0 }],
    ]);
    expect(readItemRows(project.read, [5])[0]).toMatchObject({
      leadDepartment: '市农业农村局',
      coDepartments: ['市委组织部'],
    });
    expect(readItemDetail(project.read, 99)).toBeUndefined();
  });
});

describe('changes', () => {
  const kinds = (filter: ChangeFilter) => listChanges(project.read, filter).rows.map(({ kind }) => kind);

  test('are told by effect, category, round and item', () => {
    expect(kinds({})).toEqual(['add', 'subtract', 'move']);
    expect([kinds({ effect: 'in' }), kinds({ effect: 'out' }), kinds({ effect: 'none' })]).toEqual([
      ['add'],
      ['subtract'],
      ['move'],
    ]);
    expect([
      kinds({ category: '公共服务' }),
      kinds({ category: '基层党建' }),
      kinds({ round: 1 }),
      kinds({ itemId: 7 }),
    ]).toEqual([['move'], ['subtract', 'move'], [], ['add']]);
    expect(listChanges(project.read, { offset: 1, limit: 1 })).toMatchObject({
      total: 3,
      rows: [{ kind: 'subtract', targetName: '抓好党员发展' }],
    });
  });
});
