/** The register of requests: the way each kind goes, what a decision changes, temporary duties that leave, and 安澜县's year. */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openProjectFile } from '../../../electron/engine/database/file/open';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { redo, undo } from '../../../electron/engine/database/log/undo';
import { verifyProject } from '../../../electron/engine/database/log/verify';
import { readLedger } from '../../../electron/engine/repositories/ledger/ledgerRepository';
import { readProject } from '../../../electron/engine/repositories/project/projectRepository';
import { readDecidedItems } from '../../../electron/engine/repositories/requests/decidedItems';
import { listTemporaryDuties } from '../../../electron/engine/repositories/requests/temporaryDuties';
import { listChanges } from '../../../electron/engine/repositories/rounds/roundRepository';
import { findUnitByName } from '../../../electron/engine/repositories/units/unitRepository';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { summarizeProject } from '../../../electron/engine/services/project/summarizeProject';
import { decideRequest, endTemporary } from '../../../electron/engine/services/requests/decideRequest';
import {
  readOtherRequests,
  readRegister,
  readReminders,
  readRequest,
  setHolidays,
} from '../../../electron/engine/services/requests/readRequests';
import { readYear } from '../../../electron/engine/services/requests/readYear';
import {
  attachRequestPaper,
  changeRequest,
  registerRequest,
} from '../../../electron/engine/services/requests/registerRequest';
import { stepRequest } from '../../../electron/engine/services/requests/stepRequest';
import { amendItem, restoreItem, splitItem, subtractItems } from '../../../electron/engine/services/rounds/changeItems';
import { openRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { mergeUnits } from '../../../electron/engine/services/units/mergeUnits';
import { contract, type Input } from '../../../shared/contract';
import { draftRequestNotice } from '../../../shared/logic/requests/draftRequestPapers';
import { anlanPublished, playAnlan } from '../../builders/anlanRequests';
import {
  codeOf,
  draft,
  failureOf,
  PEOPLE,
  smallProject,
  TOWNSHIPS,
  temporaryFolder,
  testOptions,
  testSession,
  unwrap,
} from '../../builders/project';

let folder: { path: string; remove(): void };
let project: ProjectFile;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  project.close();
  folder.remove();
});

const TODAY = '2025-06-05T01:12:00.000Z';

const summaryOf = () => summarizeProject(project, { fileName: '', operator: '', backupAt: null });
const countsOf = () => summaryOf().townships.map(({ name, listed, perList }) => [name, listed, perList]);

type Asked = Input<'registerRequest'>['request'];
const ask = (changes: Partial<Asked> = {}): number =>
  unwrap(
    registerRequest(
      project,
      contract.registerRequest.input.parse({
        request: {
          ...{ kind: 'admission', term: 'temporary', title: '防汛值守', content: '汛期值守', basis: '防汛预案' },
          ...{
            reason: '汛期',
            applicant: '市农业农村局',
            townships: ['道河镇'],
            date: '2025-06-03',
            ends: '2025-06-10',
          },
          wants: [{ kind: 'add', item: draft('防汛值守', { scope: 'particular', townships: ['道河镇'] }) }],
          ...changes,
        },
      }),
    ),
  ).requestId;
const step = (requestId: number, kind: Input<'stepRequest'>['kind'], more: Partial<Input<'stepRequest'>> = {}) =>
  stepRequest(project, contract.stepRequest.input.parse({ requestId, kind, date: '2025-06-03', ...more }));
const decide = (requestId: number, more: Partial<Input<'decideRequest'>> = {}) =>
  decideRequest(
    project,
    contract.decideRequest.input.parse({
      ...{ requestId, decision: 'approve', date: '2025-06-05', decider: '县委、县政府', text: '同意准入', ...more },
    }),
  );
const town = (name: string) => findUnitByName(project.read, name)?.id ?? 0;
const state = (requestId: number) => unwrap(readRequest(project, { requestId })).state;
const why = (result: Parameters<typeof failureOf>[0]) => String(failureOf(result).detail.reason);

