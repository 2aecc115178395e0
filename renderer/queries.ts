/** The window's cache of reads, kept true by the engine's events. */
import { keepPreviousData, QueryClient } from '@tanstack/react-query';
import { onEngineEvent } from './api';

/** Reads stay until the engine says something changed; office PCs are offline, so no request may wait for a network. */
export function createQueries(): QueryClient {
  const queries = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 60_000,
        retry: false,
        networkMode: 'always',
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        placeholderData: keepPreviousData,
      },
      mutations: { networkMode: 'always' },
    },
  });
  onEngineEvent((event) => {
    if (event !== 'stopped') void queries.invalidateQueries();
  });
  return queries;
}

interface Answer {
  readonly data: unknown;
  readonly isPlaceholderData: boolean;
  readonly isStale: boolean;
}

/** Whether an answer is to this input, and nothing has changed since it was read. */
export function isFresh({ data, isPlaceholderData, isStale }: Answer): boolean {
  return data !== undefined && !isPlaceholderData && !isStale;
}
