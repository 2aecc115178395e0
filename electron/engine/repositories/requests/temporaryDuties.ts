/** 临时准入 that still stands: which items leave by themselves, and after which day. */
import { wayOf } from '../../../../shared/logic/requests/requestWay';
import type { TemporaryDuty } from '../../../../shared/views/editions';
import type { ReadHandle } from '../../database/file/handles';
import { findItem } from '../pool/itemRepository';
import { admissionsOfItems } from './admissions';
import { listMergedDuties } from './mergedDuties';
import { listRequests } from './requestRepository';

/** The ones that end first stand first. What a longer one went into waits for a person. */
export function listTemporaryDuties(read: ReadHandle): TemporaryDuty[] {
  const leaving = listRequests(read).filter(
    (request) => wayOf(request).atEnd === 'leave' && request.effective !== '' && request.ends !== '',
  );
  if (leaving.length === 0) return [];
  const requests = new Map(leaving.map((request) => [request.id, request]));
  const merged = new Set(listMergedDuties(read).map(({ itemId }) => itemId));
  return [...admissionsOfItems(read)]
    .flatMap(([itemId, requestId]) => {
      const request = requests.get(requestId);
      const item = request && findItem(read, itemId);
      if (!request || !item?.live || merged.has(itemId)) return [];
      return [{ itemId, name: item.name, requestId, code: request.code, ends: request.ends }];
    })
    .sort((a, b) => (a.ends < b.ends ? -1 : a.ends > b.ends ? 1 : 0));
}
