/** How likely the next entry belongs to an item that already has some: read from how far the towns so far share their duties. */

/** What is attached counts for little until there are about so many. */
const CAUTION = 20;
/** Log-odds are held within this. */
const MOST = 2;

/**
 * Where towns mostly name the same duties, an item that others have named is likelier than one nobody has; where each names
 * duties of its own, it is less likely. Of one town alone nothing can be told.
 *
 * @param attachedUnits By item, the unit of each entry attached to it; entries without a unit are left out.
 * @returns Log-odds of an item with entries beside one without, from -2 to 2; 0 where nothing can be told.
 */
export function familiarityOf(attachedUnits: readonly (readonly string[])[]): number {
  const units = new Set(attachedUnits.flat());
  const familiar = attachedUnits.filter((of) => of.length > 0).length;
  const rest = attachedUnits.length - familiar;
  if (units.size < 2 || rest === 0) return 0;
  let attached = 0;
  let shared = 0;
  for (const of of attachedUnits) {
    attached += of.length;
    if (new Set(of).size > 1) shared += of.length;
  }
  // Drawn toward the share these items are of all, at which being familiar says nothing.
  const share = (shared + CAUTION * (familiar / attachedUnits.length)) / (attached + CAUTION);
  return Math.max(-MOST, Math.min(MOST, Math.log(share / familiar / ((1 - share) / rest))));
}
