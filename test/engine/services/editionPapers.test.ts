/** What is printed of editions when lists go, editions are withdrawn, and drafts follow each other. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { rereadDocument } from '../../../electron/engine/documents/rereadDocument';
import { REPORT_SOURCES } from '../../../electron/engine/handlers/ledgerHandlers';
import { readPool } from '../../../electron/engine/repositories/pool/poolInMemory';
import { checkProject } from '../../../electron/engine/services/checks/checkProject';
import { exportNotices, readNotices } from '../../../electron/engine/services/editions/editionNotices';
import { exportWithdrawal } from '../../../electron/engine/services/editions/exportWithdrawal';
import { withdrawEdition } from '../../../electron/engine/services/editions/issueEdition';
import { readExtract } from '../../../electron/engine/services/editions/readAccountability';
import { readEditions } from '../../../electron/engine/services/editions/readEditions';
import { exportReports } from '../../../electron/engine/services/ledger/exportReports';
import { readRegister } from '../../../electron/engine/services/requests/readRequests';
import { readYear } from '../../../electron/engine/services/requests/readYear';
import { subtractItems } from '../../../electron/engine/services/rounds/changeItems';
import { compareStates } from '../../../electron/engine/services/rounds/compareStates';
import { openRound, reopenRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { changeScheme, readScheme } from '../../../electron/engine/services/schemes/changeScheme';
import { inlineTasks } from '../../../electron/engine/workers/inlineTasks';
import type { ReportRequest } from '../../../shared/model/reportRequest';
import { adjust, issue, issueSecond, SECOND } from '../../builders/editions';
import { issuedAnlanInTest } from '../../builders/issuedAnlan';
import { codeOf, unwrap } from '../../builders/project';
import { approve } from '../../builders/requests';

let folder: string;
let project: ProjectFile;
beforeEach(() => {
  ({ project, folder } = issuedAnlanInTest());
});

const grounds = { reason: '按上级目录', basis: '', proposer: '县委编办', decider: '县委、县政府' };
const subtract = (itemIds: number[]) =>
  unwrap(subtractItems(project, { itemIds, reasonKind: '不属乡镇职责', targetItemId: null, ...grounds }));
const signedAll = () =>
  checkProject(project)
    .filter(({ state }) => state === 'failed')
    .map(({ id }) => ({ check: id, reason: '先印发', decider: '县委、县政府' }));
const withdraw = (editionId: number) =>
  unwrap(withdrawEdition(project, { editionId, reason: '文号写错', decider: '县委编委' }));
const edition = (editionId: number) => ({ kind: 'edition' as const, editionId });
const compare = (before: number, after: number) =>
  unwrap(compareStates(project, { before: edition(before), after: edition(after), offset: 0, limit: 500 }));

async function report(what: ReportRequest): Promise<string[]> {
  const files = unwrap(
    await exportReports(project, inlineTasks(), REPORT_SOURCES, {
      ...{ folder: join(folder, 'out'), formats: ['xlsx'] as const, what },
    }),
  );
  return (await rereadDocument(readFileSync(files[0]?.path ?? ''), 'xlsx')).map((row) => row.join('｜'));
}

async function notice(unit: string, beforeId: number, afterId: number) {
  const request = { folder: join(folder, '通知'), beforeId, afterId, formats: ['docx'] as const, units: [unit] };
  const [file] = unwrap(await exportNotices(project, inlineTasks(), request));
  const lines = (await rereadDocument(readFileSync(file?.path ?? ''), 'docx')).map((row) => row.join('｜'));
  return { path: file?.path ?? '', lines };
}

describe('a list the county no longer has', () => {
  beforeEach(() => {
    const scheme = readScheme(project);
    const [recall, other] = [scheme.lists[2], scheme.lists[1]];
    if (recall?.kind !== 'recall' || !other) throw new Error('three lists');
    adjust(project, () => {
      const own = readPool(project).live.filter(({ listId, scope }) => listId === recall.id && scope === 'common');
      subtract(own.slice(0, 10).map(({ id }) => id));
      const [first = ''] = other.categories;
      const moves = recall.categories.map((category) => ({
        from: { listId: recall.id, category },
        to: { listId: other.id, category: other.categories.includes(category) ? category : first },
      }));
      const lists = scheme.lists.filter(({ id }) => id !== recall.id);
      unwrap(changeScheme(project, { scheme: { ...scheme, lists }, moves, reason: '上级取消收回清单' }));
    });
    unwrap(issue(project, { ...SECOND, exceptions: signedAll() }));
  });

  test('its subtracted duties count in the notices, and the equation on paper holds', async () => {
    for (const one of unwrap(readNotices(project, { beforeId: 1, afterId: 2 })).filter(
      ({ kind }) => kind === 'township',
    )) {
      expect([one.unit, one.before + one.added - one.subtracted]).toEqual([one.unit, one.after]);
      expect(one.perList.reduce((sum, list) => sum + list.before, 0)).toBe(one.before);
    }
    const { lines } = await notice('临江镇', 1, 2);
    expect(lines.join('\n')).toContain('344 ＋ 0 − 10 ＝ 334 项');
    expect(lines.join('\n')).toMatch(/收回 123 项变为 0 项（核减 10 项，调出 113 项）/);
  });

  test('a year begins with what was on it', () => {
    const [first] = readEditions(project);
    const { towns } = readYear(project, readRegister(project).rows, { year: 2025 });
    expect(towns.map(({ township, lists }) => [township, lists.reduce((sum, list) => sum + list.before, 0)])).toEqual(
      first?.townships.map(({ township, listed }) => [township, listed]),
    );
    for (const { lists } of towns)
      expect(lists.find(({ list }) => list === '收回')).toMatchObject({ subtracted: 10, after: 0 });
  });

  test('is called by its name in ledger, changes and comparison', async () => {
    const ledger = await report({ kind: 'ledger' });
    expect(ledger.filter((row) => row.includes('recall'))).toEqual([]);
    expect(ledger.filter((row) => row.startsWith('第1轮｜上级部门收回事项清单'))).toHaveLength(1);
    expect(ledger.filter((row) => /^第1轮（首轮梳理）｜收回 · 党的建设/.test(row))).toHaveLength(1);
    const changes = await report({ kind: 'changes', round: 2 });
    expect(changes.find((row) => row.includes('减') && row.includes('不属乡镇职责'))).toContain('收回 · ');
    const { rows } = compare(1, 2);
    const gone = rows.find(({ kinds }) => kinds.includes('subtracted'));
    expect(gone?.before?.lines.find(({ word }) => word === '类别')?.said).toMatch(/^收回 · /);
  });
});

describe('an edition that was withdrawn', () => {
  test('is announced to nobody, neither as the new one nor as the one before', () => {
    issueSecond(project);
    withdraw(2);
    expect(codeOf(readNotices(project, { beforeId: 1, afterId: 2 }))).toBe('EDITION_WITHDRAWN');
    unwrap(issue(project, { ...SECOND, docNumber: '安办发〔2026〕4号' }));
    expect(codeOf(readNotices(project, { beforeId: 2, afterId: 3 }))).toBe('EDITION_WITHDRAWN');
    unwrap(readNotices(project, { beforeId: 1, afterId: 3 }));
  });

  test('is called withdrawn where it is held against another', async () => {
    issueSecond(project);
    withdraw(2);
    unwrap(issue(project, { ...SECOND, docNumber: '安办发〔2026〕4号' }));
    expect([compare(2, 3).before.name, compare(2, 3).after.name]).toEqual(['第2版（已作废）', '第3版']);
  });

  test('of which nothing was in force leaves no empty paragraph in its notice', async () => {
    withdraw(1);
    unwrap(issue(project, { stage: 'review', effectiveOn: '2026-01-15' }));
    withdraw(2);
    const request = { editionId: 2, folder: join(folder, '作废'), formats: ['docx'] as const };
    const [file] = unwrap(await exportWithdrawal(project, inlineTasks(), request));
    const lines = (await rereadDocument(readFileSync(file?.path ?? ''), 'docx')).map((row) => row.join('｜'));
    const from = lines.findIndex((line) => line.startsWith('《'));
    expect(lines.slice(from, lines.indexOf('特此通知。'))).not.toContain('');
  });
});

describe('drafts of one edition', () => {
  test('the notice of one is dated by the day it was made, not by the edition before', async () => {
    adjust(project, () => subtract([readPool(project).live[0]?.id ?? 0]));
    unwrap(issue(project, { stage: 'review' }));
    const made = readEditions(project)[1]?.at.slice(0, 10) ?? '';
    const [year, month, day] = made.split('-').map(Number);
    const { lines } = await notice('临江镇', 1, 2);
    expect(lines).toContain(`${year}年${month}月${day}日`);
    expect(lines).not.toContain('2025年6月18日');
  });

  test('two of one stage are told apart', () => {
    adjust(project, () => subtract([readPool(project).live[0]?.id ?? 0]));
    unwrap(issue(project, { stage: 'review', effectiveOn: '2026-01-15' }));
    adjust(project, () => subtract([readPool(project).live[0]?.id ?? 0]), '2026-01-05');
    unwrap(issue(project, { stage: 'review', effectiveOn: '2026-01-15' }));
    const { before, after } = compare(2, 3);
    expect([before.name, after.name]).toEqual(['第2版送审稿', '第2版送审稿（第2份）']);
  });

  test('what was changed after the round was opened again has its reasons beside it', () => {
    unwrap(openRound(project, { kind: 'adjustment', title: '', date: '2025-12-30' }));
    const [one = 0, two = 0] = readPool(project).live.map(({ id }) => id);
    subtract([one]);
    unwrap(sealRound(project));
    unwrap(issue(project, { stage: 'review', effectiveOn: '2026-01-15' }));
    unwrap(reopenRound(project, { reason: '会上又减一项' }));
    subtract([two]);
    unwrap(sealRound(project));
    unwrap(issue(project, { ...SECOND, exceptions: signedAll() }));
    expect(compare(2, 3).rows.map(({ itemId, changes }) => [itemId, changes.map(({ reason }) => reason)])).toEqual([
      [two, ['按上级目录']],
    ]);
    expect(compare(1, 2).rows.map(({ itemId, changes }) => [itemId, changes.length])).toEqual([[one, 1]]);
  });

  test('of one round in the wrong order are refused', () => {
    unwrap(issue(project, { stage: 'review', effectiveOn: '2026-01-15' }));
    expect(codeOf(readNotices(project, { beforeId: 2, afterId: 1 }))).toBe('BAD_INPUT');
  });
});

test('an extract says by which edition a duty stands in another list', () => {
  const other = readScheme(project).lists[1];
  const item = readPool(project).live.find(({ listId, scope }) => listId === 'basic' && scope === 'common');
  const itemId = item?.id ?? 0;
  const want = { kind: 'move' as const, itemId, listId: other?.id ?? '', category: other?.categories[0] ?? '' };
  approve(project, { wants: [want], reason: '由县级负责' }, { effective: '2026-01-15' });
  unwrap(sealRound(project));
  unwrap(issue(project, { ...SECOND, exceptions: signedAll() }));
  const { history } = unwrap(readExtract(project, { day: '2026-02-01', township: '竹溪乡', itemId }));
  expect(history.map(({ what }) => what)).toEqual([
    '第1版（安办发〔2025〕12号）',
    '第2轮增减',
    '第2版（安办发〔2026〕3号）',
  ]);
});

describe('columns that print otherwise', () => {
  type Columns = ReturnType<typeof readScheme>['lists'][number]['columns'];
  const withColumns = (id: string, change: (columns: Columns) => Columns): void => {
    const scheme = readScheme(project);
    const lists = scheme.lists.map((list) => (list.id === id ? { ...list, columns: change(list.columns) } : list));
    adjust(project, () =>
      unwrap(changeScheme(project, { scheme: { ...scheme, lists }, moves: [], reason: '省里统一表样' })),
    );
    unwrap(issue(project, { ...SECOND, exceptions: signedAll() }));
  };
  const told = () =>
    unwrap(readNotices(project, { beforeId: 1, afterId: 2 }))
      .filter(({ kind }) => kind === 'township')
      .map(({ changed, rows, filled }) => [changed, rows.length, filled.map(({ label }) => label)]);

  test('a heading that reads otherwise changes no duty', () => {
    withColumns('cooperate', (columns) =>
      columns.map((one) => (one.source === 'text' ? { ...one, heading: '镇村配合事项' } : one)),
    );
    expect(told()).toEqual([0, 0, 0].map(() => [0, 0, []]));
  });

  test('a column printed for the first time is one sentence, whatever it shows', () => {
    withColumns('cooperate', (columns) => {
      const [first, second, ...rest] = columns;
      if (!first || !second) return columns;
      const scope = { heading: '适用范围', source: 'scope', width: 10, align: 'center' } as const;
      return [first, { ...second, width: second.width - 10 }, ...rest, scope];
    });
    expect(told()).toEqual([0, 0, 0].map(() => [0, 0, ['适用范围']]));
  });

  test('a column printed no longer changes no duty, and the notice says so', async () => {
    withColumns('cooperate', (columns) => {
      const [first, second, ...rest] = columns.filter(({ source }) => source !== 'departments');
      if (!first || !second) return columns;
      const gone = columns.find(({ source }) => source === 'departments')?.width ?? 0;
      return [first, { ...second, width: second.width + gone }, ...rest];
    });
    expect(told()).toEqual([0, 0, 0].map(() => [0, 0, []]));
    const { lines } = await notice('临江镇', 1, 2);
    expect(lines.join('\n')).toContain('配合履职事项清单不再列“对应上级部门”一栏');
  });
});
