/** A reworded text: struck out on the left, put in on the right, or both in one. */
import { type ReactNode, useMemo } from 'react';
import { changedText } from '../../../shared/logic/text/changedText';
import './changedText.css';

interface ChangedTextProps {
  readonly before: string;
  readonly after: string;
  readonly side: 'before' | 'after' | 'both';
}

export function ChangedText({ before, after, side }: ChangedTextProps): ReactNode {
  const pieces = useMemo(() => changedText(before, after), [before, after]);
  let at = 0;
  return pieces.map(({ kind, text }) => {
    const key = at;
    at += text.length;
    if (kind === 'same') return <span key={key}>{text}</span>;
    if (side !== 'both' && (kind === 'out') !== (side === 'before')) return null;
    return kind === 'out' ? <del key={key}>{text}</del> : <ins key={key}>{text}</ins>;
  });
}
