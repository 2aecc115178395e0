/** Waivers in force: a rule set aside for one item or the whole project, with reason and decider. */
import type { Waiver } from '../../../shared/model/check';
import type { ReadHandle, WriteHandle } from '../database/handles';

export function listWaivers(read: ReadHandle): Waiver[] {
  return read.all<Waiver>(
    'SELECT id, rule, itemId, reason, decider, date FROM waiver WHERE revokedReason IS NULL ORDER BY id',
  );
}

export function insertWaiver(write: WriteHandle, waiver: Omit<Waiver, 'id'>): void {
  write.run(
    'INSERT INTO waiver (rule, itemId, reason, decider, date) VALUES (@rule, @itemId, @reason, @decider, @date)',
    { ...waiver },
  );
}

/** Kept with the reason why it no longer holds. Answers false when there is none of that id in force. */
export function revokeWaiver(write: WriteHandle, id: number, reason: string): boolean {
  return (
    write.run('UPDATE waiver SET revokedReason = ? WHERE id = ? AND revokedReason IS NULL', [reason, id]).changes === 1
  );
}
