/** Does one task where it stands: inside the worker thread, or in place on the command line. */
import { matchEntries } from '../../../shared/logic/matchEntries';
import { assertNever } from '../../../shared/result';
import type { TaskInput } from './tasks';
import { writeDocument } from './writeDocumentsTask';

export async function performTask(
  task: TaskInput,
  onProgress: (done: number, total: number) => void,
): Promise<unknown> {
  switch (task.task) {
    case 'match': {
      const { items, entries, attached, top } = task.input;
      return matchEntries(items, entries, { top, attached: new Map(attached), onProgress });
    }
    case 'write':
      return writeDocument(task.page, task.format);
    default:
      return assertNever(task);
  }
}
