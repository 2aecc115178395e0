/** The changes that part two states: what one of them holds and the other does not. */
import type { PoolState } from '../../../../shared/model/comparison';
import type { Change } from '../../../../shared/model/round';
import type { ReadHandle } from '../../database/file/handles';
import { listAllChanges, listRounds } from '../rounds/roundRepository';
import { sealedBy } from '../rounds/snapshotRepository';
import { findEdition } from './editionRepository';

export type NumberedChange = Change & { readonly round: number };

/** In the order they were made, whichever of the states is the earlier. */
export function changesBetween(read: ReadHandle, one: PoolState, other: PoolState): NumberedChange[] {
  const [inOne, inOther] = [holding(read, one), holding(read, other)];
  const numbers = new Map(listRounds(read).map(({ id, number }) => [id, number]));
  return listAllChanges(read)
    .map((change) => ({ ...change, round: numbers.get(change.roundId) ?? 0 }))
    .filter((change) => inOne(change) !== inOther(change));
}

/** The last round whose changes are in the state. */
function roundOfState(read: ReadHandle, state: PoolState): number {
  if (state.kind === 'now') return Number.POSITIVE_INFINITY;
  return state.kind === 'round' ? state.round : (findEdition(read, state.editionId)?.round ?? 0);
}

/** An edition has nothing of what was changed once its round was opened again. */
function holding(read: ReadHandle, state: PoolState): (change: NumberedChange) => boolean {
  const last = roundOfState(read, state);
  const later = state.kind === 'edition' ? madeAfterSeal(read, state.editionId) : new Set<number>();
  return ({ id, round }) => round < last || (round === last && !later.has(id));
}

function madeAfterSeal(read: ReadHandle, editionId: number): ReadonlySet<number> {
  const snapshotId = read.value<number>('SELECT snapshotId FROM edition WHERE id = ?', [editionId]) ?? 0;
  const made = read.all<{ id: number }>(
    `SELECT rowId AS id FROM actionRow WHERE tableName = 'change' AND before IS NULL AND seq > ?`,
    [sealedBy(read, snapshotId)],
  );
  return new Set(made.map(({ id }) => id));
}
