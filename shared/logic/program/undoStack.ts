/** Linear undo over the log: which action Ctrl+Z takes back and which Ctrl+Y does again. */

export interface LoggedStep {
  readonly seq: number;
  readonly kind: 'do' | 'undo' | 'redo';
  readonly target: number | null;
  readonly effect: 'undoable' | 'barrier' | 'neutral';
}

interface Stacks<S> {
  readonly done: S[];
  readonly undone: S[];
}

function stacksOf<S extends LoggedStep>(steps: readonly S[]): Stacks<S> {
  const bySeq = new Map(steps.map((step) => [step.seq, step]));
  let done: S[] = [];
  let undone: S[] = [];
  for (const step of steps) {
    if (step.effect === 'barrier') {
      done = [];
      undone = [];
    } else if (step.effect === 'undoable' && step.kind === 'do') {
      done.push(step);
      undone = [];
    } else if (step.effect === 'undoable' && step.target !== null) {
      const target = bySeq.get(step.target);
      if (target) move(step.kind === 'undo' ? [done, undone] : [undone, done], target);
    }
  }
  return { done, undone };
}

function move<S extends LoggedStep>([from, to]: [S[], S[]], target: S): void {
  const index = from.lastIndexOf(target);
  if (index >= 0) from.splice(index, 1);
  to.push(target);
}

/** The action the next undo takes back; null at the start or right after a seal. `steps` run in order of seq. */
export function nextUndo<S extends LoggedStep>(steps: readonly S[]): S | null {
  return stacksOf(steps).done.at(-1) ?? null;
}

/** The action the next redo does again; null when something new was done since the undo. */
export function nextRedo<S extends LoggedStep>(steps: readonly S[]): S | null {
  return stacksOf(steps).undone.at(-1) ?? null;
}

/** The actions that undo would take back one after the other, oldest first: all since the last seal that still stand. */
export function doneSteps<S extends LoggedStep>(steps: readonly S[]): readonly S[] {
  return stacksOf(steps).done;
}
