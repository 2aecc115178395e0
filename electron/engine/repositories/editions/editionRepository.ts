/** Editions as they were frozen: heads, frames, items by the snapshot they rest on, and what withdrew them. */
import { z } from 'zod';
import {
  type EditionException,
  type EditionFrame,
  type EditionHead,
  type EditionStage,
  editionExceptionSchema,
  editionFrameSchema,
} from '../../../../shared/model/edition';
import type { ItemContent } from '../../../../shared/model/item';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import { canonicalJson, sha256 } from '../../database/log/canonicalJson';
import { rememberWhile } from '../../database/memo';
import { actionThatWrote } from '../project/madeBy';
import { readSnapshotItems } from '../rounds/snapshotRepository';

export interface NewEdition {
  readonly number: number;
  readonly stage: EditionStage;
  readonly snapshot: { readonly id: number; readonly sha256: string };
  readonly docNumber: string;
  readonly issuer: string;
  readonly issuedOn: string;
  readonly effectiveOn: string;
  readonly takenOver: boolean;
  readonly frame: EditionFrame;
  readonly exceptions: readonly EditionException[];
  readonly remark: string;
  readonly operator: string;
  readonly at: string;
}

/** Answers the new edition's id and hash, which covers the items and the edition before as well. */
export function insertEdition(write: WriteHandle, { snapshot, ...edition }: NewEdition): { id: number; hash: string } {
  const previous = write.value<string>('SELECT sha256 FROM edition ORDER BY id DESC LIMIT 1') ?? '';
  const hash = sha256(canonicalJson({ ...edition, items: snapshot.sha256, previous }));
  const id = write.insert(
    `INSERT INTO edition (number, stage, snapshotId, docNumber, issuer, issuedOn, effectiveOn, takenOver, frame, exceptions, remark, operator, at, sha256)
     VALUES (@number, @stage, @snapshotId, @docNumber, @issuer, @issuedOn, @effectiveOn, @takenOver, @frame, @exceptions, @remark, @operator, @at, @hash)`,
    {
      ...edition,
      snapshotId: snapshot.id,
      takenOver: edition.takenOver ? 1 : 0,
      frame: canonicalJson(edition.frame),
      exceptions: canonicalJson(edition.exceptions),
      hash,
    },
  );
  return { id, hash };
}

export function insertWithdrawal(
  write: WriteHandle,
  editionId: number,
  withdrawal: { reason: string; decider: string; operator: string; at: string },
): void {
  write.insert(
    'INSERT INTO editionWithdrawal (editionId, reason, decider, operator, at) VALUES (@editionId, @reason, @decider, @operator, @at)',
    { editionId, ...withdrawal },
  );
}

/** The row of a withdrawal; 0 where there is none. */
export function withdrawalId(read: ReadHandle, editionId: number): number {
  return read.value<number>('SELECT id FROM editionWithdrawal WHERE editionId = ?', [editionId]) ?? 0;
}

/** The action that made it. */
export function editionMadeBy(read: ReadHandle, id: number): number {
  return actionThatWrote(read, 'edition', id);
}

interface StoredHead extends Omit<EditionHead, 'takenOver' | 'withdrawal'> {
  readonly takenOver: number;
  readonly withdrawnAt: string | null;
  readonly withdrawnBy: string | null;
  readonly withdrawnReason: string | null;
  readonly withdrawnDecider: string | null;
}

const HEAD = `SELECT edition.id, edition.number, stage, round.number AS round, docNumber, issuer, issuedOn, effectiveOn, takenOver,
    remark, edition.operator, edition.at, edition.sha256, snapshot.sha256 AS itemsHash, items,
    withdrawal.at AS withdrawnAt, withdrawal.operator AS withdrawnBy, withdrawal.reason AS withdrawnReason, withdrawal.decider AS withdrawnDecider
  FROM edition JOIN snapshot ON snapshot.id = snapshotId JOIN round ON round.id = roundId
  LEFT JOIN editionWithdrawal AS withdrawal ON withdrawal.editionId = edition.id`;

function headOf(row: StoredHead): EditionHead {
  const { takenOver, withdrawnAt, withdrawnBy, withdrawnReason, withdrawnDecider, ...head } = row;
  const withdrawal =
    withdrawnAt === null
      ? null
      : {
          at: withdrawnAt,
          operator: withdrawnBy ?? '',
          reason: withdrawnReason ?? '',
          decider: withdrawnDecider ?? '',
        };
  return { ...head, takenOver: takenOver === 1, withdrawal };
}

/** All of them in the order they were made, withdrawn ones too. */
export function listEditions(read: ReadHandle): EditionHead[] {
  return read.all<StoredHead>(`${HEAD} ORDER BY edition.id`).map(headOf);
}

/** 印发稿 that count, in their order. */
export function listIssued(read: ReadHandle): EditionHead[] {
  return listEditions(read).filter(({ stage, withdrawal }) => stage === 'issued' && withdrawal === null);
}

export function findEdition(read: ReadHandle, id: number): EditionHead | undefined {
  const row = read.get<StoredHead>(`${HEAD} WHERE edition.id = ?`, [id]);
  return row && headOf(row);
}

export interface FrozenEdition {
  readonly snapshotId: number;
  readonly head: EditionHead;
  readonly frame: EditionFrame;
  readonly exceptions: readonly EditionException[];
  /** As they were, with the names units had then. */
  readonly items: readonly ItemContent[];
}

/** What the newest edition that counts is printed with. */
export function readNewestFrame(read: ReadHandle): EditionFrame | undefined {
  const newest = listIssued(read).at(-1);
  const frame = newest && read.value<string>('SELECT frame FROM edition WHERE id = ?', [newest.id]);
  return frame === undefined ? undefined : editionFrameSchema.parse(JSON.parse(frame));
}

/** An edition never changes, so each is opened once. */
export function openEdition(project: ProjectFile, id: number): FrozenEdition | undefined {
  const head = findEdition(project.read, id);
  if (!head) return undefined;
  const frozen = rememberWhile(project, `edition ${id}`, head.sha256, () => readFrozen(project.read, id));
  return { head, ...frozen };
}

export function readFrozen(read: ReadHandle, id: number): Omit<FrozenEdition, 'head'> {
  const row = read.get<{ snapshotId: number; frame: string; exceptions: string }>(
    'SELECT snapshotId, frame, exceptions FROM edition WHERE id = ?',
    [id],
  );
  if (!row) throw new Error(`edition ${id} went while it was read`);
  return {
    snapshotId: row.snapshotId,
    frame: editionFrameSchema.parse(JSON.parse(row.frame)),
    exceptions: z.array(editionExceptionSchema).parse(JSON.parse(row.exceptions)),
    items: readSnapshotItems(read, row.snapshotId),
  };
}
