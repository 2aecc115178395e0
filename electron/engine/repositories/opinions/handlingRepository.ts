/** How opinions were handled, and the changes that came of it, linked both ways. */
import type { Deed } from '../../../../shared/model/deed';
import type { Outcome } from '../../../../shared/model/opinion';
import type { ChangeKind } from '../../../../shared/model/round';
import type { HandlingView, LinkedChange } from '../../../../shared/views/opinions';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';

export interface NewHandling {
  readonly outcome: Outcome;
  readonly reason: string;
  readonly result: string;
  readonly decider: string;
  readonly roundId: number | null;
  readonly operator: string;
  readonly at: string;
}

export function insertHandling(write: WriteHandle, handling: NewHandling): number {
  return write.insert(
    `INSERT INTO handling (outcome, reason, result, decider, roundId, operator, at)
     VALUES (@outcome, @reason, @result, @decider, @roundId, @operator, @at)`,
    { ...handling },
  );
}

export function linkChange(
  write: WriteHandle,
  handlingId: number,
  link: { changeId: number } | { preparedId: number },
): void {
  write.run('INSERT INTO handlingChange (handlingId, changeId, preparedId) VALUES (?, ?, ?)', [
    handlingId,
    'changeId' in link ? link.changeId : null,
    'preparedId' in link ? link.preparedId : null,
  ]);
}

interface ChangeOf {
  readonly kind: ChangeKind;
  readonly reasonKind: string;
  readonly round: number;
  /** The item it was merged into; null for any other change. */
  readonly mergedInto: string | null;
}

/** Changes of that item among those named, with their rounds. */
export function findChangesOf(read: ReadHandle, changeIds: readonly number[], itemId: number): ChangeOf[] {
  return read.all(
    `SELECT change.kind, reasonKind, round.number AS round,
       (SELECT name FROM item JOIN itemVersion ON itemId = item.id AND itemVersion.number = item.version
        WHERE item.id = targetItemId) AS mergedInto
     FROM change JOIN round ON round.id = roundId
     WHERE change.id IN (SELECT value FROM json_each(?)) AND itemId = ? ORDER BY change.id`,
    [JSON.stringify(changeIds), itemId],
  );
}

export function lastChangeId(read: ReadHandle): number {
  return read.value<number>('SELECT coalesce(max(id), 0) FROM change') ?? 0;
}

export function changeIdsAfter(read: ReadHandle, id: number): number[] {
  return read.all<{ id: number }>('SELECT id FROM change WHERE id > ? ORDER BY id', [id]).map((row) => row.id);
}

interface LinkRow {
  readonly handlingId: number;
  readonly changeId: number | null;
  readonly preparedId: number | null;
  readonly kind: ChangeKind | null;
  readonly itemId: number | null;
  readonly round: number;
  readonly state: 'decided' | 'waiting' | 'dropped';
  readonly deedKind: Deed['kind'] | null;
}

/** All handlings by id, each with its changes; a prepared change that was decided since stands as the change it became. */
export function readHandlings(read: ReadHandle): Map<number, HandlingView> {
  const links = new Map<number, LinkedChange[]>();
  for (const { handlingId, deedKind, kind, ...row } of read.all<LinkRow>(
    `SELECT handlingId, coalesce(change.id, became.id) AS changeId, link.preparedId,
       coalesce(change.kind, became.kind) AS kind, coalesce(change.itemId, became.itemId, prepared.deed ->> 'itemId') AS itemId,
       coalesce(round.number, settled.number, asked.number) AS round, coalesce(prepared.state, 'decided') AS state,
       prepared.deed ->> 'kind' AS deedKind
     FROM handlingChange AS link
     LEFT JOIN change ON change.id = link.changeId
     LEFT JOIN preparedChange AS prepared ON prepared.id = link.preparedId
     LEFT JOIN change AS became ON became.id = (SELECT min(id) FROM change WHERE preparedId = link.preparedId)
     LEFT JOIN round ON round.id = change.roundId
     LEFT JOIN round AS settled ON settled.id = prepared.settledRoundId
     LEFT JOIN round AS asked ON asked.id = prepared.roundId
     ORDER BY link.id`,
  )) {
    const change = { ...row, kind: kind ?? deedKind ?? 'amend' };
    links.set(handlingId, [...(links.get(handlingId) ?? []), change]);
  }
  const rows = read.all<Omit<HandlingView, 'changes'>>(
    `SELECT handling.id, outcome, reason, result, decider, round.number AS round FROM handling LEFT JOIN round ON round.id = roundId`,
  );
  return new Map(rows.map((row) => [row.id, { ...row, changes: links.get(row.id) ?? [] }]));
}
