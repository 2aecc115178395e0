/** By which request's admission an item stands, and what an admission for a time only changed of an item that stays. */
import { wayOf } from '../../../../shared/logic/requests/requestWay';
import { quoted } from '../../../../shared/logic/text/nestQuotes';
import { ENDED_REASON, type RequestKind, type RequestTerm } from '../../../../shared/model/request';
import { ABOLITION_REASON, type ChangeKind, GIVEN_BACK_REASON } from '../../../../shared/model/round';
import type { ReadHandle } from '../../database/file/handles';
import { findItem } from '../pool/itemRepository';

/** What does not end by itself though its admission does. */
export interface WaitingDuty {
  readonly itemId: number;
  readonly requestId: number;
  /** Why, and what there is to do. */
  readonly words: string;
}

interface Granted {
  readonly changeId: number;
  readonly itemId: number;
  readonly changeKind: ChangeKind;
  readonly splitFrom: number | null;
  readonly ended: number;
  readonly requestId: number | null;
  readonly kind: RequestKind | null;
  readonly term: RequestTerm | null;
  readonly ends: string | null;
}

interface Amended {
  readonly itemId: number;
  readonly requestId: number;
  readonly changeId: number;
}

/**
 * By item: the request whose admission it stands by, the newest that brought it in, brought it back or was granted for it.
 * A duty prolonged or made a regular one by a later admission no longer ends with the earlier one. What is split off stands
 * by the admission of what it was part of, and by the next one granted for that, as long as it has none of its own; what
 * ended stands by none, though somebody brings it back. An admission for a time that only changes what stays for good does not
 * take that along when it ends.
 */
export function admissionsOfItems(read: ReadHandle): Map<number, number> {
  return standings(read).admitted;
}

function standings(read: ReadHandle): { admitted: Map<number, number>; amended: readonly Amended[] } {
  const rows = read.all<Granted>(
    `SELECT change.id AS changeId, change.itemId, change.kind AS changeKind, iif(change.kind = 'split', targetItemId, NULL) AS splitFrom,
       requestId, change.reasonKind = @ended AS ended, request.kind, term, ends
     FROM change LEFT JOIN requestChange ON changeId = change.id LEFT JOIN request ON request.id = requestId
     WHERE (requestId IS NOT NULL AND (change.kind IN ('add', 'restore') OR change.reasonKind = @ended OR (
         request.kind = 'admission' AND change.kind <> 'subtract' AND change.reasonKind <> @givenBack)))
       OR (change.kind = 'split' AND targetItemId IS NOT NULL)
     ORDER BY change.id`,
    { ended: ENDED_REASON, givenBack: GIVEN_BACK_REASON },
  );
  const admitted = new Map<number, number>();
  const forATime = new Set(rows.flatMap((row) => (row.requestId !== null && isForATime(row) ? [row.requestId] : [])));
  const amended: Amended[] = [];
  const parts = new Map<number, number[]>();
  const admit = (itemId: number, by: number): void => {
    const before = admitted.get(itemId);
    admitted.set(itemId, by);
    if (before === undefined || before === by) return;
    for (const part of parts.get(itemId) ?? []) if (admitted.get(part) === before) admit(part, by);
  };
  for (const { changeId, itemId, changeKind, splitFrom, requestId, ended } of rows) {
    if (splitFrom !== null) parts.set(splitFrom, [...(parts.get(splitFrom) ?? []), itemId]);
    const by = splitFrom === null ? requestId : admitted.get(splitFrom);
    const brought = changeKind === 'add' || changeKind === 'restore' || splitFrom !== null;
    if (ended === 1) admitted.delete(itemId);
    else if (by === null || by === undefined) continue;
    else if (brought || !forATime.has(by) || forATime.has(admitted.get(itemId) ?? 0)) admit(itemId, by);
    else amended.push({ itemId, requestId: by, changeId });
  }
  return { admitted, amended };
}

function isForATime({ kind, term, ends }: Granted): boolean {
  return kind !== null && ends !== null && ends !== '' && wayOf({ kind, term }).atEnd !== null;
}

/** Items that stand by the admission of a request. */
export function liveAdmissions(read: ReadHandle, requestId: number): { itemId: number; name: string }[] {
  const own = [...admissionsOfItems(read)].filter(([, by]) => by === requestId).map(([itemId]) => itemId);
  return own.flatMap((itemId) => {
    const item = findItem(read, itemId);
    return item?.live ? [{ itemId, name: item.name }] : [];
  });
}

/** What stays and was only changed for a time: a person puts it back, which the ledger's next line of the item tells. */
export function listAmendedForATime(read: ReadHandle): WaitingDuty[] {
  return standings(read).amended.flatMap(({ itemId, requestId, changeId }) => {
    const item = findItem(read, itemId);
    const since = read.value<number>(
      'SELECT EXISTS (SELECT 1 FROM change WHERE itemId = ? AND id > ? AND reasonKind <> ?)',
      [itemId, changeId, ABOLITION_REASON],
    );
    if (!item?.live || since === 1) return [];
    const words = `${quoted(item.name)}本来就在清单里，这次准入只改了它，不随着退出；请改回准入以前的内容和适用范围，或另行准入`;
    return [{ itemId, requestId, words }];
  });
}
