/** 删除 said by townships: whose lists the item would leave, and who else has it. */
import type { OpinionKind } from '../../model/opinion';
import type { UnitKind } from '../../model/unit';

export interface TakeOff {
  /** They asked, and have it still. */
  readonly towns: readonly string[];
  /** They asked, and have it no longer. */
  readonly gone: readonly string[];
  /** The others on whose lists it stands. */
  readonly keep: readonly string[];
}

interface Asked {
  readonly kind: OpinionKind;
  readonly unit: string;
  readonly unitKind: UnitKind;
}

/** Null where anybody else asked, or for anything else: a department speaks of the duty, not of one list. */
export function takeOff(opinions: readonly Asked[], applying: readonly string[]): TakeOff | null {
  if (opinions.some(({ kind, unitKind }) => kind !== 'subtract' || unitKind !== 'township')) return null;
  const asking = [...new Set(opinions.map(({ unit }) => unit))];
  return {
    towns: asking.filter((town) => applying.includes(town)),
    gone: asking.filter((town) => !applying.includes(town)),
    keep: applying.filter((town) => !asking.includes(town)),
  };
}
