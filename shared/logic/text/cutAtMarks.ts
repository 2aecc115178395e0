/** A text cut where its marks begin and end. */
import type { TextMark } from '../../model/paperDocument';

export interface MarkedPiece {
  readonly text: string;
  readonly kind: TextMark['kind'] | 'same';
}

/** @param marks in the order of the text, none overlapping */
export function cutAtMarks(text: string, marks: readonly TextMark[]): MarkedPiece[] {
  const pieces: MarkedPiece[] = [];
  let at = 0;
  for (const { start, end, kind } of marks) {
    if (start > at) pieces.push({ text: text.slice(at, start), kind: 'same' });
    pieces.push({ text: text.slice(start, end), kind });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), kind: 'same' });
  return pieces;
}
