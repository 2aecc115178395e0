/** 不予列入 of new proposals as the handling of their opinions writes it; what the bench decided is left alone. */
import type { Outcome } from '../../../../shared/model/opinion';
import type { WriteHandle } from '../../database/file/handles';
import { findEntry, insertDisposition } from '../merge/entryRepository';
import type { PutAway } from './handlingRepository';

const REASON_KINDS: Partial<Record<Outcome, string>> = { refused: '征求意见不采纳', withdrawn: '提出单位撤回' };

/** A pending proposal is put away with an opinion that is refused or withdrawn. */
export function putAwayProposal(write: WriteHandle, entryId: number, { outcome, reason, roundId }: PutAway): void {
  const reasonKind = REASON_KINDS[outcome];
  if (reasonKind === undefined || findEntry(write, entryId)?.disposition.kind !== 'pending') return;
  insertDisposition(write, { entryId, kind: 'reject', itemId: null, roundId, reasonKind, reason });
}

/** Its opinion is open again: what a handling wrote is gone. */
export function reopenProposal(write: WriteHandle, entryId: number): void {
  write.run(
    `DELETE FROM disposition WHERE entryId = ? AND kind = 'reject' AND reasonKind IN (SELECT value FROM json_each(?))`,
    [entryId, JSON.stringify(Object.values(REASON_KINDS))],
  );
}
