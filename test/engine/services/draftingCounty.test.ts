/** 云岭县 from 79 office files through six rounds to nine, then eight lists: every figure against what was worked out by hand. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { verifyProject } from '../../../electron/engine/database/log/verify';
import { readDocument } from '../../../electron/engine/documents/readDocument';
import { readLedger } from '../../../electron/engine/repositories/ledger/ledgerRepository';
import { listEntries } from '../../../electron/engine/repositories/merge/entryRepository';
import { readPool } from '../../../electron/engine/repositories/pool/poolInMemory';
import { listUnits } from '../../../electron/engine/repositories/units/unitRepository';
import { recordBasisEvent } from '../../../electron/engine/services/bases/manageBases';
import { checkProject } from '../../../electron/engine/services/checks/checkProject';
import { readGroupedLedger } from '../../../electron/engine/services/ledger/readGroupedLedger';
import { adoptEntries, adoptEntry } from '../../../electron/engine/services/merge/adoptEntries';
import { attachEntry, attachMany } from '../../../electron/engine/services/merge/attachEntries';
import { rejectEntry } from '../../../electron/engine/services/merge/leaveOutEntry';
import { summarizeProject } from '../../../electron/engine/services/project/summarizeProject';
import {
  addItem,
  amendItem,
  moveItem,
  restoreItem,
  splitItem,
  subtractItems,
} from '../../../electron/engine/services/rounds/changeItems';
import { decidePrepared, prepareChanges } from '../../../electron/engine/services/rounds/prepareChanges';
import { openRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { exportTownshipLists } from '../../../electron/engine/services/townships/exportTownshipLists';
import { setApplicabilityMany } from '../../../electron/engine/services/townships/setApplicabilityMany';
import { mergeUnits } from '../../../electron/engine/services/units/mergeUnits';
import { inlineTasks } from '../../../electron/engine/workers/inlineTasks';
import type { RoundKind } from '../../../shared/model/round';
import { draft, temporaryFolder, unwrap } from '../../builders/project';
import {
  DEPARTMENT_COUNT,
  duty,
  importYunling,
  isForTwo,
  rowsOf,
  YUNLING_CATEGORIES,
  YUNLING_TOWNS,
} from '../../builders/yunlingCounty';

let folder: { path: string; remove(): void };
let project: ProjectFile;

const BY = { reason: '专班会议', basis: '', proposer: '县委编办', decider: '县委编委' } as const;
const idOf = (name: string): number => readPool(project).live.find((item) => item.name === name)?.id ?? 0;
const townId = (name: string): number =>
  listUnits(project.read, 'township').find((unit) => unit.name === name)?.id ?? 0;
/** Common duties of departments that nothing else here speaks of, each given once. */
let taken = 20;
function nextDuties(count: number): number[] {
  const found: number[] = [];
  while (found.length < count) {
    taken += 1;
    if (!isForTwo(taken, 2) && rowsOf(taken) > 2) found.push(idOf(duty(taken, 2)));
  }
  return found;
}
const open = (kind: RoundKind, date: string) => unwrap(openRound(project, { kind, title: '', date }));
const subtract = (itemIds: number[], reasonKind: string, targetItemId: number | null = null) =>
  unwrap(subtractItems(project, { itemIds, reasonKind, targetItemId, ...BY }));

function entriesOf(town: string): number[] {
  const { rows } = listEntries(project.read, { unitId: townId(town), fate: 'pending' });
  return rows.map(({ id }) => id);
}

/** 1: 315 departments' duties. */
function sortingRound(): void {
  const { rows } = listEntries(project.read, { direction: 'down' });
  expect(rows).toHaveLength(315);
  unwrap(adoptEntries(project, { entryIds: rows.map(({ id }) => id), proposer: '', decider: '' }));
  unwrap(sealRound(project));
}

/** 2: ＋4 of townships' own ＋2 −10. */
function reviewRound(): number[] {
  open('review', '2026-01-10');
  let ownDuty = 0;
  for (const [at, town] of YUNLING_TOWNS.entries()) {
    const ids = entriesOf(town);
    expect(ids).toHaveLength(8);
    const rows = ids.slice(0, 5).map((entryId, row) => ({ entryId, itemIds: [idOf(duty(at * 5 + row, 1))] }));
    const two = { entryId: ids[5] ?? 0, itemIds: [idOf(duty(at, 0)), idOf(duty(at + 10, 0))] };
    unwrap(attachMany(project, { rows: [...rows, two], reason: '' }));
    unwrap(rejectEntry(project, { entryId: ids[6] ?? 0, reasonKind: '并无此事', reason: '并不常有' }));
    const entryId = ids[7] ?? 0;
    if (at > 3) unwrap(attachEntry(project, { entryId, itemId: ownDuty, reason: '' }));
    else {
      const townships = at < 2 ? [] : [town];
      const scope = at < 2 ? 'common' : 'particular';
      const item = draft(`${town}的老规矩`, { listId: 'five', category: '民生保障', scope, townships });
      const { itemId } = unwrap(adoptEntry(project, { entryId, item, ...BY }));
      if (at === 0) ownDuty = itemId;
    }
  }
  const add = (name: string, townships: string[]) =>
    unwrap(
      addItem(project, {
        item: draft(name, {
          ...{ listId: 'five', category: '平安建设', townships },
          scope: townships.length === 0 ? 'common' : 'particular',
        }),
        ...BY,
      }),
    );
  add('燃气安全入户', []);
  add('场城共建', ['城关街道', '红旗国有农场']);
  const out = nextDuties(10);
  subtract(out, '依据不足');
  unwrap(sealRound(project));
  return out;
}

