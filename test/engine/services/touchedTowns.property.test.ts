/** Whatever a request wants: a list that its decision changes is one it names, and the preview names it before. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { undo } from '../../../electron/engine/database/log/undo';
import { readPool } from '../../../electron/engine/repositories/pool/poolInMemory';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { decideRequest } from '../../../electron/engine/services/requests/decideRequest';
import { viewWants } from '../../../electron/engine/services/requests/readRequests';
import { sealRound } from '../../../electron/engine/services/rounds/runRound';
import { contract } from '../../../shared/contract';
import { unaskedOf } from '../../../shared/logic/requests/touchOf';
import { itemsOfTownship, placeFor, textFor } from '../../../shared/logic/schemes/appliesTo';
import type { RequestWant } from '../../../shared/model/request';
import { draft, failureOf, smallProject, TOWNSHIPS, temporaryFolder, unwrap } from '../../builders/project';
import { approve, ask, throughTheWay } from '../../builders/requests';

const DAY = '2025-06-02';
const itemId = fc.constantFrom(1, 2, 3, 4);
const towns = fc.subarray<string>([...TOWNSHIPS], { minLength: 1 });
const want: fc.Arbitrary<RequestWant> = fc.oneof(
  fc.record({ scope: fc.constantFrom('common' as const, 'particular' as const), townships: towns }).map(
    ({ scope, townships }): RequestWant => ({
      ...{ kind: 'add', item: draft('新事项', { scope, townships: scope === 'common' ? [] : townships }) },
    }),
  ),
  fc
    .record({ itemId, targetItemId: fc.option(itemId) })
    .filter((one) => one.itemId !== one.targetItemId)
    .map((one): RequestWant => ({ kind: 'subtract', reasonKind: '其他', ...one })),
  fc.record({ itemId, townships: towns }).map((one): RequestWant => ({ kind: 'apply', why: '实际情况', ...one })),
  itemId.map((one): RequestWant => ({ kind: 'amend', itemId: one, text: '改写' })),
  fc.constantFrom(1, 2, 3).map((one): RequestWant => ({ kind: 'move', itemId: one, category: '公共服务' })),
  fc.constant<RequestWant>({ kind: 'restore', itemId: 5 }),
);

/** Item 3 is for one township only; item 5 has gone into item 3, and may come back. */
function county(path: string): ProjectFile {
  const { project, down, up } = smallProject(path);
  unwrap(adoptEntries(project, { entryIds: [...down, up[2] ?? 0], proposer: '', decider: '' }));
  unwrap(sealRound(project));
  const merged: RequestWant = { kind: 'subtract', itemId: 5, reasonKind: '内容重复合并', targetItemId: 3 };
  approve(project, { ...ASKED, wants: [merged] }, { date: DAY });
  return project;
}
const ASKED = { townships: [...TOWNSHIPS], date: DAY };

/** What stands on a township's list, item by item. */
function listOf(project: ProjectFile, township: string): string {
  const rows = itemsOfTownship(readPool(project).live, township).map((item) => [
    ...[item.id, item.name, placeFor(item, township).listId, placeFor(item, township).category],
    ...[textFor(item, township), item.bases, item.responsibilities],
  ]);
  return JSON.stringify(rows);
}

/** 镇次. */
function timesOf(project: ProjectFile): number {
  const { live } = readPool(project);
  return TOWNSHIPS.reduce((sum, town) => sum + itemsOfTownship(live, town).length, 0);
}

test('the lists that change are those the preview names; one left out of the request stops the decision by name', () => {
  const folder = temporaryFolder();
  const project = county(folder.path);
  const decide = (requestId: number) =>
    decideRequest(
      project,
      contract.decideRequest.input.parse({
        ...{ requestId, decision: 'approve', date: DAY, decider: '县委', text: '同意' },
      }),
    );
  let refused = 0;
  fc.assert(
    fc.property(want, towns, (one, named) => {
      const before = TOWNSHIPS.map((town) => listOf(project, town));
      const times = timesOf(project);
      const [view] = viewWants(project, [one], { open: true });
      const unasked = unaskedOf(view?.towns ?? [], named);
      const asked = { ...ASKED, townships: [...named], wants: [one] };
      const requestId = ask(project, asked);
      throughTheWay(project, requestId, asked, DAY);
      const decided = decide(requestId);
      if (unasked.length > 0) {
        refused += 1;
        expect(String(failureOf(decided).detail.reason)).toContain(`会改动${unasked.join('、')}的清单`);
      } else if (decided.ok) {
        const changed = TOWNSHIPS.filter((town, at) => listOf(project, town) !== before[at]);
        expect(view?.towns).toEqual(changed);
        expect(timesOf(project) - times).toBe(view?.townEffect);
      } else expect(decided.code).toBe('NOTHING_CHANGED');
      let undone = '';
      while (!undone.includes('登记申请')) undone = unwrap(undo(project)).summary;
      expect(TOWNSHIPS.map((town) => listOf(project, town))).toEqual(before);
    }),
    { numRuns: 150 },
  );
  expect(refused).toBeGreaterThan(0);
  project.close();
  folder.remove();
});

test('what comes back out of a chain changes the lists of the one that stands at its end, as the preview says', () => {
  const merge = (itemId: number, targetItemId: number): RequestWant => ({
    ...{ kind: 'subtract', itemId, reasonKind: '内容重复合并', targetItemId },
  });
  fc.assert(
    fc.property(fc.constantFrom(1, 2, 4), fc.option(towns), fc.option(towns), (last, narrowed, first) => {
      const folder = temporaryFolder();
      const { project, down, up } = smallProject(folder.path);
      unwrap(adoptEntries(project, { entryIds: [...down, up[2] ?? 0], proposer: '', decider: '' }));
      unwrap(sealRound(project));
      const only = (itemId: number, townships: string[] | null): void => {
        if (townships === null || townships.length === TOWNSHIPS.length) return;
        approve(project, { ...ASKED, wants: [{ kind: 'apply', why: '实际情况', itemId, townships }] }, { date: DAY });
      };
      only(last, narrowed);
      if (first && JSON.stringify(first) !== JSON.stringify(standing(project, 5))) only(5, first);
      approve(project, { ...ASKED, wants: [merge(5, 3)] }, { date: DAY });
      approve(project, { ...ASKED, wants: [merge(3, last)] }, { date: DAY });
      const want: RequestWant = { kind: 'restore', itemId: 5 };
      const [view] = viewWants(project, [want], { open: true });
      const before = TOWNSHIPS.map((town) => listOf(project, town));
      const times = timesOf(project);
      approve(project, { ...ASKED, wants: [want] }, { date: DAY });
      const changed = TOWNSHIPS.filter((town, at) => listOf(project, town) !== before[at]);
      expect([view?.towns, view?.townEffect]).toEqual([changed, timesOf(project) - times]);
      project.close();
      folder.remove();
    }),
    { numRuns: 12 },
  );
});

function standing(project: ProjectFile, itemId: number): string[] {
  return TOWNSHIPS.filter((town) => itemsOfTownship(readPool(project).live, town).some(({ id }) => id === itemId));
}
