/** The townships' own ledger: a sealed round stays as it was sealed, whatever came in or was put right since. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ReadHandle } from '../../../electron/engine/database/file/handles';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { undo } from '../../../electron/engine/database/log/undo';
import { readReverseStates } from '../../../electron/engine/repositories/ledger/reverseStates';
import { listEntries } from '../../../electron/engine/repositories/merge/entryRepository';
import { listSourceLists } from '../../../electron/engine/repositories/sources/sourceListRepository';
import { readReverseEntries, readReverseLedger } from '../../../electron/engine/services/ledger/readReverseLedger';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { rejectEntry, returnEntry } from '../../../electron/engine/services/merge/leaveOutEntry';
import { detachEntry } from '../../../electron/engine/services/merge/takeBackEntry';
import { openRound, reopenRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { resubmitSourceList } from '../../../electron/engine/services/sources/resubmitSourceList';
import { reverseGapWords } from '../../../shared/logic/ledger/reverseSum';
import { reversePartSchema } from '../../../shared/model/grouping';
import {
  importList,
  PEOPLE,
  readEntry,
  smallProject,
  temporaryFolder,
  understoodFile,
  unwrap,
} from '../../builders/project';

let folder: { path: string; remove(): void };
let project: ProjectFile;
let up: readonly number[];
beforeEach(() => {
  folder = temporaryFolder();
  const small = smallProject(folder.path);
  ({ project, up } = small);
  unwrap(adoptEntries(project, { entryIds: [...small.down], proposer: '', decider: '' }));
});
afterEach(() => {
  project.close();
  folder.remove();
});

const ROUND = { kind: 'review', title: '', date: '2025-07-10' } as const;
const told = () => readReverseLedger(project);
const ledger = () => told().rounds;
const summed = () => reversePartSchema.options.map((part) => told().sum[part]);
/** Every figure has as many rows, and the sums tie. */
function expectTied(): void {
  const rounds = ledger();
  const page = { offset: 0, limit: 100 };
  for (const part of reversePartSchema.options) {
    const behind = (round: number | null) => readReverseEntries(project, { round, part, ...page }).total;
    for (const one of rounds) expect([one.round, part, behind(one.round)]).toEqual([one.round, part, one[part]]);
    expect([part, behind(null)]).toEqual([part, told().sum[part]]);
  }
  for (const { opening, attached, split, adopted, rejected, returned, closing } of rounds)
    expect(opening - attached - split - adopted - rejected - returned).toBe(closing);
}

test('what townships send in later is nothing of a round that was sealed before', () => {
  unwrap(sealRound(project));
  unwrap(openRound(project, ROUND));
  unwrap(sealRound(project));
  const before = ledger();
  expect(before.map(({ opening, closing }) => [opening, closing])).toEqual([
    [3, 3],
    [3, 3],
  ]);
  importList(project, '绥阳镇', 'up', ['迎检材料', '秸秆巡查']);
  expect(ledger()).toEqual(before);
  expect(reverseGapWords(told())).toBe('');
  unwrap(openRound(project, ROUND));
  expect(ledger().slice(0, 2)).toEqual(before);
  expect(ledger()[2]).toMatchObject({ opening: 5, closing: 5 });
  expect(reverseGapWords(told())).toContain('期初与上一轮期末不同');
  expect(summed()).toEqual([5, 0, 0, 0, 0, 0, 5]);
  expectTied();
});

test('an entry decided in a sealed round and put right rounds later leaves the figures of that round', () => {
  const [entryId = 0, other = 0] = up;
  unwrap(rejectEntry(project, { entryId, reasonKind: '其他', reason: '不符合' }));
  unwrap(sealRound(project));
  const [before] = ledger();
  expect(before).toMatchObject({ opening: 3, rejected: 1, closing: 2 });
  unwrap(openRound(project, ROUND));
  unwrap(detachEntry(project, { entryId, reason: '乡镇补充说明' }));
  unwrap(adoptEntries(project, { entryIds: [entryId], ...PEOPLE }));
  expect(ledger()[0]).toEqual(before);
  expect(ledger()[1]).toMatchObject({ opening: 3, adopted: 1, closing: 2 });
  unwrap(undo(project));
  expect(ledger()[1]).toMatchObject({ opening: 3, adopted: 0, closing: 3 });
  unwrap(rejectEntry(project, { entryId: other, reasonKind: '其他', reason: '不符合' }));
  expect(ledger()[1]).toMatchObject({ opening: 3, rejected: 1, closing: 2 });
  expectTied();
});

test('an entry put right in a later round counts once in the sum, by what has become of it', () => {
  const [entryId = 0, other = 0] = up;
  for (const one of [entryId, other])
    unwrap(rejectEntry(project, { entryId: one, reasonKind: '其他', reason: '不符' }));
  unwrap(sealRound(project));
  unwrap(openRound(project, ROUND));
  expect(summed()).toEqual([3, 0, 0, 0, 2, 0, 1]);
  unwrap(detachEntry(project, { entryId, reason: '乡镇补充说明' }));
  expect(ledger().map(({ opening, rejected, closing }) => [opening, rejected, closing])).toEqual([
    [3, 2, 1],
    [2, 0, 2],
  ]);
  expect(summed()).toEqual([3, 0, 0, 0, 1, 0, 2]);
  expectTied();
  unwrap(adoptEntries(project, { entryIds: [entryId], ...PEOPLE }));
  expect(summed()).toEqual([3, 0, 0, 1, 1, 0, 1]);
  expectTied();
});

