/** What a request wants of an item that goes to another list: how its form starts, and what was changed in it. */
import type { Citation } from '../../model/basis';
import type { RequestWant } from '../../model/request';
import { meansBasis } from '../pool/mergeChanged';
import type { SchemeSection } from '../schemes/schemeLists';
import { type AmendableParts, amendmentOf } from './amendmentOf';

interface Moved {
  readonly text: string;
  readonly bases: readonly Citation[];
  /** Fitted to the list it goes to. */
  readonly parts: AmendableParts;
}

/** What the item cites, and what the request rests on besides: the other list may ask for a basis where its own asks for none. */
export function offerBases(cited: readonly Citation[], named: readonly Citation[]): Citation[] {
  return [...cited, ...named.filter((one) => !cited.some((other) => meansBasis(one, other)))];
}

/**
 * What was put in before the basis of the request was written: what it names now comes to the item that moves, and to the
 * one it adds first; what it names no more goes, unless the item cites it itself.
 */
export function followNamed(
  wants: readonly RequestWant[],
  before: readonly Citation[],
  now: readonly Citation[],
): readonly RequestWant[] {
  const fresh = now.filter((one) => !has(before, one));
  const gone = before.filter((one) => !has(now, one));
  if (fresh.length + gone.length === 0) return wants;
  const follow = (bases: readonly Citation[], own: readonly Citation[]): Citation[] =>
    offerBases(
      bases.filter((one) => has(own, one) || !has(gone, one)),
      fresh,
    );
  const first = wants.find(({ kind }) => kind === 'add');
  return wants.map((want) => {
    if (want.kind === 'add') {
      const { item } = want;
      return want === first ? { ...want, item: { ...item, bases: follow(item.bases, []) } } : want;
    }
    const own = want.kind === 'move' && want.parts ? want.from?.bases : undefined;
    if (want.kind !== 'move' || !own) return want;
    const { bases = own, ...rest } = want;
    const named = follow(bases, own);
    const same = named.length === own.length && named.every((one, at) => own[at] === one || has(own, one));
    return same ? rest : { ...rest, bases: named };
  });
}

function has(bases: readonly Citation[], one: Citation): boolean {
  return bases.some((other) => meansBasis(one, other));
}

/** Who does what is always said, for the list it goes to holds it otherwise; text and bases only where they change. */
export function moveOf(itemId: number, to: SchemeSection, before: Moved, after: Moved): RequestWant {
  const changed = amendmentOf(itemId, { name: '', ...before }, { name: '', ...after });
  const { parts } = after;
  const from = { bases: [...before.bases], parts: before.parts };
  return { ...(changed?.kind === 'amend' && changed), kind: 'move', itemId, ...to, parts, from };
}
