/** Several pieces of work of one kind as one command: all of them or none, one action, one undo. */
import { ok, type Result } from '../../../../shared/result';
import type { WriteHandle } from '../file/handles';
import type { Pieces } from '../pieces';
import type { InPieces, Recorded } from './record';

/**
 * One piece of work stays the command it is. Of several, `summarize` says what they did together, and what each says when
 * it is concluded follows; how far they are is counted in pieces of work.
 */
export function together<T>(
  works: readonly [InPieces<T>, ...InPieces<T>[]],
  summarize: (values: readonly T[]) => string,
): InPieces<readonly T[]> {
  const [{ command }] = works;
  const alone = works.length === 1;
  function* body(write: WriteHandle): Pieces<Result<Recorded<readonly T[]>>> {
    const done: Recorded<T>[] = [];
    for (const work of works) {
      const pieces = work.body(write);
      let step = pieces.next();
      while (!step.done) {
        yield alone ? step.value : { done: done.length, total: works.length };
        step = pieces.next();
      }
      if (!step.value.ok) return step.value;
      done.push(step.value.value);
    }
    const values = done.map(({ value }) => value);
    const summary = alone ? (done[0]?.summary ?? '') : summarize(values);
    return ok({ value: values, summary, conclude: () => concludeAll(done) });
  }
  const input = alone ? command.input : { several: works.map((work) => work.command.input) };
  return { command: { ...command, input }, body };
}

function concludeAll(done: readonly Recorded<unknown>[]): Result<string> {
  let said = '';
  for (const one of done) {
    const more = one.conclude?.();
    if (more && !more.ok) return more;
    said += more?.value ?? '';
  }
  return ok(said);
}
