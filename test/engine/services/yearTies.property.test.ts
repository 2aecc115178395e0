/** 年度情况 over random years: each change counts in one year, each request in the one it came in, and a year that is over stays. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openProjectFile } from '../../../electron/engine/database/file/open';
import { listRequestChanges } from '../../../electron/engine/repositories/requests/requestRepository';
import { findOpenRound, listAllChanges } from '../../../electron/engine/repositories/rounds/roundRepository';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { endTemporary } from '../../../electron/engine/services/requests/decideRequest';
import { readRegister } from '../../../electron/engine/services/requests/readRequests';
import { readYear } from '../../../electron/engine/services/requests/readYear';
import { sealRound } from '../../../electron/engine/services/rounds/runRound';
import type { YearReport } from '../../../shared/views/requests';
import { draft, smallProject, temporaryFolder, testOptions, testSession, unwrap } from '../../builders/project';
import { ask, decide } from '../../builders/requests';

const request = fc.record({
  asked: fc.constantFrom(2025, 2026, 2027),
  /** Years until it is decided; null: never. */
  after: fc.constantFrom(0, 0, 1, 2, null),
  refused: fc.boolean(),
  /** Of a temporary duty the year its last day is in, after the one it was decided in. */
  lasts: fc.constantFrom(null, 0, 1),
});

test('the years add up to all there is, and none changes once it is over', () => {
  fc.assert(
    fc.property(fc.array(request, { minLength: 2, maxLength: 5 }), (plans) => {
      const folder = temporaryFolder();
      const first = testSession({ start: '2025-03-01T01:00:00.000Z' });
      const small = smallProject(folder.path, testOptions({ session: first }));
      let { project } = small;
      try {
        unwrap(adoptEntries(project, { entryIds: [...small.down], proposer: '', decider: '' }));
        unwrap(sealRound(project));
        const { path } = project;
        const ids = new Map<number, number>();
        const printed = new Map<number, YearReport>();
        const report = (year: number) => readYear(project, readRegister(project).rows, { year });
        const told = ({ total, kinds, departments, earlier, ended, towns }: YearReport) => ({
          ...{ total, kinds, departments, earlier, ended, towns },
        });
        for (const year of [2025, 2026, 2027, 2028, 2029]) {
          project.close();
          const session = testSession({ start: `${year}-06-01T01:00:00.000Z` });
          project = unwrap(openProjectFile(path, testOptions({ session })));
          unwrap(endTemporary(project));
          for (const [at, { asked, after, refused, lasts }] of plans.entries()) {
            const ends = lasts === null || after === null ? '' : `${asked + after + lasts}-12-0${at + 1}`;
            const item = draft(`防汛值守第${at + 1}段`, { scope: 'particular', townships: ['道河镇'] });
            const what = {
              ...{ applicant: '道河镇', townships: ['道河镇'], wants: [{ kind: 'add' as const, item }] },
              ...(ends === '' ? {} : { kind: 'admission', term: 'temporary', cause: null, content: '值守', ends }),
              date: `${year}-05-0${at + 1}`,
            } as Parameters<typeof ask>[1];
            if (asked === year) ids.set(at, ask(project, what));
            if (after === null || asked + after !== year) continue;
            const decision = refused ? ({ decision: 'refuse' } as const) : {};
            decide(project, ids.get(at) ?? 0, what, { date: `${year}-05-20`, ...decision });
          }
          if (findOpenRound(project.read)) unwrap(sealRound(project));
          for (const [over, report_] of printed) expect(told(report(over))).toEqual(told(report_));
          printed.set(year, report(year));
        }
        const years = [...printed.values()];
        const linked = new Set(listRequestChanges(project.read).map(({ changeId }) => changeId));
        const effects = listAllChanges(project.read).filter(({ id }) => linked.has(id));
        const lines = years.flatMap(({ total, earlier, ended }) => [total, earlier, ended]);
        const sum = (field: 'added' | 'subtracted' | 'other') => lines.reduce((all, line) => all + line[field], 0);
        expect([sum('added'), sum('subtracted'), sum('other')]).toEqual(
          [1, -1, 0].map((effect) => effects.filter(({ countEffect }) => countEffect === effect).length),
        );
        expect(years.reduce((all, { total }) => all + total.total, 0)).toBe(plans.length);
        for (const { total, earlier, ended, towns } of years) {
          expect(total.total).toBe(total.approved + total.amended + total.refused + total.withdrawn + total.open);
          const grown = towns.flatMap(({ lists }) => lists);
          const of = (field: 'added' | 'subtracted') => grown.reduce((all, list) => all + list[field], 0);
          // In a year as a whole: what came and left within it is in both lines and in no list.
          expect(of('added') - of('subtracted')).toBe(
            [total, earlier, ended].reduce((all, line) => all + line.added - line.subtracted, 0),
          );
        }
      } finally {
        project.close();
        folder.remove();
      }
    }),
    { numRuns: 12, seed: 20261201 },
  );
}, 120_000);