/** Temporary: opinions, legal review and the county's word are required. */
function throughTheWay(requestId: number): void {
  unwrap(step(requestId, 'opinion', { unitId: town('道河镇'), verdict: 'agree' }));
  unwrap(step(requestId, 'legal', { text: '合法' }));
  unwrap(step(requestId, 'county', { text: '批准' }));
}

describe('the way of a request', () => {
  beforeEach(() => {
    const small = smallProject(folder.path, testOptions({ session: testSession({ start: TODAY }) }));
    project = small.project;
    unwrap(adoptEntries(project, { entryIds: [...small.down], proposer: '', decider: '' }));
    unwrap(sealRound(project));
  });

  test('an approval waits for every opinion in writing: silence is not consent', () => {
    const id = ask({ townships: ['道河镇', '绥阳镇'] });
    unwrap(step(id, 'opinion', { unitId: town('道河镇'), verdict: 'agree' }));
    unwrap(step(id, 'opinion', { unitId: town('绥阳镇'), verdict: 'silent' }));
    unwrap(step(id, 'legal'));
    unwrap(step(id, 'county'));
    expect(why(decide(id))).toContain('绥阳镇的书面意见还没有收到');
    unwrap(step(id, 'opinion', { unitId: town('绥阳镇'), verdict: 'conditional', text: '经费由县级解决' }));
    expect(unwrap(decide(id))).toEqual({ changes: 1, round: 2 });
  });

  test('whose list would change is asked, be it of a request that names no township; a refusal needs nobody', () => {
    const item = draft('防汛值守', { scope: 'common', townships: [] });
    const id = ask({ townships: ['道河镇'], wants: [{ kind: 'add', item }] });
    throughTheWay(id);
    expect(why(decide(id))).toBe(
      '拟作的调整会改动绥阳镇、老黑山镇的清单，不在申请涉及的乡镇之列，没有征求书面意见。请先改申请内容，加进涉及的乡镇并补齐意见，或把调整限于道河镇。',
    );
    const limited = { ...item, scope: 'particular' as const, townships: ['道河镇'] };
    unwrap(decide(id, { decision: 'approveAmended', wants: [{ kind: 'add', item: limited }] }));
    const nobody = ask({ townships: [] });
    expect(why(decide(nobody))).toContain('会改动道河镇的清单');
    unwrap(decide(nobody, { decision: 'refuse', text: '无依据' }));
  });

  test('steps out of order, after the decision, or of another way are refused with a sentence', () => {
    const id = ask();
    expect(why(step(id, 'county'))).toBe('“准入·临时”先要乡镇书面意见、合法性审查，再“县委、县政府审定”。');
    expect(why(step(id, 'superior'))).toContain('程序里没有“报上级批准”这一步');
    expect(why(step(id, 'opinion', { unitId: town('绥阳镇'), verdict: 'agree' }))).toContain(
      '不在这件申请涉及的乡镇之列',
    );
    expect(why(decide(id))).toContain('书面意见还没有收到');
    throughTheWay(id);
    unwrap(decide(id));
    expect(why(step(id, 'legal'))).toContain('已同意，不能再“合法性审查”');
    expect(state(id)).toBe('approved');
  });

  test('a returned request waits for its applicant; what was returned is done again, opinions stay', () => {
    const id = ask();
    throughTheWay(id);
    expect(why(step(id, 'return'))).toBe('请写明退回补正的理由。');
    unwrap(step(id, 'return', { text: '缺经费说明' }));
    expect(state(id)).toBe('returned');
    expect(why(step(id, 'legal'))).toContain('已退回补正，先等申请单位补正后重报');
    const detail = unwrap(readRequest(project, { requestId: id }));
    const request = contract.registerRequest.input.parse({
      request: { ...detail, guarantee: '县级保障 5 万元' },
    }).request;
    unwrap(changeRequest(project, { requestId: id, request, resubmitted: true }));
    const again = unwrap(readRequest(project, { requestId: id }));
    expect([again.guarantee, again.date, again.towns[0]?.verdict, again.next]).toEqual([
      '县级保障 5 万元',
      '2025-06-03',
      'agree',
      'accept',
    ]);
    expect(why(decide(id))).toBe('“准入·临时”还缺合法性审查、县委、县政府审定，不能作出同意的决定。');
    expect(again.history.map(({ kind }) => kind)).toEqual([
      'submit',
      'opinion',
      'legal',
      'county',
      'return',
      'resubmit',
    ]);
  });

  test('a day that has not come, or was before the request, is refused with a sentence; so is a request of tomorrow', () => {
    const id = ask();
    expect(why(step(id, 'opinion', { unitId: town('道河镇'), verdict: 'agree', date: '2025-06-06' }))).toBe(
      '乡镇书面意见的日期2025年6月6日晚于今天（2025年6月5日），请改正。',
    );
    expect(why(step(id, 'accept', { date: '2025-06-02' }))).toBe(
      '受理的日期2025年6月2日早于申请日期2025年6月3日，请改正。',
    );
    unwrap(step(id, 'note', { date: '2025-05-30', text: '来电先问过' }));
    throughTheWay(id);
    expect(why(decide(id, { date: '2025-06-01' }))).toContain('决定的日期2025年6月1日早于申请日期');
    expect(why(decide(id, { date: '2025-06-08' }))).toContain('决定的日期2025年6月8日晚于今天');
    const detail = unwrap(readRequest(project, { requestId: id }));
    const dated = (date: string) => {
      const { request } = contract.registerRequest.input.parse({ request: { ...detail, date } });
      return changeRequest(project, { requestId: id, request, resubmitted: false });
    };
    expect(why(dated('2025-06-04'))).toBe('申请日期不能晚于2025年6月3日的乡镇书面意见，请改正。');
    unwrap(dated('2025-06-01'));
    const { request } = contract.registerRequest.input.parse({ request: { ...asked('2025-009'), date: '2025-06-06' } });
    expect(why(registerRequest(project, { request }))).toContain('申请的日期2025年6月6日晚于今天');
  });

  test('what can be done without and was passed over is not waited for; what is required is', () => {
    const id = ask();
    const next = () => readRegister(project).rows[0]?.next;
    expect(next()).toBe('accept');
    unwrap(step(id, 'opinion', { unitId: town('道河镇'), verdict: 'agree' }));
    expect(next()).toBe('legal');
    unwrap(step(id, 'legal'));
    expect(next()).toBe('meeting');
    unwrap(step(id, 'county'));
    expect(readRegister(project).rows[0]).toMatchObject({ next: 'decide', due: '2025-06-06' });
  });

  test('of an item another open request speaks of, that one is named, until it is decided', () => {
    const about = ask({ kind: 'outside', term: null, wants: [], ends: '', aboutItemId: 1 });
    ask({ wants: [{ kind: 'subtract', itemId: 3, reasonKind: '内容重复合并', targetItemId: 2 }] });
    const others = (itemIds: number[], requestId: number | null = null) =>
      readOtherRequests(project, { itemIds, requestId }).map(({ code, itemName }) => [code, itemName]);
    expect(others([1, 2, 4])).toEqual([
      ['2025-001', '抓好党员发展'],
      ['2025-002', '落实三会一课'],
    ]);
    expect(others([1], about)).toEqual([]);
    unwrap(decide(about, { decision: 'refuse', text: '无依据' }));
    expect(others([1])).toEqual([]);
  });

  test('a refused request stays on record and changes nothing', () => {
    const id = ask({ kind: 'outside', term: null, wants: [], ends: '' });
    const before = readLedger(project.read);
    expect(unwrap(decide(id, { decision: 'refuse', text: '无依据' }))).toEqual({ changes: 0, round: null });
    expect(readLedger(project.read)).toEqual(before);
    expect(readRegister(project).rows).toMatchObject([{ code: '2025-001', state: 'refused', changes: 0 }]);
  });

  test('a decision is one action: its change is linked, and one undo takes back both', () => {
    const id = ask();
    throughTheWay(id);
    unwrap(decide(id));
    const { changeRows } = unwrap(readRequest(project, { requestId: id }));
    expect(changeRows).toMatchObject([{ kind: 'add', itemName: '防汛值守', proposer: '市农业农村局', round: 2 }]);
    unwrap(undo(project));
    expect([state(id), summaryOf().pool.live, summaryOf().round?.number]).toEqual(['handling', 4, 1]);
    unwrap(decide(id));
    expect(verifyProject(project.read)).toMatchObject({ ok: true });
  });

  test('changes go into a round of adjustment only', () => {
    const id = ask();
    throughTheWay(id);
    unwrap(openRound(project, { kind: 'review', title: '', date: '2025-06-04' }));
    expect(failureOf(decide(id))).toMatchObject({ code: 'ROUND_NOT_ADJUSTMENT', detail: { kind: '规范审核' } });
    unwrap(sealRound(project));
    expect(unwrap(decide(id)).round).toBe(3);
  });

  test('an amendment keeps what it does not name; applicability becomes the townships asked for', () => {
    const id = ask({
      ...{ kind: 'adjustment', term: null, cause: 'township', ends: '', townships: [...TOWNSHIPS] },
      wants: [
        { kind: 'amend', itemId: 1, text: '改写后的任务' },
        { kind: 'apply', itemId: 2, townships: ['道河镇', '绥阳镇'], why: '老黑山镇无此事' },
      ],
    });
    const { wantViews } = unwrap(readRequest(project, { requestId: id }));
    expect(wantViews.map(({ words, townEffect }) => [words, townEffect])).toEqual([
      ['修改“抓好党员发展”：内容改为“改写后的任务”', 0],
      ['“落实三会一课”只适用道河镇、绥阳镇', -1],
    ]);
    for (const name of TOWNSHIPS) unwrap(step(id, 'opinion', { unitId: town(name), verdict: 'agree' }));
    unwrap(step(id, 'legal'));
    unwrap(step(id, 'meeting'));
    const before = summaryOf().townTimes;
    unwrap(decide(id));
    expect(summaryOf().townTimes).toBe(before - 1);
    const decided = unwrap(readRequest(project, { requestId: id }));
    const head = { place: '东宁市', office: '中共东宁市委机构编制委员会办公室', date: '2025-07-01' };
    const notice = draftRequestNotice(
      decided,
      head,
      readProject(project.read).scheme,
      readDecidedItems(project.read, id),
    );
    expect(JSON.stringify(notice.parts)).toContain('"cells":["工作任务","抓好党员发展，按月报告。","改写后的任务"]');
    expect(listChanges(project.read, { round: 2 }).rows.map(({ kind, reasonKind }) => [kind, reasonKind])).toEqual([
      ['amend', ''],
      ['amend', '适用范围'],
    ]);
    const name = project.read.value('SELECT name FROM itemVersion WHERE itemId = 1 AND number = 2');
    expect(name).toBe('抓好党员发展');
  });

  test('papers stay with the request by their hash, and a merged unit keeps its requests', () => {
    const id = ask();
    unwrap(attachRequestPaper(project, { requestId: id, fileName: '请示.pdf', bytes: new TextEncoder().encode('x') }));
    expect(unwrap(readRequest(project, { requestId: id })).papers).toMatchObject([{ name: '请示.pdf', size: 1 }]);
    unwrap(mergeUnits(project, { unitId: town('市农业农村局'), intoId: town('市委组织部') }));
    expect(readRegister(project).rows[0]?.applicant).toBe('市委组织部');
    expect(codeOf(registerRequest(project, contract.registerRequest.input.parse({ request: asked('2025-001') })))).toBe(
      'REQUEST_EXISTS',
    );
  });
  const asked = (code: string): Asked => ({
    ...{ code, kind: 'outside', title: '又一件', applicant: '市委组织部', date: '2025-06-03' },
  });

  test('limits are counted in working days by the office’s own table', () => {
    ask();
    // 2025-06-03 is a Tuesday; three working days on.
    expect(readRegister(project).rows[0]).toMatchObject({ next: 'accept', due: '2025-06-06' });
    unwrap(setHolidays(project, { holidays: [{ date: '2025-06-05', kind: 'off', name: '停电' }] }));
    expect(readRegister(project).rows[0]?.due).toBe('2025-06-09');
    // Called to mind from three working days on: the one of three days is, a regular one of five is not yet.
    ask({ title: '常态巡查', term: 'regular', ends: '' });
    expect(readReminders(project).map(({ words, date }) => [words, date])).toEqual([
      ['受理还有 2 个工作日', '2025-06-09'],
    ]);
    expect(readRegister(project).rows[1]).toMatchObject({ due: '2025-06-11', left: 4 });
  });

  test('a year the table has nothing of is told with the limit, and with what is called to mind', () => {
    ask();
    expect(readRegister(project).rows[0]?.gaps).toEqual([]);
    const holidays = [{ date: '2026-10-01', kind: 'off', name: '国庆节' } as const];
    unwrap(setHolidays(project, { holidays }));
    const gaps = [{ year: '2025', words: '节假日表没有2025年，按周末算' }];
    expect(readRegister(project).rows[0]).toMatchObject({ due: '2025-06-06', gaps });
    expect(readReminders(project)).toMatchObject([{ kind: 'due', gaps }]);
    // Years after it are counted through as long as it is overdue.
    const path = project.path;
    project.close();
    project = reopen(path, '2026-01-07T01:00:00.000Z');
    expect(readRegister(project).rows[0]?.gaps.map(({ year }) => year)).toEqual(['2025', '2026']);
  });
});

