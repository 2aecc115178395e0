/** Random requests, days and decisions on a real project: the figures tie, each change is some request's, and duties leave on their day. */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openProjectFile } from '../../../electron/engine/database/file/open';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { verifyProject } from '../../../electron/engine/database/log/verify';
import { readLedger } from '../../../electron/engine/repositories/ledger/ledgerRepository';
import { listRequestChanges } from '../../../electron/engine/repositories/requests/requestRepository';
import { listChanges } from '../../../electron/engine/repositories/rounds/roundRepository';
import { findUnitByName } from '../../../electron/engine/repositories/units/unitRepository';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { decideRequest, endTemporary } from '../../../electron/engine/services/requests/decideRequest';
import { readRegister } from '../../../electron/engine/services/requests/readRequests';
import { registerRequest } from '../../../electron/engine/services/requests/registerRequest';
import { stepRequest } from '../../../electron/engine/services/requests/stepRequest';
import { sealRound } from '../../../electron/engine/services/rounds/runRound';
import { contract } from '../../../shared/contract';
import { wayOf } from '../../../shared/logic/requests/requestWay';
import { addDays } from '../../../shared/logic/requests/workdays';
import {
  draft,
  smallProject,
  TOWNSHIPS,
  temporaryFolder,
  testOptions,
  testSession,
  unwrap,
} from '../../builders/project';

let folder: { path: string; remove(): void };
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const asked = fc.record({
  /** Days after 2025-06-03 it takes effect, and how long it lasts. */
  from: fc.nat(60),
  days: fc.nat(60),
  temporary: fc.boolean(),
  refused: fc.boolean(),
});
type Asked = typeof asked extends fc.Arbitrary<infer One> ? One : never;

const townIds = (project: ProjectFile) => TOWNSHIPS.map((name) => findUnitByName(project.read, name)?.id ?? 0);

/** Through its way to the decision; answers whether it was approved. */
function take(project: ProjectFile, one: Asked, at: number): void {
  const effective = addDays('2025-06-03', one.from);
  const ends = addDays(effective, one.days);
  const name = `事项${at}`;
  const request = contract.registerRequest.input.parse({
    request: {
      ...{ kind: 'admission', term: one.temporary ? 'temporary' : 'regular', title: name, content: name },
      ...{ basis: '文件', reason: '需要', applicant: '市农业农村局', townships: [...TOWNSHIPS], date: '2025-06-03' },
      ...{ ends: one.temporary ? ends : '', wants: [{ kind: 'add', item: draft(name) }] },
    },
  }).request;
  const { requestId } = unwrap(registerRequest(project, { request }));
  const step = (kind: 'legal' | 'opinion', more = {}) =>
    unwrap(stepRequest(project, contract.stepRequest.input.parse({ requestId, kind, date: '2025-06-03', ...more })));
  for (const { kind } of wayOf(request).steps) {
    if (kind === 'decide') continue;
    if (kind !== 'opinion') step(kind as 'legal');
    else for (const unitId of townIds(project)) step('opinion', { unitId, verdict: 'agree' });
  }
  const decision = one.refused ? 'refuse' : 'approve';
  unwrap(
    decideRequest(
      project,
      contract.decideRequest.input.parse({
        ...{ requestId, decision, date: '2025-06-03', decider: '县委、县政府', text: '经研究' },
        ...(one.refused ? {} : { effective, ends: one.temporary ? ends : '' }),
      }),
    ),
  );
}

