/** 依单问责: who bore what in which town on a day, after editions and mergers of units. */
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { readPool } from '../../../electron/engine/repositories/pool/poolInMemory';
import { listUnits } from '../../../electron/engine/repositories/units/unitRepository';
import { checkProject } from '../../../electron/engine/services/checks/checkProject';
import { exportExtract, layOutExtract } from '../../../electron/engine/services/editions/exportExtract';
import { readDuties, readExtract } from '../../../electron/engine/services/editions/readAccountability';
import { readEditions } from '../../../electron/engine/services/editions/readEditions';
import { endTemporary } from '../../../electron/engine/services/requests/decideRequest';
import { readRequest } from '../../../electron/engine/services/requests/readRequests';
import { sealRound } from '../../../electron/engine/services/rounds/runRound';
import { abolishTownship } from '../../../electron/engine/services/units/abolishTownship';
import { describeUnit } from '../../../electron/engine/services/units/describeUnit';
import { inlineTasks } from '../../../electron/engine/workers/inlineTasks';
import { contract } from '../../../shared/contract';
import { errorText } from '../../../shared/errorText';
import { documentTexts } from '../../../shared/logic/paper/drafts/documentTexts';
import { GIVEN_BACK_REASON, MERGE_REASON } from '../../../shared/model/round';
import { adjust, issue, issueSecond, itemNamed, SECOND } from '../../builders/editions';
import { issuedAnlanInTest } from '../../builders/issuedAnlan';
import { codeOf, draft, failureOf, unwrap } from '../../builders/project';
import { approve } from '../../builders/requests';

let folder: string;
let project: ProjectFile;
beforeEach(() => {
  ({ project, folder } = issuedAnlanInTest());
});

function duties(day: string, township: string, text = '') {
  return unwrap(readDuties(project, { day, township, text, offset: 0, limit: 1_000 }));
}

describe('on a day', () => {
  test('before the first edition there is no answer, and it says from when on there is one', () => {
    const failure = failureOf(
      readDuties(project, { day: '2025-06-17', township: '临江镇', text: '', offset: 0, limit: 10 }),
    );
    expect(failure).toMatchObject({ code: 'NO_EDITION_IN_FORCE', detail: { day: '2025-06-17', first: '2025-06-18' } });
  });

  test('a township bore exactly its printed list, with the numbers on it, by the edition of that day', () => {
    issueSecond(project);
    const first = duties('2026-01-14', '竹溪乡');
    const second = duties('2026-01-15', '竹溪乡');
    expect([first.edition.name, first.edition.until, first.borne]).toEqual(['第1版', '2026-01-15', 333]);
    expect([second.edition.name, second.edition.until, second.borne]).toEqual(['第2版', null, 333]);
    const serials = (list: string) => second.rows.filter((row) => row.list === list).map(({ serial }) => serial);
    expect(serials('基本')).toEqual(Array.from({ length: 115 }, (_, index) => index + 1));
    expect(duties('2026-01-15', '城南街道').borne).toBe(330);
  });

  test('is asked by a part of the name, however it is spaced', () => {
    const found = duties('2025-12-31', '临江镇', '视频监控');
    expect(found.rows.map(({ name, borne }) => [name, borne])).toEqual([['校园周边及公共区域视频监控建设', true]]);
    issueSecond(project);
    expect(duties('2026-02-01', '临江镇', '视频监控').rows).toEqual([]);
  });
});

