/** Editions: frozen, numbered, immutable; the gate bars what does not hold; 安澜县's published lists become edition 1. */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { lastSeq } from '../../../electron/engine/database/log/record';
import { undo } from '../../../electron/engine/database/log/undo';
import { verifyProject } from '../../../electron/engine/database/log/verify';
import { GATE_SOURCES } from '../../../electron/engine/handlers/editionHandlers';
import { listBases } from '../../../electron/engine/repositories/bases/basisLibrary';
import { listEditions, openEdition } from '../../../electron/engine/repositories/editions/editionRepository';
import { readDay } from '../../../electron/engine/repositories/editions/inForce';
import { readPool } from '../../../electron/engine/repositories/pool/poolInMemory';
import { readProject } from '../../../electron/engine/repositories/project/projectRepository';
import { listUnits } from '../../../electron/engine/repositories/units/unitRepository';
import { recordBasisEvent } from '../../../electron/engine/services/bases/manageBases';
import { checkProject } from '../../../electron/engine/services/checks/checkProject';
import { addWaiver } from '../../../electron/engine/services/checks/waiveRule';
import { withdrawEdition } from '../../../electron/engine/services/editions/issueEdition';
import { readEditionGate, readEditions } from '../../../electron/engine/services/editions/readEditions';
import { readConsultations } from '../../../electron/engine/services/opinions/readOpinions';
import { sendPacks } from '../../../electron/engine/services/opinions/sendPacks';
import { readAlarms } from '../../../electron/engine/services/pool/readAlarms';
import { summarizeProject } from '../../../electron/engine/services/project/summarizeProject';
import { addItem, amendItem, subtractItems } from '../../../electron/engine/services/rounds/changeItems';
import { openRound, reopenRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { setApplicability } from '../../../electron/engine/services/townships/setApplicability';
import { mergeUnits } from '../../../electron/engine/services/units/mergeUnits';
import { inlineTasks } from '../../../electron/engine/workers/inlineTasks';
import { contract } from '../../../shared/contract';
import { errorText } from '../../../shared/errorText';
import { overBy } from '../../../shared/logic/editions/editionWords';
import { anlanItems, buildAnlan } from '../../builders/anlanCounty';
import { adjust, anlanWithFirstEdition, FIRST, issue, SECOND, SIGNED } from '../../builders/editions';
import { codeOf, draft, failureOf, temporaryFolder, unwrap } from '../../builders/project';
import { approve } from '../../builders/requests';
import { plain } from '../../sampleFiles';

let folder: { path: string; remove(): void };
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, '安澜县.shuangshu');
});
afterEach(() => folder.remove());

const grounds = { reason: '联席会商后由县委、县政府决定', basis: '', proposer: '临江镇', decider: '县委、县政府' };

function ruleTwenty(project: ProjectFile) {
  const found = checkProject(project).find(({ id }) => id === '20');
  if (!found) throw new Error('no rule 20');
  return found;
}

function signedAll(project: ProjectFile) {
  return checkProject(project)
    .filter(({ state }) => state === 'failed')
    .map(({ id }) => ({ check: id, reason: '先印发', decider: '县委、县政府' }));
}

function idOf(project: ProjectFile, name: string): number {
  const found = readPool(project).live.find((item) => plain(item.name) === plain(name));
  if (!found) throw new Error(`no item ${name}`);
  return found.id;
}

function nameOf(id: string): string {
  return anlanItems().find((item) => item.id === id)?.name ?? '';
}