function reopen(path: string, start: string): ProjectFile {
  return unwrap(openProjectFile(path, testOptions({ session: testSession({ start }) })));
}

describe('a temporary duty', () => {
  test('is called to mind, leaves by itself the day after its last one, once, and its request says so', () => {
    const session = testSession({ start: TODAY });
    const small = smallProject(folder.path, testOptions({ session }));
    project = small.project;
    unwrap(adoptEntries(project, { entryIds: [...small.down], proposer: '', decider: '' }));
    unwrap(sealRound(project));
    const id = ask();
    throughTheWay(id);
    unwrap(decide(id));
    unwrap(sealRound(project));
    expect(readReminders(project)).toMatchObject([{ kind: 'ending', words: expect.stringContaining('到期自动退出') }]);
    expect(unwrap(endTemporary(project))).toEqual({ left: 0 });
    const { path } = project;
    project.close();
    project = reopen(path, '2025-06-10T04:00:00.000Z');
    expect(unwrap(endTemporary(project))).toEqual({ left: 0 });
    project.close();
    project = reopen(path, '2025-06-12T04:00:00.000Z');
    expect(unwrap(endTemporary(project))).toEqual({ left: 1 });
    expect(unwrap(endTemporary(project))).toEqual({ left: 0 });
    expect([state(id), summaryOf().pool.live]).toEqual(['left', 4]);
    expect(listChanges(project.read, {}).rows.at(-1)).toMatchObject({
      ...{ kind: 'subtract', round: 3, reasonKind: '到期终止', decider: '县委、县政府', proposer: '市农业农村局' },
    });
    const ended = unwrap(readRequest(project, { requestId: id }));
    expect(ended.changeRows).toHaveLength(2);
    const head = { place: '东宁市', office: '中共东宁市委机构编制委员会办公室', date: '2025-06-12' };
    const items = readDecidedItems(project.read, id);
    const tables = draftRequestNotice(ended, head, readProject(project.read).scheme, items).parts.flatMap(
      ({ content }) => content.flatMap((one) => (one.kind === 'table' ? one.rows : [])),
    );
    // One line for what was decided, then the new duty in full.
    expect(tables.slice(0, 2)).toMatchObject([{ cells: ['1', '增', '防汛值守', '基层党建'] }, { section: '防汛值守' }]);
    expect(JSON.stringify(tables)).not.toContain('减');
    expect(readReminders(project)).toEqual([]);
  });
});

