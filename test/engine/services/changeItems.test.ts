/** 加减法 and 适用: what each change writes, counts and refuses. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { lastSeq } from '../../../electron/engine/database/log/record';
import { undo } from '../../../electron/engine/database/log/undo';
import { readLedger } from '../../../electron/engine/repositories/ledger/ledgerRepository';
import { readContents } from '../../../electron/engine/repositories/pool/itemContents';
import { findItem } from '../../../electron/engine/repositories/pool/itemRepository';
import { readItemDetail } from '../../../electron/engine/repositories/pool/poolRepository';
import { listAllChanges, listChanges } from '../../../electron/engine/repositories/rounds/roundRepository';
import { listUnits } from '../../../electron/engine/repositories/units/unitRepository';
import { checkProject } from '../../../electron/engine/services/checks/checkProject';
import { addWaiver, endWaiver } from '../../../electron/engine/services/checks/waiveRule';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { readAlarms } from '../../../electron/engine/services/pool/readAlarms';
import {
  addItem,
  amendItem,
  moveItem,
  restoreItem,
  subtractItems,
} from '../../../electron/engine/services/rounds/changeItems';
import { openRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { setApplicability } from '../../../electron/engine/services/townships/setApplicability';
import { setApplicabilityMany } from '../../../electron/engine/services/townships/setApplicabilityMany';
import { setTownRuleOf } from '../../../electron/engine/services/townships/setOwnStanding';
import { townRuleSchema } from '../../../shared/model/townRule';
import { codeOf, draft, failureOf, PEOPLE, smallProject, temporaryFolder, unwrap } from '../../builders/project';

let folder: { path: string; remove(): void };
let project: ProjectFile;
/** Items 1 to 4 sorted in round one; round two is open. */
beforeEach(() => {
  folder = temporaryFolder();
  const small = smallProject(folder.path);
  project = small.project;
  unwrap(adoptEntries(project, { entryIds: [...small.down], proposer: '', decider: '' }));
  unwrap(sealRound(project));
  unwrap(openRound(project, { kind: 'review', title: '', date: '2025-06-10' }));
});
afterEach(() => {
  project.close();
  folder.remove();
});

const GROUNDS = { reason: '规范审核意见', ...PEOPLE };
const subtract = (itemIds: number[], reasonKind = '其他', targetItemId: number | null = null) =>
  subtractItems(project, { itemIds, reasonKind, targetItemId, ...GROUNDS });
const wording = {
  name: '落实“三会一课”制度',
  text: '每月一次。',
  townshipRole: 'main' as const,
  bases: [],
  remark: '',
};
const totals = () => {
  const { first, added, subtracted, live } = readLedger(project.read);
  return [first, added, subtracted, live];
};

describe('every change', () => {
  test('is refused while no round is open', () => {
    unwrap(sealRound(project));
    const seq = lastSeq(project.read);
    const codes = [
      addItem(project, { item: draft('新增'), ...GROUNDS }),
      subtract([1]),
      restoreItem(project, { itemId: 1, ...GROUNDS }),
      amendItem(project, { itemId: 1, ...wording, ...GROUNDS }),
      moveItem(project, { itemId: 1, category: '社会治理', ...GROUNDS }),
    ].map(codeOf);
    expect(codes).toEqual(codes.map(() => 'NO_OPEN_ROUND'));
    expect(lastSeq(project.read)).toBe(seq);
  });

  test('is refused to an item that does not exist', () => {
    const codes = [
      subtract([99]),
      restoreItem(project, { itemId: 99, ...GROUNDS }),
      amendItem(project, { itemId: 99, ...wording, ...GROUNDS }),
      moveItem(project, { itemId: 99, category: '社会治理', ...GROUNDS }),
      setApplicability(project, { itemId: 99, scope: 'common', townshipIds: [], reason: 'x' }),
    ].map(codeOf);
    expect(codes).toEqual(codes.map(() => 'ITEM_UNKNOWN'));
  });

  test('is written with round, grounds and the count it makes', () => {
    unwrap(subtract([1]));
    expect(listAllChanges(project.read)).toEqual([
      {
        id: 1,
        roundId: 2,
        itemId: 1,
        kind: 'subtract',
        countEffect: -1,
        listId: 'duties',
        category: '基层党建',
        toListId: null,
        toCategory: null,
        reasonKind: '其他',
        reason: '规范审核意见',
        targetItemId: null,
        entryId: null,
        proposer: '市委编办',
        decider: '领导小组',
        basis: '',
        preparedId: null,
      },
    ]);
  });
});

