/** 删除 said by townships: whose lists the item would leave, and who else has it; in the words the papers use. */
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

/** 绥阳镇不再适用，其余 2 个乡镇照旧 */
export function reappliedWords(now: readonly string[], wanted: readonly string[]): string {
  const outOf = now.filter((town) => !wanted.includes(town));
  const into = wanted.filter((town) => !now.includes(town));
  const stay = now.length - outOf.length;
  return [
    outOf.length > 0 ? `${outOf.join('、')}不再适用` : '',
    into.length > 0 ? `${into.join('、')}改为适用` : '',
    stay > 0 ? `其余 ${stay} 个乡镇照旧` : '',
  ]
    .filter((part) => part !== '')
    .join('，');
}
