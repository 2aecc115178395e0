/** Does one task where it stands: inside the worker thread, or in place on the command line. */
import { findNearDuplicates } from '../../../shared/logic/matching/findNearDuplicates';
import type { Pool } from '../../../shared/logic/matching/index/pool';
import { bidsOf, matchAgainst, preparePool } from '../../../shared/logic/matching/matchEntries';
import type { Bids } from '../../../shared/logic/matching/rivals';
import { assertNever } from '../../../shared/result';
import { findMismatch } from '../documents/rereadDocument';
import { fillLayoutTemplate } from '../documents/template/layoutTemplate';
import { buildLaws } from '../laws/buildLaws';
import type { OwnList, PoolContent, PoolPiece, TaskInput } from './tasks';
import { writeCheckedForm, writeDocument } from './writeDocumentsTask';

/** The last pool asked about stays: a township's entries are compared one after the other with the same one. */
let kept: { readonly key: string; readonly pool: Pool; readonly bids: Bids | undefined } | undefined;

const NO_BIDS: Bids = new Map();

/** A pool that came in pieces and was not asked about yet. */
let arriving:
  | {
      readonly key: string;
      readonly items: PoolContent['items'][number][];
      readonly attached: PoolContent['attached'][number][];
      own: OwnList | undefined;
    }
  | undefined;

/** Lays a piece beside those before it; the pool is indexed by the first question to it. */
export function takePiece({ piece, key, begins }: PoolPiece): void {
  if (begins) arriving = { key, items: [], attached: [], own: undefined };
  if (arriving?.key !== key) return;
  for (const item of piece.items) arriving.items.push(item);
  for (const pair of piece.attached) arriving.attached.push(pair);
  arriving.own ??= piece.own;
}

export async function performTask(
  task: TaskInput,
  onProgress: (done: number, total: number) => void,
): Promise<unknown> {
  switch (task.task) {
    case 'match': {
      const { entries, refused = [], alone = false, top } = task.input;
      const { pool, bids } = keptOf(task.pool);
      return matchAgainst(pool, entries, { top, refused, bids: alone ? NO_BIDS : bids, onProgress });
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

function keptOf({ key, content }: Extract<TaskInput, { task: 'match' }>['pool']): NonNullable<typeof kept> {
  const fresh = content ?? (kept?.key !== key && arriving?.key === key ? arriving : undefined);
  if (fresh) {
    // The old index goes before the new one is made: both at once would be too much for a small computer.
    kept = undefined;
    const pool = preparePool(fresh.items, new Map(fresh.attached));
    kept = { key, pool, bids: fresh.own && bidsOf(pool, fresh.own.undecided, fresh.own.decided) };
    arriving = undefined;
  }
  if (kept?.key !== key) throw new Error(`the pool ${key} was never sent`);
  return kept;
}
