/** Runs tasks in place: the command line has no window to keep alive. */
import type { NearDuplicate } from '../../../shared/logic/matching/findNearDuplicates';
import type { Match } from '../../../shared/model/match';
import type { Mismatch } from '../documents/rereadDocument';
import type { BuiltLaws } from '../laws/buildLaws';
import { performTask } from './performTask';
import { TaskCancelled, type TaskInput, type TaskOptions, type Tasks } from './tasks';
import type { CheckedFile } from './writeDocumentsTask';

async function run(task: TaskInput, options: TaskOptions = {}): Promise<unknown> {
  if (options.signal?.aborted) throw new TaskCancelled();
  return performTask(task, (done, total) => options.onProgress?.(done, total));
}

export function inlineTasks(): Tasks {
  return {
    match: async ({ pool, ...input }, options) =>
      (await run({ task: 'match', input, pool: { key: pool.key, content: pool.read() } }, options)) as Match[],
    // In place nothing is handed over, and nobody is kept waiting.
    give: async () => undefined,
    isReady: () => true,
    matchAmong: async (content, input, options) =>
      (await run({ task: 'matchAmong', input, content }, options)) as Match[],
    duplicates: async (question, options) => (await run({ task: 'duplicates', question }, options)) as NearDuplicate[],
    write: async (document, format, options) => (await run({ task: 'write', document, format }, options)) as Uint8Array,
    fill: async (template, words, content, options) =>
      (await run({ task: 'fill', template, words, content }, options)) as Uint8Array,
    check: async (bytes, format, document, options) =>
      (await run({ task: 'check', bytes, format, document }, options)) as Mismatch | null,
    form: async (form, options) => (await run({ task: 'form', form }, options)) as CheckedFile,
    buildLaws: async (request, options) => (await run({ task: 'buildLaws', request }, options)) as BuiltLaws,
    print: async () => {
      throw new Error('only the window has pages to print');
    },
    canPrint: false,
    close: async () => undefined,
  };
}
