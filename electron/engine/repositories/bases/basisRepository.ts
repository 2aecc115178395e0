/** Bases as they are written: found or made by any spelling, merged, and their citation by items. */
import { readPlaces } from '../../../../shared/logic/bases/articlePlace';
import { basisKey } from '../../../../shared/logic/bases/basisKey';
import { citedEdition, editionOf, writtenBeside } from '../../../../shared/logic/bases/citedEdition';
import { joinDoubts } from '../../../../shared/logic/bases/doubts';
import { guessBasisLevel } from '../../../../shared/logic/bases/parseCitation';
import type { BasisDraft, BasisOrigin, Citation, Support } from '../../../../shared/model/basis';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';
import { renamePrintedBases } from '../townships/ownPrints';

type Named = Pick<Citation, 'title' | 'docNumber'>;
type Citing = Omit<Citation, 'clause'>;

interface Same {
  readonly id: number;
  readonly title: string;
  readonly docNumber: string;
}

/**
 * Answers the id of the document of that title, in whichever spelling, made new when there is none. Of several of that
 * title the one of that number, of that edition, of that very title; a number told for the first time is added to the
 * document that had none.
 */
export function ensureBasis(write: WriteHandle, citation: Citing): number {
  const { title, docNumber } = citation;
  const found = basisMeant(write, citation);
  if (!found) {
    return write.insert('INSERT INTO basis (title, docNumber, titleKey, level) VALUES (?, ?, ?, ?)', [
      title,
      docNumber,
      keyOf(title),
      guessBasisLevel(title, docNumber),
    ]);
  }
  if (found.docNumber === '' && docNumber !== '')
    write.run('UPDATE basis SET docNumber = ? WHERE id = ?', [docNumber, found.id]);
  return found.id;
}

function basisMeant(read: ReadHandle, citation: Citing): Same | undefined {
  const { title, docNumber } = citation;
  const same = read.all<Same>('SELECT id, title, docNumber FROM basis WHERE titleKey = ? ORDER BY id', [keyOf(title)]);
  const unnumbered = same.filter((basis) => basis.docNumber === '');
  const numbered = same.filter((basis) => basis.docNumber === docNumber);
  const several = docNumber === '' ? [...unnumbered, ...same] : numbered.length > 0 ? numbered : unnumbered;
  return nearest(several, citation);
}

const keyOf = (title: string): string => basisKey(title) || title;

/** Of documents of one title the one of the edition cited, else of the very title, else the first. */
function nearest(bases: readonly Same[], citation: Citing): Same | undefined {
  const edition = editionOf(citation);
  const ofEdition = edition === '' ? undefined : bases.find((basis) => citedEdition(basis.title) === edition);
  return ofEdition ?? bases.find((basis) => basis.title === citation.title) ?? bases[0];
}

/** Whether another document has that very title and number. */
export function isBasisTaken(read: ReadHandle, { title, docNumber }: BasisDraft, except: number): boolean {
  return (
    read.value<number>('SELECT id FROM basis WHERE title = ? AND docNumber = ? AND id <> ?', [
      title,
      docNumber,
      except,
    ]) !== undefined
  );
}

export function insertBasis(write: WriteHandle, draft: BasisDraft): number {
  return write.insert(
    `INSERT INTO basis (title, docNumber, titleKey, level, issuer, issuedOn, effectiveOn, origin, remark)
     VALUES (@title, @docNumber, @titleKey, @level, @issuer, @issuedOn, @effectiveOn, @origin, @remark)`,
    { ...draft, titleKey: keyOf(draft.title) },
  );
}

export function updateBasis(write: WriteHandle, id: number, draft: BasisDraft): void {
  printUnderName(write, id, draft);
  write.run(
    `UPDATE basis SET title = @title, docNumber = @docNumber, titleKey = @titleKey, level = @level, issuer = @issuer,
       issuedOn = @issuedOn, effectiveOn = @effectiveOn, origin = @origin, remark = @remark WHERE id = @id`,
    { id, ...draft, titleKey: keyOf(draft.title) },
  );
}

