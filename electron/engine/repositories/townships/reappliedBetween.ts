/** 改适用 after a seal while no round was open: no ledger has a line of it, so it is told from the log. */
import type { ItemDetail } from '../../../../shared/views';
import type { ReadHandle } from '../../database/file/handles';

type Reapplied = ItemDetail['reapplied'][number];

const UNDONE = (action: string): string =>
  `coalesce((SELECT later.kind = 'undo' FROM action AS later WHERE later.target = ${action}.seq ORDER BY later.seq DESC LIMIT 1), 0)`;

/** A cell that says something else than before, or than the item's scope where there was none. */
const MOVED = `tableName = 'applicability'
  AND coalesce(before ->> 'applies', scope = 'common') <> coalesce(after ->> 'applies', scope = 'common')`;

/** 随镇情定: the item follows other conditions than before, and no cell is written. */
const RULED = `tableName = 'item' AND before ->> 'townRule' IS NOT after ->> 'townRule'`;

/** A township whose conditions changed moves the items that follow them; which, is kept beside what was asked. */
const DESCRIBED = `command IN ('updateUnit', 'mergeUnits') AND input ->> 'moved' IS NOT NULL`;

const BY_HAND = `command IN ('setApplicability', 'setApplicabilityMany', 'setOwnStanding', 'setTownRule')`;

/** Of one item that a sealed round held, newest first; what a line of a round says is not among them. */
export function listReapplied(read: ReadHandle, itemId: number): Reapplied[] {
  return read.all<Reapplied>(
    `SELECT * FROM (
       SELECT action.seq, action.at, action.operator,
         coalesce((SELECT value ->> 'words' FROM json_each(input, '$.moved') WHERE ${DESCRIBED}
           AND value ->> 'itemId' = @itemId), action.summary) AS summary,
         (SELECT max(sealed.after ->> 'number') FROM actionRow AS sealed WHERE tableName = 'round' AND sealed.seq =
            (SELECT max(seal.seq) FROM action AS seal WHERE seal.command = 'sealRound' AND seal.seq < action.seq AND NOT ${UNDONE('seal')}
               AND seal.seq > (SELECT min(made.seq) FROM actionRow AS made WHERE made.tableName = 'item' AND made.rowId = @itemId))
         ) AS afterRound
       FROM action WHERE (${BY_HAND} OR ${DESCRIBED}) AND NOT ${UNDONE('action')}
         AND (${DESCRIBED} AND @itemId IN (SELECT value ->> 'itemId' FROM json_each(input, '$.moved'))
           OR ${BY_HAND} AND seq IN (SELECT seq FROM actionRow JOIN item ON item.id = @itemId
             WHERE coalesce(after, before) ->> 'itemId' = @itemId AND ${MOVED})
           OR command = 'setTownRule' AND seq IN (SELECT seq FROM actionRow WHERE rowId = @itemId AND ${RULED}))
         AND NOT EXISTS (SELECT 1 FROM actionRow AS line WHERE line.seq = action.seq AND line.tableName = 'change')
     ) WHERE afterRound IS NOT NULL ORDER BY seq DESC`,
    { itemId },
  );
}

/** Items of the pool that no longer apply where they did when the newest round was sealed; 0 while a round is open. */
export function countReapplied(read: ReadHandle): number {
  const state = read.value<string>('SELECT state FROM round ORDER BY number DESC LIMIT 1');
  if (state !== 'sealed') return 0;
  return (
    read.value<number>(
      `WITH since AS (SELECT * FROM action
         WHERE action.seq > (SELECT max(seal.seq) FROM action AS seal WHERE seal.command = 'sealRound' AND NOT ${UNDONE('seal')})
           AND (${BY_HAND} OR ${DESCRIBED}) AND NOT ${UNDONE('action')})
       SELECT count(*) FROM item WHERE live = 1 AND id IN (
         SELECT item.id FROM since JOIN actionRow USING (seq)
           JOIN item ON item.id = CASE tableName WHEN 'item' THEN rowId ELSE coalesce(after, before) ->> 'itemId' END
         WHERE ${BY_HAND} AND (${MOVED} OR command = 'setTownRule' AND ${RULED})
         UNION SELECT value ->> 'itemId' FROM since, json_each(input, '$.moved') WHERE ${DESCRIBED})`,
    ) ?? 0
  );
}
