/** How opinions were handled, and the changes that came of it, linked both ways. */
import type { Outcome } from '../../../../shared/model/opinion';
import type { ChangeKind } from '../../../../shared/model/round';
import type { HandlingView } from '../../../../shared/views/opinions';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';
import { listLinks, unmetWords } from './handlingLinks';

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

export type PutAway = Pick<NewHandling, 'outcome' | 'reason' | 'roundId'>;

/** Undefined where the opinion is open. */
export function findHandling(read: ReadHandle, id: number | null): PutAway | undefined {
  return read.get<PutAway>('SELECT outcome, reason, roundId FROM handling WHERE id = ?', [id]);
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
        WHERE change.kind = 'subtract' AND item.id = targetItemId) AS mergedInto
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

/** Changes that came of entries. */
export function changeIdsOfEntries(read: ReadHandle, entryIds: readonly number[]): number[] {
  const sql = 'SELECT id FROM change WHERE entryId IN (SELECT value FROM json_each(?)) ORDER BY id';
  return read.all<{ id: number }>(sql, [JSON.stringify(entryIds)]).map(({ id }) => id);
}

/** All handlings by id, each with its changes and how it stands with them. */
export function readHandlings(read: ReadHandle): Map<number, HandlingView> {
  const links = listLinks(read);
  const rows = read.all<Omit<HandlingView, 'changes' | 'standing' | 'unmet'>>(
    `SELECT handling.id, outcome, reason, result, decider, round.number AS round FROM handling LEFT JOIN round ON round.id = roundId`,
  );
  return new Map(
    rows.map((row) => {
      const changes = links.get(row.id) ?? [];
      const unmet = unmetWords(row.outcome, changes);
      return [row.id, { ...row, changes, unmet, standing: unmet === '' ? row.outcome : 'unmet' }];
    }),
  );
}