test('a duty that left while the office was closed leaves in a round of the day it opens: the year that is over stays as it was', () => {
  const small = smallProject(folder.path, testOptions({ session: testSession({ start: TODAY }) }));
  project = small.project;
  unwrap(adoptEntries(project, { entryIds: [...small.down], proposer: '', decider: '' }));
  unwrap(sealRound(project));
  const id = ask();
  throughTheWay(id);
  unwrap(decide(id));
  unwrap(sealRound(project));
  const { path } = project;
  project.close();
  project = reopen(path, '2026-01-05T04:00:00.000Z');
  expect(unwrap(endTemporary(project))).toEqual({ left: 1 });
  expect(readLedger(project.read).notes.at(-1)).toMatchObject({ round: 3, date: '2026-01-05' });
  expect(unwrap(readRequest(project, { requestId: id })).history.at(-1)).toMatchObject({
    kind: 'leave',
    date: '2025-06-11',
  });
  unwrap(sealRound(project));
  expect(readYear(project, readRegister(project).rows, { year: 2025 }).to).toBe('第2轮封存时');
});

describe('a duty admitted again', () => {
  const adopted = () => {
    const session = testSession({ start: TODAY });
    const small = smallProject(folder.path, testOptions({ session }));
    project = small.project;
    unwrap(adoptEntries(project, { entryIds: [...small.down], proposer: '', decider: '' }));
    unwrap(sealRound(project));
    const id = ask();
    throughTheWay(id);
    unwrap(decide(id));
    return unwrap(readRequest(project, { requestId: id })).changeRows[0]?.itemId ?? 0;
  };
  const grant = (wants: Asked['wants'], ends: string) => {
    const id = ask({ title: '防汛值守延期', ends, wants: wants ?? [] });
    throughTheWay(id);
    unwrap(decide(id));
    return id;
  };
  const later = (start: string) => {
    const { path } = project;
    project.close();
    project = reopen(path, start);
    return unwrap(endTemporary(project)).left;
  };

  test('before its end stays until the new day', () => {
    const itemId = adopted();
    const id = grant([{ kind: 'amend', itemId, text: '值守延长到八月' }], '2025-08-31');
    expect([later('2025-06-12T04:00:00.000Z'), summaryOf().pool.live]).toEqual([0, 5]);
    expect([later('2025-09-01T04:00:00.000Z'), state(id)]).toEqual([1, 'left']);
  });

  test('after its end stays until the new day', () => {
    const itemId = adopted();
    expect(later('2025-06-12T04:00:00.000Z')).toBe(1);
    grant([{ kind: 'restore', itemId }], '2025-08-31');
    expect([unwrap(endTemporary(project)).left, summaryOf().pool.live]).toEqual([0, 5]);
    expect(later('2025-09-01T04:00:00.000Z')).toBe(1);
  });
});

