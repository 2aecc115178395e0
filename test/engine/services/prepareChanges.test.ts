/** Changes prepared in one round and decided in a later one; splitting; and the counties on record whose figures these make. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { undo } from '../../../electron/engine/database/log/undo';
import { readLedger } from '../../../electron/engine/repositories/ledger/ledgerRepository';
import { listPrepared } from '../../../electron/engine/repositories/rounds/preparedRepository';
import { listChanges, readMinutesFile } from '../../../electron/engine/repositories/rounds/roundRepository';
import { checkProject } from '../../../electron/engine/services/checks/checkProject';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { addItem, splitItem, subtractItems } from '../../../electron/engine/services/rounds/changeItems';
import { attachMinutes, noteRound } from '../../../electron/engine/services/rounds/noteRound';
import { decidePrepared, dropPrepared, prepareChanges } from '../../../electron/engine/services/rounds/prepareChanges';
import { openRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import {
  codeOf,
  draft,
  importList,
  newProject,
  PEOPLE,
  smallProject,
  temporaryFolder,
  unwrap,
} from '../../builders/project';

let folder: { path: string; remove(): void };
let project: ProjectFile;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  project.close();
  folder.remove();
});

const review = { kind: 'review', title: '', date: '2025-06-10' } as const;
const grounds = { reason: '经会商', ...PEOPLE };
const last = () => {
  const { opening, added, subtracted, closing } = readLedger(project.read).rounds.at(-1) ?? {};
  return [opening, added, subtracted, closing];
};
const ruleOk = (rule: string) => checkProject(project).find(({ id }) => id === rule)?.state;

describe('changes prepared', () => {
  beforeEach(() => {
    const small = smallProject(folder.path);
    project = small.project;
    unwrap(adoptEntries(project, { entryIds: [...small.down], proposer: '', decider: '' }));
    unwrap(sealRound(project));
    unwrap(openRound(project, { ...review, kind: 'opinions' }));
  });
  const subtraction = { kind: 'subtract', itemId: 1, reasonKind: '属部门职责', targetItemId: null } as const;

  test('count nothing in the round that prepares them, and count in the round that decides them', () => {
    unwrap(
      prepareChanges(project, {
        deeds: [subtraction, { kind: 'add', item: draft('新增一项') }],
        reason: '组织部来函',
        basis: '组织部函〔2025〕3号',
        proposer: '市委组织部',
      }),
    );
    expect(last()).toEqual([4, 0, 0, 4]);
    unwrap(sealRound(project));
    unwrap(openRound(project, { ...review, kind: 'meeting' }));
    const ids = listPrepared(project.read).map(({ id }) => id);
    unwrap(decidePrepared(project, { preparedIds: ids, decider: '领导小组会议' }));
    expect(last()).toEqual([4, 1, 1, 4]);
    expect(listChanges(project.read, { round: 3 }).rows).toMatchObject([
      {
        kind: 'subtract',
        basis: '组织部函〔2025〕3号',
        proposer: '市委组织部',
        decider: '领导小组会议',
        preparedId: ids[0],
      },
      { kind: 'add', countEffect: 1, preparedId: ids[1] },
    ]);
    expect(listPrepared(project.read)).toMatchObject([
      { kind: 'subtract', round: 2, state: 'decided', settledRound: 3, effect: -1 },
      { kind: 'add', name: '新增一项', settledRound: 3, effect: 1 },
    ]);
    expect([ruleOk('1'), ruleOk('2')]).toEqual(['passed', 'passed']);
  });

  test('are decided once, or not taken up with a reason; undo brings them back', () => {
    unwrap(prepareChanges(project, { deeds: [subtraction], reason: 'x', basis: '', proposer: '' }));
    unwrap(decidePrepared(project, { preparedIds: [1], decider: '会议' }));
    expect(codeOf(decidePrepared(project, { preparedIds: [1], decider: '会议' }))).toBe('PREPARED_SETTLED');
    unwrap(undo(project));
    expect([last(), listPrepared(project.read)[0]?.state]).toEqual([[4, 0, 0, 4], 'waiting']);
    unwrap(dropPrepared(project, { preparedIds: [1], reason: '会议未同意' }));
    expect(listPrepared(project.read)[0]).toMatchObject({ state: 'dropped', outcome: '会议未同意' });
  });

  test('whose item is gone meanwhile are refused whole', () => {
    unwrap(prepareChanges(project, { deeds: [subtraction], reason: 'x', basis: '', proposer: '' }));
    unwrap(prepareChanges(project, { deeds: [{ ...subtraction, itemId: 2 }], reason: 'x', basis: '', proposer: '' }));
    unwrap(subtractItems(project, { itemIds: [1], reasonKind: '其他', targetItemId: null, ...grounds }));
    expect(codeOf(decidePrepared(project, { preparedIds: [2, 1], decider: '会议' }))).toBe('ITEM_SUBTRACTED');
    expect(last()).toEqual([4, 0, 1, 3]);
  });

  test('a new wording, a move and a split are prepared like the rest, and the item stays as it was until then', () => {
    const { name, text, townshipRole } = draft('改后的名称');
    const amend = { kind: 'amend' as const, itemId: 1, name, text, townshipRole, bases: [], remark: '' };
    const deeds = [amend, { kind: 'split' as const, itemId: 1, parts: [draft('拆出一项')] }];
    unwrap(prepareChanges(project, { deeds, reason: '会商', basis: '会议纪要', proposer: '市委组织部' }));
    expect(listPrepared(project.read).map((one) => [one.kind, one.name, one.effect])).toEqual([
      ['amend', '抓好党员发展', 0],
      ['split', '抓好党员发展', 1],
    ]);
    unwrap(decidePrepared(project, { preparedIds: [1, 2], decider: '会议' }));
    expect(last()).toEqual([4, 1, 0, 5]);
    expect(listPrepared(project.read).map((one) => one.name)).toEqual(['改后的名称', '改后的名称']);
    expect(listChanges(project.read, { round: 2 }).rows.map(({ kind, basis }) => [kind, basis])).toEqual([
      ['amend', '会议纪要'],
      ['split', '会议纪要'],
    ]);
  });

  test('a change made at once carries its basis, and an own kind of reason', () => {
    const because = { ...grounds, basis: '组织部函〔2025〕3号' };
    unwrap(subtractItems(project, { itemIds: [1], reasonKind: '上级收回', targetItemId: null, ...because }));
    expect(listChanges(project.read, { round: 2 }).rows).toMatchObject([
      { reasonKind: '上级收回', basis: '组织部函〔2025〕3号' },
    ]);
  });

  test('splitting one item into three counts two additions', () => {
    unwrap(splitItem(project, { itemId: 1, parts: [draft('甲部分'), draft('乙部分')], ...grounds, proposer: '' }));
    expect(last()).toEqual([4, 2, 0, 6]);
    expect(listChanges(project.read, { round: 2 }).rows.map(({ kind, proposer }) => [kind, proposer])).toEqual([
      ['split', '由“抓好党员发展”拆出'],
      ['split', '由“抓好党员发展”拆出'],
    ]);
    expect([ruleOk('1'), ruleOk('2'), ruleOk('3')]).toEqual(['passed', 'passed', 'passed']);
  });
});

test('minutes stay with their round, as text and as the file of their hash, also after the seal', () => {
  const small = smallProject(folder.path);
  project = small.project;
  unwrap(adoptEntries(project, { entryIds: [...small.down], proposer: '', decider: '' }));
  unwrap(sealRound(project));
  unwrap(noteRound(project, { round: 1, people: '李敏、王芳', meeting: '首次审核会', minutes: '逐项过了一遍。' }));
  const bytes = new TextEncoder().encode('纪要');
  unwrap(attachMinutes(project, { round: 1, fileName: '纪要.docx', bytes }));
  expect(readLedger(project.read).notes[0]).toMatchObject({
    people: '李敏、王芳',
    meeting: '首次审核会',
    minutes: '逐项过了一遍。',
    minutesFile: '纪要.docx',
  });
  expect(new TextDecoder().decode(readMinutesFile(project.read, 1) ?? new Uint8Array())).toBe('纪要');
  expect(codeOf(noteRound(project, { round: 9, people: '', meeting: '', minutes: '' }))).toBe('ROUND_UNKNOWN');
});

describe('the cases on record', () => {
  /** A county whose department list has so many powers, all adopted and sealed as the first figure. */
  function withPowers(count: number): void {
    project = newProject(folder.path);
    const names = Array.from({ length: count }, (_, index) => `权力事项${index + 1}`);
    const entryIds = importList(project, '市政府办公室', 'down', names);
    unwrap(adoptEntries(project, { entryIds, proposer: '', decider: '' }));
    unwrap(sealRound(project));
  }
  const added = (count: number, name: string) =>
    Array.from({ length: count }, (_, index) => ({ kind: 'add', item: draft(`${name}${index + 1}`) }) as const);

  test('莱州: of 56 powers 28 are taken back and 28 added; with those newly delegated there are 100', () => {
    withPowers(56);
    unwrap(openRound(project, { ...review, title: '再次梳理' }));
    const itemIds = Array.from({ length: 28 }, (_, index) => index + 1);
    unwrap(subtractItems(project, { itemIds, reasonKind: '属部门职责', targetItemId: null, ...grounds }));
    unwrap(
      prepareChanges(project, { deeds: added(28, '增加'), reason: '征求 10 个部门意见', basis: '', proposer: '镇' }),
    );
    expect(last()).toEqual([56, 0, 28, 28]);
    unwrap(decidePrepared(project, { preparedIds: itemIds, decider: '编委会' }));
    expect(last()).toEqual([56, 28, 28, 56]);
    unwrap(sealRound(project));
    unwrap(openRound(project, { ...review, kind: 'final', title: '与新下放的合并' }));
    for (const { item } of added(44, '新下放')) unwrap(addItem(project, { item, ...grounds }));
    unwrap(sealRound(project));
    const { first, added: all, subtracted, live } = readLedger(project.read);
    expect([first, all, subtracted, live]).toEqual([56, 72, 28, 100]);
    expect([ruleOk('1'), ruleOk('2')]).toEqual(['passed', 'passed']);
  });
});
