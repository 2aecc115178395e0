/** 澄岭县 over three years: its published lists, requests of every kind, an office handed over by a backup; every figure was worked out beforehand. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { backUp } from '../../../electron/engine/database/file/backup';
import { openProjectFile } from '../../../electron/engine/database/file/open';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { verifyProject } from '../../../electron/engine/database/log/verify';
import { readPool } from '../../../electron/engine/repositories/pool/poolInMemory';
import { findUnitByName } from '../../../electron/engine/repositories/units/unitRepository';
import { recordBasisEvent, saveBasis } from '../../../electron/engine/services/bases/manageBases';
import { prepareByBasis } from '../../../electron/engine/services/bases/prepareByBasis';
import { readBasisLibrary } from '../../../electron/engine/services/bases/readBases';
import { checkProject } from '../../../electron/engine/services/checks/checkProject';
import { addWaiver } from '../../../electron/engine/services/checks/waiveRule';
import { readNotices } from '../../../electron/engine/services/editions/editionNotices';
import { readDuties, readExtract } from '../../../electron/engine/services/editions/readAccountability';
import { readEditions } from '../../../electron/engine/services/editions/readEditions';
import { restoreBackup } from '../../../electron/engine/services/project/restoreBackup';
import { decideRequest } from '../../../electron/engine/services/requests/decideRequest';
import { readRegister } from '../../../electron/engine/services/requests/readRequests';
import { readYear } from '../../../electron/engine/services/requests/readYear';
import { stepRequest } from '../../../electron/engine/services/requests/stepRequest';
import { openRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { adoptPublished, previewPublished } from '../../../electron/engine/services/sources/adoptPublished';
import { abolishTownship } from '../../../electron/engine/services/units/abolishTownship';
import { describeUnit } from '../../../electron/engine/services/units/describeUnit';
import { contract } from '../../../shared/contract';
import { withTotal } from '../../../shared/logic/requests/yearReport';
import type { RequestWant } from '../../../shared/model/request';
import { CHENGLING_TOWNS, importChengling, RURAL, STREETS } from '../../builders/chenglingCounty';
import { issue } from '../../builders/editions';
import { draft, temporaryFolder, testOptions, testSession, unwrap } from '../../builders/project';
import { approve, ask, decide, throughTheWay } from '../../builders/requests';

const ISSUED = { stage: 'issued', issuer: '中共澄岭县委办公室' } as const;
const SIGNED = { check: '7', reason: '条款待正式文本核对', decider: '县委、县政府' } as const;
const CATEGORIES = ['cooperate', 'recall'].map((listId) => ({
  ...{ listId, written: '生态环境保护', category: '生态环保' },
}));

let folder: { path: string; remove(): void };
let project: ProjectFile;

beforeAll(async () => {
  folder = temporaryFolder();
  project = await importChengling(join(folder.path, '澄岭县.shuangshu'));
}, 60_000);
afterAll(() => {
  expect(verifyProject(project.read).ok).toBe(true);
  project.close();
  folder.remove();
});

const item = (name: string) => {
  const found = readPool(project).live.find((one) => one.name === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
};
const unit = (name: string): number => findUnitByName(project.read, name)?.id ?? 0;
const perTown = () =>
  readEditions(project)
    .at(-1)
    ?.townships.map(({ township, perList }) => [township, ...perList]);
const failing = () => checkProject(project).flatMap(({ id, state }) => (state === 'failed' ? [id] : []));
/** Decided that day, in force from then. */
const on = (date: string) => ({ date, effective: date });
/** The same file opened at another time. */
function later(operator: string, start: string): void {
  const { path } = project;
  project.close();
  project = unwrap(openProjectFile(path, testOptions({ session: testSession({ operator, start }) })));
}
const add = (name: string, department: string, townships: readonly string[], changes = {}): RequestWant => ({
  kind: 'add',
  item: draft(name, {
    ...{ listId: 'cooperate', category: '应急管理及消防', townshipRole: 'cooperate', leadDepartment: department },
    ...{ duties: { [department]: '组织监督检查。' }, scope: townships.length === 7 ? 'common' : 'particular' },
    ...{ townships: townships.length === 7 ? [] : [...townships], ...changes },
  }),
});
const between = (editions: ReturnType<typeof readEditions>) => ({
  beforeId: editions.at(-2)?.id ?? 0,
  afterId: editions.at(-1)?.id ?? 0,
});
const law = (title: string, clause: string, docNumber = '') => [{ title, docNumber, clause }];