describe('decisions between two editions', () => {
  const anyOf = (list: string) =>
    readPool(project).live.find(({ listId, scope }) => listId === list && scope === 'common')?.id ?? 0;
  const nameOn = (day: string, itemId: number) =>
    duties(day, '临江镇').rows.find((row) => row.itemId === itemId && row.borne)?.name;

  test('two of one round on one item each hold from their own day on', () => {
    const itemId = anyOf('basic');
    approve(project, { wants: [{ kind: 'amend', itemId, name: '甲' }] }, { effective: '2026-01-02' });
    approve(project, { wants: [{ kind: 'amend', itemId, name: '乙' }] }, { effective: '2026-01-09' });
    unwrap(sealRound(project));
    expect(['2026-01-01', '2026-01-02', '2026-01-08', '2026-01-09'].map((day) => nameOn(day, itemId))).toEqual([
      nameOn('2025-12-01', itemId),
      '甲',
      '甲',
      '乙',
    ]);
  });

  test('one that takes effect after a later one changes nothing any more: the later one has it in it', () => {
    const itemId = anyOf('basic');
    approve(project, { wants: [{ kind: 'amend', itemId, name: '甲' }] }, { effective: '2026-01-09' });
    approve(project, { wants: [{ kind: 'amend', itemId, text: '乙' }] }, { effective: '2026-01-02' });
    unwrap(sealRound(project));
    expect([nameOn('2026-01-02', itemId), nameOn('2026-01-10', itemId)]).toEqual(['甲', '甲']);
    const text = (day: string) => unwrap(readExtract(project, { day, township: '临江镇', itemId })).parts[0]?.text;
    expect([text('2026-01-02'), text('2026-01-10')]).toEqual(['乙', '乙']);
  });

  test('what was decided after the seal holds beside the edition, though it took effect before it', () => {
    const itemId = anyOf('basic');
    approve(project, { wants: [{ kind: 'amend', itemId, name: '甲' }] }, { effective: '2026-01-02' });
    unwrap(sealRound(project));
    unwrap(issue(project, SECOND));
    approve(
      project,
      { wants: [{ kind: 'amend', itemId, name: '乙' }] },
      { date: '2026-01-14', effective: '2026-01-14' },
    );
    expect([nameOn('2026-01-13', itemId), nameOn('2026-01-14', itemId), nameOn('2026-01-15', itemId)]).toEqual([
      ...['甲', '乙', '乙'],
    ]);
  });

  describe('a duty that had gone into another and comes back', () => {
    /** Of 竹溪乡 alone, gone into one of 临江镇 alone, by edition 2. */
    const merged = () => {
      const place = { listId: 'basic', category: '党的建设', scope: 'particular' } as const;
      const bases = [{ title: '某省茶叶条例', docNumber: '', clause: '第三条' }];
      const goes = draft('办好春茶节', { ...place, townships: ['竹溪乡'], bases, coDepartments: ['县水利局'] });
      const stays = draft('办好桃花节', { ...place, townships: ['临江镇'], bases: [] });
      approve(project, { wants: [goes, stays].map((item) => ({ kind: 'add', item })) }, { effective: '2026-01-01' });
      unwrap(sealRound(project));
      const going = { itemId: itemNamed(project, goes.name).id, reasonKind: MERGE_REASON };
      const keptId = itemNamed(project, stays.name).id;
      approve(project, { wants: [{ kind: 'subtract', ...going, targetItemId: keptId }] }, { effective: '2026-01-05' });
      unwrap(sealRound(project));
      const red = checkProject(project).filter(({ state }) => state === 'failed');
      const exceptions = red.map(({ id: check }) => ({ check, reason: '测试', decider: '县委' }));
      expect(exceptions.map(({ check }) => check)).not.toContain('20');
      unwrap(issue(project, { ...SECOND, exceptions }));
      return { goingId: going.itemId, keptId };
    };
    const bothOf = (day: string, { goingId, keptId }: ReturnType<typeof merged>) =>
      duties(day, '竹溪乡').rows.flatMap(({ itemId, borne }) =>
        borne && (itemId === goingId || itemId === keptId) ? [itemId] : [],
      );

    test('is borne once on each day, and its request approves what the other gave back', () => {
      const both = merged();
      const { goingId, keptId } = both;
      const wants = [{ kind: 'restore', itemId: goingId } as const];
      const id = approve(project, { wants, date: '2026-01-20' }, { date: '2026-02-01' });
      expect([bothOf('2026-01-31', both), bothOf('2026-02-01', both)]).toEqual([[keptId], [goingId]]);
      expect(unwrap(readRequest(project, { requestId: id })).changeRows).toMatchObject([
        { itemId: goingId, kind: 'restore' },
        { itemId: keptId, kind: 'amend', countEffect: 0, reasonKind: GIVEN_BACK_REASON },
      ]);
      unwrap(sealRound(project));
      expect(checkProject(project).find((rule) => rule.id === '20')).toMatchObject({ state: 'passed' });
    });

    test('takes nothing with it when it was brought back for a time only', () => {
      const both = merged();
      const wants = [{ kind: 'restore', itemId: both.goingId } as const];
      const asked = { kind: 'admission', term: 'temporary', cause: null, ends: '2026-02-10' } as const;
      approve(project, { ...asked, wants, date: '2026-01-20' }, { date: '2026-02-01' });
      const days = ['2026-02-10', '2026-02-11'];
      expect(days.map((day) => bothOf(day, both))).toEqual([[both.goingId], []]);
      expect(duties('2026-02-11', '临江镇').rows.find(({ itemId }) => itemId === both.keptId)?.borne).toBe(true);
    });
  });
});