describe('an admission for a time that only changes what stays', () => {
  test.each<[string, NonNullable<Asked['wants']>[number]]>([
    ['amend', { kind: 'amend', itemId: 1, text: '汛期每日值守' }],
    ['apply', { kind: 'apply', itemId: 1, townships: ['道河镇'], why: '只在道河镇' }],
  ])('%s: it does not leave when that ends, and is told until a person has put it back', (_, want) => {
    const small = smallProject(folder.path, testOptions({ session: testSession({ start: TODAY }) }));
    project = small.project;
    unwrap(adoptEntries(project, { entryIds: [...small.down], proposer: '', decider: '' }));
    unwrap(sealRound(project));
    const all = [...TOWNSHIPS];
    const id = ask({ wants: [want], townships: all });
    for (const name of all) unwrap(step(id, 'opinion', { unitId: town(name), verdict: 'agree' }));
    unwrap(step(id, 'legal', { text: '合法' }));
    unwrap(step(id, 'county', { text: '批准' }));
    unwrap(decide(id));
    unwrap(sealRound(project));
    const { path } = project;
    project.close();
    project = reopen(path, '2025-06-12T04:00:00.000Z');
    expect(unwrap(endTemporary(project))).toEqual({ left: 0 });
    expect([state(id), summaryOf().pool.live]).toEqual(['approved', 4]);
    const words = expect.stringContaining('“抓好党员发展”本来就在清单里，这次准入只改了它，不随着退出；请改回');
    expect(readReminders(project)).toMatchObject([{ kind: 'ended', requestId: id, words }]);
    unwrap(openRound(project, { kind: 'adjustment', title: '', date: '2025-06-12' }));
    const back = {
      itemId: 1,
      text: '抓好党员发展，按规定报告。',
      bases: [],
      remark: '',
      townshipRole: 'main',
    } as const;
    unwrap(amendItem(project, { ...back, bases: [], name: '抓好党员发展', reason: '到期改回', basis: '', ...PEOPLE }));
    expect(readReminders(project)).toEqual([]);
  });
});

