/** Temporary duties that were merged with such as stay longer: none of the two is lost, and a person is told to part them. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openProjectFile } from '../../../electron/engine/database/file/open';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { readInterimSteps } from '../../../electron/engine/repositories/editions/interimSteps';
import { readContents } from '../../../electron/engine/repositories/pool/itemContents';
import { readPool } from '../../../electron/engine/repositories/pool/poolInMemory';
import { findUnitByName } from '../../../electron/engine/repositories/units/unitRepository';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { decideRequest, endTemporary } from '../../../electron/engine/services/requests/decideRequest';
import { readReminders, readRequest } from '../../../electron/engine/services/requests/readRequests';
import { registerRequest } from '../../../electron/engine/services/requests/registerRequest';
import { stepRequest } from '../../../electron/engine/services/requests/stepRequest';
import { restoreItem, subtractItems } from '../../../electron/engine/services/rounds/changeItems';
import { sealRound } from '../../../electron/engine/services/rounds/runRound';
import { contract, type Input } from '../../../shared/contract';
import { MERGE_REASON } from '../../../shared/model/round';
import { draft, smallProject, temporaryFolder, testOptions, testSession, unwrap } from '../../builders/project';

let folder: { path: string; remove(): void };
let project: ProjectFile;
/** 道河镇 alone has it, for good. */
const REGULAR = 3;

beforeEach(() => {
  folder = temporaryFolder();
  const small = smallProject(folder.path, testOptions({ session: testSession({ start: '2025-06-05T01:12:00.000Z' }) }));
  project = small.project;
  unwrap(adoptEntries(project, { entryIds: [...small.down], proposer: '', decider: '' }));
  unwrap(sealRound(project));
});
afterEach(() => {
  project.close();
  folder.remove();
});

type Asked = Input<'registerRequest'>['request'];

/** Registered, taken the whole way, approved. */
function grant(changes: Partial<Asked> & { townships: string[] }): number {
  const asked = {
    kind: 'admission',
    term: 'temporary',
    title: '防汛值守',
    content: '汛期值守',
    basis: '防汛预案',
  } as const;
  const more = { reason: '汛期', applicant: '市农业农村局', date: '2025-06-03', ends: '2025-06-10', wants: [] };
  const parsed = contract.registerRequest.input.parse({ request: { ...asked, ...more, ...changes } });
  const { requestId } = unwrap(registerRequest(project, parsed));
  const step = (more: Omit<Input<'stepRequest'>, 'requestId' | 'date'>) =>
    unwrap(stepRequest(project, contract.stepRequest.input.parse({ requestId, date: '2025-06-03', ...more })));
  for (const name of changes.townships)
    step({ kind: 'opinion', unitId: findUnitByName(project.read, name)?.id ?? 0, verdict: 'agree' });
  step({ kind: 'legal', text: '合法' });
  if (changes.term === 'phased') step({ kind: 'meeting', text: '同意' });
  step({ kind: 'county', text: '批准' });
  const decided = { requestId, decision: 'approve', date: '2025-06-05', decider: '县委、县政府', text: '同意' };
  unwrap(decideRequest(project, contract.decideRequest.input.parse(decided)));
  return requestId;
}

function admitted(townships: string[], more: Partial<Asked> = {}): number {
  const item = draft('防汛值守', { scope: 'particular', townships });
  const requestId = grant({ townships, wants: [{ kind: 'add', item }], ...more });
  return unwrap(readRequest(project, { requestId })).changeRows[0]?.itemId ?? 0;
}

const SAID = { reason: '内容相同', proposer: '市委编办', decider: '领导小组' };

function merge(goes: number, stays: number): void {
  const join = { townships: true, bases: true, places: [] };
  const merged = { itemIds: [goes], reasonKind: MERGE_REASON, targetItemId: stays, join, ...SAID };
  unwrap(subtractItems(project, contract.subtractItems.input.parse(merged)));
}

