/** An item restored after its entry was taken off: the entry is its origin again, unless it went elsewhere meanwhile. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { undo } from '../../../electron/engine/database/log/undo';
import { verifyProject } from '../../../electron/engine/database/log/verify';
import { findEntry } from '../../../electron/engine/repositories/merge/entryRepository';
import { lastAction } from '../../../electron/engine/repositories/project/actionRepository';
import { checkProject } from '../../../electron/engine/services/checks/checkProject';
import { adoptEntries, adoptEntry } from '../../../electron/engine/services/merge/adoptEntries';
import { attachEntry } from '../../../electron/engine/services/merge/attachEntries';
import { detachEntry, reattachEntry } from '../../../electron/engine/services/merge/takeBackEntry';
import { restoreItem, subtractItems } from '../../../electron/engine/services/rounds/changeItems';
import { decidePrepared, prepareChanges } from '../../../electron/engine/services/rounds/prepareChanges';
import { openRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { contract } from '../../../shared/contract';
import { MERGE_REASON } from '../../../shared/model/round';
import { draft, PEOPLE, smallProject, temporaryFolder, unwrap } from '../../builders/project';

let folder: { path: string; remove(): void };
let project: ProjectFile;
let down: readonly number[];
let up: readonly number[];
beforeEach(() => {
  folder = temporaryFolder();
  ({ project, down, up } = smallProject(folder.path));
  unwrap(adoptEntries(project, { entryIds: [...down], proposer: '', decider: '' }));
  unwrap(sealRound(project));
  unwrap(openRound(project, { kind: 'review', title: '', date: '2025-06-10' }));
});
afterEach(() => {
  expect(verifyProject(project.read).ok).toBe(true);
  project.close();
  folder.remove();
});

const GROUNDS = { reason: '经会商', basis: '', ...PEOPLE };
const entry = (ids: readonly number[], at = 0) => ids[at] ?? 0;
const fate = (entryId: number) => findEntry(project.read, entryId)?.disposition;
const told = (id: string) => checkProject(project).find((check) => check.id === id);
const rule = (id: string) => told(id)?.state;
const merge = (itemId: number, targetItemId: number) =>
  unwrap(
    subtractItems(
      project,
      contract.subtractItems.input.parse({ itemIds: [itemId], targetItemId, reasonKind: MERGE_REASON, ...GROUNDS }),
    ),
  );
const restore = (itemId: number) => unwrap(restoreItem(project, { itemId, ...GROUNDS }));
const detach = (entryId: number) => unwrap(detachEntry(project, { entryId, reason: '不是这一项' }));

describe('a restored item', () => {
  test('that had gone into another stands on its entry again, which waits until then', () => {
    merge(1, 2);
    detach(entry(down));
    expect(fate(entry(down))?.kind).toBe('pending');
    restore(1);
    expect(fate(entry(down))).toMatchObject({ kind: 'adopt', items: [{ id: 1, live: true }] });
    expect(lastAction(project.read)?.summary).toContain('撤回过去向的条目“抓好党员发展”归回它名下');
    expect(rule('6')).toBe('passed');
    unwrap(undo(project));
    expect(fate(entry(down))?.kind).toBe('pending');
  });

  test('by a prepared change says so too', () => {
    const words = '；撤回过去向的条目“抓好党员发展”归回它名下';
    const deeds = [{ kind: 'restore' as const, itemId: 1 }];
    merge(1, 2);
    detach(entry(down));
    unwrap(prepareChanges(project, { deeds, reason: '经会商', basis: '', proposer: '市委组织部' }));
    unwrap(decidePrepared(project, { preparedIds: [1], decider: '领导小组' }));
    expect(fate(entry(down))?.kind).toBe('adopt');
    expect(lastAction(project.read)?.summary).toContain(words);
  });

  test('added in a round has the entry it was made of again, so that the reverse ledger ties', () => {
    const item = draft('打防火道', { leadDepartment: '市林草局' });
    const asked = { entryId: entry(up, 1), item, reason: '确有需要', proposer: '道河镇', decider: '领导小组' };
    const { itemId } = unwrap(adoptEntry(project, asked));
    const before = told('4');
    merge(itemId, 2);
    detach(entry(up, 1));
    restore(itemId);
    expect(fate(entry(up, 1))).toMatchObject({ kind: 'adopt', items: [{ id: itemId }] });
    expect([told('4'), rule('6')]).toEqual([before, 'passed']);
  });

  test('does not take back an entry that went elsewhere, and rule 6 tells', () => {
    merge(1, 2);
    unwrap(reattachEntry(project, { entryId: entry(down), fromItemId: 1, toItemId: 3, reason: '说的是第三项' }));
    detach(entry(down));
    restore(1);
    expect(fate(entry(down))?.kind).toBe('pending');
    expect(rule('6')).toBe('failed');
  });

  test('leaves alone what was taken off while it stood, and what only led to it where it has its origin', () => {
    unwrap(attachEntry(project, { entryId: entry(up), itemId: 1, reason: '' }));
    unwrap(attachEntry(project, { entryId: entry(up, 1), itemId: 1, reason: '' }));
    detach(entry(up));
    merge(1, 2);
    detach(entry(up, 1));
    restore(1);
    expect([fate(entry(up))?.kind, fate(entry(up, 1))?.kind]).toEqual(['pending', 'pending']);
    expect(rule('6')).toBe('passed');
  });
});
