/** Runs tasks in one worker thread that stays warm; cancelling ends the thread and the next task starts another. */
import { Worker } from 'node:worker_threads';
import type { Match } from '../../../shared/model/match';
import { TaskCancelled, type TaskInput, type TaskOptions, type TaskReply, type Tasks } from './tasks';

interface Waiting {
  readonly options: TaskOptions;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** `program` is the built worker, out/main/worker.js. */
export function threadTasks(program: string): Tasks {
  let worker: Worker | null = null;
  let lastId = 0;
  const waiting = new Map<number, Waiting>();

  function failAll(error: Error): void {
    worker = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  }

  function start(): Worker {
    const started = new Worker(program);
    started.unref();
    started.on('message', (reply: TaskReply) => hear(reply));
    started.on('error', (error) => failAll(error));
    started.on('exit', () => {
      if (worker === started) failAll(new TaskCancelled());
    });
    return started;
  }

  function hear(reply: TaskReply): void {
    const one = waiting.get(reply.id);
    if (!one) return;
    if ('progress' in reply) {
      one.options.onProgress?.(reply.progress[0], reply.progress[1]);
      return;
    }
    waiting.delete(reply.id);
    if ('error' in reply) one.reject(new Error(reply.error));
    else one.resolve(reply.value);
  }

  function run(task: TaskInput, options: TaskOptions = {}): Promise<unknown> {
    if (options.signal?.aborted) return Promise.reject(new TaskCancelled());
    worker ??= start();
    lastId += 1;
    const id = lastId;
    const used = worker;
    return new Promise((resolve, reject) => {
      const cancel = () => {
        if (!waiting.delete(id)) return;
        // Only a thread can be stopped, not a task in it; what else waited there is asked again by its caller.
        if (worker === used) failAll(new TaskCancelled());
        void used.terminate();
        reject(new TaskCancelled());
      };
      options.signal?.addEventListener('abort', cancel, { once: true });
      waiting.set(id, { options, resolve, reject });
      used.postMessage({ id, task });
    });
  }

  return {
    match: async (input, options) => (await run({ task: 'match', input }, options)) as Match[],
    write: async (page, format, options) => (await run({ task: 'write', page, format }, options)) as Uint8Array,
    close: async () => {
      const ending = worker;
      worker = null;
      await ending?.terminate();
    },
  };
}
