/** Figures of an asking: packs by state, opinions by kind and by how they were handled. */
import type { OpinionKind, PackState, Standing } from '../../model/opinion';
import type { OpinionFigures, OpinionView, PackFigures } from '../../views/opinions';

/** A day later than the last one is overdue; silence is never consent. */
export function stateOfPack(
  pack: {
    readonly withdrawnReason: string | null;
    readonly dueOn: string;
    readonly returned: boolean;
    readonly opinions: number;
  },
  today: string,
): PackState {
  if (pack.withdrawnReason !== null) return 'withdrawn';
  if (pack.returned) return pack.opinions > 0 ? 'returned' : 'agreed';
  return today > pack.dueOn ? 'overdue' : 'out';
}

export function countPacks(packs: readonly { readonly state: PackState; readonly daysLate: number }[]): PackFigures {
  const count = (...states: PackState[]): number => packs.filter(({ state }) => states.includes(state)).length;
  return {
    issued: packs.length - count('withdrawn'),
    agreed: count('agreed'),
    returned: count('returned'),
    late: packs.filter(({ state, daysLate }) => daysLate > 0 && (state === 'agreed' || state === 'returned')).length,
    outstanding: count('out', 'overdue'),
    overdue: count('overdue'),
    withdrawn: count('withdrawn'),
  };
}

interface Counted {
  readonly kind: OpinionKind;
  readonly handling: { readonly standing: Standing } | null;
}

export function countOpinions(opinions: readonly Counted[], agreedItems: number): OpinionFigures {
  const real = opinions.filter(({ kind }) => kind !== 'none');
  const handled = (wanted: Standing): number => real.filter(({ handling }) => handling?.standing === wanted).length;
  const ofKind = (wanted: OpinionKind): number => opinions.filter(({ kind }) => kind === wanted).length;
  return {
    total: real.length,
    adopted: handled('adopted'),
    partly: handled('partly'),
    refused: handled('refused'),
    withdrawn: handled('withdrawn'),
    unmet: handled('unmet'),
    open: real.filter(({ handling }) => handling === null).length,
    byKind: {
      none: ofKind('none'),
      amend: ofKind('amend'),
      add: ofKind('add'),
      subtract: ofKind('subtract'),
      move: ofKind('move'),
    },
    agreedItems,
  };
}

/** The last letter says that it is taken up, and it no longer is; or that it was not carried out, and now it is. */
export function isStale({
  handling,
  repliedOn,
  repliedUnmet,
}: Pick<OpinionView, 'handling' | 'repliedOn' | 'repliedUnmet'>): boolean {
  return repliedOn !== '' && handling !== null && (handling.standing === 'unmet') !== repliedUnmet;
}

/** 采纳率: taken up, wholly or in part, of those handled and not withdrawn; null while there are none. 未落实 is not taken up. */
export function adoptionRate({ adopted, partly, refused, unmet }: OpinionFigures): number | null {
  const decided = adopted + partly + refused + unmet;
  return decided === 0 ? null : (adopted + partly) / decided;
}
