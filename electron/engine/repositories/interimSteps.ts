/** What was decided between two editions with a day of its own: decided requests from their day on, temporary duties to their last. */
import type { InterimStep } from '../../../shared/logic/editions/inForce';
import { wayOf } from '../../../shared/logic/requests/requestWay';
import { addDays } from '../../../shared/logic/requests/workdays';
import type { ItemContent } from '../../../shared/model/item';
import { ENDED_REASON } from '../../../shared/model/request';
import type { Change } from '../../../shared/model/round';
import type { ProjectFile } from '../database/projectFile';
import { readPool } from './poolInMemory';
import { listRequestChanges, listRequests, type StoredRequest } from './requestRepository';
import { listAllChanges, listRounds } from './roundRepository';
import { findSnapshot } from './snapshotRepository';

/** By request, in the order they were decided. Not to be called inside a command. */
export function readInterimSteps(project: ProjectFile): InterimStep<ItemContent>[] {
  const { read } = project;
  const links = listRequestChanges(read);
  if (links.length === 0) return [];
  const changes = new Map(listAllChanges(read).map((change) => [change.id, change]));
  const contentAfter = contentReader(project);
  return listRequests(read)
    .filter(({ effective }) => effective !== '')
    .flatMap((request) => {
      const own = links
        .filter(({ requestId }) => requestId === request.id)
        .flatMap(({ changeId }) => changes.get(changeId) ?? []);
      return [...own.flatMap((change) => stepOf(request, change, contentAfter)), ...endOf(request, own)];
    });
}

/** A subtraction after the last day is the end itself, which `endOf` tells whether it was carried out or not. */
function stepOf(
  { code, title, effective, ends }: StoredRequest,
  change: Change,
  contentAfter: (change: Change) => ItemContent | null,
): InterimStep<ItemContent>[] {
  if (change.reasonKind === ENDED_REASON && ends !== '') return [];
  const words = `申请 ${code}“${title}”，自 ${effective} 起执行（决定：${change.decider}）`;
  const content = change.kind === 'subtract' ? null : contentAfter(change);
  return [{ on: effective, itemId: change.itemId, content, words }];
}

/** A temporary duty is over the day after its last, whether or not anybody has opened the project since. */
function endOf(request: StoredRequest, own: readonly Change[]): InterimStep<ItemContent>[] {
  if (request.ends === '' || wayOf(request).atEnd !== 'leave') return [];
  const added = own.filter(({ kind }) => kind === 'add' || kind === 'restore');
  const words = `临时准入（申请 ${request.code}）至 ${request.ends} 到期，自动终止`;
  return added.map(({ itemId }) => ({ on: addDays(request.ends, 1), itemId, content: null, words }));
}

/** The item as the change's round left it; while the round is open, or where it left none, as the pool has it. */
function contentReader(project: ProjectFile): (change: Change) => ItemContent | null {
  const numbers = new Map(listRounds(project.read).map(({ id, number }) => [id, number]));
  const opened = new Map<number, ReadonlyMap<number, ItemContent>>();
  const open = (round: number): ReadonlyMap<number, ItemContent> => {
    const known = opened.get(round);
    if (known) return known;
    const items = new Map((findSnapshot(project.read, round)?.items ?? []).map((item) => [item.id, item]));
    opened.set(round, items);
    return items;
  };
  const { byId } = readPool(project);
  return ({ itemId, roundId }) => open(numbers.get(roundId) ?? 0).get(itemId) ?? byId.get(itemId) ?? null;
}
