/** 删除 by townships: taken off those townships' lists alone, several together or later, by hand before, or off every list. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { undo } from '../../../electron/engine/database/log/undo';
import { verifyProject } from '../../../electron/engine/database/log/verify';
import { readDocument } from '../../../electron/engine/documents/readDocument';
import { OPINION_SOURCES } from '../../../electron/engine/handlers/opinionHandlers';
import { readCheckFacts } from '../../../electron/engine/repositories/checks/checkFacts';
import { readContents } from '../../../electron/engine/repositories/pool/itemContents';
import { listPrepared } from '../../../electron/engine/repositories/rounds/preparedRepository';
import { listAllChanges } from '../../../electron/engine/repositories/rounds/roundRepository';
import { listUnits } from '../../../electron/engine/repositories/units/unitRepository';
import { checkProject } from '../../../electron/engine/services/checks/checkProject';
import { readGroupedLedger } from '../../../electron/engine/services/ledger/readGroupedLedger';
import { exportOpinionPapers } from '../../../electron/engine/services/opinions/exportOpinionPapers';
import { handleOpinions } from '../../../electron/engine/services/opinions/handleOpinions';
import {
  readConsultations,
  readOpinionGroups,
  readOpinions,
} from '../../../electron/engine/services/opinions/readOpinions';
import { decidePrepared } from '../../../electron/engine/services/rounds/prepareChanges';
import { openRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { setApplicabilityMany } from '../../../electron/engine/services/townships/setApplicabilityMany';
import { inlineTasks } from '../../../electron/engine/workers/inlineTasks';
import { contract } from '../../../shared/contract';
import { checkOpinions } from '../../../shared/logic/checks/opinionRule';
import { applyingTo } from '../../../shared/logic/schemes/appliesTo';
import type { Deed } from '../../../shared/model/deed';
import { askedTowns } from '../../builders/askedTowns';
import { FIRST, issue } from '../../builders/editions';
import { codeOf, temporaryFolder, unwrap } from '../../builders/project';

const ITEM = 1;

let folder: { path: string; remove(): void };
let project: ProjectFile;
beforeEach(async () => {
  folder = temporaryFolder();
  project = await askedTowns(folder.path);
});
afterEach(() => {
  project.close();
  folder.remove();
});

const idsOf = (...units: string[]) =>
  readOpinions(project, {})
    .filter(({ unit }) => units.includes(unit))
    .map(({ id }) => id);
const handle = (opinionIds: number[], more: object = {}) =>
  handleOpinions(project, contract.handleOpinions.input.parse({ opinionIds, outcome: 'adopted', ...more }));
const only = (...townships: string[]): { deeds: Deed[] } => ({
  deeds: [{ kind: 'apply', itemId: ITEM, townships, why: '没有农村党员' }],
});
const content = () => readContents(project.read, [ITEM])[0];
const applying = () => {
  const item = content();
  return item ? applyingTo(item, listUnits(project.read, 'township')) : [];
};
/** 镇次 of the open round, which has to tie: opening, in, out, closing. */
const times = () => {
  const { opening, added, subtracted, movedIn, movedOut, closing } = readGroupedLedger(project, {
    by: 'township',
    round: 2,
  }).sum;
  expect(opening + added - subtracted + movedIn - movedOut).toBe(closing);
  return [opening, closing];
};
const handOff = (town: string, reason: string) => {
  const id = listUnits(project.read, 'township').find(({ name }) => name === town)?.id ?? 0;
  return setApplicabilityMany(project, { cells: [{ itemId: ITEM, townshipIds: [id], applies: false }], reason });
};

test('what townships have not got and what a department wants on no list are handled apart', () => {
  expect(readOpinionGroups(project, {}).map(({ opinions }) => opinions.map(({ unit }) => unit))).toEqual([
    ['道河镇', '绥阳镇'],
    ['市委组织部'],
  ]);
});

