/** The ledger by township, department and list, the townships' own ledger, and states side by side, on a real project file. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { readFigureItems, readGroupedLedger } from '../../../electron/engine/services/ledger/readGroupedLedger';
import { readReverseLedger } from '../../../electron/engine/services/ledger/readReverseLedger';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { attachEntry } from '../../../electron/engine/services/merge/attachEntries';
import { rejectEntry } from '../../../electron/engine/services/merge/leaveOutEntry';
import { summarizeProject } from '../../../electron/engine/services/project/summarizeProject';
import { addItem, amendItem, moveItem, subtractItems } from '../../../electron/engine/services/rounds/changeItems';
import { compareStates } from '../../../electron/engine/services/rounds/compareStates';
import { openRound, reopenRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { setApplicability } from '../../../electron/engine/services/townships/setApplicability';
import type { LedgerLine } from '../../../shared/model/grouping';
import { codeOf, draft, PEOPLE, smallProject, temporaryFolder, unwrap } from '../../builders/project';

let folder: { path: string; remove(): void };
let project: ProjectFile;
let up: readonly number[];
beforeEach(() => {
  folder = temporaryFolder();
  const small = smallProject(folder.path);
  ({ project, up } = small);
  unwrap(adoptEntries(project, { entryIds: [...small.down], proposer: '', decider: '' }));
  unwrap(attachEntry(project, { entryId: up[0] ?? 0, itemId: 2, reason: '' }));
  unwrap(sealRound(project));
  unwrap(openRound(project, { kind: 'review', title: '', date: '2025-06-10' }));
});
afterEach(() => {
  project.close();
  folder.remove();
});

const grounds = { reason: '经会商', ...PEOPLE };
const figures = ({ opening, added, subtracted, movedIn, movedOut, closing }: LedgerLine) => [
  opening,
  added,
  subtracted,
  movedIn,
  movedOut,
  closing,
];
const line = (by: 'list' | 'township' | 'department', round: number | null, name: string) => {
  const found = readGroupedLedger(project, { by, round }).lines.find((one) => one.name === name);
  return found ? figures(found) : null;
};

test('by township: what is added, subtracted and re-applied stands in the lines of those townships', () => {
  expect(line('township', 1, '道河镇')).toEqual([4, 0, 0, 0, 0, 4]);
  expect(line('township', 1, '绥阳镇')).toEqual([3, 0, 0, 0, 0, 3]);
  unwrap(addItem(project, { item: draft('新增'), ...grounds }));
  unwrap(subtractItems(project, { itemIds: [3], reasonKind: '依据不充分', targetItemId: null, ...grounds }));
  unwrap(setApplicability(project, { itemId: 1, scope: 'particular', townshipIds: [1], reason: '镇情' }));
  const { lines, sum, items } = readGroupedLedger(project, { by: 'township', round: 2 });
  for (const one of lines)
    expect(one.opening + one.added - one.subtracted + one.movedIn - one.movedOut).toBe(one.closing);
  expect(items).toEqual({ opening: 4, added: 1, subtracted: 1, closing: 4 });
  expect(sum.closing).toBe(lines.reduce((total, one) => total + one.closing, 0));
  const moved = lines.filter(({ movedOut }) => movedOut === 1);
  expect(moved).toHaveLength(2);
  const out = { by: 'township', round: 2, key: '绥阳镇', part: 'movedOut', offset: 0, limit: 10 } as const;
  expect(readFigureItems(project, out).rows).toMatchObject([
    { id: 1, because: '改（适用范围）：绥阳镇、老黑山镇不再适用（镇情）' },
  ]);
  const behind = readFigureItems(project, {
    by: 'township',
    round: 2,
    key: '道河镇',
    part: 'subtracted',
    offset: 0,
    limit: 10,
  });
  expect(behind.rows).toMatchObject([{ id: 3, name: '管护防火隔离带', because: '减（依据不充分）：经会商' }]);
});

test('the particular items of all townships together are as many rows as their lists say', () => {
  unwrap(setApplicability(project, { itemId: 1, scope: 'particular', townshipIds: [1, 2], reason: '镇情' }));
  unwrap(setApplicability(project, { itemId: 2, scope: 'particular', townshipIds: [1], reason: '镇情' }));
  const listed = summarizeProject(project, { fileName: '', operator: '', backupAt: null }).townships.reduce(
    (sum, { particular }) => sum + particular,
    0,
  );
  const all = { by: 'township', round: 2, key: null, part: 'closing', offset: 0, limit: 50 } as const;
  const behind = readFigureItems(project, { ...all, scope: 'particular' });
  expect(behind.total).toBe(listed);
  const times = (itemId: number) => behind.rows.filter(({ id }) => id === itemId).length;
  expect([times(1), times(2)]).toEqual([2, 1]);
  expect(readFigureItems(project, all).total).toBeGreaterThan(behind.total);
});

test('by department and list: the campaign opens with its first round and closes with the present', () => {
  unwrap(addItem(project, { item: draft('新增', { leadDepartment: '市农业农村局' }), ...grounds }));
  expect(line('department', null, '市农业农村局')).toEqual([0, 1, 0, 0, 0, 1]);
  expect(line('list', null, '职责任务清单')).toEqual([4, 1, 0, 0, 0, 5]);
});

test('the townships’ rows are a ledger of their own; what was adopted is named as a part of the additions', () => {
  unwrap(adoptEntries(project, { entryIds: [up[1] ?? 0], ...PEOPLE }));
  unwrap(rejectEntry(project, { entryId: up[2] ?? 0, reasonKind: '', reason: '不符合' }));
  unwrap(addItem(project, { item: draft('另加'), ...grounds }));
  expect(readReverseLedger(project).rounds).toEqual([
    { round: 1, opening: 3, attached: 1, split: 0, adopted: 0, rejected: 0, returned: 0, closing: 2, added: 0 },
    { round: 2, opening: 2, attached: 0, split: 0, adopted: 1, rejected: 1, returned: 0, closing: 0, added: 2 },
  ]);
});

test('two states side by side: what was added, subtracted, reworded, moved and re-applied, with its changes', () => {
  unwrap(addItem(project, { item: draft('新增'), ...grounds }));
  unwrap(subtractItems(project, { itemIds: [3], reasonKind: '属部门职责', targetItemId: null, ...grounds }));
  unwrap(moveItem(project, { itemId: 4, category: '社会治理', ...grounds }));
  unwrap(
    amendItem(project, {
      itemId: 1,
      name: '抓好党员发展和教育',
      text: '按季报告。',
      townshipRole: 'main',
      bases: [],
      remark: '',
      ...grounds,
    }),
  );
  const ask = (before: 1 | 'now', after: 2 | 'now', kind?: 'moved') =>
    compareStates(project, {
      before: before === 'now' ? { kind: 'now' } : { kind: 'round', round: before },
      after: after === 'now' ? { kind: 'now' } : { kind: 'round', round: after },
      ...(kind ? { kind } : {}),
      offset: 0,
      limit: 100,
    });
  const compared = unwrap(ask(1, 'now'));
  expect(compared.counts).toMatchObject({ added: 1, subtracted: 1, reworded: 1, moved: 1, reapplied: 0 });
  expect([compared.before, compared.after]).toEqual([
    { name: '第1轮', items: 4 },
    { name: '现在', items: 4 },
  ]);
  const amended = compared.rows.find(({ itemId }) => itemId === 1);
  expect([amended?.before?.name, amended?.after?.name, amended?.changes[0]]).toMatchObject([
    '抓好党员发展',
    '抓好党员发展和教育',
    { round: 2, kind: 'amend', reason: '经会商' },
  ]);
  expect(unwrap(ask(1, 'now', 'moved')).rows.map(({ itemId }) => itemId)).toEqual([4]);
  expect(codeOf(ask(1, 2))).toBe('ROUND_NOT_SEALED');
  unwrap(sealRound(project));
  expect(unwrap(ask(1, 2)).rows).toEqual(compared.rows);
  unwrap(reopenRound(project, { reason: '漏了' }));
  expect(codeOf(ask(1, 2))).toBe('ROUND_NOT_SEALED');
});
