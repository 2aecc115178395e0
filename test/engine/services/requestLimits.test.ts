/** Limits of requests: the day they run from, days off right after them, and the table of holidays they are counted by. */
import { afterEach, describe, expect, test } from 'vitest';
import { openProjectFile } from '../../../electron/engine/database/file/open';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { findUnitByName } from '../../../electron/engine/repositories/units/unitRepository';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import {
  readHolidayTable,
  readRegister,
  readReminders,
  setHolidays,
} from '../../../electron/engine/services/requests/readRequests';
import { registerRequest } from '../../../electron/engine/services/requests/registerRequest';
import { stepRequest } from '../../../electron/engine/services/requests/stepRequest';
import { sealRound } from '../../../electron/engine/services/rounds/runRound';
import { contract, type Input } from '../../../shared/contract';
import { draft, smallProject, temporaryFolder, testOptions, testSession, unwrap } from '../../builders/project';

let folder: { path: string; remove(): void };
let project: ProjectFile;

function begin(start: string): void {
  folder = temporaryFolder();
  const small = smallProject(folder.path, testOptions({ session: testSession({ start }) }));
  project = small.project;
  unwrap(adoptEntries(project, { entryIds: [...small.down], proposer: '', decider: '' }));
  unwrap(sealRound(project));
}
afterEach(() => {
  project.close();
  folder.remove();
});

function reopenOn(start: string): void {
  const { path } = project;
  project.close();
  project = unwrap(openProjectFile(path, testOptions({ session: testSession({ start }) })));
}

type Asked = Input<'registerRequest'>['request'];
const ask = (changes: Partial<Asked> = {}): number => {
  const wants = [{ kind: 'add', item: draft('防汛值守', { scope: 'particular', townships: ['道河镇'] }) }] as const;
  const request = {
    ...{ kind: 'admission', term: 'regular', title: '防汛值守', content: '汛期值守', basis: '防汛预案' },
    ...{ reason: '汛期', applicant: '市农业农村局', townships: ['道河镇'], date: '2025-06-03', wants, ...changes },
  };
  return unwrap(registerRequest(project, contract.registerRequest.input.parse({ request }))).requestId;
};
const step = (requestId: number, kind: Input<'stepRequest'>['kind'], more: Partial<Input<'stepRequest'>> = {}) =>
  unwrap(stepRequest(project, contract.stepRequest.input.parse({ requestId, kind, date: '2025-06-03', ...more })));
const town = (name: string) => findUnitByName(project.read, name)?.id ?? 0;
const agrees = (requestId: number, name: string, date = '2025-06-03') =>
  step(requestId, 'opinion', { unitId: town(name), verdict: 'agree', date });

describe('limits', () => {
  test('the review’s five days run from the last opinion that came in, not from the acceptance ten days before', () => {
    begin('2025-06-20T01:00:00.000Z');
    const id = ask();
    step(id, 'accept', { date: '2025-06-04' });
    // Ten working days for the opinions: 2025-06-18, kept to the day.
    expect(readRegister(project).rows[0]).toMatchObject({ next: 'opinion', due: '2025-06-18' });
    agrees(id, '道河镇', '2025-06-18');
    // On 2025-06-20 two of the five days are gone.
    expect(readRegister(project).rows[0]).toMatchObject({ next: 'legal', due: '2025-06-25', left: 3 });
    expect(readReminders(project).map(({ words }) => words)).toEqual(['合法性审查还有 3 个工作日']);
  });

  test('what a township says again after the review does not put off the meeting', () => {
    begin('2025-06-25T01:00:00.000Z');
    const id = ask();
    agrees(id, '道河镇', '2025-06-10');
    step(id, 'legal', { date: '2025-06-12', text: '合法' });
    const before = readRegister(project).rows[0];
    agrees(id, '道河镇', '2025-06-24');
    expect(readRegister(project).rows[0]).toEqual(before);
  });

  test('an acceptance written down late does not set the limit of what comes after a later step back', () => {
    begin('2025-06-20T01:00:00.000Z');
    const id = ask();
    agrees(id, '道河镇', '2025-06-10');
    step(id, 'legal', { date: '2025-06-18', text: '合法' });
    const { due } = readRegister(project).rows[0] ?? {};
    step(id, 'accept', { date: '2025-06-04' });
    expect(readRegister(project).rows[0]).toMatchObject({ next: 'meeting', due });
  });

  test('a limit that was over on Friday is no limit of today on Saturday', () => {
    begin('2025-06-05T01:12:00.000Z');
    ask({ term: 'temporary', ends: '2025-07-10' });
    // 2025-06-06 is a Friday, 06-07 a Saturday.
    expect(readRegister(project).rows[0]).toMatchObject({ next: 'accept', due: '2025-06-06', left: 1 });
    reopenOn('2025-06-07T01:12:00.000Z');
    const [reminder] = readReminders(project);
    expect(reminder).toMatchObject({ kind: 'overdue', words: '受理已超期' });
    reopenOn('2025-06-09T01:12:00.000Z');
    expect(readReminders(project)[0]?.words).toBe('受理已超期 1 个工作日');
  });

  test('the program’s own table of holidays, taken back, is the program’s own again', () => {
    begin('2025-06-05T01:12:00.000Z');
    expect(readHolidayTable(project).own).toBe(false);
    unwrap(setHolidays(project, { holidays: [{ date: '2025-06-05', kind: 'off', name: '停电' }] }));
    expect(readHolidayTable(project).own).toBe(true);
    unwrap(setHolidays(project, { holidays: null }));
    expect(readHolidayTable(project).own).toBe(false);
  });
});
