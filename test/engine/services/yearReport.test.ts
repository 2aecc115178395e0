/** The figures of a year that is over stay what they were: duties that leave and townships that are founded later are nothing of it. */
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openProjectFile } from '../../../electron/engine/database/file/open';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { endTemporary } from '../../../electron/engine/services/requests/decideRequest';
import { readRegister } from '../../../electron/engine/services/requests/readRequests';
import { readYear } from '../../../electron/engine/services/requests/readYear';
import { openRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { addUnits } from '../../../electron/engine/services/units/manageUnits';
import { ANLAN_TOWNS } from '../../builders/anlanCounty';
import { anlanWithFirstEdition, issue, SECOND } from '../../builders/editions';
import { draft, smallProject, temporaryFolder, testOptions, testSession, unwrap } from '../../builders/project';
import { approve } from '../../builders/requests';

let folder: { path: string; remove(): void };
let project: ProjectFile;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  project.close();
  folder.remove();
});

const yearOf = (year: number) => readYear(project, readRegister(project).rows, { year });

/** A temporary duty of 道河镇 admitted in December 2025, and its round sealed. */
function admitUntil(ends: string): void {
  const small = smallProject(folder.path, testOptions({ session: testSession({ start: '2025-12-20T01:12:00.000Z' }) }));
  project = small.project;
  unwrap(adoptEntries(project, { entryIds: [...small.down], proposer: '', decider: '' }));
  unwrap(sealRound(project));
  const term = { kind: 'admission', term: 'temporary', cause: null, content: '值守', ends } as const;
  const item = draft('防汛值守', { scope: 'particular', townships: ['道河镇'] });
  const where = { applicant: '市农业农村局', townships: ['道河镇'], wants: [{ kind: 'add' as const, item }] };
  approve(project, { ...term, ...where, date: '2025-12-18' }, { date: '2025-12-19' });
  unwrap(sealRound(project));
}

/** Opened again on 12 January 2026, when it leaves. */
function openNextYear(): void {
  const { path } = project;
  project.close();
  project = unwrap(openProjectFile(path, testOptions({ session: testSession({ start: '2026-01-12T01:00:00.000Z' }) })));
  expect(unwrap(endTemporary(project))).toEqual({ left: 1 });
  unwrap(sealRound(project));
}

test('a temporary duty that leaves in the next year is nothing of the one it was asked for in', () => {
  admitUntil('2026-01-10');
  const figures = () => {
    const { total, towns } = yearOf(2025);
    const grown = towns.find(({ township }) => township === '道河镇')?.lists ?? [];
    return { asked: [total.added, total.subtracted], lists: grown.map(({ added, subtracted }) => [added, subtracted]) };
  };
  const before = figures();
  expect(before).toEqual({ asked: [1, 0], lists: [[1, 0]] });
  openNextYear();
  expect(figures()).toEqual(before);
  const { years, total, earlier, ended, towns } = yearOf(2026);
  expect(years).toEqual([2025, 2026]);
  expect([total.total, earlier.total]).toEqual([0, 0]);
  expect(ended).toMatchObject({ total: 1, approved: 0, added: 0, subtracted: 1, other: 0 });
  const left = towns.flatMap(({ lists }) => lists).reduce((sum, { subtracted }) => sum + subtracted, 0);
  expect(left).toBe(ended.subtracted);
});

test('one that ended in the last days of a year and left when the office opened again is of the year it left in', () => {
  admitUntil('2025-12-29');
  const before = yearOf(2025);
  openNextYear();
  expect(yearOf(2025)).toEqual({ ...before, years: [2025, 2026], to: before.to });
  expect(yearOf(2026).ended).toMatchObject({ total: 1, subtracted: 1 });
});

test('of a township that is founded after its edition a year knows nothing; in its first year it begins with nothing', () => {
  project = anlanWithFirstEdition(join(folder.path, '安澜县.shuangshu'));
  const towns = (year: number) => yearOf(year).towns;
  const before = towns(2025);
  expect(before.map(({ township }) => township)).toEqual([...ANLAN_TOWNS]);
  unwrap(addUnits(project, { kind: 'township', names: ['新设镇'] }));
  unwrap(openRound(project, { kind: 'adjustment', title: '', date: '2026-03-02' }));
  expect(towns(2025)).toEqual(before);
  const grown = () => towns(2026).find(({ township }) => township === '新设镇')?.lists ?? [];
  const added = grown().reduce((sum, list) => sum + list.added, 0);
  expect([added > 0, grown().every((list) => list.before === 0 && list.added === list.after)]).toEqual([true, true]);
  unwrap(sealRound(project));
  unwrap(issue(project, { ...SECOND, issuedOn: '2026-03-05', effectiveOn: '2026-03-05' }));
  expect([towns(2025), grown().reduce((sum, list) => sum + list.added, 0)]).toEqual([before, added]);
});
