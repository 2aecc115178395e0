/** What came back for packs, and the opinions in it; of those not withdrawn the one received last counts. */

import { z } from 'zod';
import {
  type OpinionKind,
  type ReturnedOpinion,
  type ReturnFinding,
  returnFindingSchema,
} from '../../../../shared/model/opinion';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';

export interface NewReturn {
  readonly packId: number;
  readonly fileId: number;
  readonly fileName: string;
  readonly kind: 'form' | 'letter';
  readonly receivedOn: string;
  readonly person: string;
  readonly phone: string;
  /** 文号; '' where it has none. */
  readonly docNumber: string;
  readonly allAgreed: boolean;
  readonly findings: readonly ReturnFinding[];
  readonly sourceListId: number | null;
  readonly operator: string;
  readonly at: string;
}

export function insertReturn(write: WriteHandle, { allAgreed, findings, docNumber, ...row }: NewReturn): number {
  const id = write.insert(
    `INSERT INTO packReturn (packId, fileId, fileName, kind, receivedOn, person, phone, allAgreed, findings, sourceListId, operator, at)
     VALUES (@packId, @fileId, @fileName, @kind, @receivedOn, @person, @phone, @allAgreed, @findings, @sourceListId, @operator, @at)`,
    { ...row, allAgreed: allAgreed ? 1 : 0, findings: JSON.stringify(findings) },
  );
  if (docNumber !== '') write.run('INSERT INTO returnNumber (returnId, docNumber) VALUES (?, ?)', [id, docNumber]);
  return id;
}

export interface StoredReturn extends Omit<NewReturn, 'fileId' | 'operator'> {
  readonly id: number;
  readonly withdrawnReason: string | null;
  readonly sha256: string;
  /** The one that counts for its pack. */
  readonly counts: boolean;
}

/** SQL: ids of the returns that count: by the day they were received, whenever they were taken in. */
export const COUNTING_RETURNS = `SELECT id FROM (
    SELECT id, row_number() OVER (PARTITION BY packId ORDER BY receivedOn DESC, id DESC) AS place
    FROM packReturn WHERE withdrawnReason IS NULL) WHERE place = 1`;

const RETURN = `SELECT packReturn.id, packId, fileName, kind, receivedOn, person, phone, allAgreed, findings, sourceListId, at,
    coalesce((SELECT docNumber FROM returnNumber WHERE returnId = packReturn.id), '') AS docNumber, withdrawnReason, sha256, packReturn.id IN (${COUNTING_RETURNS}) AS counts
  FROM packReturn JOIN sourceFile ON sourceFile.id = fileId`;

type Row = Omit<StoredReturn, 'allAgreed' | 'findings' | 'counts'> & {
  allAgreed: number;
  findings: string;
  counts: number;
};

function returnOf({ allAgreed, findings, counts, ...row }: Row): StoredReturn {
  return {
    ...row,
    allAgreed: allAgreed === 1,
    counts: counts === 1,
    findings: z.array(returnFindingSchema).parse(JSON.parse(findings)),
  };
}

/** In the order they came in; all, or those of one pack. */
export function listReturns(read: ReadHandle, packId?: number): StoredReturn[] {
  return read
    .all<Row>(`${RETURN} WHERE @packId IS NULL OR packId = @packId ORDER BY packReturn.id`, { packId: packId ?? null })
    .map(returnOf);
}

export function findReturn(read: ReadHandle, id: number): StoredReturn | undefined {
  const row = read.get<Row>(`${RETURN} WHERE packReturn.id = ?`, [id]);
  return row && returnOf(row);
}

export function countingReturn(read: ReadHandle, packId: number): StoredReturn | undefined {
  return listReturns(read, packId).find(({ counts }) => counts);
}

export function setReturnWithdrawn(write: WriteHandle, returnId: number, reason: string): void {
  write.run('UPDATE packReturn SET withdrawnReason = ? WHERE id = ?', [reason, returnId]);
}

export function readReturnBytes(read: ReadHandle, returnId: number): Uint8Array | undefined {
  return read.value<Uint8Array>(
    'SELECT bytes FROM packReturn JOIN sourceFile ON sourceFile.id = fileId WHERE packReturn.id = ?',
    [returnId],
  );
}

export interface NewOpinion extends Omit<ReturnedOpinion, 'category'> {
  readonly returnId: number;
  readonly packId: number;
  readonly itemVersion: number | null;
  readonly entryId: number | null;
}

export function insertOpinion(write: WriteHandle, opinion: NewOpinion): number {
  return write.insert(
    `INSERT INTO opinion (returnId, packId, itemId, itemVersion, kind, name, proposal, reason, person, row, entryId)
     VALUES (@returnId, @packId, @itemId, @itemVersion, @kind, @name, @proposal, @reason, @person, @row, @entryId)`,
    { ...opinion },
  );
}

export interface StoredOpinion extends NewOpinion {
  readonly id: number;
  readonly kind: OpinionKind;
  readonly handlingId: number | null;
  readonly repliedOn: string;
}

const OPINION = `SELECT id, returnId, packId, itemId, itemVersion, kind, name, proposal, reason, person, row, entryId, handlingId, repliedOn
  FROM opinion`;

export function opinionsOfReturn(read: ReadHandle, returnId: number): StoredOpinion[] {
  return read.all<StoredOpinion>(`${OPINION} WHERE returnId = ? ORDER BY id`, [returnId]);
}

export function findOpinions(read: ReadHandle, ids: readonly number[]): StoredOpinion[] {
  return read.all<StoredOpinion>(`${OPINION} WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id`, [
    JSON.stringify(ids),
  ]);
}

/** Opinions of the returns that count, 无意见 on single items among them. */
export function listCountingOpinions(read: ReadHandle): StoredOpinion[] {
  return read.all<StoredOpinion>(`${OPINION} WHERE returnId IN (${COUNTING_RETURNS}) ORDER BY id`);
}

export function setHandling(write: WriteHandle, opinionId: number, handlingId: number | null): void {
  write.run('UPDATE opinion SET handlingId = ? WHERE id = ?', [handlingId, opinionId]);
}

export function setReplied(write: WriteHandle, opinionId: number, day: string): void {
  write.run('UPDATE opinion SET repliedOn = ? WHERE id = ?', [day, opinionId]);
}
