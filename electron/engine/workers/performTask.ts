/** Does one task where it stands: inside the worker thread, or in place on the command line. */
import { matchAgainst, preparePool } from '../../../shared/logic/matchEntries';
import { assertNever } from '../../../shared/result';
import { findMismatch } from '../documents/rereadDocument';
import { fillLayoutTemplate } from '../documents/template/layoutTemplate';
import { writeForm } from '../documents/writeForm';
import { buildLaws } from '../laws/buildLaws';
import type { TaskInput } from './tasks';
import { writeDocument } from './writeDocumentsTask';

/** The last pool asked about stays: a township's entries are compared one after the other with the same one. */
let kept: { readonly key: string; readonly pool: ReturnType<typeof preparePool> } | undefined;

export async function performTask(
  task: TaskInput,
  onProgress: (done: number, total: number) => void,
): Promise<unknown> {
  switch (task.task) {
    case 'match': {
      const { entries, refused = [], top } = task.input;
      return matchAgainst(poolOf(task.pool), entries, { top, refused, onProgress });
    }
    case 'write':
      return writeDocument(task.document, task.format);
    case 'fill':
      return fillLayoutTemplate(task.template, task.words, task.content);
    case 'check':
      return findMismatch(task.bytes, task.format, task.document);
    case 'form':
      return writeForm(task.form);
    case 'buildLaws':
      return buildLaws(task.request, onProgress);
    default:
      return assertNever(task);
  }
}

function poolOf({ key, content }: Extract<TaskInput, { task: 'match' }>['pool']): ReturnType<typeof preparePool> {
  if (content) kept = { key, pool: preparePool(content.items, new Map(content.attached)) };
  if (kept?.key !== key) throw new Error(`the pool ${key} was never sent`);
  return kept.pool;
}
