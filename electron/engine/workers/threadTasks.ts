/** Runs tasks in worker threads that stay warm, one for matching and one for writing, so that neither waits for the other. */
import { Worker } from 'node:worker_threads';
import type { Match } from '../../../shared/model/match';
import { TaskCancelled, type TaskInput, type TaskOptions, type TaskReply, type Tasks } from './tasks';

interface Waiting {
  readonly task: TaskInput;
  readonly options: TaskOptions;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

interface Thread {
  run(task: TaskInput, options?: TaskOptions): Promise<unknown>;
  close(): Promise<void>;
}

/** `program` is the built worker, out/main/worker.js. */
export function threadTasks(program: string): Tasks {
  const matching = openThread(program);
  const writing = openThread(program);
  return {
    match: async (input, options) => (await matching.run({ task: 'match', input }, options)) as Match[],
    write: async (page, format, options) => (await writing.run({ task: 'write', page, format }, options)) as Uint8Array,
    close: async () => {
      await Promise.all([matching.close(), writing.close()]);
    },
  };
}

function openThread(program: string): Thread {
  let worker: Worker | null = null;
  let lastId = 0;
  const waiting = new Map<number, Waiting>();

  function start(): Worker {
    const started = new Worker(program);
    started.unref();
    started.on('message', (reply: TaskReply) => hear(reply));
    started.on('error', (error) => failAll(started, error));
    started.on('exit', (code) => failAll(started, new Error(`worker thread ended with code ${code}`)));
    return started;
  }

  function failAll(ended: Worker, error: Error): void {
    if (worker !== ended) return;
    worker = null;
    const failed = [...waiting.values()];
    waiting.clear();
    for (const { reject } of failed) reject(error);
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

  /** Only a thread can be stopped, not a task in it: the others that waited there go to a fresh one. */
  function cancel(id: number): void {
    const cancelled = waiting.get(id);
    if (!cancelled) return;
    waiting.delete(id);
    const ended = worker;
    worker = null;
    void ended?.terminate();
    for (const [otherId, { task }] of waiting) post(otherId, task);
    cancelled.reject(new TaskCancelled());
  }

  function post(id: number, task: TaskInput): void {
    worker ??= start();
    worker.postMessage({ id, task });
  }

  function run(task: TaskInput, options: TaskOptions = {}): Promise<unknown> {
    const { signal } = options;
    if (signal?.aborted) return Promise.reject(new TaskCancelled());
    lastId += 1;
    const id = lastId;
    const onAbort = () => cancel(id);
    signal?.addEventListener('abort', onAbort);
    const answer = new Promise<unknown>((resolve, reject) => {
      waiting.set(id, { task, options, resolve, reject });
      post(id, task);
    });
    return answer.finally(() => signal?.removeEventListener('abort', onAbort));
  }

  return {
    run,
    close: async () => {
      const ending = worker;
      worker = null;
      await ending?.terminate();
    },
  };
}
