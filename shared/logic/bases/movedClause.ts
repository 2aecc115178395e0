/** A clause as it is cited in a later version of its document: the articles' new numbers, 款 and 项 as they were. */
import type { ArticleMoved } from '../../views/laws';
import { formatPlaces } from './articlePlace';

/** Headings one clause can name: one, or several of the same part. #0 is a document without headings. */
const ofOnePart = /^#(?:[1-9]\d*(?:\.\d+){0,2}|([1-9]\d*)\.\d+(?:、#\1\.\d+)+)$/;

/**
 * 第五条第二款 → 第六条第二款. Null where an article is gone or was not found, for a range of articles and for headings
 * that are now of several parts: these are for a person to write.
 */
export function movedClause(
  { clause, place }: { readonly clause: string; readonly place: string },
  moves: readonly ArticleMoved[],
): string | null {
  const numbers = new Map(moves.map(({ before, after }) => [before.place, after?.place]));
  if (place.includes('~') || [...numbers].some(([, to]) => to === undefined)) return null;
  if (numbers.size > 0 && [...numbers].every(([from, to]) => from === to)) return clause;
  const parts = place.split('、').map((code) => {
    const [article = '', ...deeper] = code.startsWith('#') ? [code] : code.split('.');
    const to = numbers.get(article);
    return to === undefined ? null : [to, ...deeper].join('.');
  });
  const code = [...new Set(parts)].join('、');
  const written = !code.startsWith('#') || ofOnePart.test(code);
  return parts.includes(null) || !written ? null : formatPlaces(code);
}
