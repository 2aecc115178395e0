/** Bases, and their citation by items. */
import { guessBasisKind } from '../../../shared/logic/parseCitation';
import type { Citation } from '../../../shared/model/basis';
import type { WriteHandle } from '../database/handles';

/** Answers the id of the document of that title and number, made new when there is none. */
export function ensureBasis(write: WriteHandle, { title, docNumber }: Citation): number {
  return (
    write.value<number>('SELECT id FROM basis WHERE title = ? AND docNumber = ?', [title, docNumber]) ??
    write.insert('INSERT INTO basis (title, docNumber, kind) VALUES (?, ?, ?)', [
      title,
      docNumber,
      guessBasisKind(title),
    ])
  );
}

/** The item's citations in order; those kept stay verified, new ones are not. */
export function replaceItemBases(write: WriteHandle, itemId: number, citations: readonly Citation[]): void {
  const verified = new Set(
    write
      .all<{ basisId: number; clause: string }>(
        'SELECT basisId, clause FROM itemBasis WHERE itemId = ? AND verified = 1',
        [itemId],
      )
      .map(({ basisId, clause }) => `${basisId} ${clause}`),
  );
  write.run('DELETE FROM itemBasis WHERE itemId = ?', [itemId]);
  citations.forEach((citation, position) => {
    const basisId = ensureBasis(write, citation);
    write.run('INSERT INTO itemBasis (itemId, basisId, position, clause, verified) VALUES (?, ?, ?, ?, ?)', [
      itemId,
      basisId,
      position,
      citation.clause,
      verified.has(`${basisId} ${citation.clause}`) ? 1 : 0,
    ]);
  });
}