describe('a temporary duty in other hands', () => {
  const admitted = () => {
    const small = smallProject(folder.path, testOptions({ session: testSession({ start: TODAY }) }));
    project = small.project;
    unwrap(adoptEntries(project, { entryIds: [...small.down], proposer: '', decider: '' }));
    unwrap(sealRound(project));
    const id = ask();
    throughTheWay(id);
    unwrap(decide(id));
    return { id, itemId: unwrap(readRequest(project, { requestId: id })).changeRows[0]?.itemId ?? 0 };
  };
  const leftBy12 = () => {
    const { path } = project;
    project.close();
    project = reopen(path, '2025-06-12T04:00:00.000Z');
    return unwrap(endTemporary(project)).left;
  };
  const HERE: Parameters<typeof draft>[1] = { scope: 'particular', townships: ['道河镇'] };
  const ON_ORDER = { reason: '编委会议定', proposer: '道河镇', decider: '县委编委' };

  test('taken apart, leaves with all its parts', () => {
    const { id, itemId } = admitted();
    const [part, smaller] = ['防汛转移', '防汛转移安置'].map((name) => draft(name, HERE));
    unwrap(splitItem(project, { itemId, parts: [part ?? draft('')], ...ON_ORDER }));
    const partId = listChanges(project.read, {}).rows.at(-1)?.itemId ?? 0;
    unwrap(splitItem(project, { itemId: partId, parts: [smaller ?? draft('')], ...ON_ORDER }));
    expect(listChanges(project.read, {}).rows.at(-1)).toMatchObject({ kind: 'split', targetName: null });
    // One that was never admitted for a time has parts that stay.
    unwrap(splitItem(project, { itemId: 1, parts: [draft('另一件')], ...ON_ORDER }));
    expect(listTemporaryDuties(project.read).map(({ requestId }) => requestId)).toEqual([id, id, id]);
    expect([leftBy12(), summaryOf().pool.live]).toEqual([3, 5]);
    expect(verifyProject(project.read).ok).toBe(true);
    unwrap(undo(project));
    expect(listTemporaryDuties(project.read)).toHaveLength(3);
  });

  test('taken apart and prolonged, stays with all its parts until the new day; one undo takes it back from all', () => {
    const { id, itemId } = admitted();
    unwrap(splitItem(project, { itemId, parts: [draft('防汛转移')], ...ON_ORDER }));
    const partId = listChanges(project.read, {}).rows.at(-1)?.itemId ?? 0;
    unwrap(splitItem(project, { itemId: partId, parts: [draft('防汛转移安置')], ...ON_ORDER }));
    const wants = [{ kind: 'amend', itemId, text: '值守延长到八月' }] as const;
    const longer = ask({ title: '防汛值守延期', ends: '2025-08-31', wants: [...wants] });
    throughTheWay(longer);
    unwrap(decide(longer));
    expect(listTemporaryDuties(project.read).map(({ requestId }) => requestId)).toEqual([longer, longer, longer]);
    unwrap(undo(project));
    expect(listTemporaryDuties(project.read).map(({ requestId }) => requestId)).toEqual([id, id, id]);
    unwrap(redo(project));
    expect([leftBy12(), summaryOf().pool.live]).toEqual([0, 7]);
  });

  test('of which one part was prolonged alone, leaves without that part', () => {
    const { itemId } = admitted();
    unwrap(splitItem(project, { itemId, parts: [draft('防汛转移', HERE)], ...ON_ORDER }));
    const partId = listChanges(project.read, {}).rows.at(-1)?.itemId ?? 0;
    const longer = ask({ ends: '2025-08-31', wants: [{ kind: 'amend', itemId: partId, text: '转移延长到八月' }] });
    throughTheWay(longer);
    unwrap(decide(longer));
    expect([leftBy12(), summaryOf().pool.live]).toEqual([1, 5]);
  });

  test('over and brought back by hand, stays', () => {
    const { id, itemId } = admitted();
    expect(leftBy12()).toBe(1);
    unwrap(restoreItem(project, { itemId, ...ON_ORDER }));
    expect([unwrap(endTemporary(project)).left, summaryOf().pool.live]).toEqual([0, 5]);
    const kinds = unwrap(readRequest(project, { requestId: id })).history.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'leave')).toHaveLength(1);
  });

  test('taken out and brought back by hand before its end, still ends', () => {
    const { itemId } = admitted();
    unwrap(subtractItems(project, { itemIds: [itemId], reasonKind: '其他', targetItemId: null, ...ON_ORDER }));
    unwrap(restoreItem(project, { itemId, ...ON_ORDER }));
    expect(leftBy12()).toBe(1);
  });
});

