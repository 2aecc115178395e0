/** What a request wants changed of an item, out of how the item stands and how the form was left: only what differs. */
import type { Citation } from '../../model/basis';
import type { ItemDraft } from '../../model/item';
import type { RequestWant } from '../../model/request';

export type AmendableParts = Pick<
  ItemDraft,
  'leadDepartment' | 'jointLeads' | 'coDepartments' | 'receivers' | 'method' | 'duties' | 'fields'
>;

export interface Amendable {
  readonly name: string;
  readonly text: string;
  readonly bases: readonly Citation[];
  readonly parts: AmendableParts;
}

/** Null when nothing was changed. */
export function amendmentOf(itemId: number, before: Amendable, after: Amendable): RequestWant | null {
  const { name, text, bases, parts } = after;
  const changed = {
    ...(name === before.name ? {} : { name }),
    ...(text === before.text ? {} : { text }),
    ...(same(bases, before.bases) ? {} : { bases: [...bases] }),
    ...(same(parts, before.parts) ? {} : { parts }),
  };
  // Of what is made up of several things, so that each of them can be told apart when it is decided.
  const from = {
    ...(changed.bases && { bases: [...before.bases] }),
    ...(changed.parts && { parts: before.parts }),
  };
  if (Object.keys(changed).length === 0) return null;
  return { kind: 'amend', itemId, ...changed, ...(Object.keys(from).length > 0 && { from }) };
}

/** By value, in whatever order the keys were written. */
function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left, inOrder) === JSON.stringify(right, inOrder);
}

function inOrder(_: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)));
}
