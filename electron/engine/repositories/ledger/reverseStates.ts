/** What the townships' own rows had come to when each round was sealed: the rows of now, taken back along the log. */
import { groupBy } from '../../../../shared/logic/rows/groupBy';
import type { ReadHandle } from '../../database/file/handles';
import { gatherFromLog } from '../../database/log/gather';
import { listRounds } from '../rounds/roundRepository';
import { sealOfRound } from '../rounds/snapshotRepository';
import { heirsOf } from '../sources/heirs';

export interface ReverseFate {
  /** The entry that has the decision today, or stands where it stood: of a later submission, where one took its place. */
  readonly entryId: number;
  /** Null while it was pending. */
  readonly kind: string | null;
  /** Of the decision: the same in every round that holds it. */
  readonly decisions: readonly number[];
}

export interface ReverseState {
  readonly round: number;
  readonly fates: readonly ReverseFate[];
}

interface Decision {
  readonly entryId: number;
  readonly kind: string;
}

interface Rows {
  /** Township lists in force. */
  readonly lists: Set<number>;
  readonly decisions: Map<number, Decision>;
}

/** Of every round in turn, the open one as things are; entries in file order. */
export function readReverseStates(read: ReadHandle): ReverseState[] {
  const entries = read.all<{ id: number; listId: number }>(
    `SELECT entry.id, sourceListId AS listId FROM sourceEntry AS entry JOIN sourceList ON sourceList.id = sourceListId
     WHERE direction = 'up' ORDER BY entry.id`,
  );
  const rounds = listRounds(read).map(({ number, state }) => ({
    round: number,
    seal: (state === 'sealed' ? sealOfRound(read, number) : undefined) ?? Number.MAX_SAFE_INTEGER,
  }));
  const rows = rowsOfNow(read);
  const today = new Map(rows.decisions);
  const touched = touchedSince(read, Math.min(...rounds.map(({ seal }) => seal)));
  const heir = heirsOf(read, entries, touched);
  let at = touched.length - 1;
  return rounds
    .toReversed()
    .map(({ round, seal }) => {
      for (let row = touched[at]; row && row.seq > seal; row = touched[at]) {
        takeBack(rows, row);
        at -= 1;
      }
      const own = groupBy([...rows.decisions], ([, { entryId }]) => entryId);
      const fates = entries.flatMap(({ id, listId }): ReverseFate[] => {
        if (!rows.lists.has(listId)) return [];
        const decided = own.get(id);
        const [first] = decided ?? [];
        if (!decided || !first) return [{ entryId: id, kind: null, decisions: [] }];
        const entryId = today.get(first[0])?.entryId ?? heir(id);
        return [{ entryId, kind: first[1].kind, decisions: decided.map(([decision]) => decision) }];
      });
      return { round, fates };
    })
    .toReversed();
}

function rowsOfNow(read: ReadHandle): Rows {
  const lists = read.all<{ id: number }>(`SELECT id FROM sourceList WHERE direction = 'up' AND withdrawn = 0`);
  const decisions = read.all<Decision & { id: number }>(
    `SELECT disposition.id, entryId, kind FROM disposition JOIN sourceEntry ON sourceEntry.id = entryId
     JOIN sourceList ON sourceList.id = sourceListId WHERE direction = 'up' ORDER BY disposition.id`,
  );
  return {
    lists: new Set(lists.map(({ id }) => id)),
    decisions: new Map(decisions.map(({ id, entryId, kind }) => [id, { entryId, kind }])),
  };
}

interface Touched extends Partial<Decision> {
  readonly seq: number;
  readonly tableName: string;
  readonly rowId: number;
  /** Null where the action made the row. */
  readonly withdrawn: number | null;
  /** The entry a decision hangs on afterwards. */
  readonly movedTo: number | null;
}

/** Oldest first, with what each row was before. */
function touchedSince(read: ReadHandle, seal: number): readonly Touched[] {
  if (seal >= Number.MAX_SAFE_INTEGER) return [];
  return gatherFromLog<Touched>(
    read,
    `seq, tableName, rowId, before ->> 'withdrawn' AS withdrawn, before ->> 'entryId' AS entryId, before ->> 'kind' AS kind,
      after ->> 'entryId' AS movedTo`,
    `seq > ${seal} AND op <> 'range' AND (tableName = 'disposition'
       OR tableName = 'sourceList' AND coalesce(after, before) ->> 'direction' = 'up')`,
  );
}

function takeBack({ lists, decisions }: Rows, { tableName, rowId, withdrawn, entryId, kind }: Touched): void {
  if (tableName === 'sourceList') {
    if (withdrawn === 0) lists.add(rowId);
    else lists.delete(rowId);
  } else if (entryId && kind) decisions.set(rowId, { entryId, kind });
  else decisions.delete(rowId);
}