test('one township is taken off, the others and the number of items stay, and undo gives it back', async () => {
  const before = times();
  unwrap(handle(idsOf('道河镇'), only('绥阳镇', '老黑山镇')));
  expect(applying()).toEqual(['绥阳镇', '老黑山镇']);
  expect(content()?.townships).toEqual([{ township: '道河镇', applies: false, reason: '没有农村党员' }]);
  const change = listAllChanges(project.read).at(-1);
  expect(change).toMatchObject({ kind: 'amend', countEffect: 0, reasonKind: '适用范围', proposer: '道河镇' });
  const [first, other] = readOpinions(project, {});
  expect(first?.handling).toMatchObject({ outcome: 'adopted', result: '道河镇不再适用，其余 2 个乡镇照旧' });
  expect(first?.handling?.changes).toMatchObject([{ changeId: change?.id, kind: 'amend', round: 2 }]);
  expect(other?.handling).toBeNull();
  expect(times()).toEqual([before[0], (before[1] ?? 0) - 1]);
  expect(readConsultations(project)[0]?.opinions).toMatchObject({ total: 3, adopted: 1, open: 2 });
  expect(checkOpinions(readCheckFacts(project)).rows.map(({ words }) => words)).toEqual(['还有 2 条意见待处理']);

  const papers = { folder: join(folder.path, 'papers'), consultationId: 1, what: 'replies' as const };
  const files = unwrap(
    await exportOpinionPapers(project, inlineTasks(), OPINION_SOURCES, { ...papers, formats: ['docx'] }),
  );
  const { grids } = unwrap(readDocument(readFileSync(files[0]?.path ?? ''), '复函.docx'));
  expect(JSON.stringify(grids)).toContain('道河镇不再适用，其余 2 个乡镇照旧');
  unwrap(undo(project));
  unwrap(undo(project));
  expect([applying(), times()]).toEqual([['道河镇', '绥阳镇', '老黑山镇'], before]);
  expect(readOpinions(project, {})[0]?.handling).toBeNull();
  expect(verifyProject(project.read).ok).toBe(true);
});

test('several townships are taken off together as one change, and the last list it stands on is not emptied', () => {
  unwrap(handle(idsOf('道河镇', '绥阳镇'), only('老黑山镇')));
  expect(applying()).toEqual(['老黑山镇']);
  expect(listAllChanges(project.read)).toHaveLength(1);
  expect(readOpinions(project, {})[1]?.handling?.result).toBe('道河镇、绥阳镇不再适用，其余 1 个乡镇照旧');
  const subtract = { kind: 'subtract', itemId: ITEM, reasonKind: '其他' };
  unwrap(handle(idsOf('市委组织部'), { deeds: [subtract] }));
  expect(times().at(-1)).toBe((times()[0] ?? 0) - 3);
});

test('what was done by hand before is ticked as the line it left', () => {
  unwrap(handOff('绥阳镇', '由园区承担'));
  const [line] = listAllChanges(project.read);
  expect(line).toMatchObject({ kind: 'amend', reasonKind: '适用范围', reason: '绥阳镇不再适用（由园区承担）' });
  unwrap(handle(idsOf('绥阳镇'), { changeIds: [line?.id] }));
  expect(readOpinions(project, {})[1]?.handling).toMatchObject({
    result: '第2轮已改适用，绥阳镇不再适用',
    changes: [{ changeId: line?.id }],
  });
  expect(listAllChanges(project.read)).toHaveLength(1);
});

test('what was done while no round was open left no line: taking the opinion up leaves it', () => {
  expect(codeOf(handle(idsOf('绥阳镇')))).toBe('OPINION_NO_CHANGE');
  unwrap(sealRound(project));
  unwrap(handOff('绥阳镇', '由园区承担'));
  expect(codeOf(handle(idsOf('绥阳镇')))).toBe('NO_OPEN_ROUND');
  unwrap(openRound(project, { kind: 'meeting', title: '', date: '2025-06-12' }));
  expect(codeOf(handle(idsOf('道河镇', '绥阳镇')))).toBe('OPINION_NO_CHANGE');
  unwrap(handle(idsOf('绥阳镇')));
  expect(listAllChanges(project.read)).toMatchObject([{ reasonKind: '适用范围', reason: '采纳绥阳镇的意见' }]);
  expect(readOpinions(project, {})[1]?.handling?.result).toBe('绥阳镇不再适用');
  expect(content()?.townships).toEqual([{ township: '绥阳镇', applies: false, reason: '由园区承担' }]);
});

test('prepared and decided later, each takes off its own township and leaves what was decided meanwhile', () => {
  unwrap(handle(idsOf('道河镇'), { ...only('绥阳镇', '老黑山镇'), prepare: true }));
  unwrap(handle(idsOf('绥阳镇'), { ...only('道河镇', '老黑山镇'), prepare: true }));
  const waiting = listPrepared(project.read);
  expect(waiting.map(({ changes }) => changes)).toEqual([
    [{ field: '适用', before: '', after: '道河镇不再适用，其余 2 个乡镇照旧' }],
    [{ field: '适用', before: '', after: '绥阳镇不再适用，其余 2 个乡镇照旧' }],
  ]);
  for (const { id } of waiting) unwrap(decidePrepared(project, { preparedIds: [id], decider: '会商' }));
  expect(applying()).toEqual(['老黑山镇']);
  expect(readOpinions(project, {}).map(({ handling }) => handling?.changes.length ?? 0)).toEqual([1, 1, 0]);
});

