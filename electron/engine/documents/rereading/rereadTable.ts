/** The table of a written list as the readers of Word and Excel files find it. */

/** A row below the header: one text across all columns, or one text per column. */
export type RereadRow =
  | { readonly kind: 'section'; readonly text: string }
  | { readonly kind: 'item'; readonly cells: readonly string[] };

export interface RereadTable {
  readonly header: readonly string[];
  readonly rows: readonly RereadRow[];
}
