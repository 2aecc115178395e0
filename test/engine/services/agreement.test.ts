/** 共同认定 on a real project: verdicts, what re-opens them, conflicts against the seal, rulings, units that become one. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { redo, undo } from '../../../electron/engine/database/log/undo';
import { verifyProject } from '../../../electron/engine/database/log/verify';
import { listUnits } from '../../../electron/engine/repositories/units/unitRepository';
import { agreeToRest, giveVerdicts } from '../../../electron/engine/services/agreement/giveVerdicts';
import { attachTalkFile, keepTalk } from '../../../electron/engine/services/agreement/holdTalks';
import {
  agreementStates,
  listAgreementItems,
  readAgreement,
  readAgreementItem,
} from '../../../electron/engine/services/agreement/readAgreement';
import { ruleItems } from '../../../electron/engine/services/agreement/ruleItems';
import { checkProject } from '../../../electron/engine/services/checks/checkProject';
import { setProjectOptions } from '../../../electron/engine/services/project/projectOptions';
import { addItem, amendItem, moveItem } from '../../../electron/engine/services/rounds/changeItems';
import { openRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { setOwnStanding } from '../../../electron/engine/services/townships/setOwnStanding';
import { addUnits } from '../../../electron/engine/services/units/manageUnits';
import { mergeUnits } from '../../../electron/engine/services/units/mergeUnits';
import { localDay } from '../../../shared/logic/text/localDay';
import type { Position } from '../../../shared/model/verdict';
import {
  codeOf,
  draft,
  failureOf,
  newProject,
  PEOPLE,
  TOWNSHIPS,
  temporaryFolder,
  unwrap,
} from '../../builders/project';

const [DAOHE, SUIYANG] = TOWNSHIPS;
const PARTY = '市委组织部';
const FARM = '市农业农村局';

let folder: { path: string; remove(): void };
let project: ProjectFile;
let itemId: number;
beforeEach(() => {
  folder = temporaryFolder();
  project = newProject(folder.path);
  unwrap(addUnits(project, { kind: 'township', names: [...TOWNSHIPS] }));
  unwrap(addUnits(project, { kind: 'department', names: [PARTY, FARM] }));
  itemId = add('护林防火', { coDepartments: [FARM] });
});
afterEach(() => {
  project.close();
  folder.remove();
});

function add(name: string, changes: Parameters<typeof draft>[1] = {}): number {
  return unwrap(addItem(project, { item: draft(name, changes), reason: '补充', ...PEOPLE })).itemId;
}

function unitId(name: string): number | null {
  return name === '' ? null : (listUnits(project.read).find((unit) => unit.name === name)?.id ?? 0);
}

function say(unit: string, position: Position, words = position === 'agree' || position === 'none' ? '' : '不妥') {
  return giveVerdicts(project, { unitId: unitId(unit), itemIds: [itemId], position, words, person: '' });
}

function allAgree(): void {
  for (const unit of [PARTY, FARM, ...TOWNSHIPS, '']) unwrap(say(unit, 'agree'));
}

const stateNow = () => readAgreementItem(project, { itemId })?.state;
const standing = (unit: string) => readAgreementItem(project, { itemId })?.parties.find((party) => party.unit === unit);
const figures = () => {
  const { total, agreed, ruled, open } = readAgreement(project);
  return [total, agreed, ruled, open];
};

function amend(changes: { name?: string; text?: string; leadDepartment?: string; coDepartments?: string[] }): void {
  const { name = '护林防火', text = '护林防火，按月报告。', leadDepartment = PARTY, coDepartments = [FARM] } = changes;
  const parts = { leadDepartment, coDepartments, jointLeads: [], receivers: [], method: '', duties: {}, fields: {} };
  const wording = { itemId, name, text, townshipRole: 'main' as const, bases: [], remark: '' };
  unwrap(amendItem(project, { ...wording, parts, reason: '协商', ...PEOPLE }));
}

function meeting(minutes = '会上各方陈述意见。'): number {
  const words = { date: '2025-06-20', title: '第一次会商', people: '张三、李四', minutes };
  return unwrap(keepTalk(project, { itemIds: [itemId], ...words })).talkId;
}

const RULING = { decision: '按现文字列入', reason: '法定职责在镇', decider: '编委会' };

describe('an item is agreed', () => {
  test('only when departments, townships it applies to and the office all said so', () => {
    const parties = [PARTY, FARM, ...TOWNSHIPS, ''];
    for (const [index, unit] of parties.entries()) {
      expect([stateNow(), figures()]).toEqual(['waiting', [1, 0, 0, 1]]);
      unwrap(say(unit, 'agree'));
      expect(standing(unit)?.position).toBe('agree');
      expect(readAgreement(project).parties.filter(({ agree }) => agree === 1)).toHaveLength(index + 1);
    }
    expect([stateNow(), figures()]).toEqual(['agreed', [1, 1, 0, 0]]);
  });

  test('and the pool shows how each stands, once somebody has spoken', () => {
    expect([...agreementStates(project)]).toEqual([]);
    unwrap(say(PARTY, 'agree'));
    expect([...agreementStates(project)]).toEqual([[itemId, 'waiting']]);
    allAgree();
    expect([...agreementStates(project)]).toEqual([[itemId, 'agreed']]);
  });

  test('not by a unit it does not concern, and not on a subtracted or unknown item', () => {
    unwrap(addUnits(project, { kind: 'department', names: ['市水务局'] }));
    expect(failureOf(say('市水务局', 'agree'))).toMatchObject({
      code: 'NOT_A_PARTY',
      detail: { unit: '市水务局', item: '护林防火' },
    });
    const nowhere = { unitId: null, itemIds: [999], position: 'agree' as const, words: '', person: '' };
    expect(codeOf(giveVerdicts(project, nowhere))).toBe('ITEM_UNKNOWN');
    expect(codeOf(giveVerdicts(project, { ...nowhere, unitId: 99 }))).toBe('UNIT_UNKNOWN');
    expect(codeOf(say(PARTY, 'disagree', ''))).toBe('WORDS_MISSING');
  });

  test('until its text, its place or its parts change: then everybody who spoke speaks again, and is told about what', () => {
    allAgree();
    amend({ text: '护林防火，按周报告。' });
    expect(stateNow()).toBe('reopened');
    expect(readAgreementItem(project, { itemId })?.parties.map(({ changed }) => changed)).toEqual(
      Array.from({ length: 6 }, () => ['text']),
    );
    expect(standing(PARTY)?.about?.text).toBe('护林防火，按月报告。');
    expect(checkProject(project).find(({ id }) => id === '19')).toMatchObject({
      state: 'failed',
      figure: '1 ＝ 已认定 0 ＋ 裁定 0 ＋ 未定 1',
    });
    allAgree();
    unwrap(moveItem(project, { itemId, category: '经济发展', reason: '归类', ...PEOPLE }));
    expect(standing(DAOHE)?.changed).toEqual(['place']);
    allAgree();
    amend({ text: '护林防火，按周报告。', leadDepartment: FARM, coDepartments: [] });
    expect(standing(FARM)?.changed).toEqual(['responsibilities']);
    expect(standing(PARTY)).toBeUndefined();
    expect(readAgreementItem(project, { itemId })?.former.map(({ unit }) => unit)).toContain(PARTY);
  });

  test('again without a word when the old text comes back: it is what they said yes to', () => {
    allAgree();
    amend({ text: '另一种说法。' });
    amend({});
    expect(stateNow()).toBe('agreed');
  });

  test('a township in its own words speaks about these; the others need not speak again', () => {
    allAgree();
    const own = { itemId, unitId: unitId(DAOHE) ?? 0, wording: '本镇按旬报告。', reason: '林区' };
    unwrap(setOwnStanding(project, { place: null, ...own }));
    expect([standing(DAOHE)?.changed, standing(SUIYANG)?.changed]).toEqual([['text'], []]);
  });

  test('undo takes a verdict back, redo gives it again, and the file verifies', () => {
    allAgree();
    unwrap(undo(project));
    expect(stateNow()).toBe('waiting');
    unwrap(redo(project));
    expect(stateNow()).toBe('agreed');
    for (let step = 0; step < 7; step += 1) unwrap(undo(project));
    expect(readAgreement(project).total).toBe(0);
    expect(verifyProject(project.read).ok).toBe(true);
  });
});

describe('a conflict', () => {
  test('shows who is against, and stands against the final seal but no other', () => {
    allAgree();
    unwrap(say(DAOHE, 'reserve', '人手不够'));
    expect(stateNow()).toBe('conflict');
    const { rows } = listAgreementItems(project, { state: 'conflict', words: '', offset: 0, limit: 50 });
    expect(rows).toMatchObject([{ itemId, against: [DAOHE], spoken: 6, parties: 6 }]);
    unwrap(sealRound(project));
    unwrap(openRound(project, { kind: 'final', title: '', date: '2025-06-20' }));
    expect(failureOf(sealRound(project))).toMatchObject({
      code: 'CONFLICTS_OPEN',
      detail: { count: 1, items: '“护林防火”' },
    });
    unwrap(say(DAOHE, 'agree'));
    unwrap(sealRound(project));
  });

  test('is not settled by another text alone: whoever was against has to say so', () => {
    unwrap(sealRound(project));
    unwrap(openRound(project, { kind: 'final', title: '', date: '2025-06-20' }));
    unwrap(say(DAOHE, 'disagree'));
    amend({ text: '护林防火，按周报告。' });
    expect([stateNow(), readAgreement(project).unsettled]).toEqual(['reopened', 1]);
    expect(codeOf(sealRound(project))).toBe('CONFLICTS_OPEN');
  });

  test('is not shown before everybody has spoken once where first verdicts are blind', () => {
    unwrap(setProjectOptions(project, { blindVerdicts: true }));
    unwrap(say(PARTY, 'disagree', '不归我们管'));
    expect(readAgreementItem(project, { itemId })).toMatchObject({ hidden: true, state: 'waiting', spoken: 1 });
    expect(JSON.stringify(readAgreementItem(project, { itemId }))).not.toContain('不归我们管');
    expect(readAgreement(project)).toMatchObject({ conflict: 0, waiting: 1, total: 1 });
    for (const unit of [FARM, ...TOWNSHIPS, '']) unwrap(say(unit, 'agree'));
    expect(readAgreementItem(project, { itemId })).toMatchObject({ hidden: false, state: 'conflict' });
  });
});

test('what stands against the final seal is told before sealing is tried, blind or not', () => {
  unwrap(setProjectOptions(project, { blindVerdicts: true }));
  unwrap(say(PARTY, 'disagree', '不归我们管'));
  unwrap(sealRound(project));
  unwrap(openRound(project, { kind: 'final', title: '', date: '2025-06-20' }));
  const { rows } = listAgreementItems(project, { state: 'unsettled', words: '', offset: 0, limit: 50 });
  expect(rows).toMatchObject([{ itemId, state: 'waiting', against: [], hidden: true }]);
  expect(failureOf(sealRound(project))).toMatchObject({ code: 'CONFLICTS_OPEN', detail: { count: 1 } });
});

describe('a ruling', () => {
  test('may come some days after the talk, not before it and not after today', () => {
    const words = { date: '2025-05-20', title: '第一次会商', people: '', minutes: '会上各方陈述意见。' };
    const { talkId } = unwrap(keepTalk(project, { itemIds: [itemId], ...words }));
    unwrap(say(PARTY, 'disagree'));
    const rule = (date: string) => ruleItems(project, { itemIds: [itemId], talkId, ...RULING, date });
    expect(failureOf(rule('2025-05-01'))).toMatchObject({ code: 'RULING_DAY', detail: { day: '2025-05-01' } });
    expect(codeOf(rule('2099-01-01'))).toBe('RULING_DAY');
    const today = localDay(project.session.now());
    unwrap(rule(today));
    expect(readAgreementItem(project, { itemId })).toMatchObject({ state: 'ruled', rulings: [{ date: today }] });
  });

  test('needs minutes, and a question to rule on', () => {
    const talkId = meeting('');
    unwrap(say(PARTY, 'disagree'));
    expect(codeOf(ruleItems(project, { itemIds: [itemId], talkId, ...RULING }))).toBe('MINUTES_MISSING');
    unwrap(attachTalkFile(project, { talkId, fileName: '纪要.pdf', bytes: new Uint8Array([1, 2]) }));
    unwrap(ruleItems(project, { itemIds: [itemId], talkId, ...RULING }));
    expect(codeOf(ruleItems(project, { itemIds: [itemId], talkId: 99, ...RULING }))).toBe('TALK_UNKNOWN');
    const other = add('巡河');
    for (const unit of [PARTY, ...TOWNSHIPS, ''])
      unwrap(
        giveVerdicts(project, { unitId: unitId(unit), itemIds: [other], position: 'agree', words: '', person: '' }),
      );
    expect(failureOf(ruleItems(project, { itemIds: [other], talkId, ...RULING }))).toMatchObject({
      code: 'ITEM_AGREED',
      detail: { item: '巡河' },
    });
  });

  test('is shown as a ruling for ever, even when all agree afterwards', () => {
    unwrap(say(PARTY, 'disagree'));
    unwrap(ruleItems(project, { itemIds: [itemId], talkId: meeting(), ...RULING }));
    expect([stateNow(), figures()]).toEqual(['ruled', [1, 0, 1, 0]]);
    allAgree();
    expect([stateNow(), figures()]).toEqual(['ruled', [1, 0, 1, 0]]);
    unwrap(sealRound(project));
    unwrap(openRound(project, { kind: 'final', title: '', date: '2025-06-20' }));
    unwrap(sealRound(project));
  });

  test('was about that text: another one opens the item again, and the ruling stays on record', () => {
    unwrap(say(PARTY, 'disagree'));
    unwrap(ruleItems(project, { itemIds: [itemId], talkId: meeting(), ...RULING }));
    amend({ text: '护林防火，按周报告。' });
    expect(stateNow()).toBe('reopened');
    expect(readAgreementItem(project, { itemId })?.rulings).toMatchObject([
      { reason: '法定职责在镇', changed: ['text'], talk: { title: '第一次会商' } },
    ]);
  });
});

describe('a unit that becomes another', () => {
  const merge = (goes: string, stays: string) =>
    unwrap(mergeUnits(project, { unitId: unitId(goes) ?? 0, intoId: unitId(stays) ?? 0 }));

  test('takes its verdicts along; nobody else speaks again', () => {
    unwrap(addUnits(project, { kind: 'department', names: ['市林草局'] }));
    allAgree();
    merge(FARM, '市林草局');
    expect(stateNow()).toBe('agreed');
    expect(standing('市林草局')).toMatchObject({ position: 'agree', verdict: { voice: FARM } });
  });

  test('leaves a question where the two had said different things', () => {
    allAgree();
    unwrap(say(SUIYANG, 'disagree', '不在林区'));
    merge(DAOHE, SUIYANG);
    expect([stateNow(), standing(SUIYANG)?.position]).toEqual(['waiting', 'none']);
    expect(standing(SUIYANG)?.verdict?.words).toBe('“道河镇”并入前两家表态不同，须重新表态');
    unwrap(say(SUIYANG, 'agree'));
    expect(stateNow()).toBe('agreed');
    unwrap(undo(project));
    unwrap(undo(project));
    expect([standing(DAOHE)?.position, standing(SUIYANG)?.position]).toEqual(['agree', 'disagree']);
  });

  test('does not answer for a part the one that spoke never had', () => {
    // The lead goes into the one that only cooperated, and only that one had said yes.
    for (const unit of [FARM, ...TOWNSHIPS, '']) unwrap(say(unit, 'agree'));
    merge(PARTY, FARM);
    expect(standing(FARM)).toMatchObject({ position: 'agree', changed: ['responsibilities'] });
    expect(stateNow()).toBe('reopened');
  });
});

describe('what is left', () => {
  const rest = (unitIds: (number | null)[] | undefined, more: { itemIds?: number[]; against?: boolean } = {}) =>
    agreeToRest(project, { ...(unitIds ? { unitIds } : {}), words: '', person: '', against: false, ...more });

  test('several parties agree to it in one step, and what they are against stays', () => {
    const second = add('修村道');
    unwrap(say(PARTY, 'disagree'));
    unwrap(say(FARM, 'agree'));
    expect(unwrap(rest([unitId(PARTY), unitId(FARM), null])).given).toBe(3);
    expect(standing(PARTY)?.position).toBe('disagree');
    expect(readAgreementItem(project, { itemId: second })?.spoken).toBe(2);
    expect(codeOf(rest([unitId(FARM)]))).toBe('NOTHING_CHANGED');
    expect(codeOf(rest([9_999]))).toBe('UNIT_UNKNOWN');
    unwrap(undo(project));
    expect(readAgreementItem(project, { itemId: second })?.spoken).toBe(0);
  });

  test('a party speaks anew about what was reworded, in the same step', () => {
    unwrap(say(FARM, 'agree'));
    amend({ text: '护林防火，按周报告。' });
    expect(standing(FARM)?.changed).toEqual(['text']);
    expect(unwrap(rest([unitId(FARM)])).given).toBe(1);
    expect(standing(FARM)).toMatchObject({ position: 'agree', changed: [] });
  });

  test.each([
    ['', false],
    [', kept back or not', true],
  ])('an objection to words that were changed since stays one until the party itself speaks again%s', (_, blind) => {
    unwrap(setProjectOptions(project, { blindVerdicts: blind }));
    unwrap(say(DAOHE, 'disagree'));
    unwrap(say(FARM, 'agree'));
    amend({ text: '护林防火，按周报告。' });
    const daohe = () => readAgreement(project).parties.find(({ unit }) => unit === DAOHE);
    expect(daohe()).toMatchObject({ stale: 1, opposed: 1 });
    expect(codeOf(rest([unitId(DAOHE)]))).toBe('NOTHING_CHANGED');
    unwrap(rest(undefined));
    expect(standing(DAOHE)).toMatchObject({ position: 'disagree', changed: ['text'] });
    expect(standing(FARM)).toMatchObject({ position: 'agree', changed: [] });
    expect(readAgreementItem(project, { itemId })).toMatchObject({ state: 'reopened', unsettled: true });
    unwrap(say(DAOHE, 'agree'));
    expect(stateNow()).toBe('agreed');
  });

  test('settled at a meeting, everybody agrees to the items named, also whoever was against', () => {
    const second = add('修村道');
    unwrap(say(DAOHE, 'disagree'));
    unwrap(rest(undefined, { itemIds: [itemId], against: true }));
    expect(stateNow()).toBe('agreed');
    expect(readAgreementItem(project, { itemId: second })?.state).toBe('waiting');
  });
});

describe('an office that is registered as a department too', () => {
  test('is told apart from itself in the list of parties', () => {
    unwrap(setProjectOptions(project, { office: PARTY }));
    expect(readAgreement(project).parties.map(({ kind, unit }) => [kind, unit])).toContainEqual(['department', PARTY]);
    expect(readAgreement(project).parties.at(-1)).toMatchObject({ kind: 'office', unit: `${PARTY}（编办）` });
  });
});
