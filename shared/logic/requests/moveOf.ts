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

/** Who does what is always said, for the list it goes to holds it otherwise; text and bases only where they change. */
export function moveOf(itemId: number, to: SchemeSection, before: Moved, after: Moved): RequestWant {
  const changed = amendmentOf(itemId, { name: '', ...before }, { name: '', ...after });
  const { parts } = after;
  const from = { ...(changed?.kind === 'amend' && changed.from), parts: before.parts };
  return { ...(changed?.kind === 'amend' && changed), kind: 'move', itemId, ...to, parts, from };
}