test('a department that names townships, or was asked about the draft of one, speaks of their lists alone', async () => {
  const asking = [
    { said: { 市委组织部: '道河镇、老黑山镇没有农村党员' }, towns: ['道河镇', '老黑山镇'], left: ['绥阳镇'] },
    { said: { 市委组织部: '属部门职责' }, draftOf: '绥阳镇', towns: ['绥阳镇'], left: ['道河镇', '老黑山镇'] },
  ];
  for (const [at, { towns, left, ...asked }] of asking.entries()) {
    project.close();
    const place = join(folder.path, `county-${at}`);
    mkdirSync(place);
    project = await askedTowns(place, asked);
    expect(readOpinions(project, {}).map((opinion) => opinion.towns)).toEqual([towns]);
    unwrap(handle(idsOf('市委组织部'), only(...left)));
    expect(applying()).toEqual(left);
    expect(readOpinions(project, {})[0]?.handling?.result).toContain(`${towns.join('、')}不再适用`);
    expect(verifyProject(project.read).ok).toBe(true);
  }
});

test('what a department wants on no list stands apart from what it wants on one', async () => {
  expect(readOpinions(project, {}).map(({ towns }) => towns)).toEqual([['道河镇'], ['绥阳镇'], []]);
});

const back = (...towns: string[]) => {
  const all = listUnits(project.read, 'township').filter(({ name }) => towns.includes(name));
  const cells = [{ itemId: ITEM, townshipIds: all.map(({ id }) => id), applies: true }];
  return setApplicabilityMany(project, { cells, reason: '县里统一' });
};
const standing = () => readOpinions(project, {})[0]?.handling;
/** A round more, and an edition of what it was sealed with. */
const issueNext = (date: string) => {
  unwrap(openRound(project, { kind: 'adjustment', title: '', date }));
  unwrap(sealRound(project));
  const exceptions = checkProject(project)
    .filter(({ state }) => state === 'failed')
    .map(({ id }) => ({ check: id, reason: '试验', decider: '领导小组' }));
  unwrap(issue(project, { ...FIRST, effectiveOn: date, exceptions }));
};

test('a township that has it again: what was taken up came to nothing, in the round and between rounds', () => {
  unwrap(handle(idsOf('道河镇', '绥阳镇'), only('老黑山镇')));
  unwrap(back('道河镇'));
  expect(standing()?.standing).toBe('adopted');
  unwrap(back('绥阳镇'));
  expect(standing()).toMatchObject({
    standing: 'unmet',
    unmet: expect.stringContaining('第2轮道河镇、绥阳镇又改为适用'),
  });
  expect(readConsultations(project)[0]?.opinions).toMatchObject({ adopted: 0, unmet: 2 });
  unwrap(undo(project));
  expect(standing()?.standing).toBe('adopted');
  unwrap(sealRound(project));
  unwrap(back('绥阳镇'));
  expect(standing()?.unmet).toBe('道河镇、绥阳镇现在又适用');
});

test('townships that have it again between rounds are no more carried out for an edition that has them on its lists', () => {
  unwrap(handle(idsOf('道河镇', '绥阳镇'), only('老黑山镇')));
  unwrap(sealRound(project));
  unwrap(back('道河镇', '绥阳镇'));
  issueNext('2025-09-01');
  unwrap(openRound(project, { kind: 'adjustment', title: '', date: '2025-10-01' }));
  unwrap(handOff('老黑山镇', '没有农村党员'));
  expect(standing()).toMatchObject({ standing: 'unmet', unmet: '道河镇、绥阳镇现在又适用' });
  expect(readConsultations(project)[0]?.opinions).toMatchObject({ adopted: 0, unmet: 2 });
});

test('what an edition left off those lists was carried out, though they have it again before the next round', () => {
  unwrap(handle(idsOf('道河镇', '绥阳镇'), only('老黑山镇')));
  unwrap(sealRound(project));
  issueNext('2025-09-01');
  unwrap(back('道河镇', '绥阳镇'));
  expect(standing()?.standing).toBe('adopted');
});
