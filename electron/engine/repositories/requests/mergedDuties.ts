/** Duties admitted for a time that were merged with such as stay longer: nothing of them may end by itself, a person parts them. */
import { wayOf } from '../../../../shared/logic/requests/requestWay';
import { applyingTo } from '../../../../shared/logic/schemes/appliesTo';
import { quoted } from '../../../../shared/logic/text/nestQuotes';
import type { ItemScope } from '../../../../shared/model/item';
import type { ReadHandle } from '../../database/file/handles';
import { type Families, readFamilies } from '../pool/families';
import { wayHome } from '../pool/giveBack';
import { readContents } from '../pool/itemContents';
import { findItem, readItemNames } from '../pool/itemRepository';
import type { Joining } from '../pool/joiningRepository';
import { listUnits } from '../units/unitRepository';
import { admissionsOfItems, type WaitingDuty } from './admissions';
import { listRequests } from './requestRepository';

interface Ground {
  readonly read: ReadHandle;
  readonly families: Families;
  readonly names: ReadonlyMap<number, string>;
  /** '' for what stays. */
  endOf(itemId: number): string;
}

/** What longer ones went into, and what brought a longer one townships that still have it through nothing else. */
export function listMergedDuties(read: ReadHandle): WaitingDuty[] {
  const ends = new Map(
    listRequests(read)
      .filter((request) => wayOf(request).atEnd !== null && request.effective !== '' && request.ends !== '')
      .map((request) => [request.id, request.ends]),
  );
  if (ends.size === 0) return [];
  const admitted = admissionsOfItems(read);
  const endOf = (itemId: number): string => ends.get(admitted.get(itemId) ?? 0) ?? '';
  const ground = { read, families: readFamilies(read), names: readItemNames(read), endOf };
  return [...admitted].flatMap(([itemId, requestId]) => {
    if (!ends.has(requestId)) return [];
    const words = wordsOf(itemId, ground);
    return words === '' ? [] : [{ itemId, requestId, words }];
  });
}

function wordsOf(itemId: number, { read, families, names, endOf }: Ground): string {
  const nameOf = (id: number): string => quoted(names.get(id) ?? '');
  const staysLonger = (id: number): boolean => endOf(id) === '' || endOf(id) > endOf(itemId);
  const home = families.homeOf(itemId);
  if (home === itemId) {
    if (!findItem(read, itemId)?.live) return '';
    const longer = families.membersOf(itemId).filter((id) => id !== itemId && staysLonger(id));
    if (longer.length === 0) return '';
    return `${nameOf(itemId)}并入过不同时到期的${longer.map(nameOf).join('、')}，不自动退出，请先恢复并入的，或另行准入`;
  }
  if (!staysLonger(home) || admittedSince(read, home, itemId)) return '';
  const towns = stillBrought(read, itemId, home);
  if (towns.length === 0) return '';
  return `${nameOf(itemId)}并入了不同时到期的${nameOf(home)}，${towns.join('、')}到期后仍在适用范围内，请恢复这一项，或另行准入`;
}

/** Somebody has decided since then how long what was kept is to stand. */
function admittedSince(read: ReadHandle, keptId: number, goneId: number): boolean {
  const found = read.value<number>(
    `SELECT count(*) FROM change JOIN requestChange ON changeId = change.id JOIN request ON request.id = requestId
     WHERE itemId = @keptId AND request.kind = 'admission' AND change.kind <> 'subtract'
       AND change.id > (SELECT max(id) FROM change WHERE itemId = @goneId AND kind = 'subtract')`,
    { keptId, goneId },
  );
  return (found ?? 0) > 0;
}

/** Townships to which what was kept applies because the other came. */
function stillBrought(read: ReadHandle, goneId: number, keptId: number): string[] {
  const [kept] = readContents(read, [keptId]);
  const way = wayHome(read, goneId);
  if (!kept || way.length === 0) return [];
  const brought = listUnits(read, 'township').filter(({ id }) => way.every((one) => brings(one, id, kept.scope)));
  return applyingTo(kept, brought);
}

function brings({ brought: { scope, cells } }: Joining, unitId: number, now: ItemScope): boolean {
  const own = cells.find((cell) => cell.unitId === unitId);
  const had = own?.before?.applies ?? (scope?.before ?? now) === 'common';
  const has = own?.after?.applies ?? (scope?.after ?? now) === 'common';
  return has && !had;
}