test('2024: nine tables of seven townships are 66 duties, 385 镇次, whatever marks and short names they are written with', () => {
  const preview = previewPublished(project, { sourceListIds: [], categories: CATEGORIES });
  expect(preview).toMatchObject({ entries: 385, items: 66, common: 43, unplaced: [], townless: [] });
  expect(preview.perTown.map(({ township, perList }) => [township, ...perList])).toEqual([
    ['青河镇', 24, 20, 15],
    ['柳林镇', 23, 19, 14],
    ['石门镇', 23, 20, 14],
    ['南山乡', 24, 20, 14],
    ['白沙乡', 23, 20, 15],
    ['城东街道', 21, 15, 13],
    ['城西街道', 21, 14, 13],
  ]);
  // Asked about, with where the other townships have these duties.
  expect(
    preview.strange.map(({ listId, written, units, entries, likely }) => [listId, written, units, entries, likely]),
  ).toEqual([
    ['cooperate', '生态环境保护', ['白沙乡'], 3, '生态环保'],
    ['recall', '生态环境保护', ['白沙乡'], 2, '生态环保'],
  ]);
  unwrap(adoptPublished(project, { sourceListIds: [], categories: CATEGORIES }));
  unwrap(sealRound(project));
  unwrap(addWaiver(project, { rule: 'takenOver', itemId: null, reason: '接续已印发清单', decider: '县委编委' }));
  const first = { docNumber: '澄委办发〔2023〕45号', issuedOn: '2023-12-20', effectiveOn: '2024-01-01' };
  unwrap(issue(project, { ...ISSUED, ...first, takenOver: true }));
  expect(readEditions(project).at(-1)).toMatchObject({ items: 66, townTimes: 385 });
});

test('2024: seven requests, one township objecting and one refused, make 68 duties and edition 2', () => {
  later('周明', '2024-12-20T01:00:00.000Z');
  const rule = law('澄岭县有限空间作业安全管理办法', '第六条', '澄政办发〔2023〕8号');
  const all = { kind: 'admission', cause: null, term: 'regular', townships: CHENGLING_TOWNS } as const;
  const wants = [add('有限空间作业安全排查', '县应急管理局', CHENGLING_TOWNS, { bases: rule })];
  approve(project, { ...all, applicant: '县应急管理局', date: '2024-03-04', wants }, on('2024-04-03'));

  const both = { ...all, townships: STREETS, applicant: '县城市管理局', date: '2024-04-08' };
  const disputed = ask(project, { ...both, wants: [add('餐厨垃圾收运巡查', '县城市管理局', STREETS)] });
  throughTheWay(project, disputed, both, '2024-05-06');
  const opinion = { requestId: disputed, kind: 'opinion', date: '2024-05-06', unitId: unit('城西街道') } as const;
  const objects = { ...opinion, verdict: 'disagree', text: '无力承担' } as const;
  unwrap(stepRequest(project, contract.stepRequest.input.parse(objects)));
  const narrowed = [add('餐厨垃圾收运巡查', '县城市管理局', ['城东街道'])];
  const amended = { decision: 'approveAmended', decider: '县委、县政府', text: '城东先行', wants: narrowed } as const;
  unwrap(
    decideRequest(
      project,
      contract.decideRequest.input.parse({ requestId: disputed, ...amended, ...on('2024-05-10') }),
    ),
  );

  const village = { townships: ['柳林镇'], applicant: '柳林镇', date: '2024-05-06' };
  const own = { listId: 'basic', category: '乡村振兴', townshipRole: 'main', leadDepartment: '', duties: {} };
  const bases = law('江北省传统村落保护条例', '第十二条');
  approve(project, { ...village, wants: [add('保护传统村落', '', ['柳林镇'], { ...own, bases })] }, on('2024-05-20'));
  const pests = {
    kind: 'subtract',
    itemId: item('病媒生物防制').id,
    reasonKind: '属部门职责',
    targetItemId: null,
  } as const;
  approve(
    project,
    { cause: 'department', townships: STREETS, applicant: '县卫生健康局', date: '2024-05-08', wants: [pests] },
    on('2024-05-20'),
  );
  const text = '受理申请，协助开展入户核实，公示并上报。';
  const reworded = { kind: 'amend', itemId: item('农村危房改造').id, text } as const;
  approve(project, { townships: RURAL, applicant: '白沙乡', date: '2024-05-09', wants: [reworded] }, on('2024-05-27'));
  const refused = ask(project, {
    ...all,
    applicant: '国家税务总局澄岭县税务局',
    title: '车船税代征',
    date: '2024-05-10',
  });
  throughTheWay(project, refused, all, '2024-05-30');
  const no = { decision: 'refuse', date: '2024-05-31', decider: '县委、县政府', text: '依据不足' } as const;
  unwrap(decideRequest(project, contract.decideRequest.input.parse({ requestId: refused, ...no })));
  const back = { parts: { receivers: ['县市场监督管理局'], method: '由县局派员指导' }, text: '' };
  const meal = {
    kind: 'move',
    itemId: item('农村集体聚餐食品安全').id,
    listId: 'recall',
    category: '市场监管',
    ...back,
  } as const;
  approve(project, { townships: RURAL, applicant: '青河镇', date: '2024-05-14', wants: [meal] }, on('2024-05-31'));

  unwrap(sealRound(project));
  // 柳林镇's list had the department by its short name: what gives way to the move is no change nobody approved.
  expect(failing()).toEqual(['7']);
  const second = { docNumber: '澄委办发〔2024〕31号', issuedOn: '2024-12-20', effectiveOn: '2025-01-01' };
  unwrap(issue(project, { ...ISSUED, ...second, exceptions: [SIGNED] }));
  expect(readEditions(project).at(-1)).toMatchObject({ items: 68, townTimes: 392 });
  expect(perTown()).toEqual([
    ['青河镇', 24, 20, 16],
    ['柳林镇', 24, 19, 15],
    ['石门镇', 23, 20, 15],
    ['南山乡', 24, 20, 15],
    ['白沙乡', 23, 20, 16],
    ['城东街道', 21, 16, 13],
    ['城西街道', 21, 14, 13],
  ]);
});

