/** Taking the words of a row apart: where one duty ends and the next begins, and the parts between the breaks. */
import { levelText } from '../../bases/levelText';

const CLAUSE_END = /[，,；;。、\n]/u;

/** Positions after which a clause ends; never the start or the end of the text. */
export function clauseEnds(text: string): number[] {
  const ends: number[] = [];
  for (let at = 1; at < text.length; at += 1) if (CLAUSE_END.test(text[at - 1] ?? '')) ends.push(at);
  return ends;
}

/** The parts between the breaks, without the punctuation they were parted by. */
export function partsAt(text: string, breaks: readonly number[]): string[] {
  const edges = [0, ...breaks, text.length];
  return edges.slice(1).map((end, at) =>
    text
      .slice(edges[at], end)
      .trim()
      .replace(/^[，,；;。、\s]+|[，,；;。、\s]+$/gu, ''),
  );
}

/** The break that leaves before it what sounds like `first` and behind it what sounds like `second`; the middle clause when neither is heard. */
export function proposeBreak(text: string, first: string, second: string): number {
  const ends = clauseEnds(text);
  const middle = Math.max(1, Math.floor(text.length / 2));
  const places = ends.length > 0 ? ends : [middle];
  const score = (at: number): number => {
    const [left, right] = [pairsOf(text.slice(0, at)), pairsOf(text.slice(at))];
    const own = overlap(left, pairsOf(first)) + overlap(right, pairsOf(second));
    const other = overlap(left, pairsOf(second)) + overlap(right, pairsOf(first));
    return Math.max(own, other) - Math.abs(at - middle) / (text.length * 10);
  };
  return places.reduce((best, at) => (score(at) > score(best) ? at : best), places[0] ?? middle);
}

/** A new break in the middle of the longest part, at the end of a clause where there is one; null when nothing is left to part. */
export function anotherBreak(text: string, breaks: readonly number[]): number | null {
  const edges = [0, ...breaks, text.length];
  const spans = edges.slice(1).map((end, at) => ({ start: edges[at] ?? 0, end }));
  const longest = spans.reduce((best, span) => (span.end - span.start > best.end - best.start ? span : best));
  if (longest.end - longest.start < 2) return null;
  const middle = Math.floor((longest.start + longest.end) / 2);
  const ends = clauseEnds(text).filter((at) => at > longest.start && at < longest.end);
  return ends.reduce((best, at) => (Math.abs(at - middle) < Math.abs(best - middle) ? at : best), ends[0] ?? middle);
}

/** The break moved, never past its neighbours or the ends. */
export function moveBreak(text: string, breaks: readonly number[], index: number, to: number): number[] {
  const low = (breaks[index - 1] ?? 0) + 1;
  const high = (breaks[index + 1] ?? text.length) - 1;
  return breaks.map((at, place) => (place === index ? Math.max(low, Math.min(high, to)) : at));
}

function pairsOf(text: string): Set<string> {
  const level = levelText(text).text.replace(/\s+/gu, '');
  return new Set(Array.from({ length: Math.max(0, level.length - 1) }, (_, at) => level.slice(at, at + 2)));
}

/** Share of the smaller set that both have. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const smaller = Math.min(a.size, b.size);
  if (smaller === 0) return 0;
  let both = 0;
  for (const pair of a) if (b.has(pair)) both += 1;
  return both / smaller;
}
