/** Documents and the citations of one item as they were after an action: what the log kept of them, whatever was noted or looked at since. */
import { type BasesOnDay, goneOf, standingOn } from '../../../../shared/logic/bases/basisStanding';
import { noteWords } from '../../../../shared/logic/bases/doubts';
import { groupBy } from '../../../../shared/logic/rows/groupBy';
import type { Basis, BasisEvent, Citation } from '../../../../shared/model/basis';
import type { ReadHandle } from '../../database/file/handles';

interface CitationThen extends Pick<Citation, 'clause'> {
  readonly basisId: number;
  readonly verified: number;
  readonly doubt: string;
}

/** How they stood on `day` by what was known after action `seq`. */
export function readBasesThen(read: ReadHandle, { seq, day, itemId }: { seq: number; day: string; itemId: number }) {
  const documents = lastImages<Basis>(read, `tableName = 'basis'`, { seq });
  const events = groupBy(lastImages<BasisEvent>(read, `tableName = 'basisEvent'`, { seq }), ({ basisId }) => basisId);
  const known = new Map(documents.map((document) => [document.id, document]));
  const standing = documents.map(({ id, title, docNumber, effectiveOn }) => ({
    ...{ title, docNumber },
    standing: standingOn(effectiveOn, events.get(id) ?? [], day),
  }));
  const cited = lastImages<CitationThen>(
    read,
    `tableName = 'itemBasis' AND coalesce(after, before) ->> 'itemId' = @itemId`,
    { seq, itemId },
  );
  const overtaken = cited.flatMap(({ basisId, clause, verified, doubt }) => {
    const document = known.get(basisId);
    const notes = (events.get(basisId) ?? []).filter(({ since }) => since <= day);
    if (!document || verified === 0 || !notes.some((note) => doubt.includes(noteWords(note)))) return [];
    return [{ title: document.title, docNumber: document.docNumber, clause }];
  });
  return { gone: goneOf(standing), overtaken: new Map([[itemId, overtaken]]) } satisfies BasesOnDay;
}

/** The rows that were there after that action, as it left them. */
function lastImages<T>(read: ReadHandle, which: string, values: { seq: number; itemId?: number }): T[] {
  return read
    .all<{ after: string }>(
      `WITH last AS (SELECT after, max(seq * 1000000 + ordinal) FROM actionRow
         WHERE ${which} AND seq <= @seq GROUP BY rowId)
       SELECT after FROM last WHERE after IS NOT NULL`,
      values,
    )
    .map(({ after }) => JSON.parse(after) as T);
}
