/** 改适用 after a round was sealed and before the next is opened: no ledger has a line of it, the item and the overview tell it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { undo } from '../../../electron/engine/database/log/undo';
import { readItemDetail } from '../../../electron/engine/repositories/pool/poolRepository';
import { listAllChanges } from '../../../electron/engine/repositories/rounds/roundRepository';
import { listUnits } from '../../../electron/engine/repositories/units/unitRepository';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { rejectEntry } from '../../../electron/engine/services/merge/leaveOutEntry';
import { summarizeProject } from '../../../electron/engine/services/project/summarizeProject';
import { compareStates } from '../../../electron/engine/services/rounds/compareStates';
import { openRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { setApplicability } from '../../../electron/engine/services/townships/setApplicability';
import { setApplicabilityMany } from '../../../electron/engine/services/townships/setApplicabilityMany';
import { setTownRuleOf } from '../../../electron/engine/services/townships/setOwnStanding';
import { describeUnit } from '../../../electron/engine/services/units/describeUnit';
import { mergeUnits } from '../../../electron/engine/services/units/mergeUnits';
import { townRuleSchema } from '../../../shared/model/townRule';
import { unitProfileSchema } from '../../../shared/model/unit';
import { PEOPLE, smallProject, temporaryFolder, unwrap } from '../../builders/project';

let folder: { path: string; remove(): void };
let project: ProjectFile;
let [first, second]: number[] = [];

/** Items 1, 2, 4 common, 3 of 道河镇; round 1 is open. */
beforeEach(() => {
  folder = temporaryFolder();
  const small = smallProject(folder.path);
  project = small.project;
  unwrap(adoptEntries(project, { entryIds: [...small.down], ...PEOPLE }));
  for (const entryId of small.up) unwrap(rejectEntry(project, { entryId, reasonKind: '其他', reason: '试验' }));
  [first, second] = listUnits(project.read, 'township').map(({ id }) => id);
});
afterEach(() => {
  project.close();
  folder.remove();
});

const without = (itemId: number, townshipId: number | undefined, reason: string) =>
  unwrap(setApplicability(project, { itemId, scope: 'common', townshipIds: [townshipId ?? 0], reason }));
const told = (itemId: number) =>
  readItemDetail(project.read, itemId)?.reapplied.map(({ afterRound, summary }) => `${afterRound} ${summary}`);
const counted = () => summarizeProject(project, { fileName: '', operator: '', backupAt: null }).reapplied;

test('is told of the item and counted, until it is undone or the next round is open', () => {
  unwrap(sealRound(project));
  expect(counted()).toBe(0);
  without(1, first, '由园区承担');
  without(2, first, '没有林地');
  const cells = [{ itemId: 2, townshipIds: [second ?? 0], applies: false }];
  unwrap(setApplicabilityMany(project, { cells, reason: '没有林地' }));
  expect(told(1)).toEqual([expect.stringMatching(/^1 “抓好党员发展”.*不再适用.*由园区承担$/)]);
  expect(told(2)).toHaveLength(2);
  expect(told(4)).toEqual([]);
  expect(counted()).toBe(2);
  unwrap(undo(project));
  unwrap(undo(project));
  expect(told(2)).toEqual([]);
  expect(counted()).toBe(1);
  // From here on a line of the round says it.
  unwrap(openRound(project, { kind: 'opinions', title: '', date: '2025-06-03' }));
  expect(counted()).toBe(0);
  without(4, second, '由园区承担');
  expect(told(4)).toEqual([]);
  expect(readItemDetail(project.read, 4)?.changes.map(({ kind }) => kind)).toEqual(['amend']);
  expect(told(1)).toHaveLength(1);
});

test('is not told of what was laid out before the first seal, nor counted when only the reason was written', () => {
  without(1, first, '由园区承担');
  unwrap(sealRound(project));
  expect(told(1)).toEqual([]);
  const [daohe] = readItemDetail(project.read, 3)?.applicability.filter(({ applies }) => applies) ?? [];
  unwrap(
    setApplicability(project, { itemId: 3, scope: 'particular', townshipIds: [daohe?.unitId ?? 0], reason: '仅此有' }),
  );
  expect(told(3)).toEqual([]);
  expect(counted()).toBe(0);
});

const border = townRuleSchema.parse({ classes: ['沿边'] });
const noted = (itemId: number) =>
  listAllChanges(project.read)
    .filter((change) => change.itemId === itemId)
    .map(({ kind, reasonKind, reason }) => `${kind} ${reasonKind} ${reason}`);
/** What 道河镇 is like. */
const describe = (classes: string[]) => {
  const profile = unitProfileSchema.parse({ class: classes });
  unwrap(describeUnit(project, { unitId: first ?? 0, name: '道河镇', aliases: [], formerNames: [], profile }));
};

test('随镇情定 is told like any other: between rounds on the item, in a round by its line', () => {
  describe(['沿边']);
  unwrap(sealRound(project));
  unwrap(setTownRuleOf(project, { itemIds: [1], rule: border, reason: '沿边才有' }));
  expect(told(1)).toEqual(['1 “抓好党员发展”只适用沿边：沿边才有']);
  expect(counted()).toBe(1);
  unwrap(openRound(project, { kind: 'opinions', title: '', date: '2025-06-03' }));
  expect(counted()).toBe(0);
  unwrap(setTownRuleOf(project, { itemIds: [2], rule: border, reason: '沿边才有' }));
  expect(told(2)).toEqual([]);
  expect(noted(2)).toEqual(['amend 适用范围 绥阳镇、老黑山镇不再适用（沿边才有）']);
});

