/** What may be done now with the entry in hand; what may not is undefined, and neither key nor button does it. */
import type { RefObject } from 'react';
import { useWrite } from '../../hooks';
import type { Deeds } from './ActionBar';
import type { NoteField } from './EntryPanel';
import type { Over } from './Layers';
import type { Bench } from './useBench';
import type { CandidatesInHand } from './useCandidates';
import type { WordingChoices } from './useWordingChoice';

interface BenchState {
  readonly bench: Bench;
  readonly candidates: CandidatesInHand;
  readonly wording: WordingChoices;
  /** The entry is pending, the file can be written and nothing is being written. */
  readonly canDecide: boolean;
  readonly noteField: RefObject<NoteField | null>;
  readonly onOver: (over: Over) => void;
}

export interface BenchDeeds extends Deeds {
  readonly find: (() => void) | undefined;
  /** Takes back that an item was refused for the entry. */
  readonly allow: ((itemId: number) => void) | undefined;
  /** Writes the note of the entry; `leave` goes on to the next one. */
  readonly note: (text: string, leave: boolean) => void;
}

export function useBenchDeeds({ bench, candidates, wording, canDecide, noteField, onOver }: BenchState): BenchDeeds {
  const attach = useWrite('attachEntry');
  const refuse = useWrite('refuseMatch');
  const allow = useWrite('allowMatch');
  const note = useWrite('noteEntry');
  const { entry } = bench;
  const chosen = candidates.list[candidates.chosen];
  const ask = (over: Over): (() => void) | undefined => (canDecide ? () => onOver(over) : undefined);
  const withChosen = (deed: (entryId: number, itemId: number) => void): (() => void) | undefined =>
    canDecide && chosen && entry ? () => deed(entry.id, chosen.itemId) : undefined;
  return {
    attach: withChosen(
      (entryId, itemId) => void bench.decide(() => attach.run({ entryId, itemId, wording: wording.result })),
    ),
    adopt: ask('adopt'),
    split: ask('split'),
    reject: ask('reject'),
    send: ask('return'),
    pend: canDecide ? () => noteField.current?.write(true) : undefined,
    refuse: withChosen((entryId, itemId) => {
      // Who says “not this one” wants to see which else there are.
      candidates.unfold();
      void bench.keep(() => refuse.run({ entryId, itemId }));
    }),
    find: ask('find'),
    allow: canDecide && entry ? (itemId) => void bench.keep(() => allow.run({ entryId: entry.id, itemId })) : undefined,
    note: (text, leave) => {
      if (!entry) return;
      if (text === '') {
        if (leave) bench.skip();
        return;
      }
      const write = () => note.run({ entryId: entry.id, text });
      void (leave ? bench.pass(write) : bench.keep(write));
    },
  };
}
