/** 年度情况 over random years: requests by the year they came in, their changes by the year they were made in, and each year ties with its lists. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openProjectFile } from '../../../electron/engine/database/file/open';
import { findOpenRound } from '../../../electron/engine/repositories/rounds/roundRepository';
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

type Plan = typeof request extends fc.Arbitrary<infer P> ? P : never;

test('each year tells what came in, what was decided and what left, and what it did to the lists', () => {
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
        const settled = ({ earlier, ended, towns }: YearReport) => ({ earlier, ended, towns });
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
          for (const [over, then] of printed) expect(settled(report(over))).toEqual(settled(then));
          printed.set(year, report(year));
        }
        const decidedIn = ({ asked, after }: Plan): number | null => (after === null ? null : asked + after);
        const approvedIn = (year: number, plan: Plan): boolean => !plan.refused && decidedIn(plan) === year;
        // It leaves when the office next opens the project: in the year after its last day.
        const leftIn = (year: number, plan: Plan): boolean =>
          !plan.refused && plan.lasts !== null && (decidedIn(plan) ?? year) + plan.lasts + 1 === year;
        for (const year of printed.keys()) {
          const { total, earlier, ended, towns } = report(year);
          const own = plans.filter(({ asked }) => asked === year);
          const approved = own.filter(({ refused, after }) => !refused && after !== null).length;
          const open = own.filter(({ after }) => after === null).length;
          expect(total).toMatchObject({ total: own.length, approved, open, added: approved, subtracted: 0 });
          const late = plans.filter((plan) => plan.asked < year && approvedIn(year, plan)).length;
          expect(earlier).toMatchObject({ approved: late, open: 0, added: late, subtracted: 0 });
          const left = plans.filter((plan) => leftIn(year, plan)).length;
          expect(ended).toMatchObject({ total: left, added: 0, subtracted: left });
          const grown = towns.flatMap(({ lists }) => lists);
          const of = (field: 'added' | 'subtracted') => grown.reduce((all, list) => all + list[field], 0);
          expect([of('added'), of('subtracted')]).toEqual([
            plans.filter((plan) => approvedIn(year, plan)).length,
            left,
          ]);
        }
      } finally {
        project.close();
        folder.remove();
      }
    }),
    { numRuns: 12, seed: 20261201 },
  );
}, 120_000);
