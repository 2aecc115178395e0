/** What the bench works on: the township, its queue, the entry in hand, and the step to the next one. */
import { useEffect, useRef, useState } from 'react';
import type { EntryRow, Summary } from '../../../shared/views';
import type { MatchKind } from '../../../shared/views/matching';
import type { RowSource } from '../../components/grid/gridModel';
import { useStillHere } from '../../components/keys/useStillHere';
import { useRead } from '../../hooks';
import type { ScreenParams } from '../../navigation';
import { type PlaceKinds, usePlaceSuggestions } from './candidates/usePlaceSuggestions';
import { useEntryRows } from './entry/useEntryRows';
import { type BenchPlace, benchPlaces } from './queue/benchPlaces';
import {
  countCategories,
  type FateFilter,
  headingsOf,
  nextPending,
  type QueueFilter,
  queueOf,
} from './queue/queueOrder';

export interface Bench {
  readonly places: readonly BenchPlace[];
  readonly place: BenchPlace | undefined;
  readonly fate: FateFilter;
  readonly kind: MatchKind | 'all';
  readonly kinds: PlaceKinds;
  /** How many pending entries are of a kind. */
  readonly kindCounts: Readonly<Record<MatchKind, number>>;
  /** The category the pending entries are narrowed to; null: all. */
  readonly category: string | null;
  /** How many pending entries are of a category. */
  readonly categoryCounts: ReadonlyMap<string, number>;
  readonly source: RowSource<EntryRow>;
  /** Whose entries begin at a place of the queue, where it has those of several. */
  readonly headings: ReadonlyMap<number, string>;
  readonly loaded: boolean;
  /** Place of the entry in hand in the queue; -1 when there is none. */
  readonly at: number;
  readonly entry: EntryRow | undefined;
  /** The pending entry that follows, if any. */
  readonly following: EntryRow | undefined;
  readonly busy: boolean;
  readonly goToPlace: (key: string) => void;
  readonly show: (fate: FateFilter, kind?: MatchKind | 'all') => void;
  /** Narrows the pending entries to a category; the kind stays. */
  readonly showCategory: (category: string | null) => void;
  readonly goTo: (index: number) => void;
  /** Takes an entry of this place in hand, also one the filter hides. */
  readonly take: (entryId: number) => void;
  /** After many were decided at once: stays at the place, its first pending entry in hand. */
  readonly settle: () => void;
  /** Leaves the entry as it is and takes the next pending one. */
  readonly skip: () => void;
  /** Runs a write (null: refused) and takes the next pending entry; resolves whether it was taken. */
  readonly decide: (work: () => Promise<unknown>) => Promise<boolean>;
  /** Runs a write that leaves the entry pending and takes the next one. */
  readonly pass: (work: () => Promise<unknown>) => Promise<boolean>;
  /** Runs a write that leaves the entry in hand. */
  readonly keep: (work: () => Promise<unknown>) => Promise<boolean>;
}

const NO_IDS: readonly number[] = [];
const NO_FILTER: QueueFilter = { fate: 'pending', kind: 'all', category: null };

