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

/** What is cited, among citations that may spell it otherwise: those written just so, else those of the same article. */
export function citedAmong<C extends Citation>(among: readonly C[], citation: Citation): readonly C[] {
  const { title, docNumber, clause } = citation;
  const written = among.filter((one) => one.title === title && one.docNumber === docNumber && one.clause === clause);
  return written.length > 0 ? written : among.filter((one) => isSameCitation(one, citation));
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
