/** Whether an entry and an item share words at all: single characters alike (干部团建 and 群团工作) are no ground for a tick. */
import { layOut, sharedPieces, takeBack } from './index/likeness';
import { conceptOf, isPair } from './index/pieces';
import type { Pool } from './index/pool';
import { isGeneralConcept } from './knowledge/thesaurus';

/** Pairs of characters that are as good as a shared word. */
const PAIRS = 2;

/**
 * A concept in common, or pairs enough; asked for what is about to be ticked only.
 *
 * @param row The entry's, as `withRow` counted it.
 */
export function shareWords({ wordings, knowledge, asked }: Pool, row: number, item: number): boolean {
  const { rows, documents } = wordings;
  layOut(asked, rows, row);
  const shared = sharedPieces(asked, rows, documents[item] ?? item);
  takeBack(asked, rows);
  let pairs = 0;
  for (const number of shared) {
    const piece = rows.vocabulary.keyOf(number);
    const concept = conceptOf(piece);
    const telling = concept < 0 ? isPair(piece) : !isGeneralConcept(concept, knowledge.thesaurus);
    if (telling) pairs += concept < 0 ? 1 : PAIRS;
  }
  return pairs >= PAIRS;
}
