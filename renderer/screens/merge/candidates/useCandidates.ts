/** Suggestions for the entry in hand, read ahead for the next one, with an item a person found in front. */
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { HARDLY_ALIKE } from '../../../../shared/logic/matching/matchReasons';
import type { EntryRow, ItemRow, Suggestion } from '../../../../shared/views';
import { call } from '../../../api';
import type { Candidate } from './Candidates';

const TOP = 5;

export interface CandidatesInHand {
  readonly list: readonly Candidate[];
  /** Alike by a few letters only, or all where the answer is that nothing fits: kept out until a person wants to see them. */
  readonly folded: readonly Candidate[];
  readonly unfold: () => void;
  readonly preselected: readonly number[];
  readonly chosen: number;
  readonly choose: (index: number) => void;
  /** Puts an item in front and chooses it. */
  readonly bring: (item: ItemRow) => void;
  readonly searching: boolean;
  readonly error: string | null;
}

/** What a person did with the candidates of an entry. */
interface Hand {
  readonly entryId: number;
  /** The place of the one that is marked, and which it is. */
  readonly chosen: number;
  readonly itemId: number | null;
  readonly found: Candidate | null;
  readonly open: boolean;
}

const UNTOUCHED: Omit<Hand, 'entryId'> = { chosen: 0, itemId: null, found: null, open: false };

/** Compared once for the whole place, so this only looks it up: it needs no place on the strip of jobs. */
function suggestionQuery(entryId: number) {
  const input = { entryId, top: TOP };
  return {
    queryKey: ['suggest', input],
    queryFn: ({ signal }: { signal: AbortSignal }): Promise<Suggestion> => call('suggest', input, { signal }),
  };
}

export function useCandidates(entry: EntryRow | undefined, next: EntryRow | undefined): CandidatesInHand {
  const queries = useQueryClient();
  const entryId = entry?.id ?? 0;
  const pending = entry?.disposition.kind === 'pending';
  const read = useQuery({ ...suggestionQuery(entryId), enabled: pending, placeholderData: keepPreviousData });
  const ready = pending && read.data !== undefined && !read.isPlaceholderData;
  const [hand, setHand] = useState<Hand>({ ...UNTOUCHED, entryId: 0 });
  const mine: Hand = hand.entryId === entryId ? hand : { ...UNTOUCHED, entryId };

  const nextId = next?.disposition.kind === 'pending' ? next.id : undefined;
  useEffect(() => {
    if (ready && nextId !== undefined) void queries.prefetchQuery(suggestionQuery(nextId));
  }, [queries, ready, nextId]);

  const all = ready ? read.data.candidates : [];
  const nothingFits = ready && read.data.suggestion === 'new';
  const folded = mine.open ? [] : all.filter(({ reasons }) => nothingFits || reasons[0] === HARDLY_ALIKE);
  const suggested = all.filter((candidate) => !folded.includes(candidate));
  const list = mine.found
    ? [mine.found, ...suggested.filter((candidate) => candidate.itemId !== mine.found?.itemId)].slice(0, TOP)
    : suggested;
  const standing = list.findIndex(({ itemId }) => itemId === mine.itemId);
  const chosen = standing >= 0 ? standing : Math.min(mine.chosen, Math.max(0, list.length - 1));
  const shownId = list[chosen]?.itemId ?? null;
  // What is marked stays marked when a comparison that ends meanwhile puts another in its place.
  useEffect(() => {
    if (shownId !== null)
      setHand((now) => {
        const own = now.entryId === entryId ? now : { ...UNTOUCHED, entryId };
        return own === now && now.itemId === shownId ? now : { ...own, chosen, itemId: shownId };
      });
  }, [entryId, chosen, shownId]);
  return {
    list,
    folded,
    unfold: () => setHand({ ...mine, open: true }),
    preselected: ready ? read.data.preselected : [],
    chosen,
    choose: (index) => setHand({ ...mine, chosen: index, itemId: list[index]?.itemId ?? null }),
    bring: (item) =>
      setHand({
        ...mine,
        chosen: 0,
        itemId: item.id,
        found: {
          itemId: item.id,
          name: item.name,
          text: item.text,
          category: item.category,
          department: item.leadDepartment,
          reasons: ['自己找的'],
        },
      }),
    searching: pending && !ready && !read.error,
    error: read.error?.message ?? null,
  };
}