/** What townships' lists print of the document, as text of their own, follows it. */
function printUnderName(write: WriteHandle, id: number, now: Named): void {
  const was = write.get<Named>('SELECT title, docNumber FROM basis WHERE id = ?', [id]);
  if (!was || (was.title === now.title && was.docNumber === now.docNumber)) return;
  const key = keyOf(was.title);
  renamePrintedBases(write, (basis) => {
    if (keyOf(basis.title) !== key || basisMeant(write, basis)?.id !== id) return basis;
    const { written: _, ...printed } = basis;
    // A list that left the number out still does.
    const docNumber = basis.docNumber === was.docNumber ? now.docNumber : basis.docNumber;
    return { ...printed, title: now.title, docNumber };
  });
}

/** Answers how many had another origin before. */
export function setOrigin(write: WriteHandle, ids: readonly number[], origin: BasisOrigin): number {
  return write.run(
    'UPDATE basis SET origin = @origin WHERE origin <> @origin AND id IN (SELECT value FROM json_each(@ids))',
    { origin, ids: JSON.stringify(ids) },
  ).changes;
}

export function setBasisFile(write: WriteHandle, id: number, fileId: number, fileName: string): void {
  write.run('UPDATE basis SET fileId = ?, fileName = ? WHERE id = ?', [fileId, fileName, id]);
}

/** Answers false, and does nothing, while a subtracted item or another document's story still names it. */
export function removeBasis(write: WriteHandle, id: number): boolean {
  const named = write.value<number>(
    `SELECT (SELECT count(*) FROM itemBasis WHERE basisId = @id) + (SELECT count(*) FROM basisEvent WHERE replacedById = @id)`,
    { id },
  );
  if (named !== 0) return false;
  write.run('DELETE FROM basisEvent WHERE basisId = ?', [id]);
  write.run('DELETE FROM basis WHERE id = ?', [id]);
  return true;
}

interface Checked {
  readonly verified: number;
  readonly verifiedBy: string;
  readonly verifiedAt: string;
  readonly excerpt: string;
  readonly doubt: string;
}

interface Hanging extends Checked {
  readonly id: number;
  readonly itemId: number;
  /** The article, in whichever spelling; as written where none is named. */
  readonly article: string;
}

/**
 * Everything that cites or names `from` cites `into`; a citation both had at the same article stays once, with what was
 * verified of either. What `into` does not know of itself it takes over.
 */
export function mergeBasis(write: WriteHandle, from: number, into: number): void {
  const stays = write.get<Named>('SELECT title, docNumber FROM basis WHERE id = ?', [into]);
  if (stays) printUnderName(write, from, stays);
  const hanging = (id: number): Hanging[] =>
    write.all(
      `SELECT id, itemId, iif(place = '', clause, place) AS article, verified, verifiedBy, verifiedAt, excerpt, doubt
       FROM itemBasis WHERE basisId = ?`,
      [id],
    );
  const there = new Map(hanging(into).map((one) => [`${one.itemId} ${one.article}`, one]));
  for (const { id, itemId, article, ...other } of hanging(from)) {
    const kept = there.get(`${itemId} ${article}`);
    if (kept) {
      write.run('DELETE FROM itemBasis WHERE id = ?', [id]);
      write.run(
        `UPDATE itemBasis SET verified = @verified, verifiedBy = @verifiedBy, verifiedAt = @verifiedAt,
           excerpt = @excerpt, doubt = @doubt WHERE id = @id`,
        { id: kept.id, ...bothChecked(kept, other) },
      );
    } else write.run('UPDATE itemBasis SET basisId = ? WHERE id = ?', [into, id]);
  }
  write.run('UPDATE basisEvent SET basisId = ? WHERE basisId = ?', [into, from]);
  write.run('UPDATE basisEvent SET replacedById = ? WHERE replacedById = ?', [into, from]);
  // That one of them took the other's place does not hold of one document.
  write.run('DELETE FROM basisEvent WHERE basisId = @into AND replacedById = @into', { into });
  const left = write.get<Left>(
    `SELECT docNumber, issuer, issuedOn, effectiveOn, origin, remark, fileId, fileName FROM basis WHERE id = ?`,
    [from],
  );
  write.run('DELETE FROM basis WHERE id = ?', [from]);
  if (!left) return;
  write.run(
    `UPDATE basis SET docNumber = iif(docNumber = '', @docNumber, docNumber), issuer = iif(issuer = '', @issuer, issuer),
       issuedOn = iif(issuedOn = '', @issuedOn, issuedOn), effectiveOn = iif(effectiveOn = '', @effectiveOn, effectiveOn),
       origin = iif(@origin = 'inherited', @origin, origin),
       remark = CASE WHEN remark = '' THEN @remark WHEN @remark IN ('', remark) THEN remark ELSE remark || '；' || @remark END,
       fileName = iif(fileId IS NULL, @fileName, fileName), fileId = coalesce(fileId, @fileId)
     WHERE id = @into`,
    { ...left, into },
  );
}