export function useBench(summary: Summary | undefined, params: ScreenParams): Bench {
  const [chosen, setChosen] = useState<string | null>(params.unitId === undefined ? null : String(params.unitId));
  const [filter, setFilter] = useState<QueueFilter>({ ...NO_FILTER, fate: fateFromParams(params) });
  const [inHand, setInHand] = useState<number | null | undefined>(
    typeof params.entryId === 'number' ? params.entryId : undefined,
  );
  const [busy, setBusy] = useState(false);
  const places = summary ? benchPlaces(summary, chosen) : [];
  const place =
    places.find((other) => other.key === chosen) ?? places.find((other) => other.counts.pending > 0) ?? places[0];
  const read = useRead('entryIds', { unitId: place?.unitId ?? null }, { enabled: place !== undefined });
  const kinds = usePlaceSuggestions(place?.unitId);
  const ids = read.isPlaceholderData ? NO_IDS : (read.data?.ids ?? NO_IDS);
  const pending = new Set(read.isPlaceholderData ? NO_IDS : read.data?.pending);
  const session = useStayed(`${place?.key} ${filter.fate} ${filter.kind} ${filter.category}`);
  const narrowed = filter.kind !== 'all' || filter.category !== null;
  const facts = { pending, kindOf: kinds.kindOf, categoryOf: kinds.categoryOf };
  const queue = queueOf(ids, filter, facts, session);
  // Nothing chosen yet, or no longer there: the first pending one; null: all decided, and what is next stands there.
  const chosenYet = inHand === null || (inHand !== undefined && queue.includes(inHand));
  const firstOpen = queue.find((id) => pending.has(id)) ?? (filter.fate === 'pending' ? null : queue[0]);
  const current = chosenYet ? inHand : firstOpen;
  const at = current == null ? -1 : queue.indexOf(current);
  const source = useEntryRows(queue, at);
  const followingId = current == null ? undefined : nextPending(queue, pending, current);
  const take = (entryId: number): void => {
    if (!queue.includes(entryId)) setFilter({ ...NO_FILTER, fate: 'all' });
    setInHand(entryId);
  };
  useReturned(place?.key, read.isPlaceholderData ? undefined : read.data?.pending, take);

  const stillHere = useStillHere([place?.key, filter.fate, filter.kind, filter.category, inHand].join(' '));
  const run = async (work: () => Promise<unknown>, after: () => void): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    const still = stillHere();
    // The place stays even when its last pending entry is decided.
    if (place) setChosen(place.key);
    try {
      const done = (await work()) !== null;
      if (done && still()) after();
      return done;
    } finally {
      setBusy(false);
    }
  };
  const skip = (): void => setInHand(followingId ?? current);
  const advance = (): void => {
    pending.delete(current ?? 0);
    setInHand(followingId ?? null);
  };

  return {
    places,
    place,
    fate: filter.fate,
    kind: filter.kind,
    kinds,
    kindCounts: countKinds(pending, kinds),
    category: filter.category,
    categoryCounts: countCategories(ids, facts),
    source,
    headings: headingsOf(queue, ids, read.isPlaceholderData ? [] : (read.data?.units ?? [])),
    // Which are of a kind or category is not known before the place was compared: none yet is not none.
    loaded: read.data !== undefined && !read.isPlaceholderData && (kinds.compared || !narrowed),
    at,
    entry: at < 0 ? undefined : source.rowAt(at),
    following: followingId === undefined ? undefined : source.rowAt(queue.indexOf(followingId)),
    busy,
    goToPlace: (key) => {
      setChosen(key);
      setInHand(undefined);
      setFilter(NO_FILTER);
    },
    show: (fate, kind = 'all') => {
      setFilter({ fate, kind, category: fate === 'pending' ? filter.category : null });
      setInHand(undefined);
    },
    showCategory: (category) => {
      setFilter({ ...filter, fate: 'pending', category });
      setInHand(undefined);
    },
    goTo: (index) => setInHand(queue[Math.max(0, Math.min(index, queue.length - 1))]),
    take,
    settle: () => {
      if (place) setChosen(place.key);
      setInHand(undefined);
    },
    skip,
    decide: (work) => run(work, advance),
    pass: (work) => run(work, skip),
    keep: (work) => run(work, () => setInHand(current)),
  };
}

/** An entry is shown among all; otherwise a number leads here with what it counts. */
function fateFromParams({ entryId, fate }: ScreenParams): FateFilter {
  if (typeof entryId === 'number' || fate === 'all') return 'all';
  return fate === 'decided' ? 'decided' : 'pending';
}

/** Ids that were in the queue since its filter was chosen: once decided they stay in their place, greyed. */
function useStayed(key: string): Set<number> {
  const stayed = useRef({ key, ids: new Set<number>() });
  if (stayed.current.key !== key) stayed.current = { key, ids: new Set() };
  return stayed.current.ids;
}

/** Takes an entry in hand that became pending again, as after Ctrl+Z. */
function useReturned(
  place: string | undefined,
  pending: readonly number[] | undefined,
  take: (id: number) => void,
): void {
  const before = useRef<{ place: string | undefined; ids: ReadonlySet<number> } | null>(null);
  useEffect(() => {
    if (pending === undefined) return;
    const known = before.current;
    before.current = { place, ids: new Set(pending) };
    if (known?.place !== place || known === null) return;
    const back = pending.filter((id) => !known.ids.has(id));
    if (back.length > 0 && back[0] !== undefined) take(back[0]);
  });
}

function countKinds(pending: ReadonlySet<number>, { kindOf }: PlaceKinds): Record<MatchKind, number> {
  const counts: Record<MatchKind, number> = { sure: 0, two: 0, look: 0, none: 0 };
  for (const id of pending) {
    const kind = kindOf(id);
    if (kind) counts[kind] += 1;
  }
  return counts;
}
