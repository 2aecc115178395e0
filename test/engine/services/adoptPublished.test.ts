/** 安澜县's published lists: in from the office's files, shown per township, and out again with the same rows. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { undo } from '../../../electron/engine/database/log/undo';
import { rereadDocument } from '../../../electron/engine/documents/rereadDocument';
import { listItemIds } from '../../../electron/engine/repositories/pool/poolFilter';
import { readPool } from '../../../electron/engine/repositories/pool/poolInMemory';
import { checkProject } from '../../../electron/engine/services/checks/checkProject';
import { summarizeProject } from '../../../electron/engine/services/project/summarizeProject';
import { sealRound } from '../../../electron/engine/services/rounds/runRound';
import { changeScheme } from '../../../electron/engine/services/schemes/changeScheme';
import { adoptPublished, previewPublished } from '../../../electron/engine/services/sources/adoptPublished';
import { exportTownshipLists } from '../../../electron/engine/services/townships/exportTownshipLists';
import { inlineTasks } from '../../../electron/engine/workers/inlineTasks';
import { poolFilterSchema } from '../../../shared/model/poolView';
import type { SchemeList } from '../../../shared/model/scheme';
import { ANLAN_TOWNS, type AnlanItem, anlanItems, buildAnlan, importAnlan, takeIn } from '../../builders/anlanCounty';
import { temporaryFolder, unwrap } from '../../builders/project';
import { itemsAmong, threeListScheme } from '../../builders/townshipLists';
import { plain } from '../../sampleFiles';

let folder: { path: string; remove(): void };
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const LISTS = ['basic', 'cooperate', 'recall'] as const;
const ITEMS = anlanItems();

function listed(town: string, list: AnlanItem['list']): AnlanItem[] {
  return ITEMS.filter((item) => item.list === list && (item.towns === 'all' || item.towns.includes(town)));
}

/** The list of what townships cooperate in, one category under another word. */
function renamed(list: SchemeList): SchemeList {
  if (list.id !== 'cooperate') return list;
  return { ...list, categories: list.categories.map((word) => (word === '生态环保' ? '生态环境保护' : word)) };
}

function summaryOf(project: ProjectFile) {
  return summarizeProject(project, { fileName: '', operator: '', backupAt: null });
}

