/** 双河县 from its published lists through eight requests to a withdrawn, a second and a third edition: every figure against what was worked out by hand. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openProjectFile } from '../../../electron/engine/database/file/open';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { verifyProject } from '../../../electron/engine/database/log/verify';
import { playRegister } from '../../../electron/engine/demo/playRegister';
import { readPool } from '../../../electron/engine/repositories/pool/poolInMemory';
import { checkProject } from '../../../electron/engine/services/checks/checkProject';
import { addWaiver } from '../../../electron/engine/services/checks/waiveRule';
import { readNotices } from '../../../electron/engine/services/editions/editionNotices';
import { withdrawEdition } from '../../../electron/engine/services/editions/issueEdition';
import { readDuties, readExtract } from '../../../electron/engine/services/editions/readAccountability';
import { readEditions } from '../../../electron/engine/services/editions/readEditions';
import { endTemporary } from '../../../electron/engine/services/requests/decideRequest';
import { readRegister } from '../../../electron/engine/services/requests/readRequests';
import { sealRound } from '../../../electron/engine/services/rounds/runRound';
import { adoptPublished, previewPublished } from '../../../electron/engine/services/sources/adoptPublished';
import { issue } from '../../builders/editions';
import { failureOf, temporaryFolder, testOptions, testSession, unwrap } from '../../builders/project';
import { importShuanghe, SHUANGHE_TOWNS, shuangheRegister } from '../../builders/shuangheCounty';

const EDITION = { stage: 'issued', issuer: '中共双河县委办公室' } as const;
const SIGNED = { check: '7', reason: '新增事项依据待核', decider: '县委编委' } as const;

let folder: { path: string; remove(): void };
let project: ProjectFile;

const adjusted = (number: string, day: string) =>
  unwrap(issue(project, { ...EDITION, docNumber: number, issuedOn: day, effectiveOn: day, exceptions: [SIGNED] }));

beforeAll(async () => {
  folder = temporaryFolder();
  project = await importShuanghe(join(folder.path, '双河县.shuangshu'));
}, 60_000);
afterAll(() => {
  project.close();
  folder.remove();
});

test('lists without a category wait for a person to say where they go, and the rest is 40 items, 111 镇次', () => {
  const preview = previewPublished(project, { sourceListIds: [] });
  expect([...new Set(preview.unplaced.map(({ listId }) => listId))]).toEqual(['recall']);
  expect([preview.entries, preview.unplaced.length]).toEqual([111, 18]);
  expect(failureOf(adoptPublished(project, { sourceListIds: [] })).code).toBe('CATEGORY_UNKNOWN');
  const categories = [{ listId: 'recall', written: '', category: '市场监管' }];
  expect(previewPublished(project, { sourceListIds: [], categories }).perTown).toEqual([
    { township: '河东镇', perList: [22, 10, 6] },
    { township: '河西镇', perList: [21, 10, 6] },
    { township: '城北街道', perList: [19, 11, 6] },
  ]);
  expect(unwrap(adoptPublished(project, { sourceListIds: [], categories }))).toEqual({ items: 40, entries: 111 });
  const taken = readPool(project).live.find(({ name }) => name === '环评审批');
  expect(taken?.responsibilities).toEqual([
    { unit: '县市场监督管理局', role: 'takeOver', text: '由县市场监督管理局直接办理' },
  ]);
  unwrap(sealRound(project));
  unwrap(addWaiver(project, { rule: 'takenOver', itemId: null, reason: '接续已印发清单', decider: '县委编委' }));
  const first = { docNumber: '双办发[2025]7号', issuedOn: '2025-07-01', effectiveOn: '2025-07-01', takenOver: true };
  unwrap(issue(project, { ...EDITION, ...first }));
  expect(readEditions(project)[0]).toMatchObject({ docNumber: '双办发〔2025〕7号', items: 40, townTimes: 111 });
});

test('a register that stops at a request names it, leaves nothing of it, and goes on from there the next time', () => {
  const failure = failureOf(playRegister(project, shuangheRegister(true)));
  expect(failure).toMatchObject({ code: 'REGISTER_UNFIT', detail: { request: 'S02' } });
  expect(readRegister(project).rows.map(({ code }) => code)).toEqual(['S01']);
  const played = unwrap(playRegister(project, shuangheRegister()));
  expect(played.map(({ code, changes, already }) => [code, changes, already])).toEqual([
    ['S01', 0, true],
    ...['S02', 'S03', 'S04', 'S05', 'S06'].map((code) => [code, 1, false]),
    ['S07', 0, false],
    ['S08', 1, false],
  ]);
  expect(verifyProject(project.read)).toMatchObject({ ok: true });
  unwrap(sealRound(project));
});

test('an edition withdrawn does not count; the one after it has 42 items, then the temporary duty leaves and 41 remain', () => {
  adjusted('双办发〔2026〕2号', '2026-02-15');
  const editionId = readEditions(project).at(-1)?.id ?? 0;
  unwrap(withdrawEdition(project, { editionId, reason: '文号印错', decider: '县委编办' }));
  adjusted('双办发〔2026〕3号', '2026-02-15');
  const { path } = project;
  project.close();
  const session = testSession({ start: '2026-04-02T01:00:00.000Z' });
  project = unwrap(openProjectFile(path, testOptions({ session })));
  expect(unwrap(endTemporary(project))).toEqual({ left: 1 });
  unwrap(sealRound(project));
  adjusted('双办发〔2026〕9号', '2026-04-10');
  const rows = readEditions(project).map(({ name, items, townTimes, withdrawal }) => [
    ...[name, items, townTimes, withdrawal !== null],
  ]);
  expect(rows).toEqual([
    ['第1版', 40, 111, false],
    ['第2版', 42, 111, true],
    ['第3版', 42, 111, false],
    ['第4版', 41, 110, false],
  ]);
  expect(checkProject(project).find(({ id }) => id === '20')?.state).toBe('passed');
});

test('each day has its own duties, whatever edition and whatever came between', () => {
  const borne = (day: string) =>
    SHUANGHE_TOWNS.map(
      (township) => unwrap(readDuties(project, { day, township, text: '', offset: 0, limit: 500 })).borne,
    );
  expect(borne('2025-07-01')).toEqual([38, 37, 36]);
  expect(borne('2026-01-31')).toEqual([38, 37, 36]);
  // Meals everywhere, dykes in 河东镇.
  expect(borne('2026-02-01')).toEqual([40, 38, 37]);
  // One less everywhere, one narrowed to 河东镇, one more in 城北街道.
  expect(borne('2026-02-10')).toEqual([39, 36, 36]);
  expect(borne('2026-02-15')).toEqual([39, 36, 36]);
  expect(borne('2026-03-31')).toEqual([39, 36, 36]);
  expect(borne('2026-04-01')).toEqual([38, 36, 36]);
  expect(borne('2026-04-10')).toEqual([38, 36, 36]);
});

test('one duty is followed through editions and decisions: its name of the day, and who decided what', () => {
  const itemId = readPool(project).live.find(({ name }) => name === '防范非法集资宣传')?.id ?? 0;
  const named = (day: string) => unwrap(readExtract(project, { day, township: '河西镇', itemId })).row.name;
  expect([named('2026-02-09'), named('2026-02-10'), named('2026-02-15'), named('2026-05-01')]).toEqual([
    ...['金融服务宣传', '防范非法集资宣传', '防范非法集资宣传', '防范非法集资宣传'],
  ]);
  const { history } = unwrap(readExtract(project, { day: '2026-05-01', township: '河西镇', itemId }));
  expect(history.map(({ what }) => what)).toEqual([
    '第1版（双办发〔2025〕7号）',
    '第2轮增减',
    '第3版（双办发〔2026〕3号）',
  ]);
});

test('notices of the second edition tie for towns and departments, the one whose duty went to another among them', () => {
  const editions = readEditions(project);
  const pair = { beforeId: editions[0]?.id ?? 0, afterId: editions[2]?.id ?? 0 };
  const told = unwrap(readNotices(project, pair)).map(({ unit, before, added, subtracted, after, changed }) => [
    ...[unit, before, added, subtracted, after, changed],
  ]);
  expect(told).toEqual([
    ['河东镇', 38, 2, 1, 39, 2],
    ['河西镇', 37, 1, 2, 36, 2],
    ['城北街道', 36, 2, 2, 36, 2],
    ['县住房和城乡建设局', 6, 0, 1, 5, 0],
    ['县司法局', 0, 1, 0, 1, 0],
    ['县卫生健康局', 4, 0, 1, 3, 0],
    ['县水利局', 0, 1, 0, 1, 0],
  ]);
});
