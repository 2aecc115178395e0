/** Runs tasks in worker threads that stay warm, one for matching, one for writing, one for indexing laws, so that none waits for another. */
import { Worker } from 'node:worker_threads';
import type { NearDuplicate } from '../../../shared/logic/matching/findNearDuplicates';
import type { Match } from '../../../shared/model/match';
import type { Mismatch } from '../documents/rereadDocument';
import type { BuiltLaws } from '../laws/buildLaws';
import {
  type PoolContent,
  type PoolPiece,
  type PrintDocument,
  TaskCancelled,
  type TaskInput,
  type TaskOptions,
  type TaskReply,
  type Tasks,
} from './tasks';
import type { CheckedFile } from './writeDocumentsTask';

interface Waiting {
  /** Made at the moment of sending: what the thread already holds is not sent again. */
  task(held: string): TaskInput;
  readonly options: TaskOptions;
  /** Of the pool it was sent to ask, null for other tasks. */
  poolKey: string | null;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

interface Thread {
  run(task: (held: string) => TaskInput, options?: TaskOptions): Promise<unknown>;
  give(key: string, pieces: Iterable<PoolContent>): Promise<void>;
  /** Key of the pool that was asked about and answered. */
  ready(): string;
  close(): Promise<void>;
}

/** `program` is the built worker, out/main/worker.js. */
export function threadTasks(program: string, print: PrintDocument | null = null): Tasks {
  const matching = openThread(program);
  const writing = openThread(program);
  const indexing = openThread(program);
  return {
    match: async ({ pool, ...input }, options) =>
      (await matching.run(
        (held) => ({
          task: 'match',
          input,
          pool: held === pool.key ? { key: pool.key } : { key: pool.key, content: pool.read() },
        }),
        options,
      )) as Match[],
    give: (key, pieces) => matching.give(key, pieces),
    isReady: (key) => matching.ready() === key,
    // The writing thread: it holds no pool and is seldom busy while people merge.
    matchAmong: async (content, input, options) =>
      (await writing.run(() => ({ task: 'matchAmong', input, content }), options)) as Match[],
    duplicates: async (question, options) =>
      (await matching.run(() => ({ task: 'duplicates', question }), options)) as NearDuplicate[],
    write: async (document, format, options) =>
      (await writing.run(() => ({ task: 'write', document, format }), options)) as Uint8Array,
    fill: async (template, words, content, options) =>
      (await writing.run(() => ({ task: 'fill', template, words, content }), options)) as Uint8Array,
    check: async (bytes, format, document, options) =>
      (await writing.run(() => ({ task: 'check', bytes, format, document }), options)) as Mismatch | null,
    form: async (form, options) => (await writing.run(() => ({ task: 'form', form }), options)) as CheckedFile,
    buildLaws: async (request, options) =>
      (await indexing.run(() => ({ task: 'buildLaws', request }), options)) as BuiltLaws,
    print: async (document, { signal } = {}) => {
      if (!print) throw new Error('only the window has pages to print');
      const bytes = await print(document);
      if (signal?.aborted) throw new TaskCancelled();
      return bytes;
    },
    canPrint: print !== null,
    close: async () => {
      await Promise.all([matching.close(), writing.close(), indexing.close()]);
    },
  };
}

function openThread(program: string): Thread {
  let worker: Worker | null = null;
  /** Key of the pool sent to the thread last; a fresh thread holds none. */
  let held = '';
  let ready = '';
  let giving: { readonly key: string; readonly done: Promise<void> } | null = null;
  let lastId = 0;
  const waiting = new Map<number, Waiting>();

  function start(): Worker {
    const started = new Worker(program);
    held = '';
    ready = '';
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
    else {
      if (one.poolKey !== null) ready = one.poolKey;
      one.resolve(reply.value);
    }
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

  function post(id: number, make: (held: string) => TaskInput): void {
    worker ??= start();
    const task = make(held);
    if (task.task === 'match') {
      if (task.pool.key !== ready) ready = '';
      held = task.pool.key;
      const one = waiting.get(id);
      if (one) one.poolKey = held;
    }
    worker.postMessage({ id, task });
  }

  /** A thread that is replaced meanwhile gets the pool whole with the next question. */
  async function give(key: string, pieces: Iterable<PoolContent>): Promise<void> {
    if (giving?.key === key) return giving.done;
    await giving?.done;
    if (held === key) return;
    const send = async (): Promise<void> => {
      worker ??= start();
      const target = worker;
      let begins = true;
      for (const piece of pieces) {
        if (worker !== target) return;
        target.postMessage({ piece, key, begins } satisfies PoolPiece);
        begins = false;
        await new Promise((resolve) => setImmediate(resolve));
      }
      if (worker === target && !begins) held = key;
    };
    const done = send();
    giving = { key, done };
    try {
      await done;
    } finally {
      if (giving.done === done) giving = null;
    }
  }

  function run(task: (held: string) => TaskInput, options: TaskOptions = {}): Promise<unknown> {
    const { signal } = options;
    if (signal?.aborted) return Promise.reject(new TaskCancelled());
    lastId += 1;
    const id = lastId;
    const onAbort = () => cancel(id);
    signal?.addEventListener('abort', onAbort);
    const answer = new Promise<unknown>((resolve, reject) => {
      waiting.set(id, { task, options, poolKey: null, resolve, reject });
      post(id, task);
    });
    return answer.finally(() => signal?.removeEventListener('abort', onAbort));
  }

  return {
    run,
    give,
    ready: () => ready,
    close: async () => {
      const ending = worker;
      worker = null;
      await ending?.terminate();
    },
  };
}
