/** Whether an entry and an item share words at all: single characters alike (干部团建 and 群团工作) are no ground for a tick. */
import { conceptOf, isPair } from './pieces';
import { type Pool, withRow } from './pool';
import type { Profile } from './profile';
import { LANE, LANES, type Rows } from './rows';
import { isGeneralConcept } from './thesaurus';

/** Pairs of characters that are as good as a shared word. */
const PAIRS = 2;

/** A concept in common, or pairs enough; asked for what is about to be ticked only. */
export function shareWords(pool: Pool, entry: Profile, item: number): boolean {
  const { wordings, knowledge } = pool;
  const { rows } = wordings;
  return withRow(pool, entry, (row) => {
    const held = wholeOf(rows, wordings.documents[item] ?? item);
    let pairs = 0;
    for (const number of wholeOf(rows, row)) {
      if (!held.includes(number)) continue;
      const piece = rows.vocabulary.keyOf(number);
      const concept = conceptOf(piece);
      const telling = concept < 0 ? isPair(piece) : !isGeneralConcept(concept, knowledge.thesaurus);
      if (!telling) continue;
      pairs += concept < 0 ? 1 : PAIRS;
      if (pairs >= PAIRS) return true;
    }
    return false;
  });
}

/** The pieces of a row's name and text. */
function wholeOf({ keys, values, starts }: Rows, row: number): number[] {
  const pieces: number[] = [];
  for (let place = starts[row] ?? 0; place < (starts[row + 1] ?? 0); place += 1)
    if (values[LANES * place + LANE.all] !== 0) pieces.push(keys[place] ?? 0);
  return pieces;
}
