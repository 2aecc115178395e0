/** Text with its marks: shared, said otherwise (numbered), this side alone, contradicting, boilerplate. */
import type { ReactNode } from 'react';
import type { Mark, MarkKind } from '../../../shared/logic/text/markDifference';
import './difference.css';

const WORDS: Readonly<Record<MarkKind, string>> = {
  shared: '两边都有',
  synonym: '同义',
  only: '只有这边有',
  contrast: '对不上',
  stop: '',
};

interface DifferenceProps {
  readonly text: string;
  readonly marks: readonly Mark[];
  /** Which ground “only this side” has. */
  readonly side: 'left' | 'right';
}

export function Difference({ text, marks, side }: DifferenceProps): ReactNode {
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const mark of marks) {
    if (mark.start > at) pieces.push(<span key={at}>{text.slice(at, mark.start)}</span>);
    pieces.push(<MarkedPiece key={mark.start} text={text.slice(mark.start, mark.end)} mark={mark} side={side} />);
    at = mark.end;
  }
  if (at < text.length) pieces.push(<span key={at}>{text.slice(at)}</span>);
  return pieces;
}

function MarkedPiece({ text, mark, side }: { text: string; mark: Mark; side: 'left' | 'right' }): ReactNode {
  if (mark.kind === 'stop') return <span className="mark-stop">{text}</span>;
  return (
    <mark className={`mark-${mark.kind} ${side}`} title={WORDS[mark.kind]}>
      {text}
      {mark.number === undefined ? null : <sup>{mark.number}</sup>}
    </mark>
  );
}
