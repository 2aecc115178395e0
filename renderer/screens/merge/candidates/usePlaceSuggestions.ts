/** The whole place compared once in the background; kinds for the queue, and how far it is. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Progress } from '../../../../shared/contract/envelope';
import type { MatchKind, PlaceSuggestions } from '../../../../shared/views/matching';
import { call } from '../../../api';

export type SuggestedRow = PlaceSuggestions['rows'][number];

export interface PlaceKinds {
  readonly kindOf: (entryId: number) => MatchKind | undefined;
  /** The category of a pending entry; '' where nothing tells. */
  readonly categoryOf: (entryId: number) => string;
  /** Entries that can be confirmed together, in file order. */
  readonly confirmable: readonly SuggestedRow[];
  /** Whether the whole place was compared. */
  readonly compared: boolean;
  /** Compared anew just now: an entry may yet turn out to be of another kind. */
  readonly comparing: boolean;
  /** Null when nothing is being compared. */
  readonly progress: Progress | null;
  readonly error: string | null;
}

export function usePlaceSuggestions(unitId: number | null | undefined): PlaceKinds {
  const queries = useQueryClient();
  const [progress, setProgress] = useState<Progress | null>(null);
  const read = useQuery({
    queryKey: ['suggestMany', { unitId }],
    queryFn: async ({ signal }) => {
      try {
        return await call('suggestMany', { unitId: unitId ?? null }, { signal, onProgress: setProgress });
      } finally {
        setProgress(null);
      }
    },
    enabled: unitId !== undefined,
    placeholderData: (before, query) =>
      JSON.stringify(query?.queryKey[1]) === JSON.stringify({ unitId }) ? before : undefined,
  });
  const { dataUpdatedAt } = read;
  useEffect(() => {
    // What single entries were told while the place was compared anew may be older than this answer.
    if (dataUpdatedAt > 0) void queries.invalidateQueries({ queryKey: ['suggest'] });
  }, [queries, dataUpdatedAt]);
  const rows = read.data?.rows ?? [];
  const kinds = new Map(rows.map((row) => [row.entryId, row.kind]));
  const categories = new Map(rows.map((row) => [row.entryId, row.category]));
  return {
    kindOf: (entryId) => kinds.get(entryId),
    categoryOf: (entryId) => categories.get(entryId) ?? '',
    confirmable: rows.filter((row) => row.targets.length > 0),
    compared: read.data !== undefined,
    comparing: read.isFetching,
    progress,
    error: read.error?.message ?? null,
  };
}