describe('an extract', () => {
  test('names town, edition, number, part, departments with their words, and the way it came', () => {
    const itemId = itemNamed(project, '校园周边及公共区域视频监控建设').id;
    issueSecond(project);
    const extract = unwrap(readExtract(project, { day: '2025-12-31', township: '临江镇', itemId }));
    expect(extract).toMatchObject({
      listName: '配合履职事项清单',
      edition: { name: '第1版', docNumber: '安办发〔2025〕12号' },
      row: { township: '临江镇', borne: true, role: 'cooperate' },
    });
    expect(extract.parts[0]?.unit).toBe('县公安局');
    expect(extract.parts.at(-1)).toMatchObject({ unit: '临江镇', role: '配合责任' });
    expect(extract.parts.at(-1)?.text).not.toBe('');
    expect(extract.exceptions[0]).toContain('接续已印发清单，依据待补');
    expect(extract.history.map(({ what }) => what)).toEqual([
      '第1版（安办发〔2025〕12号）',
      '第2轮增减',
      '第2版（安办发〔2026〕3号）',
    ]);
    const [, decided] = extract.history;
    expect(decided?.words).toContain('自 2026-01-15 起执行');
    expect(decided?.words.match(/决定：县委、县政府/g)).toHaveLength(1);
    const text = documentTexts(layOutExtract(project, extract)).flat().join('\n');
    expect(text).toContain('临江镇对“校园周边及公共区域视频监控建设”承担配合责任');
    expect(codeOf(readExtract(project, { day: '2026-01-15', township: '临江镇', itemId }))).toBe('ITEM_UNKNOWN');
  });

  test('dates a change by the decision of its request, not by the round another request opened', () => {
    const itemId = itemNamed(project, '校园周边及公共区域视频监控建设').id;
    const other = readPool(project).live.find(({ id, scope }) => id !== itemId && scope === 'common')?.id ?? 0;
    approve(project, { wants: [{ kind: 'amend', itemId: other, name: '甲' }] }, { date: '2025-12-10' });
    const asked = { date: '2025-12-15', wants: [{ kind: 'amend', itemId, name: '乙' }] } as const;
    approve(project, { ...asked, wants: [...asked.wants] }, { date: '2025-12-20', effective: '2026-01-01' });
    const { history } = unwrap(readExtract(project, { day: '2026-01-02', township: '临江镇', itemId }));
    expect(history.map(({ on, what }) => [on, what])).toEqual([
      ['2025-06-18', '第1版（安办发〔2025〕12号）'],
      ['2025-12-20', '第2轮增减'],
    ]);
    expect(history.at(-1)?.words).toContain('自 2026-01-01 起执行');
  });

  test('dates a temporary duty by its decision and its leaving, and quotes no signature it is not under', () => {
    const name = '做好春茶季外来采茶工登记服务';
    const bases = [{ title: '某省茶叶条例', docNumber: '', clause: '第三条', verified: false }];
    const item = draft(name, { listId: 'basic', category: '社会管理', bases });
    const asked = { kind: 'admission', term: 'temporary', cause: null, ends: '2026-01-10' } as const;
    approve(project, { wants: [{ kind: 'add', item }], ...asked }, { effective: '2026-01-01', date: '2025-12-20' });
    const { id: itemId } = itemNamed(project, name);
    const extract = unwrap(readExtract(project, { day: '2026-01-05', township: '临江镇', itemId }));
    expect(extract.exceptions).toEqual([]);
    expect(extract.history.map(({ on }) => on)).toEqual(['2025-12-20', '2026-01-11']);
    expect(unwrap(endTemporary(project))).toEqual({ left: 1 });
    const { history } = unwrap(readExtract(project, { day: '2026-01-05', township: '临江镇', itemId }));
    expect(history.map(({ on, what }) => [on, what])).toEqual([
      ['2025-12-20', '第2轮增减'],
      ['2026-01-11', '第2轮增减'],
    ]);
    expect(history.at(-1)?.words).toContain('到期，自动终止');
  });

  test('tells of no change where a department only got another name', () => {
    const item = readPool(project).live.find(
      ({ listId, scope, lead }) => listId === 'cooperate' && scope === 'common' && lead !== '',
    );
    const unit = listUnits(project.read, 'department').find(({ name }) => name === item?.lead);
    if (!item || !unit) throw new Error('no duty that a department leads');
    unwrap(
      describeUnit(project, contract.updateUnit.input.parse({ ...unit, unitId: unit.id, name: `${unit.name}（新）` })),
    );
    adjust(project, () => undefined);
    unwrap(issue(project, SECOND));
    expect(checkProject(project).find(({ id }) => id === '20')?.state).toBe('passed');
    const { history } = unwrap(readExtract(project, { day: '2026-02-01', township: '临江镇', itemId: item.id }));
    expect(history.map(({ words }) => words.split('：')[0])).toEqual(['列入']);
  });

  test('goes on in the town another one went into: rule 20 holds, both names lead to the town of the day', () => {
    const itemId = itemNamed(project, '校园周边及公共区域视频监控建设').id;
    const [stays = 0, goes = 0] = ['临江镇', '城南街道'].map((name) =>
      project.read.value<number>('SELECT id FROM unit WHERE name = ?', [name]),
    );
    const input = { unitId: goes, intoId: stays, day: '2026-01-01', reason: '省民复〔2025〕8号', decider: '' };
    adjust(project, () => unwrap(abolishTownship(project, input)));
    expect(checkProject(project).filter(({ id, state }) => id === '20' && state === 'failed')).toEqual([]);
    unwrap(issue(project, SECOND));
    expect(readEditions(project).map(({ townships }) => townships.map(({ township }) => township))).toEqual([
      ['临江镇', '竹溪乡', '城南街道'],
      ['临江镇', '竹溪乡'],
    ]);
    expect(duties('2025-12-31', '临江镇').townships).toEqual([{ name: '临江镇', today: '临江镇' }]);
    const after = duties('2026-02-01', '城南街道');
    expect([after.edition.name, after.townships]).toEqual(['第2版', [{ name: '临江镇', today: '临江镇' }]]);
    const extract = unwrap(readExtract(project, { day: '2025-12-31', township: '城南街道', itemId }));
    expect(extract.row.township).toBe('城南街道');
    const merged = {
      on: '2026-01-01',
      what: '撤镇并镇',
      words: '城南街道撤销，并入临江镇，自2026年1月1日起（省民复〔2025〕8号）',
    };
    const told = (township: string) =>
      unwrap(readExtract(project, { day: '2025-12-31', township, itemId })).history.filter(({ words }) =>
        words.includes('撤销'),
      );
    expect([told('城南街道'), told('临江镇'), told('竹溪乡')]).toEqual([[merged], [merged], []]);
  });

  test('stays in a town that is to go into another until its day: no edition without it takes effect before', () => {
    const [stays = 0, goes = 0] = ['临江镇', '城南街道'].map((name) =>
      project.read.value<number>('SELECT id FROM unit WHERE name = ?', [name]),
    );
    const had = duties('2026-02-01', '城南街道').borne;
    const input = { unitId: goes, intoId: stays, day: '2026-04-01', reason: '省民复〔2026〕1号', decider: '' };
    adjust(project, () => unwrap(abolishTownship(project, input)), '2026-01-05');
    // Of what is decided from now on it is told, too.
    const common = readPool(project).live.find(({ scope, townships }) => scope === 'common' && townships.length === 1);
    const name = `${common?.name}，并公示`;
    const wants = [{ kind: 'amend', itemId: common?.id ?? 0, name } as const];
    approve(project, { wants, reason: '要公示', date: '2026-01-06' }, { date: '2026-01-20', effective: '2026-01-20' });
    unwrap(sealRound(project));
    expect(duties('2026-02-01', '城南街道').borne).toBe(had);
    expect(duties('2026-02-01', '城南街道').rows).toContainEqual(expect.objectContaining({ name, borne: true }));
    const soon = { ...SECOND, issuedOn: '2026-03-01', effectiveOn: '2026-03-31' };
    const refused = failureOf(issue(project, soon));
    expect(refused).toMatchObject({ code: 'EDITION_TOO_SOON', detail: { unit: '城南街道', day: '2026-04-01' } });
    expect(errorText(refused.code, refused.detail)).toContain('请把施行日期改为撤销那天或以后');
    unwrap(issue(project, { ...soon, effectiveOn: '2026-04-01' }));
    expect(duties('2026-03-31', '城南街道').borne).toBe(had);
    expect(duties('2026-04-01', '城南街道').townships).toEqual([{ name: '临江镇', today: '临江镇' }]);
  });

  test('goes out as a file and is on record', async () => {
    const itemId = itemNamed(project, '校园周边及公共区域视频监控建设').id;
    const extract = unwrap(readExtract(project, { day: '2025-12-31', township: '临江镇', itemId }));
    const request = { folder: join(folder, '摘录'), formats: ['docx', 'xlsx'] as const, extract };
    const files = unwrap(await exportExtract(project, inlineTasks(), request));
    expect(files.map(({ path }) => path.endsWith('.docx') || path.endsWith('.xlsx'))).toEqual([true, true]);
    expect(project.read.value('SELECT summary FROM action ORDER BY seq DESC LIMIT 1')).toContain(
      '依单问责摘录：临江镇 2025-12-31',
    );
  });
});
