/** Item × township: the cells that were set by hand, sums over them, and who set a cell. */

import type { SchemeSection } from '../../../../shared/logic/schemes/schemeLists';
import { appliesUnsaid } from '../../../../shared/logic/schemes/townRule';
import type { ItemContent } from '../../../../shared/model/item';
import type { Unit } from '../../../../shared/model/unit';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';

export interface Cell {
  readonly itemId: number;
  readonly unitId: number;
  readonly applies: boolean;
  readonly reason: string;
}

/** Sets one cell; an older reason gives way. */
export function putCell(write: WriteHandle, { itemId, unitId, applies, reason }: Cell): void {
  write.run(
    `INSERT INTO applicability (itemId, unitId, applies, reason) VALUES (@itemId, @unitId, @applies, @reason)
     ON CONFLICT (itemId, unitId) DO UPDATE SET applies = excluded.applies, reason = excluded.reason,
       listId = CASE excluded.applies WHEN 1 THEN listId END, category = CASE excluded.applies WHEN 1 THEN category END,
       wording = CASE excluded.applies WHEN 1 THEN wording END`,
    { itemId, unitId, applies: applies ? 1 : 0, reason },
  );
}

export interface OwnStanding {
  readonly itemId: number;
  readonly unitId: number;
  readonly reason: string;
  /** Null: the item's own list and category, the item's own text. */
  readonly place: SchemeSection | null;
  readonly wording: string | null;
}

/** The township is as everybody else again: a cell that says nothing would hold it against a later rule over profiles. */
function deleteCell(write: WriteHandle, itemId: number, unitId: number): void {
  write.run('DELETE FROM applicability WHERE itemId = ? AND unitId = ?', [itemId, unitId]);
}

/** Where the item stands for a township it applies to, and in which words; both null takes that back. */
export function putOwnStanding(write: WriteHandle, standing: OwnStanding): void {
  const { itemId, unitId, reason, place, wording } = standing;
  write.run(
    `INSERT INTO applicability (itemId, unitId, applies, reason, listId, category, wording)
     VALUES (@itemId, @unitId, 1, @reason, @listId, @category, @wording)
     ON CONFLICT (itemId, unitId) DO UPDATE SET reason = CASE WHEN @reason = '' THEN applicability.reason ELSE excluded.reason END,
       listId = excluded.listId, category = excluded.category, wording = excluded.wording`,
    { itemId, unitId, reason, listId: place?.listId ?? null, category: place?.category ?? null, wording },
  );
}

/** The same, with no cell left that says nothing. */
export function settleOwnStanding(
  write: WriteHandle,
  content: Pick<ItemContent, 'id' | 'scope' | 'townRule'>,
  town: Unit,
  standing: Pick<OwnStanding, 'reason' | 'place' | 'wording'>,
): void {
  const cell = { itemId: content.id, unitId: town.id };
  const silent = standing.place === null && standing.wording === null;
  if (silent && appliesUnsaid(content, town)) deleteCell(write, cell.itemId, cell.unitId);
  else putOwnStanding(write, { ...cell, ...standing });
}

interface StoredStanding extends Pick<OwnStanding, 'itemId' | 'unitId' | 'reason' | 'wording'> {
  readonly listId: string | null;
  readonly category: string | null;
}

/** Townships where the item, or any item when none is named, has a list or words of its own. */
export function listOwnStandings(read: ReadHandle, itemId: number | null): OwnStanding[] {
  return read
    .all<StoredStanding>(
      `SELECT itemId, unitId, reason, listId, category, wording FROM applicability
       WHERE (@itemId IS NULL OR itemId = @itemId) AND (listId IS NOT NULL OR wording IS NOT NULL)`,
      { itemId },
    )
    .map(({ listId, category, ...standing }) => ({
      ...standing,
      place: listId !== null && category !== null ? { listId, category } : null,
    }));
}

/** Whether some township has the item in a list or category of its own. */
export function hasOwnPlaces(read: ReadHandle, itemId: number): boolean {
  const sql = 'SELECT EXISTS (SELECT 1 FROM applicability WHERE itemId = ? AND listId IS NOT NULL)';
  return read.value<number>(sql, [itemId]) === 1;
}

/** Actions that set this very cell, newest first. */
export function listCellActions(
  read: ReadHandle,
  itemId: number,
  unitId: number,
): { at: string; operator: string; summary: string }[] {
  return read.all(
    `SELECT DISTINCT action.seq, at, operator, summary FROM action JOIN actionRow USING (seq)
     WHERE command IN ('setApplicability', 'setApplicabilityMany', 'setOwnStanding', 'handleOpinions', 'undo', 'redo') AND tableName = 'applicability'
       AND json_extract(coalesce(after, before), '$.itemId') = @itemId
       AND json_extract(coalesce(after, before), '$.unitId') = @unitId
     ORDER BY action.seq DESC LIMIT 5`,
    { itemId, unitId },
  );
}

/** Where an item came from, in words: 第1轮　市外事办公室报送“…”. */
export function readOrigin(read: ReadHandle, itemId: number): string {
  const entry = read.get<{ round: number | null; unit: string; name: string }>(
    `SELECT round.number AS round, unit.name AS unit, entry.name FROM disposition
     JOIN sourceEntry AS entry ON entry.id = entryId JOIN sourceList ON sourceList.id = sourceListId
     JOIN unit ON unit.id = sourceList.unitId LEFT JOIN round ON round.id = roundId
     WHERE disposition.kind = 'adopt' AND disposition.itemId = ? ORDER BY disposition.id LIMIT 1`,
    [itemId],
  );
  if (entry) return `${entry.round === null ? '' : `第${entry.round}轮 `}采用${entry.unit}报送的“${entry.name}”`;
  const added = read.get<{ round: number; proposer: string; decider: string }>(
    `SELECT round.number AS round, proposer, decider FROM change JOIN round ON round.id = roundId
     WHERE change.itemId = ? AND change.kind = 'add' ORDER BY change.id LIMIT 1`,
    [itemId],
  );
  if (!added) return '';
  return `第${added.round}轮增列${added.proposer ? `，${added.proposer}提出` : ''}${added.decider ? `，${added.decider}决定` : ''}`;
}
