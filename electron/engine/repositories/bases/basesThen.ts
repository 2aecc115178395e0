/** Documents and the citations of one item as they were after an action: what the log kept of them, whatever was noted or looked at since. */
import { type BasesOnDay, goneOf, standingOn } from '../../../../shared/logic/bases/basisStanding';
import { noteWords } from '../../../../shared/logic/bases/doubts';
import { groupBy } from '../../../../shared/logic/rows/groupBy';
import type { Basis, BasisEvent, Citation } from '../../../../shared/model/basis';
import type { ReadHandle } from '../../database/file/handles';
import { gatherFromLog } from '../../database/log/gather';

interface CitationThen extends Pick<Citation, 'clause'> {
  readonly basisId: number;
  readonly verified: number;
  readonly doubt: string;
}

/** How they stood on `day` by what was known after action `seq`. */
export function readBasesThen(read: ReadHandle, { seq, day, itemId }: { seq: number; day: string; itemId: number }) {
  const documents = rowsThen<Basis>(read, 'basis', seq);
  const events = groupBy(rowsThen<BasisEvent>(read, 'basisEvent', seq), ({ basisId }) => basisId);
  const known = new Map(documents.map((document) => [document.id, document]));
  const standing = documents.map(({ id, title, docNumber, effectiveOn }) => ({
    ...{ title, docNumber },
    standing: standingOn(effectiveOn, events.get(id) ?? [], day),
  }));
  const cited = citedThen(read, itemId, seq);
  const overtaken = cited.flatMap(({ basisId, clause, verified, doubt }) => {
    const document = known.get(basisId);
    const notes = (events.get(basisId) ?? []).filter(({ since }) => since <= day);
    if (!document || verified === 0 || !notes.some((note) => doubt.includes(noteWords(note)))) return [];
    return [{ title: document.title, docNumber: document.docNumber, clause }];
  });
  return { gone: goneOf(standing), overtaken: new Map([[itemId, overtaken]]) } satisfies BasesOnDay;
}

/** The rows that were there after that action, as it left them. */
function rowsThen<T>(read: ReadHandle, tableName: 'basis' | 'basisEvent', seq: number): T[] {
  type Image = { seq: number; rowId: number; after: string | null };
  const images = gatherFromLog<Image>(read, 'seq, rowId, after', `tableName = '${tableName}' AND op <> 'range'`);
  const last = new Map<number, string | null>();
  for (const image of images) if (image.seq <= seq) last.set(image.rowId, image.after);
  return [...last].sort(([a], [b]) => a - b).flatMap(([, after]) => (after === null ? [] : [JSON.parse(after) as T]));
}

/** By the index over what happened to an item. */
function citedThen(read: ReadHandle, itemId: number, seq: number): CitationThen[] {
  return read
    .all<{ after: string }>(
      `WITH last AS (SELECT after, max(seq * 1000000 + ordinal) FROM actionRow
         WHERE tableName = 'itemBasis' AND coalesce(after, before) ->> 'itemId' = @itemId AND seq <= @seq GROUP BY rowId)
       SELECT after FROM last WHERE after IS NOT NULL`,
      { itemId, seq },
    )
    .map(({ after }) => JSON.parse(after) as CitationThen);
}
