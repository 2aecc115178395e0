/** 反弹: what people found of things that came in and looked like a duty refused, taken back or subtracted before. */
import type { ReadHandle, WriteHandle } from '../../database/file/handles';

export interface StoredRebound {
  readonly id: number;
  readonly requestId: number | null;
  readonly entryId: number | null;
  readonly callText: string;
  readonly unitId: number | null;
  readonly date: string;
  readonly itemId: number | null;
  readonly formerId: number | null;
  readonly same: boolean;
  readonly note: string;
  readonly operator: string;
  readonly at: string;
}

export function listRebounds(read: ReadHandle): StoredRebound[] {
  return read
    .all<Omit<StoredRebound, 'same'> & { same: number }>(
      'SELECT id, requestId, entryId, callText, unitId, date, itemId, formerId, same, note, operator, at FROM rebound ORDER BY id',
    )
    .map(({ same, ...row }) => ({ ...row, same: same === 1 }));
}

/** The last word counts: what was said of the same pair before gives way. */
export function putRebound(write: WriteHandle, { same, ...rebound }: Omit<StoredRebound, 'id'>): void {
  write.run(
    `DELETE FROM rebound WHERE requestId IS @requestId AND entryId IS @entryId AND callText = @callText
     AND itemId IS @itemId AND formerId IS @formerId`,
    {
      requestId: rebound.requestId,
      entryId: rebound.entryId,
      callText: rebound.callText,
      itemId: rebound.itemId,
      formerId: rebound.formerId,
    },
  );
  write.run(
    `INSERT INTO rebound (requestId, entryId, callText, unitId, date, itemId, formerId, same, note, operator, at)
     VALUES (@requestId, @entryId, @callText, @unitId, @date, @itemId, @formerId, @same, @note, @operator, @at)`,
    { ...rebound, same: same ? 1 : 0 },
  );
}

/** By request, how often it was found to be a duty that came back. */
export function countRebounds(read: ReadHandle): Map<number, number> {
  const rows = read.all<{ requestId: number; count: number }>(
    'SELECT requestId, count(*) AS count FROM rebound WHERE same = 1 AND requestId IS NOT NULL GROUP BY requestId',
  );
  return new Map(rows.map(({ requestId, count }) => [requestId, count]));
}