test('on whatever day the project is opened, exactly what has not outlived its last day still stands', () => {
  fc.assert(
    fc.property(fc.array(asked, { minLength: 1, maxLength: 6 }), fc.nat(130), (all, later) => {
      const place = temporaryFolder();
      const small = smallProject(
        place.path,
        testOptions({ session: testSession({ start: '2025-06-05T01:12:00.000Z' }) }),
      );
      const first = small.project;
      unwrap(adoptEntries(first, { entryIds: [...small.down], proposer: '', decider: '' }));
      unwrap(sealRound(first));
      for (const [at, one] of all.entries()) take(first, one, at);
      first.close();
      const day = addDays('2025-06-03', later);
      const session = testSession({ start: `${day}T04:00:00.000Z` });
      const project = unwrap(openProjectFile(first.path, testOptions({ session })));
      const standing = all.filter(
        ({ refused, temporary, from, days }) => !refused && (!temporary || addDays('2025-06-03', from + days) >= day),
      ).length;
      const approved = all.filter(({ refused }) => !refused).length;
      expect(unwrap(endTemporary(project))).toEqual({ left: approved - standing });
      expect(unwrap(endTemporary(project))).toEqual({ left: 0 });
      const { live, first: start, added, subtracted } = readLedger(project.read);
      expect([live, added, subtracted]).toEqual([start + standing, approved, approved - standing]);
      // Every change of the rounds of adjustment is some request's, and a refused one has none.
      const linked = new Set(listRequestChanges(project.read).map(({ changeId }) => changeId));
      expect(listChanges(project.read, {}).rows.every(({ id }) => linked.has(id))).toBe(true);
      const { rows } = readRegister(project);
      expect(rows.filter(({ state }) => state === 'refused').every(({ changes }) => changes === 0)).toBe(true);
      expect(rows.reduce((sum, { changes }) => sum + changes, 0)).toBe(added + subtracted);
      expect(verifyProject(project.read)).toMatchObject({ ok: true });
      project.close();
      place.remove();
    }),
    { numRuns: 25 },
  );
});

test('莱州 through the register: of 56 powers 28 are taken back and 28 added, each with its manner of delegation', () => {
  const small = smallProject(folder.path, testOptions({ session: testSession({ start: '2025-06-05T01:12:00.000Z' }) }));
  const { project } = small;
  unwrap(adoptEntries(project, { entryIds: [...small.down], proposer: '', decider: '' }));
  unwrap(sealRound(project));
  const request = (title: string, wants: unknown[]) =>
    unwrap(
      registerRequest(
        project,
        contract.registerRequest.input.parse({
          request: {
            ...{ kind: 'adjustment', cause: 'department', title, basis: '再次梳理方案', reason: '征求 10 个部门意见' },
            ...{ applicant: '市委组织部', townships: [...TOWNSHIPS], date: '2025-06-03', wants },
          },
        }),
      ),
    ).requestId;
  const approve = (requestId: number): void => {
    const step = (kind: string, more = {}) =>
      unwrap(stepRequest(project, contract.stepRequest.input.parse({ requestId, kind, date: '2025-06-03', ...more })));
    for (const unitId of townIds(project)) step('opinion', { unitId, verdict: 'agree' });
    step('legal');
    step('meeting');
    const decision = { decision: 'approve', date: '2025-06-04', decider: '编委会', text: '同意' } as const;
    unwrap(decideRequest(project, contract.decideRequest.input.parse({ requestId, ...decision })));
  };
  const power = (name: string, manner: string) => ({
    kind: 'add',
    item: draft(name, { remark: `下放方式：${manner}` }),
  });
  const powers = (count: number, name: string) =>
    Array.from({ length: count }, (_, at) => power(`${name}${at + 1}`, at % 2 === 0 ? '授权' : '委托'));
  approve(request('原下放的 56 项', powers(56, '权力')));
  const old = project.read.all<{ id: number }>(
    `SELECT itemId AS id FROM itemVersion WHERE name GLOB '权力*' ORDER BY id`,
  );
  const back = old.slice(0, 28).map(({ id: itemId }) => ({ kind: 'subtract', itemId, reasonKind: '属部门职责' }));
  approve(request('收回 28 项、增加 28 项', [...back, ...powers(28, '增加')]));
  expect(readLedger(project.read)).toMatchObject({ live: 4 + 56, added: 56 + 28, subtracted: 28 });
  const manners = project.read.all<{ remark: string; count: number }>(
    `SELECT remark, count(*) AS count FROM item WHERE live = 1 AND remark <> '' GROUP BY remark ORDER BY remark`,
  );
  expect(manners).toEqual([
    { remark: '下放方式：委托', count: 28 },
    { remark: '下放方式：授权', count: 28 },
  ]);
  expect(readRegister(project).rows.map(({ changes }) => changes)).toEqual([56, 56]);
  project.close();
});