test('a township whose conditions change while no round is open: told of each item that follows them, and counted', () => {
  describe(['沿边']);
  unwrap(setTownRuleOf(project, { itemIds: [1, 2], rule: border, reason: '沿边才有' }));
  unwrap(sealRound(project));
  expect(counted()).toBe(0);
  describe([]);
  expect(told(1)).toEqual(['1 道河镇不再适用（道河镇的镇情改了）']);
  expect([told(2)?.length, told(4)]).toEqual([1, []]);
  expect(counted()).toBe(2);
  unwrap(undo(project));
  expect([told(1), counted()]).toEqual([[], 0]);
  describe([]);
  unwrap(openRound(project, { kind: 'opinions', title: '', date: '2025-06-03' }));
  describe(['沿边']);
  expect(told(1)).toHaveLength(1);
  expect(noted(1)).toEqual(['amend 适用范围 道河镇改为适用（道河镇的镇情改了）']);
});

test('a township whose conditions change leaves a line for each item that follows them, a new name alone none', () => {
  describe(['沿边', '林区']);
  unwrap(sealRound(project));
  unwrap(openRound(project, { kind: 'opinions', title: '', date: '2025-06-03' }));
  unwrap(
    setTownRuleOf(project, { itemIds: [1], rule: townRuleSchema.parse({ notClasses: ['林区'] }), reason: '林区另管' }),
  );
  describe(['沿边']);
  expect(noted(1)).toEqual([
    'amend 适用范围 道河镇不再适用（林区另管）',
    'amend 适用范围 道河镇改为适用（道河镇的镇情改了）',
  ]);
  expect(noted(2)).toEqual([]);
  const profile = unitProfileSchema.parse({ class: ['沿边'] });
  unwrap(describeUnit(project, { unitId: first ?? 0, name: '道河街道', aliases: [], formerNames: [], profile }));
  expect(noted(1)).toHaveLength(2);
});

test('two townships made one, whose conditions together move what follows them, is told the same way', () => {
  describe(['沿边']);
  unwrap(setTownRuleOf(project, { itemIds: [1], rule: border, reason: '沿边才有' }));
  unwrap(
    setTownRuleOf(project, {
      itemIds: [2],
      rule: townRuleSchema.parse({ notClasses: ['沿边'] }),
      reason: '沿边的除外',
    }),
  );
  unwrap(sealRound(project));
  const [, suiyang = 0] = listUnits(project.read, 'township').map(({ id }) => id);
  unwrap(mergeUnits(project, { unitId: first ?? 0, intoId: suiyang }));
  // 绥阳镇 is at the border now, too.
  const why = '（道河镇并入绥阳镇，镇情并为一份）';
  expect([told(1), told(2)]).toEqual([[`1 绥阳镇改为适用${why}`], [`1 绥阳镇不再适用${why}`]]);
  const differs = unwrap(
    compareStates(project, {
      ...{ before: { kind: 'round', round: 1 }, after: { kind: 'now' }, offset: 0, limit: 9 },
    }),
  ).rows.filter(({ kinds }) => kinds.includes('reapplied'));
  expect(differs.map(({ itemId }) => itemId)).toEqual([1, 2]);
  expect(counted()).toBe(2);
  unwrap(undo(project));
  expect([told(1), told(2), counted()]).toEqual([[], [], 0]);
  unwrap(openRound(project, { kind: 'opinions', title: '', date: '2025-06-03' }));
  unwrap(mergeUnits(project, { unitId: first ?? 0, intoId: suiyang }));
  expect(noted(2)).toEqual([`amend 适用范围 绥阳镇不再适用${why}`]);
});

test('a township registered twice whose other entry had no conditions changes nothing by becoming one', () => {
  describe(['沿边']);
  unwrap(setTownRuleOf(project, { itemIds: [1], rule: border, reason: '沿边才有' }));
  unwrap(sealRound(project));
  const [, twice = 0] = listUnits(project.read, 'township').map(({ id }) => id);
  unwrap(mergeUnits(project, { unitId: twice, intoId: first ?? 0 }));
  const compared = compareStates(project, {
    ...{ before: { kind: 'round', round: 1 }, after: { kind: 'now' }, offset: 0, limit: 9 },
  });
  expect([told(1), counted(), unwrap(compared).total]).toEqual([[], 0, 0]);
});

test('an item only the other entry of a township had goes with it and leaves no line', () => {
  unwrap(sealRound(project));
  unwrap(openRound(project, { kind: 'review', title: '', date: '2025-06-20' }));
  const before = noted(3);
  // Item 3 is 道河镇's alone; it was registered twice, and the other entry is the one kept.
  unwrap(mergeUnits(project, { unitId: first ?? 0, intoId: second ?? 0 }));
  expect(noted(3)).toEqual(before);
});

test('what was decided by hand of either of two towns that are one stands in the ledger of the open round', () => {
  const [goes, stays] = listUnits(project.read, 'township');
  unwrap(sealRound(project));
  unwrap(openRound(project, { kind: 'review', title: '', date: '2025-06-20' }));
  without(1, goes?.id, '由园区承担');
  unwrap(mergeUnits(project, { unitId: goes?.id ?? 0, intoId: stays?.id ?? 0 }));
  const why = `（${goes?.name}并入${stays?.name}，两家各定的适用并为一份）`;
  const lines = listAllChanges(project.read).filter(({ reason }) => reason.endsWith(why));
  expect(lines.map(({ itemId, kind, countEffect, reason }) => [itemId, kind, countEffect, reason])).toContainEqual([
    ...[1, 'amend', 0],
    `${stays?.name}不再适用${why}`,
  ]);
  unwrap(undo(project));
  expect(listAllChanges(project.read).filter(({ reason }) => reason.endsWith(why))).toEqual([]);
});
