/** What an item to be added starts with: what the request that asks for it says already. */
import type { ItemDraft } from '../../model/item';
import { parseCitation } from '../bases/parseCitation';
import { splitBases } from '../reading/rows/cellValues';

/** Of a request, what says something of the item. */
export interface SaidOfItem {
  readonly title: string;
  readonly content: string;
  readonly basis: string;
  readonly townships: readonly string[];
}

/** `towns`: all of the county's. */
export function additionOf(
  { title, content, basis, townships }: SaidOfItem,
  towns: readonly string[],
): Pick<ItemDraft, 'name' | 'text' | 'bases' | 'scope' | 'townships'> {
  const some = townships.length > 0 && towns.some((town) => !townships.includes(town));
  return {
    name: title.trim(),
    text: content.trim(),
    // Minutes and other words that are no document stay with the request.
    bases: splitBases(basis)
      .filter((piece) => piece.includes('《') || parseCitation(piece).docNumber !== '')
      .map(parseCitation),
    scope: some ? 'particular' : 'common',
    townships: some ? [...townships] : [],
  };
}
