/** 删除 said of some townships' lists: whose lists the item would leave, and who else has it. */
import type { OpinionKind } from '../../model/opinion';

export interface TakeOff {
  /** It was asked for these, and they have it still. */
  readonly towns: readonly string[];
  /** It was asked for these, and they have it no longer. */
  readonly gone: readonly string[];
  /** The others on whose lists it stands. */
  readonly keep: readonly string[];
}

interface Asked {
  readonly kind: OpinionKind;
  /** Of whose lists it speaks; none: of the duty itself. */
  readonly towns: readonly string[];
}

/** Null where anybody speaks of the duty itself, or asked for anything else. */
export function takeOff(opinions: readonly Asked[], applying: readonly string[]): TakeOff | null {
  if (opinions.some(({ kind, towns }) => kind !== 'subtract' || towns.length === 0)) return null;
  const asked = [...new Set(opinions.flatMap(({ towns }) => towns))];
  return {
    towns: asked.filter((town) => applying.includes(town)),
    gone: asked.filter((town) => !applying.includes(town)),
    keep: applying.filter((town) => !asked.includes(town)),
  };
}
