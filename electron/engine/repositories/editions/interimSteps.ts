/** What was decided between two editions with a day of its own: decided requests and abolished townships from their day on, temporary duties to their last. */

import type { InterimStep } from '../../../../shared/logic/editions/inForce';
import { wayOf } from '../../../../shared/logic/requests/requestWay';
import { addDays } from '../../../../shared/logic/requests/workdays';
import { quoted } from '../../../../shared/logic/text/nestQuotes';
import type { ItemContent } from '../../../../shared/model/item';
import { ENDED_REASON } from '../../../../shared/model/request';
import type { Change } from '../../../../shared/model/round';
import type { ProjectFile } from '../../database/file/projectFile';
import { readPool } from '../pool/poolInMemory';
import { admissionsOfItems } from '../requests/admissions';
import { listMergedDuties } from '../requests/mergedDuties';
import {
  listRequestChanges,
  listRequests,
  readChangeContents,
  type StoredRequest,
} from '../requests/requestRepository';
import { listAllChanges, listRounds } from '../rounds/roundRepository';
import { findSnapshot, townshipsOfToday } from '../rounds/snapshotRepository';
import { isOfAbolition, listAbolitions } from '../units/abolitionRepository';

/** Not to be called inside a command. */
export function readInterimSteps(project: ProjectFile): InterimStep<ItemContent>[] {
  const { read } = project;
  const links = listRequestChanges(read);
  const abolitions = listAbolitions(read);
  if (links.length + abolitions.length === 0) return [];
  const requests = new Map(listRequests(read).map((request) => [request.id, request]));
  const changes = new Map(listAllChanges(read).map((change) => [change.id, change]));
  const rounds = new Map(listRounds(read).map(({ id, number }) => [id, number]));
  const contentAfter = contentReader(project, rounds);
  const ended = new Set<number>();
  const decided = links.flatMap(({ requestId, changeId }): InterimStep<ItemContent>[] => {
    const [request, change] = [requests.get(requestId), changes.get(changeId)];
    if (!request || !change || request.effective === '') return [];
    const { itemId, roundId } = change;
    const place = { itemId, round: rounds.get(roundId) ?? 0, order: change.id };
    if (change.reasonKind === ENDED_REASON && request.ends !== '') {
      ended.add(requestId);
      return [{ ...place, ...endOf(request) }];
    }
    const words = `申请 ${request.code}${quoted(request.title)}，自 ${request.effective} 起执行（决定：${change.decider}）`;
    const says = { on: request.effective, words };
    if (change.kind !== 'subtract') return [{ ...place, ...says, content: contentAfter(change) }];
    const goes = { ...place, ...says, content: null };
    const { targetItemId } = change;
    return targetItemId === null
      ? [goes]
      : [goes, { ...place, ...says, itemId: targetItemId, content: contentAfter({ ...change, itemId: targetItemId }) }];
  });
  const merged = new Set(listMergedDuties(read).map(({ itemId }) => itemId));
  const open = [...admissionsOfItems(read)].flatMap(([itemId, requestId]): InterimStep<ItemContent>[] => {
    const request = requests.get(requestId);
    if (
      !request ||
      merged.has(itemId) ||
      ended.has(requestId) ||
      request.ends === '' ||
      wayOf(request).atEnd !== 'leave'
    )
      return [];
    return [{ itemId, round: Number.POSITIVE_INFINITY, order: Number.POSITIVE_INFINITY, ...endOf(request) }];
  });
  const abolished = abolitions.flatMap((abolition) => {
    const own = [...changes.values()].filter(({ id }) => isOfAbolition(abolition, id));
    return own.map((change) => {
      const place = { itemId: change.itemId, round: rounds.get(change.roundId) ?? 0, order: change.id };
      // As it was written down, with the names of then.
      return { ...place, on: abolition.day, words: change.reason, content: contentAfter(change) };
    });
  });
  return [...decided, ...abolished, ...open];
}

/** A temporary duty is over the day after its last, whether or not anybody has opened the project since. */
function endOf({ code, ends }: StoredRequest): Pick<InterimStep<ItemContent>, 'on' | 'content' | 'words'> {
  return { on: addDays(ends, 1), content: null, words: `临时准入（申请 ${code}）至 ${ends} 到期，自动终止` };
}

/**
 * The item as the decision left it. Of one made before that was kept: as its round left it; while the round is open, or
 * where it left none, as the pool has it.
 */
function contentReader(
  project: ProjectFile,
  rounds: ReadonlyMap<number, number>,
): (change: Change) => ItemContent | null {
  const contents = [...readChangeContents(project)];
  const today = townshipsOfToday(
    project.read,
    contents.map(([, content]) => content),
  );
  const kept = new Map(contents.map(([id], index) => [id, today[index]]));
  const opened = new Map<number, ReadonlyMap<number, ItemContent>>();
  const open = (round: number): ReadonlyMap<number, ItemContent> => {
    const known = opened.get(round);
    if (known) return known;
    const items = new Map((findSnapshot(project.read, round)?.items ?? []).map((item) => [item.id, item]));
    opened.set(round, items);
    return items;
  };
  const { byId } = readPool(project);
  return ({ id, itemId, roundId }) => {
    const own = kept.get(id);
    if (own) return own;
    return open(rounds.get(roundId) ?? 0).get(itemId) ?? byId.get(itemId) ?? null;
  };
}