/** 3: three into one −2, one into three ＋2, five moved, six reworded. Then 青石镇 goes into 马鞍镇. */
function opinionsRound(): void {
  open('opinions', '2026-01-20');
  const [kept = 0, ...going] = nextDuties(3);
  subtract(going, '内容重复合并', kept);
  const [whole = 0] = nextDuties(1);
  const parts = ['上半', '下半'].map((name) => draft(name, { listId: 'five', category: '绿色发展' }));
  unwrap(splitItem(project, { itemId: whole, parts, ...BY }));
  for (const itemId of nextDuties(5)) {
    const from = readPool(project).byId.get(itemId)?.category ?? '';
    const to = YUNLING_CATEGORIES[(YUNLING_CATEGORIES.indexOf(from) + 1) % 5] ?? '';
    unwrap(moveItem(project, { itemId, category: to, ...BY }));
  }
  for (const itemId of nextDuties(6)) reword(itemId, '改过的要求');
  unwrap(sealRound(project));
  unwrap(mergeUnits(project, { unitId: townId('青石镇'), intoId: townId('马鞍镇') }));
}

function reword(itemId: number, text: string): void {
  const item = readPool(project).byId.get(itemId);
  if (!item) throw new Error(`no item ${itemId}`);
  const { name, townshipRole, remark } = item;
  const bases = item.bases.map(({ title, docNumber, clause }) => ({ title, docNumber, clause }));
  unwrap(amendItem(project, { itemId, name, text, townshipRole, remark, bases, ...BY }));
}

/** 4: −8, ＋3 restored, two prepared. */
function meetingRound(out: readonly number[]): void {
  open('meeting', '2026-02-01');
  subtract(nextDuties(8), '部门职责');
  for (const itemId of out.slice(0, 3)) unwrap(restoreItem(project, { itemId, ...BY }));
  const deeds = nextDuties(2).map(
    (itemId) => ({ kind: 'subtract', itemId, reasonKind: '其他', targetItemId: null }) as const,
  );
  unwrap(prepareChanges(project, { deeds, reason: '待主管部门回函', basis: '', proposer: '县委编办' }));
  const [exempt = 0] = nextDuties(1);
  const cells = [{ itemId: exempt, townshipIds: [townId('红旗国有农场')], applies: false }];
  unwrap(setApplicabilityMany(project, { cells, reason: '农场无此类对象' }));
  unwrap(sealRound(project));
}

/** 5: the two prepared are decided −2; the forest rules are replaced. Answers how many items rest on them. */
function lawRound(): number {
  open('review', '2026-02-10');
  const prepared = project.read.all<{ id: number }>(`SELECT id FROM preparedChange WHERE state = 'waiting'`);
  unwrap(decidePrepared(project, { preparedIds: prepared.map(({ id }) => id), decider: '县委编委' }));
  const basisId = project.read.value<number>(`SELECT id FROM basis WHERE title = '云岭县林区条例'`) ?? 0;
  const event = { basisId, kind: 'repeal', since: '2026-02-15', note: '新条例施行', replacedById: null } as const;
  const { items } = unwrap(recordBasisEvent(project, event));
  unwrap(sealRound(project));
  return items;
}

/** 6: ＋1. */
function finalRound(): void {
  open('final', '2026-02-20');
  unwrap(addItem(project, { item: draft('飞线充电整治', { listId: 'five', category: '平安建设' }), ...BY }));
  unwrap(sealRound(project));
}

const figureOf = (rule: string) => {
  const check = checkProject(project).find(({ id }) => id === rule);
  return [check?.state, check?.figure];
};

/** Rows that begin with a number. */
function numberedIn(path: string): number {
  const { grids } = unwrap(readDocument(readFileSync(path), basename(path)));
  const rows = grids.flatMap((grid) => grid.rows.map(({ cells }) => cells));
  return rows.filter(([serial = '']) => /^\d+$/.test(serial)).length;
}

let restingOnForestRules = 0;
beforeAll(async () => {
  folder = temporaryFolder();
  project = await importYunling(join(folder.path, '云岭县.shuangshu'));
  sortingRound();
  const out = reviewRound();
  opinionsRound();
  meetingRound(out);
  restingOnForestRules = lawRound();
  finalRound();
}, 120_000);
afterAll(() => {
  project.close();
  folder.remove();
});

test('each round ties, and the six come to 315 ＋ 12 − 22 ＝ 305', () => {
  const { rounds } = readLedger(project.read);
  expect(rounds.map(({ opening, added, subtracted, closing }) => [opening, added, subtracted, closing])).toEqual([
    [315, 0, 0, 315],
    [315, 6, 10, 311],
    [311, 2, 2, 311],
    [311, 3, 8, 306],
    [306, 0, 2, 304],
    [304, 1, 0, 305],
  ]);
});