test('what is decided between two rounds is of the one that comes; a round opened again is told as things are', () => {
  const [entryId = 0, other = 0] = up;
  unwrap(sealRound(project));
  unwrap(rejectEntry(project, { entryId, reasonKind: '其他', reason: '不符合' }));
  expect(ledger()[0]).toMatchObject({ opening: 3, rejected: 0, closing: 3 });
  unwrap(openRound(project, ROUND));
  unwrap(rejectEntry(project, { entryId: other, reasonKind: '其他', reason: '不符合' }));
  unwrap(sealRound(project));
  expect(ledger()[1]).toMatchObject({ opening: 3, rejected: 2, closing: 1 });
  unwrap(reopenRound(project, { reason: '漏了' }));
  unwrap(detachEntry(project, { entryId: other, reason: '' }));
  expect(ledger()[1]).toMatchObject({ opening: 3, rejected: 1, closing: 2 });
  expectTied();
});

test('a list handed in again leaves what the sealed round decided of the one before, each figure with its rows', () => {
  const [returned = 0, rejected = 0] = up;
  unwrap(returnEntry(project, { entryId: returned, reason: '请写明内容' }));
  unwrap(rejectEntry(project, { entryId: rejected, reasonKind: '其他', reason: '不符合' }));
  unwrap(sealRound(project));
  const [before] = ledger();
  expect(before).toMatchObject({ opening: 3, rejected: 1, returned: 1, closing: 1 });
  unwrap(openRound(project, ROUND));
  const list = listSourceLists(project.read).find((one) => one.unit === '道河镇');
  const entries = ['开三会', '打防火道', '看管庙会', '看护林木'].map((name) => readEntry(name));
  const file = { ...understoodFile('重报.xlsx', entries), unit: '道河镇', replaces: list?.id ?? 0 };
  unwrap(resubmitSourceList(project, { ...file, layouts: [], droppedLayouts: [] }));
  expect(ledger()[0]).toEqual(before);
  // The one that was sent back, the one that was pending, and the new one.
  expect(ledger()[1]).toMatchObject({ opening: 3, rejected: 0, returned: 0, closing: 3 });
  expectTied();
});

test('an entry decided in a sealed round, handed in again and decided anew counts once in the sum, by what became of it last', () => {
  const [returned = 0, rejected = 0] = up;
  unwrap(returnEntry(project, { entryId: returned, reason: '请写明内容' }));
  unwrap(rejectEntry(project, { entryId: rejected, reasonKind: '其他', reason: '不符合' }));
  unwrap(sealRound(project));
  unwrap(openRound(project, ROUND));
  const before = ledger()[0];
  // Taken back before it came again: nothing of its decision goes over.
  unwrap(detachEntry(project, { entryId: rejected, reason: '乡镇补充说明' }));
  let latest = 0;
  for (const name of ['重报.xlsx', '再报.xlsx']) {
    const list = listSourceLists(project.read).find((one) => one.unit === '道河镇' && !one.withdrawn);
    const entries = ['开三会', '打防火道', '看管庙会'].map((one) => readEntry(one, { remark: name }));
    const file = { ...understoodFile(name, entries), unit: '道河镇', replaces: list?.id ?? 0 };
    latest = unwrap(resubmitSourceList(project, { ...file, layouts: [], droppedLayouts: [] })).sourceListId;
  }
  const again = listEntries(project.read, { sourceListId: latest }).rows.map(({ id }) => id);
  expect(summed()).toEqual([3, 0, 0, 0, 0, 0, 3]);
  unwrap(adoptEntries(project, { entryIds: again.slice(0, 2), ...PEOPLE }));
  expect(ledger()[0]).toEqual(before);
  expect(summed()).toEqual([3, 0, 0, 2, 0, 0, 1]);
  expectTied();
  unwrap(sealRound(project));
  expect(summed()).toEqual([3, 0, 0, 2, 0, 0, 1]);
});

test('after an action only the rows it wrote are read of the log', () => {
  unwrap(sealRound(project));
  unwrap(openRound(project, ROUND));
  const [entryId = 0, other = 0] = up;
  unwrap(rejectEntry(project, { entryId, reasonKind: '其他', reason: '不符合' }));
  const asked: { sql: string; values: unknown; rows: number }[] = [];
  const watched: ReadHandle = {
    ...project.read,
    all: <Row>(sql: string, values?: Parameters<ReadHandle['all']>[1]) => {
      const rows = project.read.all<Row>(sql, values);
      if (sql.includes('actionRow')) asked.push({ sql, values, rows: rows.length });
      return rows;
    },
  };
  const first = readReverseStates(watched);
  expect(asked.some(({ rows }) => rows > 0)).toBe(true);
  unwrap(rejectEntry(project, { entryId: other, reasonKind: '其他', reason: '不符合' }));
  asked.length = 0;
  const second = readReverseStates(watched);
  expect(asked.map(({ rows }) => rows).reduce((sum, rows) => sum + rows, 0)).toBe(1);
  for (const { sql, values } of asked) {
    const plan = project.read.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, values as [number, number]);
    expect(plan.map(({ detail }) => detail)).toEqual(['SEARCH actionRow USING PRIMARY KEY (seq>? AND seq<?)']);
  }
  expect(second[0]).toEqual(first[0]);
  expect(second).toEqual(readReverseStates({ ...project.read }));
});