test('a temporary duty that is over before an edition takes effect is named before it is issued', () => {
  const project = anlanWithFirstEdition(path);
  const item = draft('做好春茶季外来采茶工登记服务', { listId: 'basic', category: '社会管理', bases: [] });
  const asked = { kind: 'admission', term: 'temporary', cause: null } as const;
  const add = [{ kind: 'add', item } as const];
  approve(project, { ...asked, wants: add, title: item.name, ends: '2026-06-30' }, { effective: '2026-01-01' });
  const other = draft('做好迎春灯会秩序维护', { listId: 'basic', category: '社会管理', bases: [] });
  const wants = [{ kind: 'add', item: other } as const];
  approve(project, { ...asked, wants, title: other.name, ends: '2026-02-28' }, { effective: '2026-01-01' });
  unwrap(sealRound(project));
  const { temporary } = readEditionGate(project, GATE_SOURCES, { effectiveOn: '' });
  expect(temporary.map(({ name, ends }) => [name, ends])).toEqual([
    [other.name, '2026-02-28'],
    [item.name, '2026-06-30'],
  ]);
  const over = (day: string) => overBy(temporary, day).map(({ name }) => name);
  expect([over('2026-02-28'), over('2026-03-01'), over('2026-07-01')]).toEqual([
    [],
    [other.name],
    [other.name, item.name],
  ]);
  project.close();
});

describe('a list issued before the project', () => {
  test('is registered as edition 1 with its own number and dates, item by item as published', () => {
    const project = anlanWithFirstEdition(path);
    const [edition] = readEditions(project);
    expect(edition).toMatchObject({ name: '第1版', ...FIRST, takenOver: true, items: 367, townTimes: 1009 });
    expect(edition?.townships.map(({ township, perList }) => [township, perList])).toEqual([
      ['临江镇', [120, 101, 123]],
      ['竹溪乡', [114, 97, 122]],
      ['城南街道', [113, 95, 124]],
    ]);
    const frozen = openEdition(project, edition?.id ?? 0);
    const told = (item: { name: string; text?: string; listId?: string; list?: string; townDuty?: string }) =>
      [item.listId ?? item.list, plain(item.name), plain(item.text ?? item.townDuty ?? '')].join('|');
    expect(frozen?.items.map(told).sort()).toEqual(anlanItems().map(told).sort());
    project.close();
  });

  test('needs the missing bases signed for, and the signature stands with the edition', () => {
    const project = buildAnlan(path);
    const unsealed = readEditionGate(project, GATE_SOURCES, { effectiveOn: '' });
    expect(unsealed).toMatchObject({ round: null, asSealed: false, sealFirst: '' });
    unwrap(sealRound(project));
    const gate = readEditionGate(project, GATE_SOURCES, { effectiveOn: '' });
    expect(gate).toMatchObject({
      number: 1,
      round: 1,
      asSealed: true,
      sealFirst: '',
      mayTakeOver: true,
      takenOver: 236,
      barredCount: 236,
    });
    expect(gate.failed.map(({ id }) => id)).toEqual(['7']);
    expect(failureOf(issue(project, { ...FIRST, takenOver: true }))).toMatchObject({
      code: 'EDITION_BLOCKED',
      detail: { rules: '7' },
    });
    unwrap(addWaiver(project, { rule: 'takenOver', itemId: null, ...SIGNED }));
    const [rule] = checkProject(project).filter(({ id }) => id === '7');
    expect(rule).toMatchObject({ state: 'waived' });
    expect(rule?.detail).toContain('接续已印发清单，依据待补（236 项）');
    expect(rule?.detail).toContain(SIGNED.decider);
    unwrap(issue(project, { ...FIRST, takenOver: true }));
    expect(readEditions(project)[0]?.exceptions).toEqual([
      expect.objectContaining({ kind: 'waiver', check: '7', ...SIGNED }),
    ]);
    project.close();
  });

  test('tells of no township left out that its list leaves out; of one left out since, until that is issued too', () => {
    const leftOut = (of: ProjectFile) => readAlarms(of).filter(({ kind }) => kind === 'leftOut');
    const adopted = buildAnlan(path);
    expect(leftOut(adopted)).toEqual([]);
    adopted.close();
    const project = anlanWithFirstEdition(join(folder.path, '二.shuangshu'));
    expect(leftOut(project)).toEqual([]);
    unwrap(openRound(project, { kind: 'adjustment', title: '', date: '2025-12-01' }));
    const item = draft('三镇里两镇的新事项', {
      ...{ listId: 'basic', category: '党的建设', scope: 'particular', townships: ['临江镇', '竹溪乡'] },
    });
    const { itemId } = unwrap(addItem(project, { item, ...grounds }));
    expect(leftOut(project).map((alarm) => alarm.itemId)).toEqual([itemId]);
    expect(leftOut(project)[0]?.detail).toContain('只有城南街道没有');
    unwrap(sealRound(project));
    unwrap(issue(project, { ...SECOND, exceptions: signedAll(project) }));
    expect(leftOut(project)).toEqual([]);
    project.close();
  });

  test('its signature covers what was taken over, nothing that comes later', () => {
    const project = anlanWithFirstEdition(path);
    unwrap(openRound(project, { kind: 'adjustment', title: '', date: '2025-12-30' }));
    const name = '做好春茶季外来采茶工登记服务';
    const item = draft(name, { listId: 'basic', category: '社会管理', bases: [] });
    unwrap(addItem(project, { item, ...grounds }));
    const gate = readEditionGate(project, GATE_SOURCES, { effectiveOn: '' });
    expect([gate.barredCount, gate.barred.map((row) => row.name)]).toEqual([1, [name]]);
    project.close();
  });
});