test('every township has its common duties, its own, and one exemption less: 2,349 镇次 in eight lists', () => {
  const { townships, townTimes } = summarizeProject(project, { fileName: '', operator: '', backupAt: null });
  expect(townships.map(({ name, listed, particular }) => [name, listed, particular])).toEqual([
    ['马鞍镇', 302, 10],
    ['白沙镇', 293, 1],
    ['龙潭镇', 293, 1],
    ['柳河镇', 292, 0],
    ['三岔镇', 292, 0],
    ['月牙瑶族乡', 292, 0],
    ['城关街道', 293, 1],
    ['红旗国有农场', 292, 1],
  ]);
  expect(townTimes).toBe(2_349);
});

test('the ledgers of categories, townships and departments each tie in every round and with each other', () => {
  const { rounds } = readLedger(project.read);
  for (const { categories, closing, opening } of rounds) {
    const sum = (of: (row: (typeof categories)[number]) => number) => categories.reduce((all, row) => all + of(row), 0);
    expect([sum((row) => row.opening), sum((row) => row.closing)]).toEqual([opening, closing]);
  }
  const townships = readGroupedLedger(project, { by: 'township', round: null });
  // Nine lists of 305 or 315 at first, counted by the eight of today: 315 ＋ 7 × 305.
  expect(townships.sum).toMatchObject({ opening: 2_450, added: 76, subtracted: 176, movedOut: 1, closing: 2_349 });
  const farm = townships.lines.find(({ key }) => key === '红旗国有农场');
  expect(farm).toMatchObject({ opening: 305, added: 10, subtracted: 22, movedIn: 0, movedOut: 1, closing: 292 });
  for (let round = 1; round <= 6; round += 1) {
    const { sum, items } = readGroupedLedger(project, { by: 'department', round });
    expect([sum.opening, sum.added, sum.subtracted, sum.closing]).toEqual([
      ...[items.opening, items.added, items.subtracted, items.closing],
    ]);
  }
});

test('72 rows of the townships are 50 attached, 9 split, 9 left out, 4 adopted, under whatever name their township goes', () => {
  expect(figureOf('4')).toEqual(['passed', '72 ＝ 并入 50 ＋ 拆入 9 ＋ 采用 4 ＋ 不予列入 9 ＋ 退回 0 ＋ 待定 0']);
  expect(figureOf('5')).toEqual(['passed', '报送 387 ＝ 已定去向 387 ＋ 待定 0']);
  expect(figureOf('9')).toEqual(['passed', '8 个乡镇，共 2,349 镇次；事项库 305 项']);
  expect(figureOf('10')).toEqual(['passed', '共性 292 项，例外 1 处']);
  expect(figureOf('17')).toEqual(['passed', '8 份清单 2,349 行']);
});

test('what rests on the repealed rules is found, no more and no less', () => {
  let named = 0;
  for (let department = 0; department < DEPARTMENT_COUNT; department += 1)
    for (let row = 0; row < rowsOf(department); row += 1)
      if ((department + row) % 3 === 0 && idOf(duty(department, row)) > 0) named += 1;
  expect(restingOnForestRules).toBe(named);
  // Without any: four of the townships' own, two and one added, two parts of the split one.
  expect(figureOf('7')).toEqual(['failed', `有依据 296 / 305 项，条款已核对 0 项，依据失效 ${named} 项`]);
  expect(figureOf('8')[1]).toBe('引用 3 部 ＝ 目录沿用 0 ＋ 新引用 3');
});

test('of all rules only two do not hold: the bases, and a 目录 whose numbers begin anew in each category', () => {
  const failed = checkProject(project).filter(({ state }) => state === 'failed');
  expect(failed.map(({ id }) => id)).toEqual(['7', '16']);
  expect(verifyProject(project.read)).toMatchObject({ ok: true, snapshots: { count: 6 }, files: { count: 79 } });
});

test('files, headings and project say the same rows', async () => {
  const request = { folder: join(folder.path, 'out'), mustBeEmpty: true, formats: ['xlsx'] as const };
  const excel = unwrap(await exportTownshipLists(project, inlineTasks(), request));
  const unitIds = [townId('马鞍镇'), townId('红旗国有农场')];
  const two = { ...request, folder: join(folder.path, 'word'), formats: ['docx'] as const, unitIds };
  const word = unwrap(await exportTownshipLists(project, inlineTasks(), two));
  const counted = [...excel, ...word].map(({ path, rows }) => [basename(path).split('_')[1], rows, numberedIn(path)]);
  const listed = [302, 293, 293, 292, 292, 292, 293, 292];
  const names = YUNLING_TOWNS.filter((name) => name !== '青石镇');
  expect(counted).toEqual([
    ...names.map((name, at) => [name, listed[at], listed[at]]),
    ['马鞍镇', 302, 302],
    ['红旗国有农场', 292, 292],
  ]);
});
