/** 本镇写法 as opinions ask for it: whether it was changed since somebody was asked, and the changing of it. */
import { readOwnWords } from '../../../../shared/logic/opinions/deedProposed';
import { textInContent } from '../../../../shared/logic/opinions/packRows';
import { appliesTo, textFor } from '../../../../shared/logic/schemes/appliesTo';
import type { ItemContent } from '../../../../shared/model/item';
import { fail, ok, type Result } from '../../../../shared/result';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';
import { settleOwnStanding } from '../townships/applicabilityRepository';
import { findUnitByName } from '../units/unitRepository';
import { listPackRows } from './consultationRepository';
import type { StoredOpinion } from './returnRepository';

export interface OwnWords {
  readonly township: string;
  readonly wording: string;
}

/**
 * Gives townships words of their own; the item's text as a wording takes them back. Answers those whose list reads otherwise now.
 * Errors: REASON_MISSING, UNIT_UNKNOWN, NOT_APPLYING.
 */
export function rewordOwn(
  write: WriteHandle,
  content: ItemContent,
  ownWords: readonly OwnWords[],
  reason: string,
): Result<OwnWords[]> {
  const reworded: OwnWords[] = [];
  for (const { township, wording } of ownWords) {
    const town = findUnitByName(write, township);
    if (wording === '') return fail('REASON_MISSING', { field: `${township}的本镇写法` });
    if (town?.kind !== 'township') return fail('UNIT_UNKNOWN', { unit: township });
    if (!appliesTo(content.scope, content.townships, township))
      return fail('NOT_APPLYING', { item: content.name, unit: township });
    if (wording === textFor(content, township)) continue;
    const place = content.townships.find((one) => one.township === township)?.place ?? null;
    settleOwnStanding(write, content, town, { reason, place, wording: wording === content.text ? null : wording });
    reworded.push({ township, wording });
  }
  return ok(reworded);
}

/** Of the townships an amendment speaks of those with words of their own, where all of them read otherwise than they did; null for anything else. */
export function townsReworded(
  read: ReadHandle,
  { kind, packId, itemId }: StoredOpinion,
  unit: string,
  spoken: readonly string[],
  content: ItemContent | undefined,
): readonly string[] | null {
  if (kind !== 'amend' || itemId === null || !content) return null;
  const towns = readOwnWords(spoken, content);
  const sent = listPackRows(read, packId).find((row) => row.itemId === itemId);
  const wasRead = (town: string): string | undefined =>
    town === unit ? sent && textInContent(sent.cells.content) : wordingWhenSent(read, packId, itemId, town);
  const changed = towns.every((town) => {
    const before = wasRead(town);
    return before !== undefined && before !== textFor(content, town);
  });
  return towns.length > 0 && changed ? towns : null;
}

/** A department's form shows everybody's words: the log tells those the township had when it went out; undefined where it had none. */
function wordingWhenSent(read: ReadHandle, packId: number, itemId: number, township: string): string | undefined {
  const wording = read.value<string | null>(
    `SELECT after ->> 'wording' FROM actionRow
     WHERE tableName = 'applicability' AND coalesce(after, before) ->> 'itemId' = @itemId
       AND coalesce(after, before) ->> 'unitId' = (SELECT id FROM unit WHERE name = @township)
       AND seq <= (SELECT min(seq) FROM actionRow WHERE tableName = 'opinionPack' AND rowId = @packId)
     ORDER BY seq DESC, ordinal DESC LIMIT 1`,
    { packId, itemId, township },
  );
  return wording ?? undefined;
}
