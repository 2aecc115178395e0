/** What schemes and published lists show before anything is written. */

export interface PublishedPreview {
  readonly entries: number;
  readonly items: number;
  /** Of the items, those every township lists. */
  readonly common: number;
  /** Short names of the scheme's lists, in order. */
  readonly lists: readonly string[];
  readonly perTown: readonly { readonly township: string; readonly perList: readonly number[] }[];
  /** Sentences on what the tables say differently. */
  readonly differences: readonly string[];
  /** Entries whose category is in no list of the scheme. */
  readonly unplaced: readonly { readonly unit: string; readonly name: string; readonly category: string }[];
}
