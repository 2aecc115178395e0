/** A category that is only called otherwise: one fact; verdicts, ledger, comparison, notices and requests follow it under both names. */
import { beforeEach, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { redo, undo } from '../../../electron/engine/database/log/undo';
import { verifyProject } from '../../../electron/engine/database/log/verify';
import { rememberedLedger } from '../../../electron/engine/repositories/ledger/ledgerRepository';
import { readPool } from '../../../electron/engine/repositories/pool/poolInMemory';
import { findRequest } from '../../../electron/engine/repositories/requests/requestRepository';
import { listChanges } from '../../../electron/engine/repositories/rounds/roundRepository';
import { listSealedItems } from '../../../electron/engine/repositories/rounds/snapshotRepository';
import { listUnits } from '../../../electron/engine/repositories/units/unitRepository';
import { agreeToRest } from '../../../electron/engine/services/agreement/giveVerdicts';
import { readAgreement } from '../../../electron/engine/services/agreement/readAgreement';
import { checkProject } from '../../../electron/engine/services/checks/checkProject';
import { readNotices } from '../../../electron/engine/services/editions/editionNotices';
import { readEditions } from '../../../electron/engine/services/editions/readEditions';
import { moveItem } from '../../../electron/engine/services/rounds/changeItems';
import { compareStates } from '../../../electron/engine/services/rounds/compareStates';
import { openRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { changeScheme, readScheme } from '../../../electron/engine/services/schemes/changeScheme';
import { saidOf } from '../../../shared/logic/ledger/describeSide';
import { draftChanges } from '../../../shared/logic/paper/drafts/draftChanges';
import { tellRenames } from '../../../shared/logic/schemes/sectionRenames';
import { adjust, issue, SECOND, SIGNED } from '../../builders/editions';
import { issuedAnlanInTest } from '../../builders/issuedAnlan';
import { PEOPLE, unwrap } from '../../builders/project';
import { renameCategory } from '../../builders/renameCategory';
import { ask, throughTheWay } from '../../builders/requests';

const [OLD, NEW] = ['平安法治', '平安建设'];
const page = { offset: 0, limit: 500 };

let project: ProjectFile;
beforeEach(() => {
  ({ project } = issuedAnlanInTest());
});

const rename = (from = OLD, to = NEW) => renameCategory(project, from, to);
const within = (name: string) => readPool(project).live.filter(({ category }) => category === name);
/** Of the rules that hold the ledger against pool and seals; 20 asks for an approval of whatever differs besides. */
const failed = (...rules: string[]) =>
  checkProject(project).filter(({ id, state }) => state === 'failed' && ['1', '2', ...rules].includes(id));

test('is one fact in the ledger and no move; what stood in the category stands in it under the new name', () => {
  const items = within(OLD).length;
  expect(items).toBeGreaterThan(2);
  adjust(project, () => {
    expect(rename()).toMatchObject({ moved: 0 });
    const { renames } = rememberedLedger(project);
    const told = tellRenames(renames, readScheme(project).lists);
    expect(told).toMatchObject([{ round: 2, category: OLD, toCategory: NEW, items }]);
    expect(listChanges(project.read, { round: 2 }).total).toBe(0);
    unwrap(undo(project));
    expect([within(OLD).length, within(NEW).length, rememberedLedger(project).renames]).toEqual([items, 0, []]);
    unwrap(redo(project));
    expect([within(OLD).length, within(NEW).length]).toEqual([0, items]);
    const meta = { place: '安澜县', date: '2025-12-30', which: '第2轮', changes: [], lists: readScheme(project).lists };
    const { paper } = readScheme(project);
    expect(JSON.stringify(draftChanges({ ...meta, renames }, paper))).toContain('"第2轮","类别改名",');
  });
  expect(failed('20')).toEqual([]);
  expect(verifyProject(project.read)).toMatchObject({ ok: true });
});

test('one line in all rounds, with the name of the time before, and its figures lead to rows of both names', () => {
  const moved = within(OLD).find(({ listId }) => listId === 'basic')?.id ?? 0;
  adjust(project, () => {
    unwrap(moveItem(project, { itemId: moved, category: '社会管理', reason: '调', basis: '', ...PEOPLE }));
    rename();
    unwrap(moveItem(project, { itemId: moved, category: NEW, reason: '调回', basis: '', ...PEOPLE }));
  });
  adjust(project, () => undefined, '2026-01-05');
  const line = (round: number) =>
    rememberedLedger(project).rounds[round - 1]?.categories.filter(
      (row) => row.listId === 'basic' && [OLD, NEW].includes(row.category),
    );
  const items = within(NEW).filter(({ listId }) => listId === 'basic').length;
  expect(line(1)).toMatchObject([{ category: NEW, formerly: OLD, opening: items, closing: items }]);
  expect(line(2)).toMatchObject([{ category: NEW, movedIn: 1, movedOut: 1, opening: items, closing: items }]);
  expect(line(2)?.[0]).not.toHaveProperty('formerly');
  expect(line(3)).toMatchObject([{ category: NEW, opening: items, closing: items }]);
  const behind = (effect: 'movedIn' | 'movedOut') =>
    listChanges(project.read, { round: 2, listId: 'basic', category: NEW, effect }).total;
  expect([behind('movedOut'), behind('movedIn')]).toEqual([1, 1]);
  const sealed = listSealedItems(project, { round: 1, listId: 'basic', category: NEW, ...page });
  expect(sealed.total).toBe(items);
  expect(failed()).toEqual([]);
});

test('leaves every verdict what it was, whether given before or after', () => {
  const towns = listUnits(project.read, 'township').map(({ id }) => id);
  adjust(project, () => {
    unwrap(agreeToRest(project, { unitIds: [...towns, null], against: false, words: '', person: '' }));
    const before = readAgreement(project);
    rename();
    expect(readAgreement(project)).toEqual(before);
    rename(NEW, '平安法治建设');
    expect(readAgreement(project)).toEqual(before);
    const [item] = within('平安法治建设');
    unwrap(
      moveItem(project, { itemId: item?.id ?? 0, category: '社会管理', reason: '真的调类', basis: '', ...PEOPLE }),
    );
    expect(readAgreement(project).reopened).toBe(before.reopened + 1);
  });
});

test('parts no edition from the one before, in comparison, in notices or in what has to be approved', () => {
  adjust(project, () => rename());
  unwrap(issue(project, { ...SECOND, exceptions: [{ check: '7', ...SIGNED }] }));
  const [first, second] = readEditions(project).map(({ id }) => id);
  const pair = { beforeId: first ?? 0, afterId: second ?? 0 };
  expect(unwrap(readNotices(project, pair)).flatMap(({ rows }) => rows)).toEqual([]);
  const [before, after] = [first, second].map((id) => ({ kind: 'edition', editionId: id ?? 0 }) as const);
  if (!before || !after) throw new Error('no editions');
  const compared = unwrap(compareStates(project, { before, after, ...page }));
  expect([compared.total, compared.counts.moved, compared.renamed.length]).toEqual([0, 0, 1]);
  expect(compared.renamed[0]).toContain(`“${OLD}”改名“${NEW}”`);
  const sinceRound = unwrap(
    compareStates(project, { before: { kind: 'round', round: 1 }, after: { kind: 'now' }, ...page }),
  );
  expect(sinceRound.total).toBe(0);
  expect(failed('20')).toEqual([]);
});

test('a real move of an item counts, and the row tells the name of then with that of today', () => {
  const itemId = within(OLD)[0]?.id ?? 0;
  adjust(project, () => {
    rename();
    unwrap(moveItem(project, { itemId, category: '社会管理', reason: '调', basis: '', ...PEOPLE }));
  });
  const compared = unwrap(
    compareStates(project, { before: { kind: 'round', round: 1 }, after: { kind: 'round', round: 2 }, ...page }),
  );
  expect([compared.total, compared.counts.moved]).toEqual([1, 1]);
  expect(saidOf(compared.rows[0]?.before, '类别')).toContain(`${OLD}（今${NEW}）`);
});

test('what a request wants to add or move follows, and can still be decided', () => {
  unwrap(openRound(project, { kind: 'adjustment', title: '', date: '2025-12-01' }));
  const other = readPool(project).live.find(({ listId, category }) => listId === 'basic' && category !== OLD);
  const asked = { wants: [{ kind: 'move', itemId: other?.id ?? 0, category: OLD } as const] };
  const requestId = ask(project, asked);
  throughTheWay(project, requestId, asked, '2025-12-20');
  rename();
  expect(findRequest(project.read, requestId)?.wants).toMatchObject([{ kind: 'move', category: NEW }]);
  unwrap(sealRound(project));
  expect(failed()).toEqual([]);
});

test('two categories put together under a new name are a move of all their items', () => {
  adjust(project, () => {
    const scheme = readScheme(project);
    const [A, B] = ['社会管理', '社会保障'];
    const lists = scheme.lists.map((list) => ({
      ...list,
      categories: [...new Set(list.categories.map((one) => (one === A || one === B ? '社会事业' : one)))],
    }));
    const moves = scheme.lists.flatMap(({ id: listId, categories }) =>
      [A, B]
        .filter((category) => categories.includes(category))
        .map((category) => ({ from: { listId, category }, to: { listId, category: '社会事业' } })),
    );
    const live = readPool(project).live.filter(({ category }) => category === A || category === B).length;
    const done = unwrap(changeScheme(project, { scheme: { ...scheme, lists }, moves, reason: '合并类别' }));
    expect(done).toEqual({ moved: live, renamed: 0 });
    expect(listChanges(project.read, { round: 2 }).total).toBe(live);
  });
  expect(failed()).toEqual([]);
});
