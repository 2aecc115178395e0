/** 恢复 of an item whose entry was taken off while it was gone: the entry is its origin again, if it still waits for a fate. */
import type { ReadHandle, WriteHandle } from '../../database/file/handles';
import { findEntry, insertDisposition, type NewDisposition } from './entryRepository';

/** The log's words for a fate that was taken back. */
interface TakenOff {
  readonly seq: number;
  readonly entryId: number;
  readonly kind: NewDisposition['kind'];
}

/**
 * What it was made of comes back, and, where that leaves it without any, what else led to it; an entry with the whole of its
 * fate, the other parts of a split one too. One that has another fate by now keeps that. Answers their names.
 */
export function bringBackOrigin(write: WriteHandle, itemId: number, roundId: number): string[] {
  const waiting = takenOffWhileGone(write, itemId).flatMap((one) => {
    const entry = findEntry(write, one.entryId);
    return entry?.disposition.kind === 'pending' ? [{ ...one, name: entry.name }] : [];
  });
  const back: string[] = [];
  for (const one of waiting.toSorted((a, b) => Number(b.kind === 'adopt') - Number(a.kind === 'adopt'))) {
    if (one.kind !== 'adopt' && hasOrigin(write, itemId)) continue;
    for (const fate of fateTakenBack(write, one)) insertDisposition(write, { ...fate, roundId });
    back.push(one.name);
  }
  return back;
}

/** Newest first. What was led elsewhere, or came back since, is not among them. */
function takenOffWhileGone(read: ReadHandle, itemId: number): TakenOff[] {
  return read.all<TakenOff>(
    `WITH gone AS (SELECT max(seq) AS seq FROM actionRow WHERE tableName = 'item' AND rowId = @itemId AND after ->> 'live' = 0
         AND before ->> 'live' = 1),
       last AS (SELECT rowId, op, before, max(seq * 1000000 + ordinal), seq FROM actionRow
         WHERE coalesce(after, before) ->> 'itemId' = @itemId AND tableName = 'disposition' GROUP BY rowId)
     SELECT last.seq, before ->> 'entryId' AS entryId, before ->> 'kind' AS kind FROM last JOIN gone
     WHERE op = 'delete' AND last.seq > gone.seq ORDER BY last.seq DESC`,
    { itemId },
  );
}

/** As rule 6 has it. */
function hasOrigin(read: ReadHandle, itemId: number): boolean {
  const found = read.value<number>(
    `SELECT EXISTS (SELECT 1 FROM change WHERE itemId = @itemId AND kind IN ('add', 'split') AND proposer <> '')
       OR EXISTS (SELECT 1 FROM disposition JOIN sourceEntry ON sourceEntry.id = entryId
         JOIN sourceList ON sourceList.id = sourceListId WHERE itemId = @itemId AND withdrawn = 0)`,
    { itemId },
  );
  return found === 1;
}

function fateTakenBack(read: ReadHandle, { seq, entryId }: TakenOff): Omit<NewDisposition, 'roundId'>[] {
  return read.all(
    `SELECT before ->> 'entryId' AS entryId, before ->> 'kind' AS kind, before ->> 'itemId' AS itemId,
       before ->> 'reasonKind' AS reasonKind, before ->> 'reason' AS reason, before ->> 'part' AS part
     FROM actionRow WHERE seq = @seq AND tableName = 'disposition' AND op = 'delete' AND before ->> 'entryId' = @entryId
     ORDER BY ordinal`,
    { seq, entryId },
  );
}
