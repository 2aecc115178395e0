/** Whether citations name one article of one document, however title and article are spelt. */
import type { Citation } from '../../model/basis';
import { readPlaces } from './articlePlace';
import { basisKey } from './basisKey';

/** Of those to be added, what is not cited already, each once. */
export function notCitedYet(cited: readonly Citation[], added: readonly Citation[]): Citation[] {
  return added.filter(
    (citation, at) => ![...cited, ...added.slice(0, at)].some((one) => isSameCitation(one, citation)),
  );
}

function isSameCitation(one: Citation, other: Citation): boolean {
  const numbers = [one.docNumber, other.docNumber];
  return (
    titleOf(one) === titleOf(other) &&
    placeOf(one) === placeOf(other) &&
    (numbers.includes('') || one.docNumber === other.docNumber)
  );
}

const titleOf = ({ title }: Citation): string => basisKey(title) || title;
const placeOf = ({ clause }: Citation): string => readPlaces(clause) || clause;