test('2025: another officer goes on from a backup; a township goes, a department is renamed, a law replaced, a wrong request put right', () => {
  const backups = join(folder.path, 'backups');
  const made = {
    projectPath: project.path,
    folder: backups,
    reason: 'manual',
    at: '2024-12-31T01:00:00.000Z',
  } as const;
  const { fileName } = unwrap(backUp(project.database, made));
  project.close();
  const session = testSession({ operator: '吴倩', computer: '编办-07', start: '2025-12-20T01:00:00.000Z' });
  project = unwrap(
    restoreBackup(join(backups, fileName), join(folder.path, '接手.shuangshu'), testOptions({ session })),
  );

  const department = { name: '县城市管理和综合执法局', aliases: [], formerNames: [], profile: {} };
  unwrap(describeUnit(project, contract.updateUnit.input.parse({ unitId: unit('县城市管理局'), ...department })));
  unwrap(openRound(project, { kind: 'adjustment', title: '', date: '2025-06-10' }));
  const goes = {
    unitId: unit('南山乡'),
    intoId: unit('石门镇'),
    day: '2025-06-01',
    reason: '江政函〔2025〕18号',
    decider: '',
  };
  expect(unwrap(abolishTownship(project, goes))).toEqual({ items: 59, gained: 1 });

  const basis = readBasisLibrary(project).rows.find(({ title }) => title.includes('有限空间'));
  const fresh = {
    title: '澄岭县有限空间作业安全管理规定',
    docNumber: '澄政发〔2025〕3号',
    level: '规范性文件',
    issuer: '',
    issuedOn: '',
    effectiveOn: '2025-05-01',
    origin: 'new',
    remark: '',
  } as const;
  const { basisId } = unwrap(saveBasis(project, contract.saveBasis.input.parse({ basisId: null, basis: fresh })));
  const event = {
    basisId: basis?.id ?? 0,
    kind: 'repeal',
    since: '2025-05-01',
    replacedById: basisId,
    note: '',
  } as const;
  expect(unwrap(recordBasisEvent(project, contract.recordBasisEvent.input.parse(event)))).toEqual({ items: 1 });
  expect(unwrap(prepareByBasis(project, { basisId: basis?.id ?? 0, date: '2025-05-06' }))).toEqual({ prepared: 1 });
  const prepared = readRegister(project).rows.find(({ state }) => state === 'submitted');
  const today = { townships: CHENGLING_TOWNS.filter((town) => town !== '南山乡') };
  const rests = {
    kind: 'amend',
    itemId: item('有限空间作业安全排查').id,
    bases: law(fresh.title, '第五条', fresh.docNumber),
  } as const;
  decide(project, prepared?.id ?? 0, today, { ...on('2025-06-20'), wants: [rests] });

  const dams = { kind: 'admission', cause: null, term: 'regular', applicant: '县水利局', date: '2025-03-03' } as const;
  const wrong = ['石门镇', '青河镇'];
  approve(project, { ...dams, townships: wrong, wants: [add('小型水库巡查', '县水利局', wrong)] }, on('2025-04-02'));
  const right: RequestWant = {
    kind: 'apply',
    itemId: item('小型水库巡查').id,
    townships: ['石门镇', '白沙乡'],
    why: '误录',
  };
  const told = {
    cause: 'department' as const,
    applicant: '县水利局',
    date: '2025-05-12',
    townships: [...wrong, '白沙乡'],
  };
  approve(project, { ...told, wants: [right] }, on('2025-05-23'));
  const old: RequestWant = {
    kind: 'apply',
    itemId: item('做好老旧小区改造群众工作').id,
    townships: ['城东街道'],
    why: '已改完',
  };
  approve(project, { applicant: '城西街道', date: '2025-05-14', townships: STREETS, wants: [old] }, on('2025-05-26'));

  unwrap(sealRound(project));
  // The new document is in force by the day of edition 3, though not by that of edition 2, which the project still has.
  expect(failing()).toEqual(['7', '23']);
  const third = { docNumber: '澄委办发〔2025〕28号', issuedOn: '2025-12-20', effectiveOn: '2026-01-01' };
  unwrap(issue(project, { ...ISSUED, ...third, exceptions: [SIGNED] }));
  expect(readEditions(project).at(-1)).toMatchObject({ items: 69, townTimes: 335 });
  expect(perTown()).toEqual([
    ['青河镇', 24, 20, 16],
    ['柳林镇', 24, 19, 15],
    ['石门镇', 24, 21, 15],
    ['白沙乡', 23, 21, 16],
    ['城东街道', 21, 16, 13],
    ['城西街道', 20, 14, 13],
  ]);
  const notices = unwrap(readNotices(project, between(readEditions(project))));
  const figures = notices.map(({ unit: name, before, added, subtracted, after }) => [
    name,
    before,
    added,
    subtracted,
    after,
  ]);
  expect(figures).toContainEqual(['石门镇', 58, 2, 0, 60]);
  expect(figures).toContainEqual(['城西街道', 48, 0, 1, 47]);
});