describe('taken in', () => {
  test.each(['xlsx', 'docx'] as const)(
    'from .%s files: 344, 333 and 332 per town, 367 items, 1,009 镇次',
    (extension) => {
      const project = buildAnlan(join(folder.path, '安澜县.shuangshu'), extension);
      const { townships, townTimes, pool } = summaryOf(project);
      expect(townships.map(({ name, listed: length, perList }) => [name, length, perList])).toEqual([
        ['临江镇', 344, [120, 101, 123]],
        ['竹溪乡', 333, [114, 97, 122]],
        ['城南街道', 332, [113, 95, 124]],
      ]);
      expect([pool.live, townTimes]).toEqual([367, 1009]);
      expect(
        readPool(project)
          .live.map(({ name }) => plain(name))
          .sort(),
      ).toEqual(ITEMS.map(({ name }) => plain(name)).sort());
      project.close();
    },
  );

  test('the preview says beforehand what comes of it, and one undo takes it back', () => {
    const project = importAnlan(join(folder.path, '安澜县.shuangshu'));
    const preview = previewPublished(project, { sourceListIds: [] });
    expect(preview).toMatchObject({ entries: 1009, items: 367, differences: [], unplaced: [] });
    expect(preview.common).toBe(ITEMS.filter(({ towns }) => towns === 'all').length);
    expect(preview.perTown.map(({ perList }) => perList)).toEqual([
      [120, 101, 123],
      [114, 97, 122],
      [113, 95, 124],
    ]);
    unwrap(adoptPublished(project, { sourceListIds: [] }));
    unwrap(undo(project));
    expect(readPool(project).all).toEqual([]);
    expect(summaryOf(project).sources.up.pending).toBe(1009);
    project.close();
  });

  test('every item has its list, both sides, receivers and way of working as the county wrote them', () => {
    const project = buildAnlan(join(folder.path, '安澜县.shuangshu'));
    const pool = new Map(readPool(project).live.map((item) => [plain(item.name), item]));
    for (const item of ITEMS) {
      const found = pool.get(plain(item.name));
      const units = (roles: readonly string[]) =>
        found?.responsibilities
          .filter(({ role }) => roles.includes(role))
          .map(({ unit }) => unit)
          .join('、');
      expect([found?.listId, found?.category]).toEqual([item.list, item.category]);
      expect(units(['lead', 'cooperate'])).toBe(item.department);
      expect(units(['takeOver'])).toBe(item.receiver);
      expect(plain(found?.text ?? '')).toBe(plain(item.townDuty));
      const role = { basic: 'main', cooperate: 'cooperate', recall: 'none' } as const;
      expect(found?.townshipRole).toBe(role[item.list]);
    }
    project.close();
  });

  test('the county’s own table of 收回 adds nothing: its rows belong to the items the towns list', () => {
    const project = importAnlan(join(folder.path, '安澜县.shuangshu'));
    takeIn(project, '安澜县上级部门收回事项清单（全县）.xls', '县委编办', 'down');
    const adopted = unwrap(adoptPublished(project, { sourceListIds: [] }));
    expect(adopted).toEqual({ items: 367, entries: 1009 + 131 });
    expect(summaryOf(project).townTimes).toBe(1009);
    project.close();
  });

  test('a word the list has no category of is asked about, with where the other towns have the duty; once said, all comes in', () => {
    const project = importAnlan(join(folder.path, '安澜县.shuangshu'));
    const scheme = { ...threeListScheme(), lists: threeListScheme().lists.map((list) => renamed(list)) };
    unwrap(changeScheme(project, { scheme, moves: [], reason: '试' }));
    const before = previewPublished(project, { sourceListIds: [] });
    const [asked, ...others] = before.strange;
    expect(others).toEqual([]);
    expect(asked).toMatchObject({ listId: 'cooperate', written: '生态环保', units: [...ANLAN_TOWNS], likely: '' });
    expect(before.unplaced).toHaveLength(asked?.entries ?? 0);
    const categories = [{ listId: 'cooperate', written: '生态环保', category: '生态环境保护' }];
    expect(previewPublished(project, { sourceListIds: [], categories })).toMatchObject({
      ...{ items: 367, unplaced: [], strange: [asked] },
    });
    expect(unwrap(adoptPublished(project, { sourceListIds: [], categories }))).toEqual({ items: 367, entries: 1009 });
    expect(readPool(project).live.filter(({ category }) => category === '生态环保')).not.toEqual([]);
    project.close();
  });

  test('what was taken back is not asked for a basis, neither by the rule nor in the pool', () => {
    const project = buildAnlan(join(folder.path, '安澜县.shuangshu'));
    const { bases, ids } = listItemIds(project, poolFilterSchema.parse({ bases: ['missing'] }), threeListScheme());
    expect(bases.find(({ state }) => state === 'missing')?.count).toBe(367 - 131);
    expect(ids).toHaveLength(367 - 131);
    project.close();
  });

  test('the rules on counts hold', () => {
    const project = buildAnlan(join(folder.path, '安澜县.shuangshu'));
    const failed = checkProject(project).filter(({ state }) => state === 'failed');
    expect(failed.map(({ id }) => id)).toEqual(['7']);
    project.close();
  });
});

describe('put out', () => {
  test('each list of each town has the rows of lists.json in their order, word by word', async () => {
    const project = buildAnlan(join(folder.path, '安澜县.shuangshu'));
    unwrap(sealRound(project));
    const request = { folder: join(folder.path, 'out'), mustBeEmpty: true, formats: ['xlsx' as const] };
    const files = unwrap(await exportTownshipLists(project, inlineTasks(), request));
    project.close();
    expect(files).toHaveLength(3);
    for (const [index, town] of ANLAN_TOWNS.entries()) {
      const rows = itemsAmong(await rereadDocument(readFileSync(files[index]?.path ?? ''), 'xlsx'));
      const wanted = LISTS.map((list) => listed(town, list).map(cellsOf));
      expect(rows.map(([, ...cells]) => cells.map(plain))).toEqual(wanted.flat());
      expect(rows.map(([serial]) => serial)).toEqual(wanted.flatMap((list) => list.map((_, row) => String(row + 1))));
    }
  });
});

function cellsOf({ list, name, department, superiorDuty, townDuty, receiver, method }: AnlanItem): string[] {
  const lines = (units: string) => units.replaceAll('、', '\n');
  const cells = {
    basic: [name],
    cooperate: [name, lines(department), superiorDuty, townDuty],
    recall: [name, lines(receiver), method],
  };
  return cells[list].map(plain);
}
