/** Bases as they are read: the library with who cites what, citations of items, and how far they carry them. */

import { type BasesOnDay, goneOf, standingOn } from '../../../../shared/logic/bases/basisStanding';
import { groupBy } from '../../../../shared/logic/rows/groupBy';
import { localDay } from '../../../../shared/logic/text/localDay';
import type { Basis, BasisEvent, Citation } from '../../../../shared/model/basis';
import type { BasisRow, CitationRow } from '../../../../shared/views/bases';
import type { ReadHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import { type Followed, follow, idsIn, type TouchedRow } from '../../database/log/follow';

export function effectiveDate(read: ReadHandle): string {
  return read.value<string>('SELECT effectiveDate FROM project') ?? '';
}

/** The day of the list, and when a citation was last made otherwise than it stood, or was looked at. */
export function citingDays(read: ReadHandle): { list: string; made(citation: CitationRow): string } {
  return {
    list: effectiveDate(read),
    made: ({ id, itemId, verifiedAt }) => {
      const at = read.value<string>(
        `SELECT max(at) FROM actionRow JOIN action USING (seq) WHERE tableName = 'itemBasis' AND rowId = @id
           AND coalesce(after, before) ->> 'itemId' = @itemId AND after IS NOT NULL
           AND (before IS NULL OR before ->> 'clause' <> after ->> 'clause' OR before ->> 'basisId' <> after ->> 'basisId')`,
        { id, itemId },
      );
      const last = [at ?? '', verifiedAt].reduce((later, one) => (one > later ? one : later));
      return last === '' ? '' : localDay(last);
    },
  };
}

/** Of a citation: a note about its document that holds by `@day` came after it was verified. */
const OVERTAKEN = `doubt <> '' AND EXISTS (SELECT 1 FROM basisEvent
  WHERE basisEvent.basisId = itemBasis.basisId AND since <= @day AND instr(doubt, '自 ' || since || ' ') > 0)`;
const VERIFIED = `verified = 1 AND NOT (${OVERTAKEN})`;

const BASIS = 'basis.id, title, docNumber, level, issuer, issuedOn, effectiveOn, origin, basis.remark';

export function listBasisEvents(read: ReadHandle, basisId?: number): BasisEvent[] {
  const chosen = basisId === undefined ? '' : 'WHERE basisId = ?';
  return read.all<BasisEvent>(
    `SELECT id, basisId, kind, since, note, replacedById FROM basisEvent ${chosen} ORDER BY since, id`,
    basisId === undefined ? [] : [basisId],
  );
}

function eventsByBasis(read: ReadHandle): Map<number, BasisEvent[]> {
  return groupBy(listBasisEvents(read), ({ basisId }) => basisId);
}

type Stored = Basis & Pick<BasisRow, 'titleKey' | 'fileName' | 'items' | 'citations' | 'verified' | 'doubts'>;

/** Every document or those chosen, the most cited first; figures count live items. How they stand on the day of the list, or another. */
export function listBases(read: ReadHandle, basisIds?: readonly number[], day = effectiveDate(read)): BasisRow[] {
  const events = eventsByBasis(read);
  const stored = read.all<Stored>(
    `SELECT ${BASIS}, titleKey, fileName, count(DISTINCT item.id) AS items, count(item.id) AS citations,
       count(item.id) FILTER (WHERE ${VERIFIED}) AS verified, count(item.id) FILTER (WHERE doubt <> '') AS doubts
     FROM basis LEFT JOIN itemBasis ON itemBasis.basisId = basis.id LEFT JOIN item ON item.id = itemId AND live = 1
     WHERE @ids IS NULL OR basis.id IN (SELECT value FROM json_each(@ids))
     GROUP BY basis.id ORDER BY items DESC, title`,
    { ids: basisIds ? JSON.stringify(basisIds) : null, day },
  );
  return stored.map((basis) => ({
    ...basis,
    standing: standingOn(basis.effectiveOn, events.get(basis.id) ?? [], day),
  }));
}

const followed: Followed<readonly BasisRow[]> = {
  name: 'bases',
  tables: ['basis', 'basisEvent', 'itemBasis', 'item', 'project'],
  readAll: (read) => listBases(read),
  refresh: recount,
};

/** An item moved or reworded changes nothing here; one that leaves or comes back, only the documents it cites. */
function recount(
  read: ReadHandle,
  rows: readonly BasisRow[],
  touched: readonly TouchedRow[],
): readonly BasisRow[] | null {
  if (touched.some(({ tableName }) => tableName !== 'item' && tableName !== 'itemBasis')) return null;
  const cited = idsIn(
    touched.filter(({ tableName }) => tableName === 'itemBasis'),
    'basisId',
  );
  const turned = touched.filter(
    ({ tableName, before, after }) => tableName === 'item' && isLive(before) !== isLive(after),
  );
  for (const id of citedBy(
    read,
    turned.map(({ rowId }) => rowId),
  ))
    cited.add(id);
  if (cited.size === 0) return rows;
  const now = new Map(listBases(read, [...cited]).map((row) => [row.id, row]));
  return rows.map((row) => now.get(row.id) ?? row).sort((a, b) => b.items - a.items || inTitleOrder(a, b));
}

function citedBy(read: ReadHandle, itemIds: readonly number[]): number[] {
  return read
    .all<{ basisId: number }>(
      'SELECT DISTINCT basisId FROM itemBasis WHERE itemId IN (SELECT value FROM json_each(?))',
      [JSON.stringify(itemIds)],
    )
    .map(({ basisId }) => basisId);
}

/** As SQLite orders text. */
function inTitleOrder(a: BasisRow, b: BasisRow): number {
  return Buffer.compare(Buffer.from(a.title), Buffer.from(b.title));
}

function isLive(image: string | null): boolean {
  return image !== null && (JSON.parse(image) as { live: unknown }).live === 1;
}

/** `listBases` of the whole library, kept current. Not to be called inside a command. */
export function readBases(project: ProjectFile): readonly BasisRow[] {
  return follow(project, followed);
}

export function findBasis(read: ReadHandle, id: number): Basis | undefined {
  return read.get<Basis>(`SELECT ${BASIS} FROM basis WHERE id = ?`, [id]);
}

export function readBasisFile(read: ReadHandle, id: number): { fileName: string; bytes: Uint8Array } | undefined {
  return read.get(
    'SELECT basis.fileName, bytes FROM basis JOIN sourceFile ON sourceFile.id = basis.fileId WHERE basis.id = ?',
    [id],
  );
}

type StoredCitation = Omit<CitationRow, 'verified' | 'standing'> & { verified: number; effectiveOn: string };

const CITATION = `SELECT itemBasis.id, itemBasis.itemId, version.name AS itemName, item.category, basisId, title, docNumber,
    level, effectiveOn, clause, place, excerpt, supports, written, ${VERIFIED} AS verified, verifiedBy, verifiedAt, doubt
  FROM itemBasis JOIN basis ON basis.id = basisId JOIN item ON item.id = itemBasis.itemId
  JOIN itemVersion AS version ON version.itemId = item.id AND version.number = item.version`;

interface CitationChoice {
  readonly itemIds?: readonly number[];
  readonly basisId?: number;
  readonly ids?: readonly number[];
}

/** Citations of the items, of the document or by id; without a choice those of all live items. In the office's order. */
export function listCitations(read: ReadHandle, { itemIds, basisId, ids }: CitationChoice = {}): CitationRow[] {
  const [where, value] =
    itemIds !== undefined
      ? ['itemBasis.itemId IN (SELECT value FROM json_each(@value))', JSON.stringify(itemIds)]
      : ids !== undefined
        ? ['itemBasis.id IN (SELECT value FROM json_each(@value))', JSON.stringify(ids)]
        : basisId !== undefined
          ? ['itemBasis.basisId = @value AND live = 1', basisId]
          : ['live = @value', 1];
  const day = effectiveDate(read);
  const events = eventsByBasis(read);
  return read
    .all<StoredCitation>(`${CITATION} WHERE ${where} ORDER BY item.position, item.id, itemBasis.position`, {
      value,
      day,
    })
    .map(({ verified, effectiveOn, ...row }) => ({
      ...row,
      verified: verified === 1,
      standing: standingOn(effectiveOn, events.get(row.basisId) ?? [], day),
    }));
}

interface Overtaken extends Citation {
  readonly itemId: number;
}

/** By item, citations that were verified and are to be verified anew by that day. */
export function listOvertaken(read: ReadHandle, day: string): BasesOnDay['overtaken'] {
  const rows = read.all<Overtaken>(
    `SELECT itemId, title, docNumber, clause FROM itemBasis JOIN basis ON basis.id = basisId
     WHERE basisId IN (SELECT basisId FROM basisEvent) AND verified = 1 AND ${OVERTAKEN}`,
    { day },
  );
  return groupBy(rows, ({ itemId }) => itemId);
}

/** How the documents stand on a day; on that of the list when none is told. */
export function readBasesOnDay(read: ReadHandle, day = effectiveDate(read)): BasesOnDay {
  const events = eventsByBasis(read);
  const bases = read.all<Pick<Basis, 'id' | 'title' | 'docNumber' | 'effectiveOn'>>(
    `SELECT id, title, docNumber, effectiveOn FROM basis
     WHERE effectiveOn > @day OR id IN (SELECT basisId FROM basisEvent)`,
    { day },
  );
  const standing = bases.map(({ id, effectiveOn, ...basis }) => ({
    ...basis,
    standing: standingOn(effectiveOn, events.get(id) ?? [], day),
  }));
  return { gone: goneOf(standing), overtaken: listOvertaken(read, day) };
}
