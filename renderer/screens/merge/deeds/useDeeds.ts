/** What can be done with the entry in hand, undefined where it can't be done now; the buttons and the keys both do these. */
import type { RefObject } from 'react';
import { useWrite } from '../../../hooks';
import type { CandidatesInHand } from '../candidates/useCandidates';
import type { WordingChoices } from '../candidates/useWordingChoice';
import type { NoteField } from '../entry/EntryPanel';
import type { Bench } from '../useBench';
import type { MergeDialog } from './MergeDialogs';

/** What may stand over the bench or in its place, one at a time. */
export type Opened = MergeDialog | 'questions' | 'confirm' | 'gaps';

type Deed = (() => void) | undefined;

export interface Deeds {
  readonly attach: Deed;
  readonly adopt: Deed;
  readonly split: Deed;
  readonly reject: Deed;
  readonly pend: Deed;
  readonly send: Deed;
  readonly refuse: Deed;
  /** Takes back that an item was refused. */
  readonly allow: ((itemId: number) => void) | undefined;
  readonly find: Deed;
  readonly original: Deed;
  /** Puts the cursor in the note. */
  readonly note: Deed;
  /** Writes the note down; with `leave` the next entry follows, also when nothing was written. */
  readonly writeNote: (text: string, leave: boolean) => void;
  readonly confirm: Deed;
}

interface Hand {
  readonly bench: Bench;
  readonly candidates: CandidatesInHand;
  readonly wording: WordingChoices;
  readonly noteField: RefObject<NoteField | null>;
  readonly canWrite: boolean;
  readonly open: (what: Opened) => void;
}

export function useDeeds({ bench, candidates, wording, noteField, canWrite, open }: Hand): Deeds {
  const attach = useWrite('attachEntry');
  const refuse = useWrite('refuseMatch');
  const allow = useWrite('allowMatch');
  const note = useWrite('noteEntry');
  const { entry, busy } = bench;
  const chosen = candidates.list[candidates.chosen];
  const canDecide = entry?.disposition.kind === 'pending' && canWrite && !busy;
  const opening = (what: Opened): Deed => (canDecide ? () => open(what) : undefined);
  const withChosen = (deed: (entryId: number, itemId: number) => void): Deed =>
    canDecide && chosen ? () => deed(entry.id, chosen.itemId) : undefined;
  return {
    attach: withChosen(
      (entryId, itemId) => void bench.decide(() => attach.run({ entryId, itemId, wording: wording.result })),
    ),
    adopt: opening('adopt'),
    split: opening('split'),
    reject: opening('reject'),
    pend: canDecide ? () => noteField.current?.write(true) : undefined,
    send: opening('return'),
    refuse: withChosen((entryId, itemId) => {
      // Who says “not this one” wants to see which else there are.
      candidates.unfold();
      void bench.keep(() => refuse.run({ entryId, itemId }));
    }),
    allow: canDecide ? (itemId) => void bench.keep(() => allow.run({ entryId: entry.id, itemId })) : undefined,
    find: opening('find'),
    original: entry ? () => open('original') : undefined,
    note: canWrite && entry ? () => noteField.current?.write(false) : undefined,
    writeNote: (text, leave) => {
      if (!entry) return;
      if (text === '') {
        if (leave) bench.skip();
        return;
      }
      const write = () => note.run({ entryId: entry.id, text });
      void (leave ? bench.pass(write) : bench.keep(write));
    },
    confirm: bench.kinds.confirmable.length > 0 ? () => open('confirm') : undefined,
  };
}