describe('adding', () => {
  test('counts one more and has its proposer for an origin', () => {
    const { itemId } = unwrap(addItem(project, { item: draft('维护平安网格', { category: '社会治理' }), ...GROUNDS }));
    expect([findItem(project.read, itemId)?.live, totals()]).toEqual([true, [4, 1, 0, 5]]);
    expect(checkProject(project).find(({ id }) => id === '6')?.state).toBe('passed');
  });

  test('is refused without a proposer, into a category the scheme lacks, and for nowhere', () => {
    expect(failureOf(addItem(project, { item: draft('新增'), ...GROUNDS, proposer: ' ' }))).toMatchObject({
      code: 'REASON_MISSING',
      detail: { field: '提出单位' },
    });
    expect(codeOf(addItem(project, { item: draft('新增', { category: '别的' }), ...GROUNDS }))).toBe(
      'CATEGORY_UNKNOWN',
    );
    expect(codeOf(addItem(project, { item: draft('新增', { scope: 'particular' }), ...GROUNDS }))).toBe('NO_TOWNSHIPS');
    expect(totals()).toEqual([4, 0, 0, 4]);
  });
});

test('where no department leads, the ledger’s line says that the townships do', () => {
  const of = (name: string, changes: Parameters<typeof draft>[1]) => {
    const { itemId } = unwrap(addItem(project, { item: draft(name, changes), reason: '上级新增', ...PEOPLE }));
    return listChanges(project.read, { itemId }).rows[0]?.department;
  };
  expect(of('看护水源地', { leadDepartment: '' })).toBe('乡镇（街道）');
  expect(of('配合河道清淤', { leadDepartment: '', townshipRole: 'cooperate' })).toBe('');
  expect(of('开好党员大会', {})).toBe('市委组织部');
});

describe('subtracting and restoring', () => {
  test('several for one reason are one action and count each', () => {
    const seq = lastSeq(project.read);
    expect(unwrap(subtract([1, 2, 2]))).toEqual({ subtracted: 2 });
    expect([lastSeq(project.read), totals()]).toEqual([seq + 1, [4, 0, 2, 2]]);
  });

  test('a merge names a live item it goes into, never one of those that go', () => {
    expect(failureOf(subtract([1], '内容重复合并'))).toMatchObject({
      code: 'REASON_MISSING',
      detail: { field: '并入哪一项' },
    });
    expect(codeOf(subtract([1, 2], '内容重复合并', 2))).toBe('SAME_ITEM');
    expect(codeOf(subtract([1], '内容重复合并', 99))).toBe('ITEM_UNKNOWN');
    unwrap(subtract([3]));
    expect(codeOf(subtract([1], '内容重复合并', 3))).toBe('ITEM_SUBTRACTED');
    unwrap(subtract([1], '内容重复合并', 2));
    expect(listChanges(project.read, { itemId: 1 }).rows).toMatchObject([
      { itemName: '抓好党员发展', targetName: '落实三会一课', round: 2, department: '市委组织部' },
    ]);
  });

  test('all or none: one that is gone already refuses them all', () => {
    unwrap(subtract([2]));
    expect(codeOf(subtract([1, 2]))).toBe('ITEM_SUBTRACTED');
    expect(findItem(project.read, 1)?.live).toBe(true);
  });

  test('a restored item counts again where it stood, and a live one cannot be restored', () => {
    unwrap(subtract([1]));
    unwrap(restoreItem(project, { itemId: 1, ...GROUNDS }));
    expect([findItem(project.read, 1)?.live, totals()]).toEqual([true, [4, 1, 1, 4]]);
    expect(codeOf(restoreItem(project, { itemId: 1, ...GROUNDS }))).toBe('ITEM_LIVE');
    expect(checkProject(project).filter(({ id, state }) => ['1', '2', '3'].includes(id) && state === 'failed')).toEqual(
      [],
    );
  });
});

