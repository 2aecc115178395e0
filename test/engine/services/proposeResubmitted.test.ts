/** A department's corrected list: what it withdraws and words anew reaches the items made from it, as changes to decide. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { undo } from '../../../electron/engine/database/log/undo';
import { verifyProject } from '../../../electron/engine/database/log/verify';
import { listEntries } from '../../../electron/engine/repositories/merge/entryRepository';
import { readPool } from '../../../electron/engine/repositories/pool/poolInMemory';
import { listActions } from '../../../electron/engine/repositories/project/actionRepository';
import { listPrepared } from '../../../electron/engine/repositories/rounds/preparedRepository';
import { listSourceLists } from '../../../electron/engine/repositories/sources/sourceListRepository';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { attachEntry } from '../../../electron/engine/services/merge/attachEntries';
import { amendItem, subtractItems } from '../../../electron/engine/services/rounds/changeItems';
import { decidePrepared, dropPrepared } from '../../../electron/engine/services/rounds/prepareChanges';
import { sealRound } from '../../../electron/engine/services/rounds/runRound';
import { resubmitSourceList } from '../../../electron/engine/services/sources/resubmitSourceList';
import type { ReadEntry } from '../../../shared/model/sourceEntry';
import {
  importList,
  newProject,
  PEOPLE,
  readEntry,
  temporaryFolder,
  understoodFile,
  unwrap,
} from '../../builders/project';

const UNIT = '市农业农村局';
const NAMES = ['病虫害防治', '秸秆禁烧', '农机登记', '耕地保护', '种子检查'];

let folder: ReturnType<typeof temporaryFolder>;
let project: ProjectFile;
beforeEach(() => {
  folder = temporaryFolder();
  project = newProject(folder.path);
  const entryIds = importList(
    project,
    UNIT,
    'down',
    NAMES.map((name) => readEntry(name)),
  );
  unwrap(adoptEntries(project, { entryIds, ...PEOPLE }));
});
afterEach(() => {
  project.close();
  folder.remove();
});

function again(entries: readonly ReadEntry[], name: string): string {
  const list = listSourceLists(project.read).find((one) => one.unit === UNIT && !one.withdrawn);
  const { fileName, format, bytes, table } = understoodFile(name, entries);
  const told = { fileName, format, bytes, table, unit: UNIT, replaces: list?.id ?? 0 };
  unwrap(resubmitSourceList(project, { ...told, layouts: [], droppedLayouts: [] }));
  return listActions(project.read, 0, 1).rows[0]?.summary ?? '';
}

const itemOf = (name: string) => {
  const item = readPool(project).all.find((one) => one.name === name);
  if (!item) throw new Error(`no item ${name}`);
  return item;
};
const waiting = () =>
  listPrepared(project.read)
    .filter(({ state }) => state === 'waiting')
    .map(({ id, kind, name, reason, proposer }) => ({ id, kind, name, reason, proposer }));

const kept = (...names: readonly string[]) => names.map((name) => readEntry(name));
const reworded = readEntry('病虫害防治', { text: '病虫害防治，按月报告，发现即报。' });

describe('a department’s corrected list', () => {
  test('puts a withdrawn duty and a reworded one before the office, and touches neither', () => {
    const before = readPool(project).live;
    const summary = again([reworded, ...kept('秸秆禁烧', '农机登记', '耕地保护', '土壤普查')], '更正.xlsx');
    expect(summary).toContain('未变 3、改写 1、新增 1、不再有 1');
    expect(summary).toContain('；拟减 1 项、拟改 1 项，到“轮次”里决定');
    expect(waiting()).toEqual([
      expect.objectContaining({
        kind: 'amend',
        name: '病虫害防治',
        reason: '重报“更正.xlsx”改写了工作任务',
        proposer: UNIT,
      }),
      expect.objectContaining({
        kind: 'subtract',
        name: '种子检查',
        reason: '重报“更正.xlsx”不再有“种子检查”；没有别的条目归入这一项',
      }),
    ]);
    expect(readPool(project).live).toEqual(before);
    expect(verifyProject(project.read).ok).toBe(true);
    unwrap(undo(project));
    expect(waiting()).toEqual([]);
  });

  test('once decided, the item says what the department says; what is not taken up stays with its reason', () => {
    again([reworded, ...kept('秸秆禁烧', '农机登记', '耕地保护')], '更正.xlsx');
    const [amendment, subtraction] = waiting();
    unwrap(decidePrepared(project, { preparedIds: [amendment?.id ?? 0], decider: '编办主任办公会' }));
    unwrap(dropPrepared(project, { preparedIds: [subtraction?.id ?? 0], reason: '法律规定乡镇承担' }));
    expect(itemOf('病虫害防治').text).toBe('病虫害防治，按月报告，发现即报。');
    expect(itemOf('种子检查').live).toBe(true);
    expect(waiting()).toEqual([]);
    // The same again asks for nothing anew.
    again([reworded, ...kept('秸秆禁烧', '农机登记', '耕地保护')], '再报.xlsx');
    expect(waiting()).toEqual([]);
  });

  test('that only calls a department otherwise asks nothing', () => {
    const helped = (by: string) => [readEntry('病虫害防治', { coDepartments: [by] }), ...kept(...NAMES.slice(1))];
    again(helped('市场监管局'), '更正.xlsx');
    expect(waiting().map(({ kind, name }) => [kind, name])).toEqual([['amend', '病虫害防治']]);
    unwrap(decidePrepared(project, { preparedIds: waiting().map(({ id }) => id), decider: '编办主任办公会' }));
    expect(itemOf('病虫害防治').responsibilities.map(({ unit }) => unit)).toEqual([UNIT, '市场监管局']);
    again(helped('市市场监督管理局'), '再更正.xlsx');
    expect(waiting()).toEqual([]);
  });

  test('says who else reports the duty', () => {
    const [entryId = 0] = importList(project, '道河镇', 'up', [readEntry('查种子店')]);
    unwrap(attachEntry(project, { entryId, itemId: itemOf('种子检查').id, reason: '' }));
    again(kept('病虫害防治', '秸秆禁烧', '农机登记', '耕地保护'), '更正.xlsx');
    expect(waiting().map(({ reason }) => reason)).toEqual(['重报“更正.xlsx”不再有“种子检查”；另有 1 条归入这一项']);
  });

  test('asks once about an item several entries of which are gone, and names them all', () => {
    const [entryId = 0] = importList(project, '道河镇', 'up', [readEntry('查种子店')]);
    unwrap(attachEntry(project, { entryId, itemId: itemOf('种子检查').id, reason: '' }));
    again(kept(...NAMES, '种子抽检'), '补一条.xlsx');
    const added = project.read.value<number>("SELECT max(id) FROM sourceEntry WHERE name = '种子抽检'") ?? 0;
    unwrap(attachEntry(project, { entryId: added, itemId: itemOf('种子检查').id, reason: '' }));
    again(kept('病虫害防治', '秸秆禁烧', '农机登记', '耕地保护'), '更正.xlsx');
    expect(waiting().map(({ reason }) => reason)).toEqual([
      '重报“更正.xlsx”不再有“种子检查”、“种子抽检”；另有 1 条归入这一项',
    ]);
  });

  test('asks once where nothing else leads to an item all entries of which are gone', () => {
    again(kept(...NAMES, '种子抽检'), '补一条.xlsx');
    const entryId = project.read.value<number>("SELECT max(id) FROM sourceEntry WHERE name = '种子抽检'") ?? 0;
    unwrap(attachEntry(project, { entryId, itemId: itemOf('种子检查').id, reason: '' }));
    const summary = again(kept('病虫害防治', '秸秆禁烧', '农机登记', '耕地保护'), '更正.xlsx');
    expect(summary).toContain('拟减 1 项');
    expect(waiting()).toHaveLength(1);
    unwrap(decidePrepared(project, { preparedIds: waiting().map(({ id }) => id), decider: '编委会' }));
    expect(waiting()).toEqual([]);
  });

  test('asks once where another entry of the item goes in a later submission', () => {
    again(kept(...NAMES, '种子抽检'), '补一条.xlsx');
    const entryId = project.read.value<number>("SELECT max(id) FROM sourceEntry WHERE name = '种子抽检'") ?? 0;
    unwrap(attachEntry(project, { entryId, itemId: itemOf('种子检查').id, reason: '' }));
    again(kept('病虫害防治', '秸秆禁烧', '农机登记', '耕地保护', '种子抽检'), '更正.xlsx');
    expect(waiting().map(({ reason }) => reason)).toEqual(['重报“更正.xlsx”不再有“种子检查”；另有 1 条归入这一项']);
    again(kept('病虫害防治', '秸秆禁烧', '农机登记', '耕地保护'), '再更正.xlsx');
    expect(waiting().map(({ reason }) => reason)).toEqual([
      '重报“再更正.xlsx”不再有“种子抽检”；没有别的条目归入这一项',
    ]);
  });

  test('asks nothing about an item that is subtracted already', () => {
    const itemIds = [itemOf('种子检查').id];
    unwrap(subtractItems(project, { itemIds, reasonKind: '其他', targetItemId: null, reason: '无此事', ...PEOPLE }));
    expect(again(kept('病虫害防治', '秸秆禁烧', '农机登记', '耕地保护'), '更正.xlsx')).not.toContain('拟减');
    expect(waiting()).toEqual([]);
  });

  test('does not write over what the office has worded', () => {
    const { id: itemId, name, townshipRole, remark } = itemOf('病虫害防治');
    const amendment = { itemId, name, text: '组织病虫害统防统治。', townshipRole, bases: [], remark };
    unwrap(amendItem(project, { ...amendment, reason: '规范表述', ...PEOPLE }));
    again([reworded, ...kept('秸秆禁烧', '农机登记', '耕地保护', '种子检查')], '更正.xlsx');
    const [asked] = waiting();
    expect(asked?.reason).toBe('重报“更正.xlsx”改写了工作任务；编办改过的工作任务没有动，请对照');
    unwrap(decidePrepared(project, { preparedIds: [asked?.id ?? 0], decider: '编委会' }));
    expect(itemOf('病虫害防治').text).toBe('组织病虫害统防统治。');
  });
});

test('what the office changes before it decides stays; only what the department changed is carried out', () => {
  again([reworded, ...kept('秸秆禁烧', '农机登记', '耕地保护', '种子检查')], '更正.xlsx');
  const { id: itemId, name, text, townshipRole } = itemOf('病虫害防治');
  const amendment = { itemId, name, text, townshipRole, bases: [], remark: '每季度通报' };
  unwrap(amendItem(project, { ...amendment, reason: '补记', ...PEOPLE }));
  const [row] = listPrepared(project.read);
  expect(row?.changes.map(({ field }) => field)).toEqual(['工作任务']);
  unwrap(decidePrepared(project, { preparedIds: [row?.id ?? 0], decider: '编委会' }));
  expect(itemOf('病虫害防治')).toMatchObject({
    text: '病虫害防治，按月报告，发现即报。',
    remark: '每季度通报',
    bases: [],
  });
});

test('an attached entry that comes back does not give up the subtraction of an item whose own entry is gone', () => {
  const attached = readEntry('查化肥店', { text: '查化肥店，每季度一次。' });
  const both = [...NAMES.map((name) => readEntry(name)), attached];
  again(both, '补报.xlsx');
  const entryId = listEntries(project.read, {}).rows.find(({ name }) => name === '查化肥店')?.id ?? 0;
  unwrap(attachEntry(project, { entryId, itemId: itemOf('种子检查').id, reason: '' }));
  again(kept('病虫害防治', '秸秆禁烧', '农机登记', '耕地保护'), '更正.xlsx');
  again([...kept('病虫害防治', '秸秆禁烧', '农机登记', '耕地保护'), attached], '再报.xlsx');
  expect(waiting()).toMatchObject([{ kind: 'subtract', name: '种子检查' }]);
});

describe('a third submission', () => {
  test('takes the place of what the second asked for, and gives up what came back', () => {
    again([reworded, ...kept('秸秆禁烧', '农机登记', '耕地保护')], '更正.xlsx');
    const finally1 = readEntry('病虫害防治', { text: '病虫害防治，按月报告，发现即报，逐村登记。' });
    again([finally1, ...kept('秸秆禁烧', '农机登记', '耕地保护', '种子检查')], '再更正.xlsx');
    expect(waiting()).toMatchObject([{ kind: 'amend', reason: '重报“再更正.xlsx”改写了工作任务' }]);
    const dropped = listPrepared(project.read).filter(({ state }) => state === 'dropped');
    expect(dropped.map(({ outcome }) => outcome).sort()).toEqual([`${UNIT}又报来了`, `${UNIT}又重报，以后一次为准`]);
  });

  test('that withdraws a reworded duty, and a fourth that brings it back so, leave the rewording to decide', () => {
    again([reworded, ...kept('秸秆禁烧', '农机登记', '耕地保护', '种子检查')], '更正.xlsx');
    again(kept('秸秆禁烧', '农机登记', '耕地保护', '种子检查'), '再更正.xlsx');
    expect(waiting()).toMatchObject([{ kind: 'amend' }, { kind: 'subtract' }]);
    again([reworded, ...kept('秸秆禁烧', '农机登记', '耕地保护', '种子检查')], '三更正.xlsx');
    const [asked, ...more] = waiting();
    expect([asked?.kind, asked?.reason, more]).toEqual(['amend', '重报“更正.xlsx”改写了工作任务', []]);
    unwrap(decidePrepared(project, { preparedIds: [asked?.id ?? 0], decider: '编委会' }));
    expect(itemOf('病虫害防治').text).toBe('病虫害防治，按月报告，发现即报。');
  });

  test('that goes back to the first words leaves nothing to decide', () => {
    again([reworded, ...kept('秸秆禁烧', '农机登记', '耕地保护', '种子检查')], '更正.xlsx');
    again(kept(...NAMES), '又改回.xlsx');
    expect(waiting()).toEqual([]);
  });

  test('after the round is sealed is decided in the next one', () => {
    unwrap(sealRound(project));
    again(kept('病虫害防治', '秸秆禁烧', '农机登记', '耕地保护'), '更正.xlsx');
    expect(waiting()).toMatchObject([{ kind: 'subtract', name: '种子检查' }]);
    expect(verifyProject(project.read).ok).toBe(true);
  });
});
