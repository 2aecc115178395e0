/** When pending entries stand against sealing a round, the same for engine and window. */
import type { RoundKind } from '../model/round';

/**
 * How many pending entries must be settled first. The first figure needs every department entry; townships' entries
 * are talked through over the rounds and must be settled by the final one (rule 4: 待定 = 0 before 审定).
 */
export function pendingAgainstSeal(kind: RoundKind, down: number, up: number): number {
  if (kind === 'sorting') return down;
  return kind === 'final' ? down + up : 0;
}