function leftBy(start: string): number {
  const { path } = project;
  project.close();
  project = unwrap(openProjectFile(path, testOptions({ session: testSession({ start }) })));
  return unwrap(endTemporary(project)).left;
}

const live = () => readPool(project).live.map(({ id }) => id);
const told = () => readReminders(project).map(({ kind, words }) => `${kind} ${words}`);
const hasSuiyang = () => {
  const [kept] = readContents(project.read, [REGULAR]);
  return kept?.townships.some(({ township, applies }) => township === '绥阳镇' && applies) ?? false;
};

test('a regular one that went into it does not end with it; a person brings it back, then the temporary one leaves', () => {
  const temporary = admitted(['道河镇']);
  merge(REGULAR, temporary);
  expect(told()).toEqual([
    'ending 2025-06-10 到期，还有 5 天，“防汛值守”并入过不同时到期的“管护防火隔离带”，不自动退出，请先恢复并入的，或另行准入',
  ]);
  expect(leftBy('2025-06-12T01:00:00.000Z')).toBe(0);
  expect(live()).toContain(temporary);
  expect(told()).toEqual([
    'ended 已于 2025-06-10 到期，“防汛值守”并入过不同时到期的“管护防火隔离带”，不自动退出，请先恢复并入的，或另行准入',
  ]);
  // Nor does it end by the day for whoever asks what is in force.
  expect(readInterimSteps(project).filter(({ itemId, content }) => itemId === temporary && !content)).toEqual([]);
  unwrap(restoreItem(project, { itemId: REGULAR, ...SAID }));
  expect(unwrap(endTemporary(project)).left).toBe(1);
  expect([live().includes(REGULAR), live().includes(temporary), told()]).toEqual([true, false, []]);
});

test('gone into a regular one, it is told that a township still has it; brought back it leaves, and the township with it', () => {
  const temporary = admitted(['绥阳镇']);
  merge(temporary, REGULAR);
  expect([leftBy('2025-06-12T01:00:00.000Z'), hasSuiyang()]).toEqual([0, true]);
  expect(told()).toEqual([
    'ended 已于 2025-06-10 到期，“防汛值守”并入了不同时到期的“管护防火隔离带”，绥阳镇到期后仍在适用范围内，请恢复这一项，或另行准入',
  ]);
  unwrap(restoreItem(project, { itemId: temporary, ...SAID }));
  expect([unwrap(endTemporary(project)).left, hasSuiyang(), told()]).toEqual([1, false, []]);
});

test('nothing is told of where the regular one stood there anyway, or was granted anew since', () => {
  merge(admitted(['道河镇']), REGULAR);
  merge(admitted(['绥阳镇']), REGULAR);
  expect(told()).toHaveLength(1);
  const wants = [{ kind: 'amend', itemId: REGULAR, text: '两镇长期管护' }] as const;
  grant({ townships: ['道河镇', '绥阳镇'], ends: '2026-06-30', term: 'phased', wants: [...wants] });
  expect([leftBy('2025-06-12T01:00:00.000Z'), told(), live().includes(REGULAR)]).toEqual([0, [], true]);
});

test('of two temporary ones the one that lasts longer does not leave with the other; of one term they leave together', () => {
  const shorter = admitted(['道河镇']);
  merge(admitted(['道河镇'], { ends: '2025-06-20' }), shorter);
  const together = admitted(['绥阳镇']);
  merge(admitted(['绥阳镇']), together);
  expect(leftBy('2025-06-12T01:00:00.000Z')).toBe(1);
  expect([live().includes(shorter), live().includes(together)]).toEqual([true, false]);
});

test('a phased duty whose township went on with a regular one is told of as well', () => {
  merge(admitted(['绥阳镇'], { term: 'phased' }), REGULAR);
  leftBy('2025-06-12T01:00:00.000Z');
  expect(told()).toHaveLength(1);
});
