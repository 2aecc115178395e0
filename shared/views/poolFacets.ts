/** Counts beside the pool's filters. */

import type { BasisState } from '../model/basis';
import type { ItemScope, TownshipRole } from '../model/item';

/** Counts of each facet that follow the other facets. */
export interface PoolFacets {
  /** In the scheme's order, with its short name. */
  readonly lists: readonly { readonly listId: string; readonly short: string; readonly count: number }[];
  readonly categories: readonly { readonly category: string; readonly count: number }[];
  /** Lead departments, in the order of the units; after them the townships themselves (`TOWNSHIPS_AS_LEAD`). */
  readonly departments: readonly { readonly unitId: number; readonly name: string; readonly count: number }[];
  readonly bases: readonly { readonly state: BasisState; readonly count: number }[];
  readonly roles: readonly { readonly role: TownshipRole; readonly count: number }[];
  readonly scopes: readonly { readonly scope: ItemScope; readonly count: number }[];
  /** Townships it applies to. */
  readonly townships: readonly { readonly unitId: number; readonly name: string; readonly count: number }[];
}
