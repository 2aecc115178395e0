/** What an item to be added starts with: what the request that asks for it says already. */
import type { Citation } from '../../model/basis';
import type { ItemDraft } from '../../model/item';
import { guessBasisLevel, isOnlyTold, parseCitation, readCitation } from '../bases/parseCitation';
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
    bases: basesNamed(basis),
    scope: some ? 'particular' : 'common',
    townships: some ? [...townships] : [],
  };
}

/** Minutes and other words that are no document stay with the request. */
export function basesNamed(basis: string): Citation[] {
  return splitBases(basis).filter(isDocument).map(readCitation);
}

/** With 《》 or a number, or a law by its bare name: 防洪法第七条. */
function isDocument(piece: string): boolean {
  const { title, docNumber } = parseCitation(piece);
  return piece.includes('《') || docNumber !== '' || (!isOnlyTold(piece) && guessBasisLevel(title) !== '其他');
}
