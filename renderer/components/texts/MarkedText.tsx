/** Text with the words that two sides share underlined. */
import type { ReactNode } from 'react';
import './markedText.css';

interface MarkedTextProps {
  readonly text: string;
  readonly terms: readonly string[];
}

interface Piece {
  readonly start: number;
  readonly text: string;
  readonly shared: boolean;
}

const MOST_MARKS = 6;

/** Cuts a text at the terms, longest first, at most six marks. */
export function markTerms(text: string, terms: readonly string[]): readonly Piece[] {
  const shared = new Array<boolean>(text.length).fill(false);
  let marks = 0;
  for (const term of [...terms].filter((word) => word.length > 1).sort((a, b) => b.length - a.length)) {
    let at = text.indexOf(term);
    while (at >= 0 && marks < MOST_MARKS) {
      if (!shared[at] && !shared[at + term.length - 1]) {
        shared.fill(true, at, at + term.length);
        marks += 1;
      }
      at = text.indexOf(term, at + term.length);
    }
  }
  const pieces: Piece[] = [];
  let start = 0;
  for (let at = 1; at <= text.length; at += 1) {
    if (at < text.length && shared[at] === shared[start]) continue;
    pieces.push({ start, text: text.slice(start, at), shared: shared[start] ?? false });
    start = at;
  }
  return pieces;
}

export function MarkedText({ text, terms }: MarkedTextProps): ReactNode {
  return markTerms(text, terms).map((piece) =>
    piece.shared ? (
      <mark key={piece.start} className="shared-term">
        {piece.text}
      </mark>
    ) : (
      <span key={piece.start}>{piece.text}</span>
    ),
  );
}

/** The shared words a reason names: 共有：防火、隔离带 → 防火, 隔离带. */
export function sharedTerms(reasons: readonly string[]): readonly string[] {
  return reasons.flatMap((reason) => {
    const match = /^共有：(.+)$/.exec(reason);
    return match?.[1] ? match[1].split(/[、，；]/).map((term) => term.trim()) : [];
  });
}
