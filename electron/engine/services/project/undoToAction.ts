/** 撤销到此处: takes back, one recorded undo after the other, everything done after an action. */
import type { Progress } from '../../../../shared/contract/envelope';
import { fail, ok, type Result } from '../../../../shared/result';
import type { ProjectFile } from '../../database/file/projectFile';
import { lastBarrier, stepsAfter, undo } from '../../database/log/undo';

export interface UndoingOptions {
  readonly signal: AbortSignal;
  onProgress(progress: Progress): void;
}

/**
 * Leaves the action of `seq` as the last that stands. Cancelling keeps what was taken back so far; each step is an
 * action of its own and can be redone. Errors: UNDO_BARRIER when a seal lies between, NOTHING_TO_UNDO, also where the action was itself
 * taken back, CANCELLED.
 */
export async function undoToAction(
  project: ProjectFile,
  seq: number,
  { signal, onProgress }: UndoingOptions,
): Promise<Result<{ undone: number }>> {
  const total = stepsAfter(project, seq);
  if (total === 'sealed') return fail('UNDO_BARRIER', { after: lastBarrier(project.read) });
  if (total === 'undone') return fail('NOTHING_TO_UNDO', { undone: true });
  if (total === 0) return fail('NOTHING_TO_UNDO');
  for (let undone = 0; undone < total; undone += 1) {
    if (signal.aborted) return fail('CANCELLED');
    // Somebody may have sealed or undone meanwhile: never take back more than stands after the action now.
    const left = stepsAfter(project, seq);
    if (typeof left === 'string' || left === 0) break;
    const step = undo(project);
    if (!step.ok) return step;
    onProgress({ done: undone + 1, total, what: '步' });
    await new Promise((resolve) => setImmediate(resolve));
  }
  return ok({ undone: total });
}
