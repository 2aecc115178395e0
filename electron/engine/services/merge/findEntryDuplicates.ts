/** 疑似重复: entries of one unit's own list that seem to say one duty twice, so that both get the same fate. */
import type { Parsed } from '../../../../shared/contract';
import type { LongTable } from '../../../../shared/logic/reading/describeReading';
import { groupBy } from '../../../../shared/logic/rows/groupBy';
import { fail, ok, type Result } from '../../../../shared/result';
import type { EntryPair } from '../../../../shared/views/matching';
import type { ProjectFile } from '../../database/file/projectFile';
import { listEntries } from '../../repositories/merge/entryRepository';
import { type Place, readEntryIds } from '../../repositories/merge/matchRepository';
import { readSourceLists } from '../../repositories/sources/sourceListsInMemory';
import { TaskCancelled, type Tasks } from '../../workers/tasks';

/** Entries are never edited: what was found holds until other lists come in, one is withdrawn or two units are one. */
const kept = new WeakMap<ProjectFile, Map<Place, { readonly key: string; readonly pairs: readonly EntryPair[] }>>();

/**
 * Pairs of a township's list, or of each department's, likeliest first within a unit. Without entries another unit sent:
 * that two units name one duty is what merging is for. Errors: CANCELLED; what was found until then is not kept.
 */
export async function findEntryDuplicates(
  project: ProjectFile,
  tasks: Tasks,
  { unitId: place }: Parsed<'entryDuplicates'>,
  { signal }: { readonly signal: AbortSignal },
): Promise<Result<EntryPair[]>> {
  const { ids } = readEntryIds(project.read, place);
  const senders = new Set(readSourceLists(project).map(({ unitId }) => unitId)).size;
  const key = `${ids.length}/${ids[0] ?? 0}/${ids.at(-1) ?? 0}/${senders}`;
  const places = kept.get(project) ?? new Map();
  kept.set(project, places);
  const known = places.get(place);
  if (known?.key === key) return ok([...known.pairs]);
  const entries = listEntries(project.read, { entryIds: ids }).rows;
  try {
    const pairs: EntryPair[] = [];
    for (const list of groupBy(entries, ({ unitId }) => unitId).values())
      pairs.push(...(await pairsIn(list, tasks, signal)));
    places.set(place, { key, pairs });
    return ok(pairs);
  } catch (error) {
    if (error instanceof TaskCancelled) return fail('CANCELLED');
    throw error;
  }
}

/** So many entries are unpacked in a few milliseconds. */
const entriesAtOnce = 500;

/** As `findEntryDuplicates`, of a file that is still to be confirmed; an entry's number is its place among them. */
export async function findPreviewDuplicates(
  table: Pick<LongTable, 'entries'>,
  tasks: Tasks,
  { signal }: { readonly signal: AbortSignal },
): Promise<Result<EntryPair[]>> {
  const entries: ListEntry[] = [];
  for (let from = 0; from < table.entries.length; from += entriesAtOnce) {
    for (const { row, name, text, bases } of table.entries.slice(from, from + entriesAtOnce))
      entries.push({ id: entries.length + 1, row, name, text, bases });
    await new Promise((resolve) => setImmediate(resolve));
  }
  try {
    return ok(await pairsIn(entries, tasks, signal));
  } catch (error) {
    if (error instanceof TaskCancelled) return fail('CANCELLED');
    throw error;
  }
}

interface ListEntry {
  readonly id: number;
  readonly row: number;
  readonly name: string;
  readonly text: string;
  readonly bases: readonly string[];
}

async function pairsIn(list: readonly ListEntry[], tasks: Tasks, signal: AbortSignal): Promise<EntryPair[]> {
  const byId = new Map(list.map((entry) => [entry.id, entry]));
  const rows = list.map(({ id, name, text, bases }) => ({ id, name, text, bases: [...bases] }));
  const found = await tasks.duplicates({ rows, refused: [] }, { signal });
  return found.flatMap(({ first, second, reasons }) => {
    const [one, other] = [byId.get(Number(first)), byId.get(Number(second))];
    const difference = reasons.find((reason) => reason.startsWith('差别：'))?.slice(3) ?? '无';
    // The matching speaks of an entry and an item; here both are entries.
    const said = difference.replace('条目另有', '前一条另有').replace('事项另有', '后一条另有');
    return one && other ? [{ first: sideOf(one), second: sideOf(other), difference: said }] : [];
  });
}

function sideOf({ id, row, name }: ListEntry): EntryPair['first'] {
  return { id, row, name };
}
