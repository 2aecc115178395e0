/** The log: filtered, opened in words, and taken back to a point; and the saved views of the pool. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { lastSeq } from '../../../electron/engine/database/log/record';
import { redo, undo } from '../../../electron/engine/database/log/undo';
import { readPool } from '../../../electron/engine/repositories/pool/poolInMemory';
import { countActions, listActions } from '../../../electron/engine/repositories/project/actionRepository';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { rejectEntry } from '../../../electron/engine/services/merge/leaveOutEntry';
import { readViews, removeView, saveView } from '../../../electron/engine/services/pool/keepViews';
import { readAction } from '../../../electron/engine/services/project/readAction';
import { undoToAction } from '../../../electron/engine/services/project/undoToAction';
import { amendItem, subtractItems } from '../../../electron/engine/services/rounds/changeItems';
import { openRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { addUnits } from '../../../electron/engine/services/units/manageUnits';
import { errorText } from '../../../shared/errorText';
import { poolViewSchema } from '../../../shared/model/poolView';
import { codeOf, failureOf, PEOPLE, smallProject, temporaryFolder, unwrap } from '../../builders/project';

let folder: { path: string; remove(): void };
let project: ProjectFile;
let up: readonly number[];

beforeEach(() => {
  folder = temporaryFolder();
  const small = smallProject(folder.path);
  project = small.project;
  up = small.up;
  unwrap(adoptEntries(project, { entryIds: [...small.down], ...PEOPLE }));
});
afterEach(() => {
  project.close();
  folder.remove();
});

const goOn = { signal: new AbortController().signal, onProgress: () => undefined };
const subtract = (itemId: number) =>
  subtractItems(project, { itemIds: [itemId], reasonKind: '其他', targetItemId: null, reason: 'x', ...PEOPLE });
const live = () => readPool(project).live.map(({ id }) => id);

describe('the log', () => {
  test('is filtered by person and deed, with counts', () => {
    const { operators, commands } = countActions(project.read);
    expect(operators).toEqual([{ operator: '王建国', count: lastSeq(project.read) }]);
    expect(commands).toContainEqual({ command: 'addUnits', count: 2 });
    expect(listActions(project.read, 0, 10, { command: 'addUnits' })).toMatchObject({
      total: 2,
      rows: [{ command: 'addUnits' }, { command: 'addUnits' }],
    });
    expect(listActions(project.read, 0, 10, { operator: '李敏' }).total).toBe(0);
    const { years } = countActions(project.read);
    expect(years).toEqual([{ year: '2025', count: lastSeq(project.read) }]);
    expect(listActions(project.read, 0, 10, { year: '2025' }).total).toBe(lastSeq(project.read));
    expect(listActions(project.read, 0, 10, { year: '2024' }).total).toBe(0);
  });

  test('says what an action changed, before and after, with names for numbers', () => {
    const wording = { name: '抓好发展', text: '新', remark: '', reason: '改', ...PEOPLE };
    unwrap(amendItem(project, { itemId: 1, townshipRole: 'cooperate', bases: [], ...wording }));
    const { traces, touched } = unwrap(readAction(project, { seq: lastSeq(project.read) }));
    expect(touched).toBe(traces.length);
    expect(traces).toContainEqual({
      place: expect.any(Number),
      what: '事项',
      title: '抓好发展',
      itemId: 1,
      lines: [{ label: '责任', before: '主体责任', after: '配合责任' }],
    });
    unwrap(rejectEntry(project, { entryId: up[0] ?? 0, reasonKind: '属部门职责', reason: '由部门承担' }));
    expect(unwrap(readAction(project, { seq: lastSeq(project.read) })).traces[0]?.lines).toEqual([
      { label: '条目', before: '', after: '开三会' },
      { label: '去向', before: '', after: '不予列入' },
      { label: '缘由', before: '', after: '属部门职责' },
      { label: '理由', before: '', after: '由部门承担' },
    ]);
    expect(codeOf(readAction(project, { seq: 999 }))).toBe('ACTION_UNKNOWN');
  });

  test('says of rows that only grow how many came in', () => {
    const [row] = listActions(project.read, 0, 50, { command: 'confirmImport' }).rows;
    const { traces } = unwrap(readAction(project, { seq: row?.seq ?? 0 }));
    expect(traces).toContainEqual(
      expect.objectContaining({ what: '报送条目', lines: [{ label: '写入', before: '', after: '3 条' }] }),
    );
  });
});

describe('undoing to a point', () => {
  test('takes back exactly what was done after it, each step redoable', async () => {
    const point = lastSeq(project.read);
    unwrap(subtract(1));
    unwrap(subtract(2));
    unwrap(subtract(3));
    expect(unwrap(readAction(project, { seq: point })).undo).toEqual({ actions: 3 });
    expect(await undoToAction(project, point, goOn)).toEqual({ ok: true, value: { undone: 3 } });
    expect(live()).toEqual([1, 2, 3, 4]);
    unwrap(redo(project));
    expect(live()).toEqual([2, 3, 4]);
    expect(unwrap(readAction(project, { seq: point })).undo).toEqual({ actions: 1 });
  });

  test('does not count what was undone already', async () => {
    const point = lastSeq(project.read);
    unwrap(subtract(1));
    await undoToAction(project, point, goOn);
    expect(unwrap(readAction(project, { seq: point }))).toMatchObject({ undo: null });
    expect(codeOf(await undoToAction(project, point, goOn))).toBe('NOTHING_TO_UNDO');
  });

  test('stops at a seal', async () => {
    const before = lastSeq(project.read);
    unwrap(sealRound(project));
    const seal = lastSeq(project.read);
    unwrap(openRound(project, { kind: 'review', title: '', date: '2025-06-10' }));
    unwrap(subtract(1));
    const opened = unwrap(readAction(project, { seq: before }));
    expect([opened.undo, opened.undoBlocked]).toEqual([null, expect.stringContaining('封存')]);
    expect(codeOf(await undoToAction(project, before, goOn))).toBe('UNDO_BARRIER');
    expect(await undoToAction(project, seal, goOn)).toEqual({ ok: true, value: { undone: 2 } });
    expect(live()).toEqual([1, 2, 3, 4]);
  });

  test('keeps what was taken back when it is cancelled', async () => {
    const point = lastSeq(project.read);
    unwrap(subtract(1));
    unwrap(subtract(2));
    const controller = new AbortController();
    const undoing = undoToAction(project, point, { signal: controller.signal, onProgress: () => controller.abort() });
    expect(codeOf(await undoing)).toBe('CANCELLED');
    expect(live()).toEqual([2, 3, 4]);
  });
});

describe('saved views', () => {
  const view = poolViewSchema.parse({ filter: { categories: ['基层党建'] }, columns: ['name'] });

  test('keep filter and columns under a name, with the number of items they show now', () => {
    unwrap(saveView(project, { name: '党建', view }));
    expect(readViews(project)).toEqual([{ id: 1, name: '党建', view, count: 2 }]);
    unwrap(subtract(1));
    expect(readViews(project)[0]?.count).toBe(1);
  });

  test('are replaced under the same name and removed', () => {
    const { viewId } = unwrap(saveView(project, { name: '党建', view }));
    unwrap(saveView(project, { name: '党建', view: poolViewSchema.parse({ filter: { search: '三会' } }) }));
    expect(readViews(project)).toMatchObject([{ id: viewId, view: { filter: { search: '三会' } }, count: 1 }]);
    unwrap(removeView(project, { viewId }));
    expect(readViews(project)).toEqual([]);
    expect(codeOf(removeView(project, { viewId }))).toBe('VIEW_UNKNOWN');
    unwrap(addUnits(project, { kind: 'township', names: ['新镇'] }));
    expect(readViews(project)).toEqual([]);
  });
});

test('撤销到此处 is not offered where what stood then was itself taken back; right after its undoing it is', async () => {
  const named = (name: string) => unwrap(addUnits(project, { kind: 'township', names: [name] }));
  named('甲镇');
  const taken = lastSeq(project.read);
  unwrap(undo(project));
  const undone = lastSeq(project.read);
  named('乙镇');
  const blocked = '这时的操作有的已经撤销，不能撤销到这里。';
  expect(unwrap(readAction(project, { seq: taken }))).toMatchObject({ undo: null, undoBlocked: blocked });
  const { code, detail } = failureOf(await undoToAction(project, taken, goOn));
  expect(errorText(code, detail)).toBe(`${blocked}请另选一条操作。`);
  expect(unwrap(await undoToAction(project, undone, goOn))).toEqual({ undone: 1 });
});
