/** Whether an entry and an item share words at all: single characters alike (干部团建 and 群团工作) are no ground for a tick. */
import { conceptOf, isPair } from './pieces';
import { forgetUnseen, type Pool } from './pool';
import type { Profile } from './profile';
import { isGeneralConcept } from './thesaurus';

/** Pairs of characters that are as good as a shared word. */
const PAIRS = 2;

/** A concept in common, or pairs enough; asked for what is about to be ticked only. */
export function shareWords(pool: Pool, entry: Profile, item: number): boolean {
  const { vocabulary } = pool.index;
  const { all } = pool.counter.count(entry);
  forgetUnseen(pool);
  const known = pool.items[item]?.together;
  if (known === undefined) return false;
  const held = known.keys.subarray(known.from, known.to);
  let pairs = 0;
  for (const number of all.keys.subarray(all.from, all.to)) {
    if (!held.includes(number)) continue;
    const piece = vocabulary.keyOf(number);
    const concept = conceptOf(piece);
    const telling = concept < 0 ? isPair(piece) : !isGeneralConcept(concept, pool.knowledge.thesaurus);
    if (!telling) continue;
    pairs += concept < 0 ? 1 : PAIRS;
    if (pairs >= PAIRS) return true;
  }
  return false;
}
