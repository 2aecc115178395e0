/** What the bench works on: the township, its queue, the entry in hand, and the step to the next one. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { EntryRow, Summary } from '../../../shared/views';
import type { RowSource } from '../../components/grid/gridModel';
import { usePagedSource } from '../../components/grid/rowSources';
import type { ScreenParams } from '../../navigation';
import { type BenchPlace, benchPlaces } from './benchPlaces';

export type FateFilter = 'pending' | 'decided' | 'all';

export interface Bench {
  readonly places: readonly BenchPlace[];
  readonly place: BenchPlace | undefined;
  readonly fate: FateFilter;
  readonly source: RowSource<EntryRow> & { readonly loaded: boolean };
  readonly at: number;
  readonly entry: EntryRow | undefined;
  /** A decision is being written; the entry in hand is about to change. */
  readonly busy: boolean;
  readonly goToPlace: (key: string) => void;
  readonly showFate: (fate: FateFilter) => void;
  readonly goTo: (index: number) => void;
  /** Runs a write (null: refused), waits until the queue is read again; resolves whether it was taken. */
  readonly decide: (work: () => Promise<unknown>) => Promise<boolean>;
}

export function useBench(summary: Summary | undefined, params: ScreenParams): Bench {
  const queries = useQueryClient();
  const places = summary ? benchPlaces(summary) : [];
  const [chosen, setChosen] = useState<string | null>(params.unitId === undefined ? null : String(params.unitId));
  const [fate, setFate] = useState<FateFilter>('pending');
  const [at, setAt] = useState(0);
  const [busy, setBusy] = useState(false);
  const place =
    places.find((other) => other.key === chosen) ?? places.find((other) => other.counts.pending > 0) ?? places[0];
  const source = usePagedSource('entries', {
    direction: place?.direction ?? 'up',
    fate,
    ...(place?.unitId == null ? {} : { unitId: place.unitId }),
  });
  const index = Math.min(at, Math.max(0, source.count - 1));

  const decide = async (work: () => Promise<unknown>): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    // The place stays even when its last pending entry is decided.
    if (place) setChosen(place.key);
    try {
      const done = await work();
      await queries.refetchQueries({ queryKey: ['entries'], type: 'active' });
      return done !== null;
    } finally {
      setBusy(false);
    }
  };

  return {
    places,
    place,
    fate,
    source,
    at: index,
    entry: source.rowAt(index),
    busy,
    goToPlace: (key) => {
      setChosen(key);
      setAt(0);
      setFate('pending');
    },
    showFate: (next) => {
      setFate(next);
      setAt(0);
    },
    goTo: (next) => setAt(Math.max(0, Math.min(next, source.count - 1))),
    decide,
  };
}