describe('amending and moving', () => {
  test('a new wording is a new version; the old one stays; nothing is counted', () => {
    const bases = [{ title: '中华人民共和国森林法', docNumber: '', clause: '第五条' }];
    unwrap(amendItem(project, { itemId: 2, ...wording, bases, remark: '已规范', ...GROUNDS }));
    const item = readItemDetail(project.read, 2);
    expect(item?.versions.map(({ number, name, reason }) => [number, name, reason])).toEqual([
      [2, '落实“三会一课”制度', '规范审核意见'],
      [1, '落实三会一课', ''],
    ]);
    expect([item?.bases, item?.remark, totals()]).toEqual([bases, '已规范', [4, 0, 0, 4]]);
    expect(item?.entries[0]?.name).toBe('落实三会一课');
  });

  test('the same wording makes no new version', () => {
    unwrap(amendItem(project, { itemId: 2, ...wording, ...GROUNDS }));
    unwrap(amendItem(project, { itemId: 2, ...wording, remark: '备注', ...GROUNDS }));
    expect(readItemDetail(project.read, 2)?.versions).toHaveLength(2);
  });

  test('an amendment that changes nothing is no line of the ledger', () => {
    unwrap(amendItem(project, { itemId: 2, ...wording, ...GROUNDS }));
    const before = listAllChanges(project.read).length;
    expect(codeOf(amendItem(project, { itemId: 2, ...wording, ...GROUNDS }))).toBe('NOTHING_CHANGED');
    expect(listAllChanges(project.read)).toHaveLength(before);
  });

  test('an item moves out of one category and into another, and ties in both', () => {
    unwrap(moveItem(project, { itemId: 1, category: '社会治理', ...GROUNDS }));
    const rows = readLedger(project.read).rounds[1]?.categories.filter(
      ({ movedIn, movedOut }) => movedIn + movedOut > 0,
    );
    expect(rows).toEqual([
      {
        listId: 'duties',
        category: '基层党建',
        opening: 2,
        added: 0,
        subtracted: 0,
        movedIn: 0,
        movedOut: 1,
        closing: 1,
      },
      {
        listId: 'duties',
        category: '社会治理',
        opening: 0,
        added: 0,
        subtracted: 0,
        movedIn: 1,
        movedOut: 0,
        closing: 1,
      },
    ]);
    expect(failureOf(moveItem(project, { itemId: 1, category: '社会治理', ...GROUNDS }))).toMatchObject({
      code: 'SAME_ITEM',
      detail: { category: '社会治理' },
    });
    expect(codeOf(moveItem(project, { itemId: 1, category: '别的', ...GROUNDS }))).toBe('CATEGORY_UNKNOWN');
  });

  test('words, category and townships of a subtracted item are refused', () => {
    unwrap(subtract([1]));
    expect(codeOf(amendItem(project, { itemId: 1, ...wording, ...GROUNDS }))).toBe('ITEM_SUBTRACTED');
    expect(codeOf(moveItem(project, { itemId: 1, category: '社会治理', ...GROUNDS }))).toBe('ITEM_SUBTRACTED');
    const [townshipId = 0] = listUnits(project.read, 'township').map(({ id }) => id);
    const apply = { itemId: 1, townshipIds: [townshipId], reason: '沿边' };
    expect(codeOf(setApplicability(project, { ...apply, scope: 'common' }))).toBe('ITEM_SUBTRACTED');
  });
});