describe('a draft', () => {
  test('of any stage goes out with red checks, bears the number to come and stays in the list', () => {
    const project = buildAnlan(path);
    expect(codeOf(issue(project, { stage: 'review' }))).toBe('NO_SEALED_ROUND');
    unwrap(sealRound(project));
    for (const stage of ['consultation', 'review', 'approval'] as const) unwrap(issue(project, { stage }));
    unwrap(addWaiver(project, { rule: 'takenOver', itemId: null, ...SIGNED }));
    unwrap(issue(project, FIRST));
    expect(readEditions(project).map(({ name }) => name)).toEqual([
      '第1版征求意见稿',
      '第1版送审稿',
      '第1版审定稿',
      '第1版',
    ]);
    project.close();
  });
});

describe('an issued edition', () => {
  test('is complete, dated after the one before, and speaks of what was sealed', () => {
    const project = anlanWithFirstEdition(path);
    expect(failureOf(issue(project, { ...SECOND, docNumber: ' ' })).detail).toEqual({ field: '文号' });
    expect(codeOf(issue(project, { ...SECOND, effectiveOn: '2026-01-14' }))).toBe('EDITION_DATES');
    expect(codeOf(issue(project, { ...SECOND, issuedOn: '2025-06-01', effectiveOn: '2025-06-18' }))).toBe(
      'EDITION_DATES',
    );
    expect(codeOf(issue(project, { ...SECOND, takenOver: true }))).toBe('EDITION_NOT_FIRST');
    const itemId = idOf(project, nameOf('L152'));
    approve(project, { wants: [{ kind: 'subtract', itemId, reasonKind: '不属乡镇职责' }] });
    const stale = failureOf(issue(project, SECOND));
    expect(errorText(stale.code, stale.detail)).toBe(
      `第1轮封存以后，事项库有 1 项（如“${nameOf('L152')}”）和封存的不一样。请到“轮次”封存第2轮，再来印发。`,
    );
    unwrap(sealRound(project));
    expect(unwrap(issue(project, SECOND)).number).toBe(2);
    expect(readEditions(project).map(({ items, townTimes }) => [items, townTimes])).toEqual([
      [367, 1009],
      [366, 1006],
    ]);
    project.close();
  });

  test('sets the day of the lists, and is checked by it; one that is refused leaves the day as it was', () => {
    const project = anlanWithFirstEdition(path);
    const item = draft('办好春茶节', {
      ...{ listId: 'basic', category: '党的建设' },
      bases: [{ title: '某省茶叶条例', docNumber: '', clause: '第三条' }],
    });
    approve(project, { wants: [{ kind: 'add', item }] });
    unwrap(sealRound(project));
    unwrap(addWaiver(project, { rule: 'basisUnverified', itemId: idOf(project, item.name), ...SIGNED }));
    const basis = listBases(project.read).find(({ title }) => title === '某省茶叶条例');
    const repealed = { basisId: basis?.id ?? 0, kind: 'repeal', since: '2026-01-10', note: '' } as const;
    unwrap(recordBasisEvent(project, contract.recordBasisEvent.input.parse(repealed)));
    const redOn = (effectiveOn: string) =>
      readEditionGate(project, GATE_SOURCES, { effectiveOn }).failed.map(({ id }) => id);
    const seq = lastSeq(project.read);
    const day = () => readProject(project.read).effectiveDate;
    expect([day(), redOn(''), redOn('2026-01-09')]).toEqual([FIRST.effectiveOn, [], []]);
    expect(redOn(SECOND.effectiveOn)).toEqual(['7']);
    expect(codeOf(issue(project, SECOND))).toBe('EDITION_BLOCKED');
    expect([day(), lastSeq(project.read)]).toEqual([FIRST.effectiveOn, seq]);
    const exceptions = redOn(SECOND.effectiveOn).map((check) => ({ check, reason: '测试', decider: '县委' }));
    unwrap(issue(project, { ...SECOND, exceptions }));
    expect([day(), lastSeq(project.read)]).toEqual([SECOND.effectiveOn, seq + 1]);
    expect(verifyProject(project.read).ok).toBe(true);
    project.close();
  });

  test('cannot be changed, taken back by undo, or undermined by reopening its round', () => {
    const project = anlanWithFirstEdition(path);
    expect(codeOf(undo(project))).toBe('UNDO_BARRIER');
    expect(failureOf(reopenRound(project, { reason: '改一处' }))).toMatchObject({ code: 'EDITION_RESTS' });
    for (const sql of [`UPDATE edition SET docNumber = ''`, 'DELETE FROM edition'])
      expect(() => project.database.exec(sql)).toThrow(/edition is/);
    expect(verifyProject(project.read)).toMatchObject({ ok: true });
    project.close();
  });

  test('is withdrawn with a reason, stays in the list and no longer counts', () => {
    const project = anlanWithFirstEdition(path);
    const [edition] = listEditions(project.read);
    const input = { editionId: edition?.id ?? 0, reason: '文号误', decider: '县委编办' };
    unwrap(withdrawEdition(project, input));
    expect(codeOf(withdrawEdition(project, input))).toBe('EDITION_WITHDRAWN');
    expect(readEditions(project)[0]?.withdrawal).toMatchObject({ reason: '文号误', decider: '县委编办' });
    unwrap(issue(project, FIRST));
    expect(readEditions(project).map(({ number }) => number)).toEqual([1, 2]);
    project.close();
  });

  test('that another follows is history and cannot be withdrawn, until the one after it is', () => {
    const project = anlanWithFirstEdition(path);
    adjust(project, () => undefined);
    unwrap(issue(project, { stage: 'review' }));
    unwrap(issue(project, SECOND));
    const [first, review, second] = listEditions(project.read).map(({ id }) => id);
    const withdraw = (editionId = 0) =>
      withdrawEdition(project, { editionId, reason: '有一项写错', decider: '县委编办' });
    const failure = failureOf(withdraw(first));
    expect(failure).toMatchObject({ code: 'EDITION_FOLLOWED', detail: { edition: '第1版', next: '第2版' } });
    expect(errorText(failure.code, failure.detail)).toMatch(/第1版之后已有第2版.*没有作废.*只能作废重出最新的一版/);
    expect(unwrap(readDay(project, '2025-12-01')).edition.name).toBe('第1版');
    // A draft was never in force.
    unwrap(withdraw(review));
    unwrap(withdraw(second));
    unwrap(withdraw(first));
    project.close();
  });

  test('chains its hash to the one before, and covers the frozen items', () => {
    const project = anlanWithFirstEdition(path);
    adjust(project, () => undefined);
    unwrap(issue(project, SECOND));
    const [first, second] = listEditions(project.read);
    expect(first?.itemsHash).toBe(second?.itemsHash);
    expect(first?.sha256).not.toBe(second?.sha256);
    expect(verifyProject(project.read)).toMatchObject({ ok: true });
    project.close();
  });
});

