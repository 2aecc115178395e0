/** Citations changed one by one, what happened to documents, and their files. */
import { readPlaces } from '../../../../shared/logic/bases/articlePlace';
import type { BasisEventKind, Support } from '../../../../shared/model/basis';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';

export interface BasisEventDraft {
  readonly basisId: number;
  readonly kind: BasisEventKind;
  readonly since: string;
  readonly note: string;
  readonly replacedById: number | null;
}

export function insertBasisEvent(
  write: WriteHandle,
  { basisId, kind, since, note, replacedById }: BasisEventDraft,
): void {
  write.run('INSERT INTO basisEvent (basisId, kind, since, note, replacedById) VALUES (?, ?, ?, ?, ?)', [
    basisId,
    kind,
    since,
    note,
    replacedById,
  ]);
}

/** What was noted, or undefined when there is no such note. */
export function findBasisEvent(read: ReadHandle, eventId: number): BasisEventDraft | undefined {
  return read.get('SELECT basisId, kind, since, note, replacedById FROM basisEvent WHERE id = ?', [eventId]);
}

export function removeBasisEvent(write: WriteHandle, eventId: number): void {
  write.run('DELETE FROM basisEvent WHERE id = ?', [eventId]);
}

/** Every citation of the document, also by items that are subtracted and may come back, with the doubt made of the one it bears. */
export function changeDoubts(write: WriteHandle, basisId: number, doubtNow: (before: string) => string): void {
  const rows = write.all<{ id: number; doubt: string }>('SELECT id, doubt FROM itemBasis WHERE basisId = ?', [basisId]);
  for (const { id, doubt } of rows) {
    const now = doubtNow(doubt);
    if (now !== doubt) write.run('UPDATE itemBasis SET doubt = ? WHERE id = ?', [now, id]);
  }
}

/** What was verified of the document no longer counts. */
export function dropVerifications(write: WriteHandle, basisId: number): void {
  write.run('UPDATE itemBasis SET verified = 0 WHERE basisId = ? AND verified = 1', [basisId]);
}

/** Items that cite a document to be looked at again. */
export function listDoubted(read: ReadHandle): ReadonlySet<number> {
  const rows = read.all<{ itemId: number }>(`SELECT DISTINCT itemId FROM itemBasis WHERE doubt <> ''`);
  return new Set(rows.map(({ itemId }) => itemId));
}

export interface Verification {
  readonly verified: boolean;
  readonly by: string;
  readonly at: string;
}

/** Verified anew; what was in doubt is settled by it. An excerpt is kept where one is given: not ''. */
export function verifyCitation(
  write: WriteHandle,
  id: number,
  { verified, by, at }: Verification,
  excerpt: string,
): void {
  write.run(
    `UPDATE itemBasis SET verified = @verified, verifiedBy = @by, verifiedAt = @at,
       doubt = CASE @verified WHEN 1 THEN '' ELSE doubt END, excerpt = CASE @excerpt WHEN '' THEN excerpt ELSE @excerpt END WHERE id = @id`,
    { id, verified: verified ? 1 : 0, by: verified ? by : '', at: verified ? at : '', excerpt },
  );
}

export interface CitationDraft {
  readonly basisId: number;
  readonly clause: string;
  readonly written: string;
  readonly supports: Support;
  readonly excerpt: string;
}

/** `anew`: it is another citation than before, no longer verified and in no doubt. */
export function updateCitation(write: WriteHandle, id: number, draft: CitationDraft, anew: boolean): void {
  write.run(
    `UPDATE itemBasis SET verified = CASE WHEN @anew THEN 0 ELSE verified END,
       verifiedBy = CASE WHEN @anew THEN '' ELSE verifiedBy END,
       verifiedAt = CASE WHEN @anew THEN '' ELSE verifiedAt END, doubt = CASE WHEN @anew THEN '' ELSE doubt END,
       basisId = @basisId, clause = @clause, place = @place, written = @written, supports = @supports, excerpt = @excerpt
     WHERE id = @id`,
    { id, ...draft, place: readPlaces(draft.clause), anew: anew ? 1 : 0 },
  );
}

export function removeCitation(write: WriteHandle, id: number): void {
  write.run('DELETE FROM itemBasis WHERE id = ?', [id]);
}

/** Whether the item cites that document at that article already, in whichever spelling, in another citation. */
export function isCited(read: ReadHandle, itemId: number, basisId: number, clause: string, except = 0): boolean {
  return (
    read.value<number>(
      `SELECT id FROM itemBasis WHERE itemId = @itemId AND basisId = @basisId AND id <> @except
         AND (clause = @clause OR (place <> '' AND place = @place))`,
      { itemId, basisId, except, clause, place: readPlaces(clause) },
    ) !== undefined
  );
}

export function nextPosition(read: ReadHandle, itemId: number): number {
  return read.value<number>('SELECT coalesce(max(position), -1) + 1 FROM itemBasis WHERE itemId = ?', [itemId]) ?? 0;
}

/** The id of the file of that content, kept once. */
export function keepFile(write: WriteHandle, sha256: string, bytes: Uint8Array): number {
  return (
    write.value<number>('SELECT id FROM sourceFile WHERE sha256 = ?', [sha256]) ??
    write.insert('INSERT INTO sourceFile (sha256, size, bytes) VALUES (?, ?, ?)', [sha256, bytes.length, bytes])
  );
}
