/** Askings and the packs that went out, with their fixed rows; papers kept with a pack. */
import { type ItemContent, itemContentSchema } from '../../../../shared/model/item';
import { type PackCells, type PaperKind, packCellsSchema } from '../../../../shared/model/opinion';
import type { PaperView, SentPack } from '../../../../shared/views/opinions';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';

export interface StoredConsultation {
  readonly id: number;
  readonly number: number;
  readonly title: string;
  readonly roundId: number;
  readonly round: number;
  readonly snapshotId: number | null;
  readonly township: string | null;
  /** 报上级审核: to whom; null: the county's own units were asked. */
  readonly superior: string | null;
  readonly sentOn: string;
  readonly dueOn: string;
  readonly remark: string;
}

export interface NewConsultation {
  readonly title: string;
  readonly roundId: number;
  readonly snapshotId: number | null;
  readonly townshipId: number | null;
  readonly sentOn: string;
  readonly dueOn: string;
  readonly remark: string;
  readonly operator: string;
  readonly at: string;
}

function nextNumber(read: ReadHandle): number {
  return (read.value<number>('SELECT coalesce(max(number), 0) FROM consultation') ?? 0) + 1;
}

/** The superior a list went up to, not those asked in the county. */
const SUPERIOR = `SELECT unit.id FROM opinionPack JOIN unit ON unit.id = unitId
  WHERE consultationId = consultation.id AND unit.kind = 'superior'`;

/** How often the county's own units were asked; how often the list went up to the superior. What was withdrawn whole does not count. */
export function countConsultations(read: ReadHandle, superiorId: number | null): number {
  const count = `SELECT count(*) FROM consultation WHERE (${SUPERIOR}) IS @superiorId
    AND EXISTS (SELECT 1 FROM opinionPack WHERE consultationId = consultation.id AND withdrawnReason IS NULL)`;
  return read.value<number>(count, { superiorId }) ?? 0;
}

export function insertConsultation(write: WriteHandle, consultation: NewConsultation): number {
  return write.insert(
    `INSERT INTO consultation (number, title, roundId, snapshotId, townshipId, sentOn, dueOn, remark, operator, at)
     VALUES (@number, @title, @roundId, @snapshotId, @townshipId, @sentOn, @dueOn, @remark, @operator, @at)`,
    { ...consultation, number: nextNumber(write) },
  );
}

const CONSULTATION = `SELECT consultation.id, consultation.number, consultation.title, roundId, round.number AS round, snapshotId,
    unit.name AS township, (SELECT name FROM unit WHERE id = (${SUPERIOR})) AS superior, sentOn, dueOn, consultation.remark
  FROM consultation JOIN round ON round.id = roundId LEFT JOIN unit ON unit.id = townshipId`;

/** In the order they were made. */
export function listConsultations(read: ReadHandle): StoredConsultation[] {
  return read.all<StoredConsultation>(`${CONSULTATION} ORDER BY consultation.number`);
}

export function findConsultation(read: ReadHandle, id: number): StoredConsultation | undefined {
  return read.get<StoredConsultation>(`${CONSULTATION} WHERE consultation.id = ?`, [id]);
}

export type NewPack = Omit<SentPack, 'id' | 'unit' | 'unitKind' | 'withdrawnReason' | 'items'>;

export function insertPack(write: WriteHandle, pack: NewPack): number {
  return write.insert(
    `INSERT INTO opinionPack (consultationId, unitId, uid, contentHash, formName, formHash, letterName, letterHash, sentOn, dueOn)
     VALUES (@consultationId, @unitId, @uid, @contentHash, @formName, @formHash, @letterName, @letterHash, @sentOn, @dueOn)`,
    { ...pack },
  );
}

/** `kept`: the item as it went up, where nothing else keeps it. */
export function insertPackRow(
  write: WriteHandle,
  packId: number,
  position: number,
  row: { itemId: number; itemVersion: number; cells: PackCells },
  kept?: ItemContent,
): void {
  write.run('INSERT INTO packRow (packId, position, itemId, itemVersion, cells) VALUES (?, ?, ?, ?, ?)', [
    packId,
    position,
    row.itemId,
    row.itemVersion,
    JSON.stringify(kept ? { ...row.cells, kept } : row.cells),
  ]);
}

const PACK = `SELECT pack.id, consultationId, unitId, unit.name AS unit, unit.kind AS unitKind, uid, contentHash, formName, formHash,
    letterName, letterHash, sentOn, dueOn, withdrawnReason,
    (SELECT count(*) FROM packRow WHERE packId = pack.id) AS items
  FROM opinionPack AS pack JOIN unit ON unit.id = unitId`;

/** Departments first, in the office's order. */
export function listPacks(read: ReadHandle, consultationId?: number): SentPack[] {
  return read.all<SentPack>(
    `${PACK} WHERE @id IS NULL OR consultationId = @id ORDER BY consultationId, unit.kind, unit.position, pack.id`,
    { id: consultationId ?? null },
  );
}

