/** Runs tasks in place: the command line has no window to keep alive. */
import type { Match } from '../../../shared/model/match';
import { performTask } from './performTask';
import { TaskCancelled, type TaskInput, type TaskOptions, type Tasks } from './tasks';

async function run(task: TaskInput, options: TaskOptions = {}): Promise<unknown> {
  if (options.signal?.aborted) throw new TaskCancelled();
  return performTask(task, (done, total) => options.onProgress?.(done, total));
}

export function inlineTasks(): Tasks {
  return {
    match: async ({ pool, ...input }, options) =>
      (await run({ task: 'match', input, pool: { key: pool.key, content: pool.read() } }, options)) as Match[],
    write: async (page, format, options) => (await run({ task: 'write', page, format }, options)) as Uint8Array,
    close: async () => undefined,
  };
}