test('安澜县: 14 requests through their history give 345, 336 and 332; 369 items; 1,013 镇次', () => {
  project = anlanPublished(join(folder.path, '安澜县.shuangshu'));
  const played = playAnlan(project);
  expect(countsOf()).toEqual([
    ['临江镇', 345, [120, 102, 123]],
    ['竹溪乡', 336, [116, 98, 122]],
    ['城南街道', 332, [113, 95, 124]],
  ]);
  expect([summaryOf().pool.live, summaryOf().townTimes]).toEqual([369, 1013]);
  const { rows } = listChanges(project.read, { round: 2 });
  const count = (kind: string) => rows.filter((row) => row.kind === kind).length;
  expect([count('add'), count('subtract'), count('amend'), rows.length]).toEqual([5, 3, 4, 12]);
  expect(played.filter(({ changes }) => changes === 0).map(({ code }) => code)).toEqual(['D05', 'D10']);
  expect(played.every(({ changes }) => changes <= 1)).toBe(true);
  const register = readRegister(project).rows;
  expect(register.filter(({ state: now }) => now === 'refused').map(({ code }) => code)).toEqual(['D05', 'D10']);
  const returned = unwrap(readRequest(project, { requestId: played[5]?.requestId ?? 0 }));
  expect([returned.code, returned.history.map(({ kind }) => kind).slice(0, 3)]).toEqual([
    'D06',
    ['submit', 'return', 'resubmit'],
  ]);
  expect(verifyProject(project.read)).toMatchObject({ ok: true });
});
