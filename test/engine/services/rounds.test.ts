/** Rounds, units and source lists: opening, sealing, reopening, registering, importing, withdrawing, and what is remembered. */
import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createProjectFile } from '../../../electron/engine/database/file/open';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { lastSeq } from '../../../electron/engine/database/log/record';
import { redo, undo } from '../../../electron/engine/database/log/undo';
import { rememberUntilNextAction } from '../../../electron/engine/database/memo';
import { readLedger } from '../../../electron/engine/repositories/ledger/ledgerRepository';
import { listEntries } from '../../../electron/engine/repositories/merge/entryRepository';
import { listActions } from '../../../electron/engine/repositories/project/actionRepository';
import { findSnapshot, lastSnapshot } from '../../../electron/engine/repositories/rounds/snapshotRepository';
import { findSourceList, listSourceLists } from '../../../electron/engine/repositories/sources/sourceListRepository';
import { listSourceRows } from '../../../electron/engine/repositories/sources/sourceRowRepository';
import { findUnitByName, listUnits } from '../../../electron/engine/repositories/units/unitRepository';
import { checkProject } from '../../../electron/engine/services/checks/checkProject';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { rejectEntry } from '../../../electron/engine/services/merge/leaveOutEntry';
import { createProject } from '../../../electron/engine/services/project/createProject';
import { describeProject } from '../../../electron/engine/services/project/describeProject';
import { summarizeProject } from '../../../electron/engine/services/project/summarizeProject';
import { addItem, subtractItems } from '../../../electron/engine/services/rounds/changeItems';
import { openRound, reopenRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { importSourceList, withdrawSourceList } from '../../../electron/engine/services/sources/importSourceList';
import { previewTownshipList } from '../../../electron/engine/services/townships/previewTownshipList';
import { addUnits, readUnits, registerUnits, setAliases } from '../../../electron/engine/services/units/manageUnits';
import { countItems } from '../../../shared/logic/paper/drafts/documentTexts';
import {
  codeOf,
  draft,
  failureOf,
  PEOPLE,
  readEntry,
  smallProject,
  temporaryFolder,
  testOptions,
  understoodFile,
  unwrap,
} from '../../builders/project';
import { sixCategoryScheme } from '../../builders/townshipLists';

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

const review = { kind: 'review', title: '', date: '2025-06-10' } as const;
const adoptAll = () => unwrap(adoptEntries(project, { entryIds: [...down], proposer: '', decider: '' }));

describe('rounds', () => {
  test('a project begins with its sorting round, one is open at a time, numbers run on', () => {
    expect(failureOf(openRound(project, review))).toMatchObject({ code: 'ROUND_OPEN', detail: { round: 1 } });
    adoptAll();
    unwrap(sealRound(project));
    expect(codeOf(sealRound(project))).toBe('NO_OPEN_ROUND');
    unwrap(openRound(project, review));
    expect(readLedger(project.read).rounds.map(({ round, kind, state }) => [round, kind, state])).toEqual([
      [1, 'sorting', 'sealed'],
      [2, 'review', 'open'],
    ]);
  });

  test('sorting is sealed only when what departments listed is decided, the last round only when everything is', () => {
    expect(failureOf(sealRound(project))).toMatchObject({ code: 'ENTRIES_PENDING', detail: { pending: 4 } });
    adoptAll();
    unwrap(sealRound(project));
    unwrap(openRound(project, { ...review, kind: 'final' }));
    expect(failureOf(sealRound(project))).toMatchObject({ code: 'ENTRIES_PENDING', detail: { pending: 3 } });
    for (const entryId of up) unwrap(rejectEntry(project, { entryId, reasonKind: '', reason: '不符合' }));
    unwrap(sealRound(project));
  });

  test('a seal freezes the pool: later changes leave its content and hash alone', () => {
    adoptAll();
    const { snapshotHash } = unwrap(sealRound(project));
    unwrap(openRound(project, review));
    unwrap(subtractItems(project, { itemIds: [1], reasonKind: '其他', targetItemId: null, reason: 'x', ...PEOPLE }));
    const snapshot = lastSnapshot(project.read);
    expect([snapshot?.sha256, snapshot?.items.length, snapshot?.items[0]?.name]).toEqual([
      snapshotHash,
      4,
      '抓好党员发展',
    ]);
  });

  test('the same pool gives the same hash', () => {
    adoptAll();
    const first = unwrap(sealRound(project)).snapshotHash;
    unwrap(reopenRound(project, { reason: '看一眼' }));
    expect(unwrap(sealRound(project)).snapshotHash).toBe(first);
  });

  test('a reopened round counts only its newest snapshot, and only the last round is reopened', () => {
    adoptAll();
    unwrap(sealRound(project));
    unwrap(reopenRound(project, { reason: '漏了一项' }));
    expect(findSnapshot(project.read, 1)).toBeUndefined();
    unwrap(addItem(project, { item: draft('补充'), reason: '漏了', ...PEOPLE }));
    unwrap(sealRound(project));
    expect(findSnapshot(project.read, 1)?.items).toHaveLength(5);
    expect(checkProject(project).find(({ id }) => id === '1')?.state).toBe('passed');
    unwrap(openRound(project, review));
    expect(failureOf(reopenRound(project, { reason: 'x' }))).toMatchObject({
      code: 'ROUND_OPEN',
      detail: { round: 2 },
    });
  });

  test('the sealed list of a township is asked for only after a seal', () => {
    const [township] = listUnits(project.read, 'township');
    const [department] = listUnits(project.read, 'department');
    const ask = (unitId: number, source: 'current' | 'sealed') =>
      previewTownshipList(project, { unitId, listId: '', source });
    expect(codeOf(ask(township?.id ?? 0, 'sealed'))).toBe('NO_SEALED_ROUND');
    expect(codeOf(ask(department?.id ?? 0, 'current'))).toBe('UNIT_UNKNOWN');
    expect(codeOf(ask(99, 'current'))).toBe('UNIT_UNKNOWN');
    adoptAll();
    unwrap(sealRound(project));
    unwrap(openRound(project, review));
    unwrap(subtractItems(project, { itemIds: [1], reasonKind: '其他', targetItemId: null, reason: 'x', ...PEOPLE }));
    expect([
      countItems(unwrap(ask(township?.id ?? 0, 'sealed')).document),
      countItems(unwrap(ask(township?.id ?? 0, 'current')).document),
    ]).toEqual([4, 3]);
  });
});

describe('units', () => {
  test('known names are left alone and named, also when they are an alias or come twice', () => {
    const daohe = findUnitByName(project.read, '道河镇');
    unwrap(setAliases(project, { unitId: daohe?.id ?? 0, aliases: ['道河', '道河'] }));
    expect(unwrap(addUnits(project, { kind: 'township', names: ['道河', '绥芬河镇', '绥芬河镇', '绥阳镇'] }))).toEqual({
      added: 1,
      existing: [
        { name: '道河', unit: '道河镇' },
        { name: '绥芬河镇', unit: '绥芬河镇' },
        { name: '绥阳镇', unit: '绥阳镇' },
      ],
    });
    expect(readUnits(project).find(({ name }) => name === '道河镇')).toMatchObject({
      aliases: ['道河'],
      entries: 3,
      items: 0,
    });
  });

  test('an alias that names another unit is refused, whoever brings it', () => {
    const [a, b] = listUnits(project.read, 'township');
    unwrap(setAliases(project, { unitId: a?.id ?? 0, aliases: ['道河'] }));
    expect(failureOf(setAliases(project, { unitId: b?.id ?? 0, aliases: ['东绥', '道河'] }))).toMatchObject({
      code: 'UNIT_EXISTS',
      detail: { unit: '道河', other: '道河镇' },
    });
    expect(codeOf(setAliases(project, { unitId: b?.id ?? 0, aliases: ['道河镇'] }))).toBe('UNIT_EXISTS');
    expect(codeOf(setAliases(project, { unitId: 99, aliases: [] }))).toBe('UNIT_UNKNOWN');
    const drafts = [{ name: '绥芬河镇', aliases: ['道河'], profile: {} }];
    expect(failureOf(registerUnits(project, 'township', drafts))).toMatchObject({
      code: 'UNIT_EXISTS',
      detail: { unit: '道河', other: '道河镇' },
    });
    expect(findUnitByName(project.read, '绥芬河镇')).toBeNull();
  });
});

describe('source lists', () => {
  const file = () => understoodFile('清单.xlsx', [readEntry('巡查'), readEntry('值守')]);

  test('rows in are entries plus rows set aside, and each stands verbatim', () => {
    const imported = unwrap(importSourceList(project, file(), { unit: '市农业农村局', direction: 'down' }));
    expect(imported).toMatchObject({ rows: 4, entries: 2, skipped: 2 });
    const { total, rows } = listSourceRows(project.read, { sourceListId: imported.sourceListId, offset: 1, limit: 2 });
    expect([total, rows.map(({ kind, cells }) => [kind, cells[0]])]).toEqual([
      4,
      [
        ['header', '事项名称'],
        ['entry', '巡查'],
      ],
    ]);
  });

  test('the same bytes come in once per unit, also under its alias and another name', () => {
    const unit = findUnitByName(project.read, '市农业农村局');
    unwrap(setAliases(project, { unitId: unit?.id ?? 0, aliases: ['农业局'] }));
    unwrap(importSourceList(project, file(), { unit: '市农业农村局', direction: 'down' }));
    const again = { ...file(), fileName: '副本.xlsx' };
    expect(failureOf(importSourceList(project, again, { unit: '农业局', direction: 'down' }))).toMatchObject({
      code: 'ALREADY_IMPORTED',
      detail: { file: '副本.xlsx', unit: '市农业农村局', at: expect.stringMatching(/^2025-06-02T/) },
    });
    expect(codeOf(importSourceList(project, again, { unit: '市委组织部', direction: 'down' }))).toBe('ok');
    expect(project.read.value('SELECT count(*) FROM sourceFile')).toBe(3);
  });

  test('a department does not list bottom up, nor a township top down', () => {
    expect(failureOf(importSourceList(project, file(), { unit: '市农业农村局', direction: 'up' }))).toMatchObject({
      code: 'UNIT_KIND',
      detail: { unit: '市农业农村局' },
    });
    expect(codeOf(importSourceList(project, file(), { unit: '道河镇', direction: 'down' }))).toBe('UNIT_KIND');
    expect(listSourceLists(project.read)).toHaveLength(2);
  });

  test('a list is withdrawn while nothing of it is decided, then the file may come again', () => {
    const [first] = listSourceLists(project.read);
    const id = first?.id ?? 0;
    unwrap(rejectEntry(project, { entryId: down[0] ?? 0, reasonKind: '', reason: 'x' }));
    expect(failureOf(withdrawSourceList(project, { sourceListId: id, reason: '报错了' }))).toMatchObject({
      code: 'LIST_IN_USE',
      detail: { decided: 1 },
    });
    unwrap(undo(project));
    unwrap(withdrawSourceList(project, { sourceListId: id, reason: '报错了' }));
    expect([findSourceList(project.read, id)?.withdrawn, listEntries(project.read, {}).total]).toEqual([true, 3]);
    expect(codeOf(withdrawSourceList(project, { sourceListId: id, reason: '报错了' }))).toBe('SOURCE_LIST_UNKNOWN');
    const list = ['抓好党员发展', '落实三会一课'].map((name) => readEntry(name));
    expect(
      codeOf(
        importSourceList(project, understoodFile('市委组织部.xlsx', list), { unit: '市委组织部', direction: 'down' }),
      ),
    ).toBe('ok');
  });
});

describe('creating', () => {
  test('leaves no file when its first action cannot be written', () => {
    const path = `${folder.path}/满.shuangshu`;
    let looks = 0;
    const now = () => {
      looks += 1;
      // The first two are the note's.
      if (looks > 2) throw new Error('no clock');
      return '2025-06-02T01:12:00.000Z';
    };
    const session = { operator: '', computer: '', now };
    const input = { name: '满', scheme: sixCategoryScheme(), effectiveDate: '2025-06-30' };
    expect(() => createProject(path, input, testOptions({ session }))).toThrow('no clock');
    expect(existsSync(path)).toBe(false);
    unwrap(createProjectFile(path, testOptions())).close();
  });

  test('the name and the date of the lists can be changed, and that undone', () => {
    unwrap(describeProject(project, { name: '绥芬河市', effectiveDate: '2025-12-31' }));
    expect(summary()).toMatchObject({ name: '绥芬河市', effectiveDate: '2025-12-31' });
    unwrap(undo(project));
    expect(summary()).toMatchObject({ name: '东宁市', effectiveDate: '2025-06-30' });
  });
});

const summary = () => summarizeProject(project, { fileName: 'a', operator: '王建国', backupAt: null });

describe('what is remembered', () => {
  test('is computed once per action, and anew after each: a write, an undo, a redo', () => {
    let computed = 0;
    const ask = () => rememberUntilNextAction(project, 'asked', () => (computed += 1));
    expect([ask(), ask(), ask()]).toEqual([1, 1, 1]);
    unwrap(addUnits(project, { kind: 'township', names: ['绥芬河镇'] }));
    expect([ask(), ask()]).toEqual([2, 2]);
    unwrap(undo(project));
    expect(ask()).toBe(3);
    unwrap(redo(project));
    expect(ask()).toBe(4);
    expect(codeOf(sealRound(project))).toBe('ENTRIES_PENDING');
    expect(ask()).toBe(4);
  });

  test('belongs to its own name and project', () => {
    const other = unwrap(
      createProject(
        `${folder.path}/别处.shuangshu`,
        { name: '别处', scheme: sixCategoryScheme(), effectiveDate: '2025-06-30' },
        testOptions(),
      ),
    );
    const values = [project, other].flatMap((one) =>
      ['a', 'b'].map((name) => rememberUntilNextAction(one, name, () => `${one.path} ${name}`)),
    );
    expect(new Set(values).size).toBe(4);
    other.close();
  });

  test('never makes the summary stale', () => {
    const figures = () => {
      const { pool, sources, townTimes, round, undo: next } = summary();
      return [pool.live, sources.down.pending, sources.down.adopt, townTimes, round?.state, next];
    };
    expect(figures()).toEqual([0, 4, 0, 0, 'open', '导入道河镇“道河镇.xlsx”：3 条']);
    adoptAll();
    expect(figures()).toEqual([4, 0, 4, 10, 'open', '采用 4 条为事项']);
    unwrap(sealRound(project));
    expect(figures()).toEqual([4, 0, 4, 10, 'sealed', null]);
    expect(summary().townships.map(({ name, listed, particular }) => [name, listed, particular])).toEqual([
      ['道河镇', 4, 1],
      ['绥阳镇', 3, 0],
      ['老黑山镇', 3, 0],
    ]);
  });

  test('the log tells what was undone and not done again', () => {
    unwrap(addUnits(project, { kind: 'township', names: ['绥芬河镇'] }));
    const seq = lastSeq(project.read);
    const undone = () => listActions(project.read, 0, 500).rows.find((row) => row.seq === seq)?.undone;
    const states = [undone()];
    unwrap(undo(project));
    states.push(undone());
    unwrap(redo(project));
    states.push(undone());
    expect(states).toEqual([false, true, false]);
    expect(listActions(project.read, 1, 2)).toMatchObject({
      total: seq + 2,
      rows: [{ seq: seq + 1, kind: 'undo' }, { seq }],
    });
  });
});
