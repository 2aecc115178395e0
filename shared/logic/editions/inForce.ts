/** What was in force on a day: the edition of that day, and what was decided or ran out since it took effect. */

/** An edition in the order of taking effect. */
export interface EditionInForce<Content> {
  readonly id: number;
  readonly effectiveOn: string;
  /** The round it was sealed with. */
  readonly round: number;
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
  /** The round it was decided in: editions of that round and of later ones hold it already. */
  readonly round: number;
  /** Its place among the decisions, each of which rests on those before it. */
  readonly order: number;
}

export interface ItemInForce<Content> {
  readonly content: Content;
  /** Since when it has read so: the edition, or a decision after it. */
  readonly since: string;
  /** '' where the edition itself says so. */
  readonly words: string;
  /** Of that decision; 0 where the edition itself says so. */
  readonly order: number;
}

export interface InForce<Content> {
  readonly edition: EditionInForce<Content>;
  readonly items: ReadonlyMap<number, ItemInForce<Content>>;
  /** Items of the edition that are in force no longer. */
  readonly gone: ReadonlyMap<number, InterimStep<Content>>;
}

/**
 * ISO dates. An edition says all that holds from its day on, but for what was decided after it was sealed. A decision that
 * takes effect later than one made after it changes nothing any more: the other has it in it. Null before the first edition.
 */
export function inForceOn<Content>(
  editions: readonly EditionInForce<Content>[],
  steps: readonly InterimStep<Content>[],
  day: string,
): InForce<Content> | null {
  const edition = editions.findLast(({ effectiveOn }) => effectiveOn <= day);
  if (!edition) return null;
  const items = new Map<number, ItemInForce<Content>>();
  for (const [itemId, content] of edition.items)
    items.set(itemId, { content, since: edition.effectiveOn, words: '', order: 0 });
  const gone = new Map<number, InterimStep<Content>>();
  for (const step of newestOf(steps, edition.round, day)) {
    const { itemId, content, on, words, order } = step;
    if (content === null) {
      if (items.delete(itemId)) gone.set(itemId, step);
    } else items.set(itemId, { content, since: on > edition.effectiveOn ? on : edition.effectiveOn, words, order });
  }
  return { edition, items, gone };
}

/** Of each item the last decision that holds on the day. */
function newestOf<Content>(
  steps: readonly InterimStep<Content>[],
  sealed: number,
  day: string,
): Iterable<InterimStep<Content>> {
  const newest = new Map<number, InterimStep<Content>>();
  for (const step of steps) {
    if (step.round <= sealed || step.on > day) continue;
    const known = newest.get(step.itemId);
    if (!known || step.order > known.order) newest.set(step.itemId, step);
  }
  return newest.values();
}