test('2026: 石门镇 asks why and since when, by the day; the superior asks what the years came to', () => {
  const tea = '发展茶叶产业，培育茶叶区域品牌';
  const bore = (township: string, day: string) =>
    unwrap(
      readDuties(project, contract.dutiesOfDay.input.parse({ day, township, text: tea, offset: 0, limit: 50 })),
    ).rows.map(({ name }) => name);
  expect([bore('石门镇', '2025-05-31'), bore('石门镇', '2025-06-01')]).toEqual([[], [tea]]);
  expect(bore('南山乡', '2025-05-31')).toEqual([tea]);
  const asked = { day: '2026-03-01', township: '石门镇', itemId: item(tea).id };
  const told = JSON.stringify(unwrap(readExtract(project, contract.dutyExtract.input.parse(asked))));
  expect(told).toContain('江政函〔2025〕18号');
  expect(told).toContain('2025-06-01');

  const year = (asked: number) => readYear(project, readRegister(project).rows, { year: asked });
  expect(year(2024).total).toMatchObject({
    total: 7,
    approved: 5,
    amended: 1,
    refused: 1,
    added: 3,
    subtracted: 1,
    other: 2,
  });
  expect(year(2025).total).toMatchObject({ total: 4, approved: 4, refused: 0, added: 1, subtracted: 0, other: 3 });
  const sums = (asked: number) =>
    withTotal(year(asked).towns).map(({ township, lists }) => [
      township,
      ...(['before', 'added', 'subtracted', 'after'] as const).map((part) =>
        lists.reduce((sum, one) => sum + one[part], 0),
      ),
    ]);
  expect(sums(2024)).toEqual([
    ['青河镇', 59, 1, 0, 60],
    ['柳林镇', 56, 2, 0, 58],
    ['石门镇', 57, 1, 0, 58],
    ['南山乡', 58, 1, 0, 59],
    ['白沙乡', 58, 1, 0, 59],
    ['城东街道', 49, 2, 1, 50],
    ['城西街道', 48, 1, 1, 48],
    ['合计（镇次）', 385, 9, 2, 392],
  ]);
  expect(sums(2025)).toEqual([
    ['青河镇', 60, 0, 0, 60],
    ['柳林镇', 58, 0, 0, 58],
    ['石门镇', 58, 2, 0, 60],
    ['南山乡（已撤销，今石门镇）', 59, 0, 59, 0],
    ['白沙乡', 59, 1, 0, 60],
    ['城东街道', 50, 0, 0, 50],
    ['城西街道', 48, 0, 1, 47],
    ['合计（镇次）', 392, 3, 60, 335],
  ]);
});
