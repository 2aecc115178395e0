/** Which items of the agreement are looked at. Pure. */
import type { Input } from '../../../shared/contract';
import type { AgreementFigures } from '../../../shared/logic/agreement/decideAgreement';
import { agreementStateSchema } from '../../../shared/model/verdict';

type Asked = Input<'agreementItems'>;

export interface QueueFilter {
  readonly state: NonNullable<Asked['state']>;
  readonly unitId: number | null | undefined;
  readonly own: Asked['own'];
  readonly words: string;
}

export const STATE_CHOICES = ['conflict', 'reopened', 'waiting', 'agreed', 'ruled', 'all'] as const;

/** What wants a hand first: conflicts, then what has to be said anew, then what nobody has said. */
export function firstState({ conflict, reopened, waiting }: AgreementFigures): QueueFilter['state'] {
  if (conflict > 0) return 'conflict';
  if (reopened > 0) return 'reopened';
  return waiting > 0 ? 'waiting' : 'all';
}

export function pageInput({ state, unitId, own, words }: QueueFilter, offset: number, limit: number): Asked {
  return {
    ...{ state, words, offset, limit },
    ...(unitId === undefined ? {} : { unitId }),
    ...(own === undefined ? {} : { own }),
  };
}

/** A number elsewhere leads to the items it counts; any other word leads nowhere. */
export function askedState(word: unknown): QueueFilter['state'] | undefined {
  return word === 'open' || word === 'all' ? word : agreementStateSchema.safeParse(word).data;
}
