/** Attaching with a wording chosen, taking an entry apart, and putting a wrong disposition right after seals. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { lastSeq } from '../../../electron/engine/database/log/record';
import { undo } from '../../../electron/engine/database/log/undo';
import { verifyProject } from '../../../electron/engine/database/log/verify';
import { findEntry } from '../../../electron/engine/repositories/merge/entryRepository';
import { readItemDetail } from '../../../electron/engine/repositories/pool/poolRepository';
import { listAllChanges } from '../../../electron/engine/repositories/rounds/roundRepository';
import { checkProject } from '../../../electron/engine/services/checks/checkProject';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { attachEntry } from '../../../electron/engine/services/merge/attachEntries';
import { splitEntry } from '../../../electron/engine/services/merge/splitEntry';
import { detachEntry, reattachEntry } from '../../../electron/engine/services/merge/takeBackEntry';
import { summarizeProject } from '../../../electron/engine/services/project/summarizeProject';
import { amendItem, restoreItem, splitItem, subtractItems } from '../../../electron/engine/services/rounds/changeItems';
import { openRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { MERGE_REASON } from '../../../shared/model/round';
import { codeOf, draft, PEOPLE, smallProject, temporaryFolder, unwrap } from '../../builders/project';

let folder: { path: string; remove(): void };
let project: ProjectFile;
let up: readonly number[];
beforeEach(() => {
  folder = temporaryFolder();
  const made = smallProject(folder.path);
  ({ project, up } = made);
  unwrap(adoptEntries(project, { entryIds: [...made.down], proposer: '', decider: '' }));
});
afterEach(() => {
  project.close();
  folder.remove();
});

const fate = (entryId: number) => findEntry(project.read, entryId)?.disposition;
const entryAt = (at: number) => up[at] ?? 0;
const nextRound = (date: string) => {
  unwrap(sealRound(project));
  unwrap(openRound(project, { kind: 'review', title: '', date }));
};
const ledgerState = () => checkProject(project).filter(({ id }) => ['1', '2', '3', '6'].includes(id));
const SESSION = { fileName: '', operator: '', backupAt: null };
const attachTo = (itemId: number) => ({ kind: 'attach' as const, itemId });

describe('attaching with a wording', () => {
  test('amends the item in the same action and keeps the wording before as a version', () => {
    const seq = lastSeq(project.read);
    const wording = { name: '落实“三会一课”制度', text: '开三会，按月报告。' };
    unwrap(attachEntry(project, { entryId: entryAt(0), itemId: 2, reason: '', wording }));
    expect(lastSeq(project.read)).toBe(seq + 1);
    const item = readItemDetail(project.read, 2);
    expect(item).toMatchObject({ ...wording, versions: [wording, { name: '落实三会一课' }] });
    expect(item?.entries.map(({ name }) => name)).toEqual(['落实三会一课', '开三会']);
    expect(listAllChanges(project.read)).toMatchObject([
      { kind: 'amend', countEffect: 0, itemId: 2, entryId: entryAt(0), proposer: '道河镇' },
    ]);
    unwrap(undo(project));
    expect(readItemDetail(project.read, 2)).toMatchObject({ name: '落实三会一课', versions: [{ number: 1 }] });
    expect(fate(entryAt(0))?.kind).toBe('pending');
    expect(verifyProject(project.read).ok).toBe(true);
  });

  test('that is the item’s own changes nothing, and needs an open round only when it does', () => {
    unwrap(sealRound(project));
    const same = readItemDetail(project.read, 2);
    const wording = { name: same?.name ?? '', text: same?.text ?? '' };
    const other = { ...wording, name: '开好三会' };
    const attach = (chosen: typeof wording) =>
      codeOf(attachEntry(project, { entryId: entryAt(0), itemId: 2, reason: '', wording: chosen }));
    expect(attach(other)).toBe('NO_OPEN_ROUND');
    expect(fate(entryAt(0))?.kind).toBe('pending');
    expect(attach(wording)).toBe('ok');
    expect(listAllChanges(project.read)).toEqual([]);
  });
});

describe('taking an entry apart', () => {
  const grounds = { reason: '确有需要', ...PEOPLE };

  test('into an item, a new item and a part left out counts the row once', () => {
    nextRound('2025-06-10');
    const parts = [
      { text: '打防火道', into: attachTo(3) },
      { text: '修林区路', into: { kind: 'adopt' as const, item: draft('修缮林区道路') } },
      { text: '看管庙会', into: { kind: 'reject' as const, reasonKind: '属部门职责', reason: '属部门职责' } },
    ];
    unwrap(splitEntry(project, { entryId: entryAt(1), parts, ...grounds }));
    expect(fate(entryAt(1))).toMatchObject({
      kind: 'split',
      items: [
        { id: 3, part: '打防火道' },
        { id: 5, part: '修林区路' },
      ],
      leftOut: [{ text: '看管庙会', reason: '属部门职责' }],
    });
    expect(listAllChanges(project.read)).toMatchObject([{ kind: 'add', itemId: 5, entryId: entryAt(1) }]);
    expect(summarizeProject(project, SESSION).sources.up).toMatchObject({ split: 1, pending: 2 });
    expect(ledgerState().filter(({ state }) => state === 'failed')).toEqual([]);
    // The item made of a part stands on this entry alone.
    expect(codeOf(detachEntry(project, { entryId: entryAt(1), reason: '拆错了' }))).toBe('ITEM_LIVE');
    unwrap(undo(project));
    expect(fate(entryAt(1))).toEqual({ kind: 'pending', reason: '', items: [] });
    expect(summarizeProject(project, SESSION).pool.live).toBe(4);
  });

  test('with one part kept is 并入, with none kept 不予列入', () => {
    const out = (text: string) => ({ text, into: { kind: 'reject' as const, reasonKind: '', reason: '不归乡镇' } });
    unwrap(
      splitEntry(project, {
        entryId: entryAt(0),
        parts: [{ text: '三会', into: attachTo(2) }, out('庙会')],
        ...grounds,
      }),
    );
    unwrap(splitEntry(project, { entryId: entryAt(1), parts: [out('甲'), out('乙')], ...grounds }));
    expect([fate(entryAt(0))?.kind, fate(entryAt(1))?.kind]).toEqual(['attach', 'reject']);
    expect(fate(entryAt(1))?.reason).toBe('“甲”不归乡镇；“乙”不归乡镇');
    unwrap(detachEntry(project, { entryId: entryAt(0), reason: '' }));
    expect(fate(entryAt(0))).toEqual({ kind: 'pending', reason: '', items: [] });
  });
});

describe('a disposition found wrong two rounds later', () => {
  beforeEach(() => {
    unwrap(attachEntry(project, { entryId: entryAt(0), itemId: 1, reason: '' }));
    nextRound('2025-06-10');
    const wording = { name: '抓好党员发展工作', text: '按月报告。', remark: '', reason: '规范用语', ...PEOPLE };
    unwrap(amendItem(project, { itemId: 1, townshipRole: 'main', bases: [], ...wording }));
    nextRound('2025-06-20');
  });

  test('cannot be undone past the seal, but goes to the right item with a reason; what came after stays', () => {
    expect(codeOf(undo(project))).toBe('ok');
    expect(codeOf(undo(project))).toBe('UNDO_BARRIER');
    unwrap(openRound(project, { kind: 'review', title: '', date: '2025-06-20' }));
    expect(fate(entryAt(0))?.sealed).toBe(true);
    expect(codeOf(detachEntry(project, { entryId: entryAt(0), reason: '' }))).toBe('REASON_MISSING');
    unwrap(reattachEntry(project, { entryId: entryAt(0), fromItemId: 1, toItemId: 2, reason: '说的是三会' }));
    expect(fate(entryAt(0))).toMatchObject({ kind: 'attach', items: [{ id: 2 }], reason: '说的是三会' });
    expect(readItemDetail(project.read, 1)).toMatchObject({ name: '抓好党员发展工作', sources: { up: 0 } });
    expect(listAllChanges(project.read)).toHaveLength(1);
    expect(ledgerState().filter(({ state }) => state === 'failed')).toEqual([]);
    expect(verifyProject(project.read).ok).toBe(true);
    unwrap(undo(project));
    expect(fate(entryAt(0))).toMatchObject({ items: [{ id: 1 }] });
  });

  test('becomes pending again with a reason, and is refused to the item it has or without one', () => {
    const to = (toItemId: number, fromItemId = 1) =>
      codeOf(reattachEntry(project, { entryId: entryAt(0), fromItemId, toItemId, reason: '并错了' }));
    expect([to(1), to(99), to(2, 3)]).toEqual(['SAME_ITEM', 'ITEM_UNKNOWN', 'ENTRY_UNDECIDED']);
    unwrap(detachEntry(project, { entryId: entryAt(0), reason: '并错了' }));
    expect(fate(entryAt(0))?.kind).toBe('pending');
    expect(summarizeProject(project, SESSION).sources.up).toMatchObject({ attach: 0, pending: 3 });
  });

  test('a merged item comes back with its entries two rounds later', () => {
    unwrap(
      subtractItems(project, { itemIds: [1], reasonKind: MERGE_REASON, targetItemId: 2, reason: '重复', ...PEOPLE }),
    );
    nextRound('2025-07-01');
    nextRound('2025-07-11');
    unwrap(restoreItem(project, { itemId: 1, reason: '并错了', ...PEOPLE }));
    expect(readItemDetail(project.read, 1)).toMatchObject({ live: true, sources: { down: 1, up: 1 } });
    expect(summarizeProject(project, SESSION).pool).toMatchObject({ live: 4, subtracted: 1 });
    expect(ledgerState().filter(({ state }) => state === 'failed')).toEqual([]);
  });
});

describe('an entry is taken back', () => {
  const grounds = { reason: '不再承担', ...PEOPLE };
  const failed = () =>
    checkProject(project)
      .filter(({ state }) => state === 'failed')
      .map(({ id }) => id);

  test('from an item that was split off another', () => {
    nextRound('2025-06-10');
    unwrap(splitItem(project, { itemId: 1, parts: [draft('拆出的一项')], ...grounds }));
    unwrap(attachEntry(project, { entryId: entryAt(0), itemId: 5, reason: '' }));
    const before = failed();
    unwrap(detachEntry(project, { entryId: entryAt(0), reason: '' }));
    expect(fate(entryAt(0))?.kind).toBe('pending');
    expect(failed()).toEqual(before);
    unwrap(undo(project));
    unwrap(reattachEntry(project, { entryId: entryAt(0), fromItemId: 5, toItemId: 2, reason: '说的是三会' }));
    expect(fate(entryAt(0))).toMatchObject({ kind: 'attach', items: [{ id: 2 }] });
  });

  test('once the item it had become is subtracted, and not before', () => {
    unwrap(adoptEntries(project, { entryIds: [entryAt(1)], proposer: '', decider: '' }));
    nextRound('2025-06-10');
    const back = () => detachEntry(project, { entryId: entryAt(1), reason: '采用错了' });
    expect(codeOf(back())).toBe('ITEM_LIVE');
    const itemIds = fate(entryAt(1))?.items.map(({ id }) => id) ?? [];
    unwrap(subtractItems(project, { itemIds, targetItemId: null, reasonKind: '其他', ...grounds }));
    const before = failed();
    unwrap(back());
    expect(fate(entryAt(1))?.kind).toBe('pending');
    expect(failed()).toEqual(before);
    unwrap(undo(project));
    unwrap(
      reattachEntry(project, { entryId: entryAt(1), fromItemId: itemIds[0] ?? 0, toItemId: 3, reason: '同一件事' }),
    );
    expect(fate(entryAt(1))).toMatchObject({ kind: 'attach', items: [{ id: 3 }] });
    expect(summarizeProject(project, SESSION).sources.up).toMatchObject({ adopt: 0, attach: 1 });
    expect(failed()).toEqual(before);
    expect(verifyProject(project.read).ok).toBe(true);
  });

  test('by its parts: never to an item it belongs to by a merging, and it is one source of what several went into', () => {
    const parts = [
      { text: '一', into: attachTo(2) },
      { text: '二', into: attachTo(3) },
    ];
    unwrap(splitEntry(project, { entryId: entryAt(0), parts, ...grounds }));
    nextRound('2025-06-10');
    const merge = (itemId: number) =>
      unwrap(subtractItems(project, { itemIds: [itemId], targetItemId: 1, reasonKind: MERGE_REASON, ...grounds }));
    merge(2);
    const move = (fromItemId: number) =>
      codeOf(reattachEntry(project, { entryId: entryAt(0), fromItemId, toItemId: 1, reason: '改归' }));
    expect([move(3), move(2)]).toEqual(['SAME_ITEM', 'SAME_ITEM']);
    expect(readItemDetail(project.read, 1)?.sources.up).toBe(1);
    merge(3);
    expect(readItemDetail(project.read, 1)).toMatchObject({ sources: { up: 1, down: 3 } });
    expect(readItemDetail(project.read, 1)?.entries).toHaveLength(4);
  });
});
