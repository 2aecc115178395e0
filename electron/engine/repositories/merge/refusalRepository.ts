/** 不再建议: pairs of entry and item that a person refused. */
import type { DistinctRow, RefusalRow } from '../../../../shared/views/program';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';

const SELECT = `SELECT refusal.id, entryId, entry.name AS entry, unit.name AS unit, refusal.itemId, version.name AS item
  FROM matchRefusal AS refusal JOIN sourceEntry AS entry ON entry.id = entryId
  JOIN sourceList AS list ON list.id = entry.sourceListId JOIN unit ON unit.id = list.unitId
  JOIN item ON item.id = refusal.itemId JOIN itemVersion AS version ON version.itemId = item.id AND version.number = item.version`;

/** Newest first. */
export function listRefusals(read: ReadHandle): RefusalRow[] {
  return read.all<RefusalRow>(`${SELECT} ORDER BY refusal.id DESC`);
}

export function findRefusal(read: ReadHandle, id: number): RefusalRow | undefined {
  return read.get<RefusalRow>(`${SELECT} WHERE refusal.id = ?`, [id]);
}

export function deleteRefusal(write: WriteHandle, id: number): void {
  write.run('DELETE FROM matchRefusal WHERE id = ?', [id]);
}

const NAMES = `SELECT pair.id, firstId, first.name AS first, secondId, second.name AS second FROM distinctPair AS pair
  JOIN item AS firstItem ON firstItem.id = firstId JOIN itemVersion AS first ON first.itemId = firstId AND first.number = firstItem.version
  JOIN item AS secondItem ON secondItem.id = secondId JOIN itemVersion AS second ON second.itemId = secondId AND second.number = secondItem.version`;

/** With names, newest first. */
export function listDistinct(read: ReadHandle): DistinctRow[] {
  return read.all<DistinctRow>(`${NAMES} ORDER BY pair.id DESC`);
}

export function findDistinct(read: ReadHandle, id: number): DistinctRow | undefined {
  return read.get<DistinctRow>(`${NAMES} WHERE pair.id = ?`, [id]);
}

export function deleteDistinctPair(write: WriteHandle, id: number): void {
  write.run('DELETE FROM distinctPair WHERE id = ?', [id]);
}

/** Pairs of items a person called different. */
export function listDistinctPairs(read: ReadHandle): { firstId: number; secondId: number }[] {
  return read.all('SELECT firstId, secondId FROM distinctPair ORDER BY id');
}

export function insertDistinctPair(write: WriteHandle, firstId: number, secondId: number): void {
  write.run('INSERT OR IGNORE INTO distinctPair (firstId, secondId) VALUES (?, ?)', [firstId, secondId]);
}
