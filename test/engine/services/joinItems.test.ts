/** 合并 of two items: townships, bases and a township's list go into the one that is kept, and one undo gives them back. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { undo } from '../../../electron/engine/database/log/undo';
import { readPool } from '../../../electron/engine/repositories/pool/poolInMemory';
import { listPrepared } from '../../../electron/engine/repositories/rounds/preparedRepository';
import { listUnits } from '../../../electron/engine/repositories/units/unitRepository';
import { checkProject } from '../../../electron/engine/services/checks/checkProject';
import { summarizeProject } from '../../../electron/engine/services/project/summarizeProject';
import { addItem, previewJoin, restoreItem, subtractItems } from '../../../electron/engine/services/rounds/changeItems';
import { decidePrepared, prepareChanges } from '../../../electron/engine/services/rounds/prepareChanges';
import { changeScheme, readScheme } from '../../../electron/engine/services/schemes/changeScheme';
import { previewTownshipList } from '../../../electron/engine/services/townships/previewTownshipList';
import { setOwnStanding } from '../../../electron/engine/services/townships/setOwnStanding';
import { abolishTownship } from '../../../electron/engine/services/units/abolishTownship';
import { addUnits } from '../../../electron/engine/services/units/manageUnits';
import { mergeUnits } from '../../../electron/engine/services/units/mergeUnits';
import { appliesTo } from '../../../shared/logic/schemes/appliesTo';
import { MERGE_REASON } from '../../../shared/model/round';
import { buildAnlan } from '../../builders/anlanCounty';
import { draft, PEOPLE, temporaryFolder, unwrap } from '../../builders/project';

let folder: { path: string; remove(): void };
let project: ProjectFile;
const GROUNDS = { reason: '同一件事', ...PEOPLE };
const BASIC = { listId: 'basic', category: '党的建设' };
const COOPERATE = { listId: 'cooperate', category: '民生服务' };
const citation = (title: string) => ({ title, docNumber: '', clause: '第五条' });

const unitId = (name: string) => listUnits(project.read, 'township').find((unit) => unit.name === name)?.id ?? 0;
const add = (name: string, changes: Parameters<typeof draft>[1]) =>
  unwrap(addItem(project, { item: draft(name, changes), ...GROUNDS })).itemId;
const lengths = () =>
  summarizeProject(project, { fileName: '', operator: '', backupAt: null }).townships.map(({ perList }) => perList);

let keptId = 0;
let goingId = 0;
beforeEach(() => {
  folder = temporaryFolder();
  project = buildAnlan(`${folder.path}/安澜县.shuangshu`);
  const named = { scope: 'particular' as const };
  keptId = add('保留的', { ...BASIC, ...named, townships: ['临江镇', '竹溪乡'], bases: [citation('森林法')] });
  goingId = add('并走的', {
    ...COOPERATE,
    ...named,
    townships: ['竹溪乡', '城南街道'],
    bases: [citation('森林法'), citation('草原法')],
  });
});
afterEach(() => {
  project.close();
  folder.remove();
});

const places = [{ township: '竹溪乡', ...COOPERATE }];
const join = { townships: true, bases: true, places };
const merge = { reasonKind: MERGE_REASON, ...GROUNDS };

test('no township loses the duty, each has it in the list chosen, and undo takes all of it back', () => {
  const before = lengths();
  const plan = unwrap(previewJoin(project, { itemIds: [goingId], targetItemId: keptId }));
  expect(plan.gained.map(({ township }) => township)).toEqual(['城南街道']);
  expect(plan.differing.map(({ township }) => township)).toEqual(['竹溪乡', '城南街道']);
  unwrap(subtractItems(project, { itemIds: [goingId], targetItemId: keptId, join, ...merge }));
  const kept = readPool(project).byId.get(keptId);
  expect(kept).toMatchObject({ scope: 'common' });
  expect(kept?.townships).toMatchObject([
    { township: '竹溪乡', applies: true, place: COOPERATE },
    { township: '城南街道', applies: true, place: COOPERATE },
  ]);
  expect(kept?.bases.map(({ title }) => title)).toEqual(['森林法', '草原法']);
  const [first = [], second = [], third = []] = before;
  // 竹溪乡 had it twice, in 基本 and in 配合, and keeps the one chosen.
  const [basic = 0, ...others] = second;
  expect(lengths()).toEqual([first, [basic - 1, ...others], third]);
  expect(
    checkProject(project).filter(({ id, state }) => ['1', '2', '9', '12'].includes(id) && state === 'failed'),
  ).toEqual([]);
  unwrap(undo(project));
  expect(lengths()).toEqual(before);
  expect(readPool(project).byId.get(keptId)).toMatchObject({ scope: 'particular', bases: [{ title: '森林法' }] });
});

test('taking nothing along leaves the kept item as it is', () => {
  const none = { townships: false, bases: false, places: [] };
  const before = readPool(project).byId.get(keptId);
  unwrap(subtractItems(project, { itemIds: [goingId], targetItemId: keptId, join: none, ...merge }));
  expect(readPool(project).byId.get(keptId)).toEqual(before);
});

test('a merge prepared now takes along the same when it is decided', () => {
  const deed = { kind: 'subtract', itemId: goingId, reasonKind: MERGE_REASON, targetItemId: keptId, join } as const;
  unwrap(prepareChanges(project, { deeds: [deed], reason: '同一件事', basis: '', proposer: '' }));
  const preparedIds = listPrepared(project.read).map(({ id }) => id);
  unwrap(decidePrepared(project, { preparedIds, decider: '编办主任办公会' }));
  expect(readPool(project).byId.get(keptId)?.townships).toHaveLength(2);
});

test('of several items merged at once each brings what it has, own words of a township too', () => {
  const third = add('也并走的', { ...BASIC, category: '经济发展', scope: 'particular', townships: ['城南街道'] });
  const own = {
    itemId: third,
    unitId: unitId('城南街道'),
    place: null,
    wording: '街道自己的写法。',
    reason: '情形不同',
  };
  unwrap(setOwnStanding(project, own));
  const itemIds = [third, goingId];
  unwrap(subtractItems(project, { itemIds, targetItemId: keptId, join: { ...join, places: [] }, ...merge }));
  expect(readPool(project).byId.get(keptId)?.townships).toMatchObject([
    { township: '城南街道', wording: '街道自己的写法。', place: { listId: 'basic', category: '经济发展' } },
  ]);
});

test('a town that has gone into another since does not stop the way back: what stands for it stays', () => {
  unwrap(subtractItems(project, { itemIds: [goingId], targetItemId: keptId, join: { ...join, places: [] }, ...merge }));
  unwrap(mergeUnits(project, { unitId: unitId('城南街道'), intoId: unitId('竹溪乡') }));
  unwrap(restoreItem(project, { itemId: goingId, ...GROUNDS }));
  const { byId, live } = readPool(project);
  expect(live.map(({ id }) => id)).toEqual(expect.arrayContaining([keptId, goingId]));
  expect(byId.get(keptId)?.bases.map(({ title }) => title)).toEqual(['森林法']);
  expect(checkProject(project).filter(({ id, state }) => ['1', '2', '9'].includes(id) && state === 'failed')).toEqual(
    [],
  );
});

test('what came for a town that is no more is given back by the one it went into', () => {
  const of = (id: number) => {
    const item = readPool(project).byId.get(id);
    return ['临江镇', '竹溪乡'].filter((town) => item && appliesTo(item.scope, item.townships, town));
  };
  const named = { ...BASIC, scope: 'particular' as const };
  const [kept, going] = [
    add('留下的', { ...named, townships: ['竹溪乡'] }),
    add('并来的', { ...named, townships: ['城南街道'] }),
  ];
  unwrap(subtractItems(project, { itemIds: [going], targetItemId: kept, join: { ...join, places: [] }, ...merge }));
  const end = { day: '2025-09-01', reason: '省民复', decider: '' };
  unwrap(abolishTownship(project, { unitId: unitId('城南街道'), intoId: unitId('临江镇'), ...end }));
  expect(of(kept)).toEqual(['临江镇', '竹溪乡']);
  unwrap(restoreItem(project, { itemId: going, ...GROUNDS }));
  expect([of(kept), of(going)]).toEqual([['竹溪乡'], ['临江镇']]);
  unwrap(undo(project));
  expect(of(kept)).toEqual(['临江镇', '竹溪乡']);
});

describe('a category that is called otherwise since', () => {
  const RENAMED = '民生保障服务';
  const rename = () => {
    const scheme = readScheme(project);
    const called = (category: string) => (category === COOPERATE.category ? RENAMED : category);
    const lists = scheme.lists.map((list) =>
      list.id === COOPERATE.listId ? { ...list, categories: list.categories.map(called) } : list,
    );
    const moves = [{ from: COOPERATE, to: { ...COOPERATE, category: RENAMED } }];
    unwrap(changeScheme(project, { scheme: { ...scheme, lists }, moves, reason: '上级改称' }));
  };
  const textOf = (name: string) =>
    JSON.stringify(unwrap(previewTownshipList(project, { unitId: unitId(name), listId: '', source: 'current' })));

  test('is where a township has back what had stood in it', () => {
    unwrap(
      setOwnStanding(project, {
        ...{ itemId: keptId, unitId: unitId('竹溪乡'), place: COOPERATE, wording: null, reason: '竹溪乡只配合' },
      }),
    );
    const before = lengths();
    const basic = { ...join, places: [{ township: '竹溪乡', ...BASIC }] };
    unwrap(subtractItems(project, { itemIds: [goingId], targetItemId: keptId, join: basic, ...merge }));
    rename();
    unwrap(restoreItem(project, { itemId: goingId, ...GROUNDS }));
    expect(textOf('竹溪乡')).toContain('保留的');
    expect(lengths()).toEqual(before);
  });

  test('is where what came later comes anew', () => {
    unwrap(addUnits(project, { kind: 'township', names: ['河口镇'] }));
    const earlierId = add('先并走的', { ...BASIC, scope: 'particular', townships: ['河口镇'] });
    unwrap(subtractItems(project, { itemIds: [earlierId], targetItemId: keptId, join, ...merge }));
    unwrap(subtractItems(project, { itemIds: [goingId], targetItemId: keptId, join, ...merge }));
    const before = lengths();
    rename();
    unwrap(restoreItem(project, { itemId: earlierId, ...GROUNDS }));
    expect(textOf('竹溪乡')).toContain('保留的');
    expect(lengths()).toEqual(before);
    unwrap(undo(project));
    unwrap(undo(project));
    unwrap(restoreItem(project, { itemId: earlierId, ...GROUNDS }));
    expect(readPool(project).byId.get(keptId)?.townships).toContainEqual(
      expect.objectContaining({ township: '竹溪乡', place: COOPERATE }),
    );
  });
});
