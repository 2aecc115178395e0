/** Rows pasted into the pool, and the office's own order. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { undo } from '../../../electron/engine/database/log/undo';
import { listDistinct } from '../../../electron/engine/repositories/merge/refusalRepository';
import { readPool } from '../../../electron/engine/repositories/pool/poolInMemory';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { allowDuplicate, findDuplicates, refuseDuplicate } from '../../../electron/engine/services/pool/findDuplicates';
import { placeItem } from '../../../electron/engine/services/pool/placeItem';
import { addItems } from '../../../electron/engine/services/rounds/changeItems';
import { openRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { inlineTasks } from '../../../electron/engine/workers/inlineTasks';
import { codeOf, draft, PEOPLE, smallProject, temporaryFolder, unwrap } from '../../builders/project';

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

const names = (category: string) =>
  readPool(project)
    .live.filter((item) => item.category === category)
    .map(({ name }) => name);

describe('rows added at once', () => {
  const items = [draft('巡河'), draft('清淤', { category: '公共服务' })];

  test('are one action, count each, and undo together', () => {
    unwrap(sealRound(project));
    unwrap(openRound(project, { kind: 'review', title: '', date: '2025-06-10' }));
    expect(unwrap(addItems(project, { items, reason: '补报', ...PEOPLE }))).toEqual({ added: 2 });
    expect(names('公共服务')).toEqual(['整治人居环境', '清淤']);
    unwrap(undo(project));
    expect(readPool(project).live).toHaveLength(4);
  });

  test('are all refused for one that has no category, and without a proposer', () => {
    const bad = [...items, draft('无类', { category: '没有的' })];
    expect(codeOf(addItems(project, { items: bad, reason: '补报', ...PEOPLE }))).toBe('CATEGORY_UNKNOWN');
    expect(codeOf(addItems(project, { items, reason: '补报', proposer: ' ', decider: '' }))).toBe('REASON_MISSING');
    expect(readPool(project).live).toHaveLength(4);
  });
});

describe('near-duplicates', () => {
  const run = { signal: new AbortController().signal };
  const find = async () => unwrap(await findDuplicates(project, inlineTasks(), { limit: 50 }, run));

  test('of the pool are found with reasons, and a pair called different is not found again', async () => {
    const twice = [
      draft('农村饮用水水源地保护', { text: '巡查水源地，清理垃圾，发现污染及时上报。' }),
      draft('做好农村饮用水水源保护', { text: '对水源地开展巡查，清理垃圾，发现污染及时上报。' }),
    ];
    unwrap(addItems(project, { items: twice, reason: '补报', ...PEOPLE }));
    const { total, pairs } = await find();
    expect(total).toBe(1);
    expect(pairs[0]).toMatchObject({
      first: { name: '农村饮用水水源地保护' },
      second: { name: '做好农村饮用水水源保护' },
    });
    expect(pairs[0]?.reasons.length).toBeGreaterThan(0);
    unwrap(refuseDuplicate(project, { firstId: pairs[0]?.first.id ?? 0, secondId: pairs[0]?.second.id ?? 0 }));
    expect((await find()).total).toBe(0);
    const [pair] = listDistinct(project.read);
    expect(pair).toMatchObject({ first: pairs[0]?.first.name, second: pairs[0]?.second.name });
    unwrap(allowDuplicate(project, { pairId: pair?.id ?? 0 }));
    expect((await find()).total).toBe(1);
    unwrap(undo(project));
    expect((await find()).total).toBe(0);
    unwrap(undo(project));
    expect((await find()).total).toBe(1);
  });
});

describe('the office’s order', () => {
  test('moves an item past its neighbours of the same category, and stops at the end', () => {
    unwrap(addItems(project, { items: [draft('巡河'), draft('清淤')], reason: '补报', ...PEOPLE }));
    const last = readPool(project).live.find(({ name }) => name === '清淤')?.id ?? 0;
    unwrap(placeItem(project, { itemId: last, by: -1 }));
    expect(names('基层党建')).toEqual(['抓好党员发展', '落实三会一课', '清淤', '巡河']);
    unwrap(placeItem(project, { itemId: last, by: -50 }));
    expect(names('基层党建')).toEqual(['清淤', '抓好党员发展', '落实三会一课', '巡河']);
    expect(codeOf(placeItem(project, { itemId: last, by: -1 }))).toBe('NOTHING_CHANGED');
    unwrap(undo(project));
    expect(names('基层党建')[2]).toBe('清淤');
  });
});
