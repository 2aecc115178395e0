/** 改适用 that waited: only the townships it was to change, whatever else was decided meanwhile. */

interface Application {
  readonly townships: readonly string[];
  /** Where the item applied when it was prepared; left out: just these townships. */
  readonly from?: readonly string[] | undefined;
}

/** Where the item is to apply, of one that applies to `now`. */
export function resolveApplication(now: readonly string[], { townships, from = now }: Application): string[] {
  const stay = now.filter((town) => townships.includes(town) || !from.includes(town));
  return [...stay, ...townships.filter((town) => !now.includes(town) && !from.includes(town))];
}