describe('where an item applies', () => {
  const townships = () => listUnits(project.read, 'township').map(({ id }) => id);
  const apply = (scope: 'common' | 'particular', townshipIds: number[]) =>
    setApplicability(project, { itemId: 1, scope, townshipIds, reason: '沿边' });
  const cellOf = (itemId: number, town: number, applies: boolean) => ({ itemId, townshipIds: [town], applies });
  const applied = () => readItemDetail(project.read, 1)?.applicability.map(({ applies }) => applies);

  test('is everywhere but the exempt townships, or only the named ones', () => {
    const [a = 0, b = 0] = townships();
    expect(applied()).toEqual([true, true, true]);
    unwrap(apply('common', [b]));
    expect(applied()).toEqual([true, false, true]);
    unwrap(apply('particular', [a, b, a]));
    expect(applied()).toEqual([true, true, false]);
    // The reason is that of the township added and of the one taken off, not of the one that keeps the duty.
    expect(readContents(project.read, [1])[0]?.townships).toEqual([
      { township: '道河镇', applies: true, reason: '' },
      { township: '绥阳镇', applies: true, reason: '沿边' },
      { township: '老黑山镇', applies: false, reason: '沿边' },
    ]);
    unwrap(apply('common', []));
    expect(applied()).toEqual([true, true, true]);
  });

  test('is refused for a unit that is no township, and for nowhere', () => {
    const department = listUnits(project.read, 'department')[0]?.id ?? 0;
    expect(codeOf(apply('particular', [department]))).toBe('UNIT_UNKNOWN');
    expect(codeOf(apply('common', [99]))).toBe('UNIT_UNKNOWN');
    expect(codeOf(apply('particular', []))).toBe('ITEM_NOWHERE');
    expect(codeOf(apply('common', townships()))).toBe('ITEM_NOWHERE');
    expect(codeOf(apply('common', []))).toBe('NOTHING_CHANGED');
    expect(applied()).toEqual([true, true, true]);
  });

  test('is a line of the ledger once the item was sealed, each time it applies elsewhere, and counts nothing', () => {
    const [a = 0, b = 0] = townships();
    const before = totals();
    const lines = () =>
      listAllChanges(project.read).map(({ itemId, kind, reasonKind, reason, countEffect }) => [
        ...[itemId, kind, reasonKind, reason, countEffect],
      ]);
    unwrap(apply('common', [b]));
    expect(lines()).toEqual([[1, 'amend', '适用范围', '绥阳镇不再适用（沿边）', 0]]);
    unwrap(setApplicabilityMany(project, { cells: [cellOf(2, a, false), cellOf(1, b, false)], reason: '没有' }));
    const rule = townRuleSchema.parse({ classes: ['沿边'] });
    expect(codeOf(setTownRuleOf(project, { itemIds: [2], rule, reason: '沿边才有' }))).toBe('ITEM_NOWHERE');
    // Of item 1 only the reason was written anew.
    expect(lines().slice(1)).toEqual([[2, 'amend', '适用范围', '道河镇不再适用（没有）', 0]]);
    expect(totals()).toEqual(before);
    unwrap(undo(project));
    unwrap(undo(project));
    expect(lines()).toEqual([]);
    expect(applied()).toEqual([true, true, true]);
  });

  test('is no line of the ledger while the item is new to the round, nor while none is open', () => {
    const { itemId } = unwrap(addItem(project, { item: draft('新增'), ...GROUNDS }));
    const count = listAllChanges(project.read).length;
    unwrap(setApplicabilityMany(project, { cells: [cellOf(itemId, townships()[0] ?? 0, false)], reason: '没有' }));
    unwrap(sealRound(project));
    unwrap(apply('common', [townships()[1] ?? 0]));
    expect(listAllChanges(project.read)).toHaveLength(count);
    unwrap(openRound(project, { kind: 'review', title: '', date: '2025-06-20' }));
    unwrap(setApplicabilityMany(project, { cells: [cellOf(itemId, townships()[0] ?? 0, true)], reason: '有了' }));
    expect(listAllChanges(project.read)).toHaveLength(count + 1);
  });

  test('a township taken off is no longer told as left out without a reason', () => {
    const [a = 0, , c = 0] = townships();
    const leftOut = () => readAlarms(project).filter(({ kind }) => kind === 'leftOut');
    unwrap(setApplicability(project, { itemId: 1, scope: 'particular', townshipIds: [a, c], reason: '没有林地' }));
    expect(leftOut()).toEqual([]);
    const detail = readItemDetail(project.read, 1)?.applicability.map(({ township, reason }) => [township, reason]);
    expect(detail).toEqual([
      ['道河镇', ''],
      ['绥阳镇', '没有林地'],
      ['老黑山镇', ''],
    ]);
  });
});

describe('waivers', () => {
  const rule = () => checkProject(project).find(({ id }) => id === '7');

  test('set the basis rule aside with reason, decider and date, until they are taken back', () => {
    expect(rule()?.state).toBe('failed');
    unwrap(addWaiver(project, { rule: 'basisMissing', itemId: 4, reason: '上级文件将至', decider: '领导小组' }));
    expect(rule()?.state).toBe('failed');
    unwrap(addWaiver(project, { rule: 'basisUnverified', itemId: null, reason: '逐条核对中', decider: '王建国' }));
    expect(rule()).toMatchObject({
      state: 'waived',
      figure: '有依据 3 / 4 项，条款已核对 0 项；豁免 4 项',
      detail:
        '依据暂缺豁免（个别事项）：上级文件将至，领导小组，2025-06-02；条款核对豁免（全部事项）：逐条核对中，王建国，2025-06-02。',
      waivers: [
        { id: 1, itemId: 4 },
        { id: 2, itemId: null },
      ],
    });
    unwrap(endWaiver(project, { waiverId: 1, reason: '已补' }));
    expect(rule()).toMatchObject({ state: 'failed', detail: '“整治人居环境”没有依据。', waivers: [{ id: 2 }] });
    expect(codeOf(endWaiver(project, { waiverId: 1, reason: '已补' }))).toBe('BAD_INPUT');
  });
});