export function findPackById(read: ReadHandle, id: number): SentPack | undefined {
  return read.get<SentPack>(`${PACK} WHERE pack.id = ?`, [id]);
}

/** What a unit was asked last, as far as it still counts. */
export function newestPackOf(read: ReadHandle, unitId: number): SentPack | undefined {
  return read.get<SentPack>(`${PACK} WHERE unitId = ? AND withdrawnReason IS NULL ORDER BY pack.id DESC LIMIT 1`, [
    unitId,
  ]);
}

/** What went up, as far as it still counts, of each superior the last; newest first. */
export function newestPacksUp(read: ReadHandle): SentPack[] {
  return read.all<SentPack>(
    `${PACK} WHERE pack.id IN (SELECT max(id) FROM opinionPack WHERE withdrawnReason IS NULL GROUP BY unitId)
       AND unit.kind = 'superior' ORDER BY pack.id DESC`,
  );
}

/** All that went up, as far as it still counts; newest first. */
export function listPacksUp(read: ReadHandle): SentPack[] {
  return read.all<SentPack>(`${PACK} WHERE withdrawnReason IS NULL AND unit.kind = 'superior' ORDER BY pack.id DESC`);
}

/** What the same unit was asked again about the same lists, after this pack, as far as it still counts. */
export function newerPackOf(read: ReadHandle, { id, unitId, consultationId }: SentPack): SentPack | undefined {
  return read.get<SentPack>(
    `${PACK} WHERE unitId = @unitId AND withdrawnReason IS NULL AND pack.id > @id AND consultationId IN
       (SELECT again.id FROM consultation AS again JOIN consultation AS before ON before.id = @consultationId
        WHERE again.id > before.id AND again.townshipId IS before.townshipId)
     ORDER BY pack.id DESC LIMIT 1`,
    { id, unitId, consultationId },
  );
}

export function findPackByUid(read: ReadHandle, uid: string): SentPack | undefined {
  return read.get<SentPack>(`${PACK} WHERE uid = ?`, [uid]);
}

export interface SentPackRow {
  readonly itemId: number;
  readonly itemVersion: number;
  readonly cells: PackCells;
}

/** In the order of the form. */
export function listPackRows(read: ReadHandle, packId: number): SentPackRow[] {
  return read
    .all<{ itemId: number; itemVersion: number; cells: string }>(
      'SELECT itemId, itemVersion, cells FROM packRow WHERE packId = ? ORDER BY position',
      [packId],
    )
    .map((row) => ({ ...row, cells: packCellsSchema.parse(JSON.parse(row.cells)) }));
}

/** The items of an unsealed list as they went up, in the order of the form; none where the form alone was kept. */
export function readKeptItems(read: ReadHandle, packId: number): ItemContent[] {
  return read
    .all<{ kept: string }>(
      `SELECT cells ->> 'kept' AS kept FROM packRow WHERE packId = ? AND cells ->> 'kept' IS NOT NULL ORDER BY position`,
      [packId],
    )
    .map(({ kept }) => itemContentSchema.parse(JSON.parse(kept)));
}

export function setPackWithdrawn(write: WriteHandle, packId: number, reason: string): void {
  write.run('UPDATE opinionPack SET withdrawnReason = ? WHERE id = ?', [reason, packId]);
}

export function setPackDue(write: WriteHandle, packId: number, dueOn: string): void {
  write.run('UPDATE opinionPack SET dueOn = ? WHERE id = ?', [dueOn, packId]);
}

export function insertPaper(
  write: WriteHandle,
  paper: { packId: number; fileId: number; fileName: string; kind: PaperKind; at: string },
): number {
  return write.insert(
    'INSERT INTO packPaper (packId, fileId, fileName, kind, at) VALUES (@packId, @fileId, @fileName, @kind, @at)',
    paper,
  );
}

export function listPapers(read: ReadHandle, packId: number): PaperView[] {
  return read.all<PaperView>(
    `SELECT packPaper.id, fileName, kind, at, size, sha256 FROM packPaper JOIN sourceFile ON sourceFile.id = fileId
     WHERE packId = ? ORDER BY packPaper.id`,
    [packId],
  );
}

export function readPaperBytes(read: ReadHandle, paperId: number): Uint8Array | undefined {
  return read.value<Uint8Array>(
    'SELECT bytes FROM packPaper JOIN sourceFile ON sourceFile.id = fileId WHERE packPaper.id = ?',
    [paperId],
  );
}

/** How many papers each pack has, and whether the signed page is among them. */
export function countPapers(read: ReadHandle): Map<number, { papers: number; signed: boolean }> {
  return new Map(
    read
      .all<{ packId: number; papers: number; signed: number }>(
        `SELECT packId, count(*) AS papers, sum(kind = 'signed') AS signed FROM packPaper GROUP BY packId`,
      )
      .map(({ packId, papers, signed }) => [packId, { papers, signed: signed > 0 }]),
  );
}
