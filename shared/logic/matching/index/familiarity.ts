/** How likely the next entry belongs to an item that already has some, or to one nobody has named: read from how far the towns so far share their duties. */

/** What is attached counts for little until there are about so many. */
const CAUTION = 20;
/** Log-odds are held within this. */
const MOST = 2;

/** Log-odds, from -2 to 2, of an item that others have named, and of one nobody has; 0 where nothing can be told. */
export interface Familiarity {
  readonly named: number;
  readonly unnamed: number;
}

const UNTOLD: Familiarity = { named: 0, unnamed: 0 };

/**
 * Where each town names duties of its own, an item somebody has named is less likely than one taken blindly, and one nobody
 * has named likelier. Where towns mostly name the same duties, the named one has the whole lead and the other loses nothing:
 * what several towns name is a duty of the list, which an entry of its words then belongs to all the more.
 * Of one town alone nothing can be told.
 *
 * @param attachedUnits By item, the unit of each entry attached to it; entries without a unit are left out.
 */
export function familiarityOf(attachedUnits: readonly (readonly string[])[]): Familiarity {
  const units = new Set(attachedUnits.flat());
  const items = attachedUnits.length;
  const named = attachedUnits.filter((of) => of.length > 0).length;
  if (units.size < 2 || named === items) return UNTOLD;
  let attached = 0;
  let shared = 0;
  for (const of of attachedUnits) {
    attached += of.length;
    if (new Set(of).size > 1) shared += of.length;
  }
  // Drawn toward the share these items are of all, at which being named says nothing.
  const share = (shared + CAUTION * (named / items)) / (attached + CAUTION);
  const ofNamed = Math.log((share * items) / named);
  const ofUnnamed = Math.log(((1 - share) * items) / (items - named));
  if (ofNamed > ofUnnamed) return { named: within(ofNamed - ofUnnamed), unnamed: 0 };
  return { named: within(ofNamed), unnamed: within(ofUnnamed) };
}

const within = (odds: number): number => Math.max(-MOST, Math.min(MOST, odds));