describe('rule 20: an edition is the one before plus approved changes', () => {
  test('a change a decided request became is accounted for', () => {
    const project = anlanWithFirstEdition(path);
    const itemId = idOf(project, nameOf('L152'));
    approve(project, { wants: [{ kind: 'subtract', itemId, reasonKind: '不属乡镇职责' }] });
    expect(ruleTwenty(project)).toMatchObject({ state: 'passed' });
    unwrap(sealRound(project));
    expect(ruleTwenty(project)).toMatchObject({ state: 'passed' });
    project.close();
  });

  test('a change no request asked for bars the edition until it is signed for, whoever decided it and in whatever round', () => {
    const project = anlanWithFirstEdition(path);
    const [unasked, elsewhere, narrowed] = ['L152', 'L213', 'L074'].map((id) => idOf(project, nameOf(id)));
    const subtract = (itemId = 0, decider = '县委、县政府') =>
      unwrap(
        subtractItems(project, {
          itemIds: [itemId],
          reasonKind: '不属乡镇职责',
          targetItemId: null,
          ...grounds,
          decider,
        }),
      );
    adjust(project, () => subtract(unasked));
    unwrap(openRound(project, { kind: 'review', title: '', date: '2026-01-02' }));
    subtract(elsewhere, '县委编办');
    unwrap(
      setApplicability(project, { itemId: narrowed ?? 0, scope: 'particular', townshipIds: [1], reason: '无管护对象' }),
    );
    unwrap(sealRound(project));
    const rule = ruleTwenty(project);
    expect([rule.state, rule.rowCount]).toEqual(['failed', 3]);
    expect(rule.detail).toContain('第1版到现在');
    expect(rule.detail).toContain('适用调整，没有经批准的申请');
    expect(failureOf(issue(project, SECOND)).detail).toEqual({ rules: '20' });
    const signature = { check: '20', reason: '专题会议已定，补办手续', decider: '县委副书记' };
    unwrap(issue(project, { ...SECOND, exceptions: [signature] }));
    expect(readEditions(project)[1]?.exceptions).toContainEqual(
      expect.objectContaining({ kind: 'exception', ...signature }),
    );
    expect(ruleTwenty(project)).toMatchObject({ state: 'waived' });
    expect(ruleTwenty(project).detail).toContain('县委副书记');
    project.close();
  });

  test('an item reworded beyond what was approved bars the edition, though something of it was approved', () => {
    const project = anlanWithFirstEdition(path);
    const itemId = idOf(project, nameOf('L103'));
    approve(project, { wants: [{ kind: 'amend', itemId, name: '在县级职责范围内负责村道养护' }] });
    expect(ruleTwenty(project)).toMatchObject({ state: 'passed' });
    const wording = { itemId, name: '负责村道养护', text: '', townshipRole: 'main', remark: '', bases: [] } as const;
    unwrap(amendItem(project, { ...wording, bases: [], ...grounds }));
    expect(ruleTwenty(project)).toMatchObject({ state: 'failed', rowCount: 1 });
    approve(project, { wants: [{ kind: 'amend', itemId, name: '负责村道养护' }] });
    expect(ruleTwenty(project)).toMatchObject({ state: 'passed' });
    project.close();
  });

  test('an item merged away by a request takes its townships and bases along, which needs no request of its own', () => {
    const project = anlanWithFirstEdition(path);
    const [narrow, wide] = readPool(project).live.filter(({ listId }) => listId === 'basic');
    if (!narrow || !wide) throw new Error('too few items');
    approve(project, { wants: [{ kind: 'apply', itemId: narrow.id, townships: ['临江镇'], why: '先试行' }] });
    const merged = { kind: 'subtract', itemId: wide.id, reasonKind: '内容重复合并', targetItemId: narrow.id } as const;
    approve(project, { wants: [merged] });
    const kept = readPool(project).byId.get(narrow.id);
    expect(kept?.townships.filter(({ applies }) => !applies)).toEqual([]);
    expect(ruleTwenty(project)).toMatchObject({ state: 'passed' });
    project.close();
  });

  test('so it does those who have a part in it, and no more than what was approved', () => {
    const project = anlanWithFirstEdition(path);
    const [kept, ...others] = readPool(project).live.filter(({ listId }) => listId === 'cooperate');
    const has = (unit: string) => kept?.responsibilities.some((part) => part.unit === unit);
    const going = others.find(({ responsibilities }) => responsibilities.some(({ unit }) => !has(unit)));
    if (!kept || !going) throw new Error('too few items');
    const into = { reasonKind: '内容重复合并', targetItemId: kept.id };
    approve(project, { wants: [{ kind: 'subtract', itemId: going.id, ...into }] });
    expect(readPool(project).byId.get(kept.id)?.responsibilities).not.toEqual(kept.responsibilities);
    expect(ruleTwenty(project)).toMatchObject({ state: 'passed' });
    const parts = { leadDepartment: '县水利局', coDepartments: [], jointLeads: [], receivers: [], method: '' };
    const { id: itemId, name, text, townshipRole, remark } = kept;
    const deed = { itemId, name, text, townshipRole, remark, bases: [], parts: { ...parts, duties: {}, fields: {} } };
    unwrap(amendItem(project, { ...deed, ...grounds }));
    expect(ruleTwenty(project)).toMatchObject({ state: 'failed', rowCount: 1 });
    project.close();
  });

  test('a reworded item with an approved amendment passes; a unit that went into another is no change of the list', () => {
    const project = anlanWithFirstEdition(path);
    const itemId = idOf(project, nameOf('L103'));
    const units = project.read.all<{ id: number; name: string }>(
      `SELECT id, name FROM unit WHERE kind = 'department' ORDER BY id`,
    );
    const [stays, goes] = units;
    if (!stays || !goes) throw new Error('no departments');
    const name = '在县级确定的职责范围内负责乡道、村道建设养护，落实日常巡查';
    approve(project, { wants: [{ kind: 'amend', itemId, name }] });
    unwrap(mergeUnits(project, { unitId: goes.id, intoId: stays.id }));
    unwrap(sealRound(project));
    expect(ruleTwenty(project)).toMatchObject({ state: 'passed', detail: '' });
    project.close();
  });
});

test('who was asked before an edition went out and never answered is waited for no more; the register still says so', async () => {
  const project = anlanWithFirstEdition(path);
  const tasks = inlineTasks();
  const silent = () => summarizeProject(project, { fileName: '', operator: '', backupAt: null }).opinions.outstanding;
  const asked = { source: 'sealed', townshipId: null, title: '', remark: '', empties: false } as const;
  const unitIds = listUnits(project.read, 'township').map(({ id }) => id);
  const send = async (sentOn: string, name: string) => {
    const where = { folder: join(folder.path, name), mustBeEmpty: false, sentOn, dueOn: '2026-03-01', unitIds };
    return unwrap(await sendPacks(project, tasks, { ...asked, ...where })).packs;
  };
  adjust(project, () => undefined);
  const first = await send('2025-12-30', '一');
  expect(silent()).toBe(first);
  unwrap(issue(project, { ...SECOND, exceptions: signedAll(project) }));
  expect(silent()).toBe(0);
  expect(readConsultations(project)[0]?.packs.outstanding).toBe(first);
  expect(await send('2026-02-01', '二')).toBe(silent());
  project.close();
});
