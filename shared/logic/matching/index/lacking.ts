/** What an entry's name names and an item does not say: however alike the rest, the thing decides. */
import { isGeneralConcept, type Thesaurus } from '../knowledge/thesaurus';
import { type LaidOut, sharedPieces } from './likeness';
import { conceptOf } from './pieces';
import type { Pool } from './pool';
import { LANE, LANES, type Rows } from './rows';

/** How much the name of a row names; words of every duty (检查, 发放) name nothing. */
export function namedBy({ keys, values, starts, vocabulary }: Rows, row: number, thesaurus: Thesaurus): number {
  let named = 0;
  for (let place = starts[row] ?? 0; place < (starts[row + 1] ?? 0); place += 1) {
    const weight = values[LANES * place + LANE.name] ?? 0;
    if (weight !== 0 && names(vocabulary.keyOf(keys[place] ?? 0), thesaurus)) named += weight;
  }
  return named;
}

function names(piece: number, thesaurus: Thesaurus): boolean {
  const concept = conceptOf(piece);
  return concept >= 0 && !isGeneralConcept(concept, thesaurus);
}

/**
 * Which part of it an item, with all that is attached to it, does not say, 0 to 1; 0 where nothing is named.
 *
 * @param asked The row, laid out.
 * @param named What `namedBy` found of it.
 */
export function lackingOf({ wordings, knowledge }: Pool, asked: LaidOut, named: number, item: number): number {
  if (named === 0) return 0;
  const { rows, documents } = wordings;
  let said = 0;
  for (const piece of sharedPieces(asked, rows, documents[item] ?? item))
    if (names(rows.vocabulary.keyOf(piece), knowledge.thesaurus)) said += asked.weights[LANES * piece + LANE.name] ?? 0;
  return Math.max(0, 1 - said / named);
}
