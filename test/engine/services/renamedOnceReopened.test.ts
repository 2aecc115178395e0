/** A category renamed in a round that was opened again after a draft went out: the draft bears the old name, and nothing of it differs. */
import { readFileSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { redo, undo } from '../../../electron/engine/database/log/undo';
import { rereadDocument } from '../../../electron/engine/documents/rereadDocument';
import { readPool } from '../../../electron/engine/repositories/pool/poolInMemory';
import { listSealedItems } from '../../../electron/engine/repositories/rounds/snapshotRepository';
import { checkProject } from '../../../electron/engine/services/checks/checkProject';
import { exportNotices, readNotices } from '../../../electron/engine/services/editions/editionNotices';
import { moveItem } from '../../../electron/engine/services/rounds/changeItems';
import { compareStates } from '../../../electron/engine/services/rounds/compareStates';
import { openRound, reopenRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { inlineTasks } from '../../../electron/engine/workers/inlineTasks';
import type { PoolState } from '../../../shared/model/comparison';
import { issue, SECOND, SIGNED } from '../../builders/editions';
import { issuedAnlanInTest } from '../../builders/issuedAnlan';
import { PEOPLE, unwrap } from '../../builders/project';
import { renameCategory } from '../../builders/renameCategory';

const [OLD, NEW] = ['平安法治', '平安建设'];
const page = { offset: 0, limit: 500 };
const FIRST_ID = 1;

let folder: string;
let project: ProjectFile;
beforeEach(() => {
  ({ project, folder } = issuedAnlanInTest());
});

const rename = (from = OLD, to = NEW) => renameCategory(project, from, to);
const draftEdition = (): number =>
  unwrap(issue(project, { stage: 'review', effectiveOn: SECOND.effectiveOn })).editionId;
const within = (name: string) => readPool(project).live.filter(({ category }) => category === name);
const notices = (beforeId: number, afterId: number) => unwrap(readNotices(project, { beforeId, afterId }));
const rowsOf = (beforeId: number, afterId: number) => notices(beforeId, afterId).flatMap(({ rows }) => rows);
const edition = (editionId: number): PoolState => ({ kind: 'edition', editionId });
const compare = (before: PoolState, after: PoolState) => unwrap(compareStates(project, { before, after, ...page }));
const RENAMED = `“${OLD}”改名“${NEW}”`;

/** Round 2 sealed, a draft of it out, the round open again. */
function reopenedAfterDraft(): number {
  unwrap(openRound(project, { kind: 'adjustment', title: '', date: '2025-12-30' }));
  unwrap(sealRound(project));
  const draft = draftEdition();
  unwrap(reopenRound(project, { reason: '类别名称与市里一致' }));
  return draft;
}

test('the draft and what follows it differ in nothing, in notices and in comparison, and the renaming is told', async () => {
  const draft = reopenedAfterDraft();
  expect(within(OLD).length).toBeGreaterThan(2);
  rename();
  expect(compare(edition(draft), { kind: 'now' })).toMatchObject({
    total: 0,
    renamed: [expect.stringContaining(RENAMED)],
  });
  unwrap(sealRound(project));
  const later = draftEdition();
  expect(rowsOf(draft, later)).toEqual([]);
  expect(notices(draft, later).map(({ changed }) => changed)).toEqual([0, 0, 0]);
  expect(compare(edition(draft), edition(later))).toMatchObject({
    total: 0,
    renamed: [expect.stringContaining(RENAMED)],
  });
  expect(compare(edition(draft), { kind: 'round', round: 2 }).total).toBe(0);
  expect(compare(edition(FIRST_ID), edition(draft))).toMatchObject({ total: 0, renamed: [] });
  const run = { folder: folder, beforeId: draft, afterId: later, formats: ['docx'] as const, units: ['竹溪乡'] };
  const [file] = unwrap(await exportNotices(project, inlineTasks(), run));
  const lines = (await rereadDocument(readFileSync(file?.path ?? ''), 'docx')).map((row) => row.join('｜')).join('\n');
  expect(lines).toContain(RENAMED);
});

test('one real change stands alone beside the renaming', () => {
  const draft = reopenedAfterDraft();
  rename();
  const itemId = within(NEW).find(({ listId, scope }) => listId === 'basic' && scope === 'common')?.id ?? 0;
  unwrap(moveItem(project, { itemId, category: '社会管理', reason: '真的调类', basis: '', ...PEOPLE }));
  unwrap(sealRound(project));
  const later = draftEdition();
  const towns = notices(draft, later).filter(({ kind }) => kind === 'township');
  expect(towns.map(({ rows }) => rows.map((row) => row.itemId))).toEqual([[itemId], [itemId], [itemId]]);
  const compared = compare(edition(draft), edition(later));
  expect(compared.rows.map((row) => [row.itemId, row.kinds])).toEqual([[itemId, ['moved']]]);
});

test('names passed on in the opened round are followed once each, also where the old name is given anew', () => {
  const draft = reopenedAfterDraft();
  rename();
  rename('社会管理', OLD);
  unwrap(sealRound(project));
  const later = draftEdition();
  expect(rowsOf(draft, later)).toEqual([]);
  expect(compare(edition(draft), edition(later)).total).toBe(0);
  const sealed = (category: string) => listSealedItems(project, { round: 2, category, ...page }).total;
  expect([sealed(NEW), sealed(OLD)]).toEqual([within(NEW).length, within(OLD).length]);
  expect(within(OLD).length).toBeGreaterThan(0);
});

test('a renaming taken back and done again is of the moment it was done again', () => {
  const draft = reopenedAfterDraft();
  rename();
  unwrap(undo(project));
  unwrap(redo(project));
  unwrap(sealRound(project));
  unwrap(issue(project, { ...SECOND, exceptions: [{ check: '7', ...SIGNED }] }));
  const issued = draft + 1;
  expect(rowsOf(draft, issued)).toEqual([]);
  expect(rowsOf(FIRST_ID, issued)).toEqual([]);
  expect(checkProject(project).filter(({ id, state }) => id === '20' && state === 'failed')).toEqual([]);
});
