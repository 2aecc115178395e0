/** What was in force on a day: the edition of that day, and what was decided or ran out since it took effect. */

/** An edition in the order of taking effect. */
export interface EditionInForce<Content> {
  readonly id: number;
  readonly effectiveOn: string;
  readonly items: ReadonlyMap<number, Content>;
}

/** Between two editions: an item came, read otherwise or went on a day. */
export interface InterimStep<Content> {
  /** The first day it holds. */
  readonly on: string;
  readonly itemId: number;
  /** Null: no longer in force. */
  readonly content: Content | null;
  /** Why: the decision, or the end of its term. */
  readonly words: string;
}

export interface ItemInForce<Content> {
  readonly content: Content;
  /** Since when it has read so: the edition, or a decision after it. */
  readonly since: string;
  /** '' where the edition itself says so. */
  readonly words: string;
}

export interface InForce<Content> {
  readonly edition: EditionInForce<Content>;
  readonly items: ReadonlyMap<number, ItemInForce<Content>>;
  /** Items of the edition that are in force no longer. */
  readonly gone: ReadonlyMap<number, InterimStep<Content>>;
}

/**
 * ISO dates. An edition says all that holds from its day on; steps of that day or before are in it already.
 * Null before the first edition.
 */
export function inForceOn<Content>(
  editions: readonly EditionInForce<Content>[],
  steps: readonly InterimStep<Content>[],
  day: string,
): InForce<Content> | null {
  const edition = editions.findLast(({ effectiveOn }) => effectiveOn <= day);
  if (!edition) return null;
  const items = new Map<number, ItemInForce<Content>>();
  for (const [itemId, content] of edition.items) items.set(itemId, { content, since: edition.effectiveOn, words: '' });
  const gone = new Map<number, InterimStep<Content>>();
  const since = steps.filter(({ on }) => on > edition.effectiveOn && on <= day);
  for (const step of since.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) {
    const { itemId, content, on, words } = step;
    if (content === null) {
      if (items.delete(itemId)) gone.set(itemId, step);
    } else {
      items.set(itemId, { content, since: on, words });
      gone.delete(itemId);
    }
  }
  return { edition, items, gone };
}
