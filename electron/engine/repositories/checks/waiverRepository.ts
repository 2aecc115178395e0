/** Waivers in force: a rule set aside for one item or the whole project, with reason and decider. */
import type { Waiver } from '../../../../shared/model/check';
import { PUBLISHED_REASON } from '../../../../shared/model/disposition';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';

export function listWaivers(read: ReadHandle): Waiver[] {
  return readWaivers(read, 'WHERE revokedReason IS NULL');
}

/** Those taken back among them: an edition issued meanwhile rests on them still. */
export function listSigned(read: ReadHandle): Waiver[] {
  return readWaivers(read, '');
}

function readWaivers(read: ReadHandle, where: string): Waiver[] {
  const covered = new Map<number, Set<number>>();
  for (const { waiverId, itemId } of read.all<{ waiverId: number; itemId: number }>(
    'SELECT waiverId, itemId FROM waiverItem',
  )) {
    const own = covered.get(waiverId) ?? new Set();
    covered.set(waiverId, own.add(itemId));
  }
  return read
    .all<Waiver>(`SELECT id, rule, itemId, reason, decider, date FROM waiver ${where} ORDER BY id`)
    .map((waiver) => {
      const itemIds = covered.get(waiver.id);
      return itemIds ? { ...waiver, itemIds } : waiver;
    });
}

export function insertWaiver(write: WriteHandle, { itemIds, ...waiver }: Omit<Waiver, 'id'>): void {
  const waiverId = write.insert(
    'INSERT INTO waiver (rule, itemId, reason, decider, date) VALUES (@rule, @itemId, @reason, @decider, @date)',
    { ...waiver },
  );
  for (const itemId of itemIds ?? [])
    write.run('INSERT INTO waiverItem (waiverId, itemId) VALUES (?, ?)', [waiverId, itemId]);
}

/** Live items that came in with a list issued before the project was begun. */
export function listTakenOver(read: ReadHandle): { id: number; listId: string }[] {
  return read.all(
    `SELECT DISTINCT item.id, listId FROM disposition JOIN item ON item.id = itemId
     WHERE kind = 'adopt' AND reason = ? AND live = 1 ORDER BY item.id`,
    [PUBLISHED_REASON],
  );
}

/** Kept with the reason why it no longer holds. Answers false when there is none of that id in force. */
export function revokeWaiver(write: WriteHandle, id: number, reason: string): boolean {
  return (
    write.run('UPDATE waiver SET revokedReason = ? WHERE id = ? AND revokedReason IS NULL', [reason, id]).changes === 1
  );
}