type Left = Pick<BasisDraft, 'docNumber' | 'issuer' | 'issuedOn' | 'effectiveOn' | 'origin' | 'remark'> & {
  readonly fileId: number | null;
  readonly fileName: string;
};

/** Verified if either was, unless the other lost it to an amendment of the document; a doubt about either stays. */
function bothChecked(kept: Checked, other: Checked): Checked {
  const both = [kept, other];
  const lost = both.some(({ verified, doubt }) => verified === 0 && doubt !== '');
  const one =
    (lost ? undefined : both.find(({ verified }) => verified === 1)) ?? both.find((each) => each.verified === 0);
  const { verified, verifiedBy, verifiedAt, excerpt } = one ?? kept;
  return {
    ...{ verified, verifiedBy, verifiedAt },
    excerpt: excerpt || kept.excerpt || other.excerpt,
    doubt: joinDoubts([kept.doubt, other.doubt]),
  };
}

interface Kept {
  readonly id: number;
  readonly basisId: number;
  readonly title: string;
  readonly clause: string;
  readonly place: string;
  readonly written: string;
}

/**
 * The item's citations in order, an article in two spellings once; those kept stay as they were, with excerpt and
 * verification, new ones, and those that name another edition than before, are not verified.
 */
export function replaceItemBases(write: WriteHandle, itemId: number, citations: readonly Citation[]): void {
  const before = write.all<Kept>(
    `SELECT itemBasis.id, basisId, title, clause, place, written FROM itemBasis JOIN basis ON basis.id = basisId
     WHERE itemId = ?`,
    [itemId],
  );
  const seen = new Set<string>();
  const staying = new Set<number>();
  citations.forEach((citation, position) => {
    const basisId = ensureBasis(write, citation);
    const { clause } = citation;
    const place = readPlaces(clause);
    const which = `${basisId} ${place || clause}`;
    if (seen.has(which)) return;
    seen.add(which);
    const there = before.filter((one) => one.basisId === basisId && (one.place || one.clause) === (place || clause));
    const kept = there.find((one) => one.clause === clause) ?? there[0];
    if (kept && !namesOtherEdition(citation, kept)) {
      staying.add(kept.id);
      write.run(
        `UPDATE itemBasis SET position = @position, clause = @clause
         WHERE id = @id AND (position <> @position OR clause <> @clause)`,
        { id: kept.id, position, clause },
      );
    } else insertCitation(write, { itemId, basisId, position }, citation);
  });
  for (const { id } of before) if (!staying.has(id)) write.run('DELETE FROM itemBasis WHERE id = ?', [id]);
}

/** What only repeats the title of its document names none. */
function namesOtherEdition({ title, written = title }: Citation, kept: Kept): boolean {
  const edition = written === kept.title ? '' : citedEdition(written);
  return edition !== '' && edition !== editionOf(kept);
}

interface CitationPlace {
  readonly itemId: number;
  readonly basisId: number;
  readonly position: number;
  readonly supports?: Support;
  readonly excerpt?: string;
}

export function insertCitation(write: WriteHandle, at: CitationPlace, citation: Citation): number {
  const { supports = 'duty', excerpt = '', ...place } = at;
  const { clause } = citation;
  return write.insert(
    `INSERT INTO itemBasis (itemId, basisId, position, clause, place, written, supports, excerpt)
     VALUES (@itemId, @basisId, @position, @clause, @place, @written, @supports, @excerpt)`,
    {
      ...place,
      clause,
      place: readPlaces(clause),
      written: writtenBeside(citation, titleOfBasis(write, at.basisId)),
      supports,
      excerpt,
    },
  );
}

/** '' for a document that is not there. */
export function titleOfBasis(read: ReadHandle, id: number): string {
  return read.value<string>('SELECT title FROM basis WHERE id = ?', [id]) ?? '';
}
