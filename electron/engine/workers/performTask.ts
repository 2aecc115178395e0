/** Does one task where it stands: inside the worker thread, or in place on the command line. */
import { findNearDuplicates } from '../../../shared/logic/matching/findNearDuplicates';
import { matchAgainst, preparePool } from '../../../shared/logic/matching/matchEntries';
import { assertNever } from '../../../shared/result';
import { findMismatch } from '../documents/rereadDocument';
import { fillLayoutTemplate } from '../documents/template/layoutTemplate';
import { buildLaws } from '../laws/buildLaws';
import type { PoolContent, PoolPiece, TaskInput } from './tasks';
import { writeCheckedForm, writeDocument } from './writeDocumentsTask';

/** The last pool asked about stays: a township's entries are compared one after the other with the same one. */
let kept: { readonly key: string; readonly pool: ReturnType<typeof preparePool> } | undefined;

/** A pool that came in pieces and was not asked about yet. */
let arriving:
  | {
      readonly key: string;
      readonly items: PoolContent['items'][number][];
      readonly attached: PoolContent['attached'][number][];
    }
  | undefined;

/** Lays a piece beside those before it; the pool is indexed by the first question to it. */
export function takePiece({ piece, key, begins }: PoolPiece): void {
  if (begins) arriving = { key, items: [], attached: [] };
  if (arriving?.key !== key) return;
  for (const item of piece.items) arriving.items.push(item);
  for (const pair of piece.attached) arriving.attached.push(pair);
}

export async function performTask(
  task: TaskInput,
  onProgress: (done: number, total: number) => void,
): Promise<unknown> {
  switch (task.task) {
    case 'match': {
      const { entries, refused = [], top } = task.input;
      return matchAgainst(poolOf(task.pool), entries, { top, refused, onProgress });
    }
    case 'matchAmong': {
      const { entries, refused = [], top } = task.input;
      const { items, attached } = task.content;
      return matchAgainst(preparePool(items, new Map(attached)), entries, { top, refused, onProgress });
    }
    case 'duplicates':
      return findNearDuplicates(task.question.rows, task.question.refused);
    case 'write':
      return writeDocument(task.document, task.format);
    case 'fill':
      return fillLayoutTemplate(task.template, task.words, task.content);
    case 'check':
      return findMismatch(task.bytes, task.format, task.document);
    case 'form':
      return writeCheckedForm(task.form);
    case 'buildLaws':
      return buildLaws(task.request, onProgress);
    default:
      return assertNever(task);
  }
}

function poolOf({ key, content }: Extract<TaskInput, { task: 'match' }>['pool']): ReturnType<typeof preparePool> {
  const fresh = content ?? (kept?.key !== key && arriving?.key === key ? arriving : undefined);
  if (fresh) {
    // The old index goes before the new one is made: both at once would be too much for a small computer.
    kept = undefined;
    kept = { key, pool: preparePool(fresh.items, new Map(fresh.attached)) };
    arriving = undefined;
  }
  if (kept?.key !== key) throw new Error(`the pool ${key} was never sent`);
  return kept.pool;
}
