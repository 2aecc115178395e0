/** The words of a row with the breaks between its parts: click between characters, drag a break, or ← → with the keyboard. */
import { type KeyboardEvent, type ReactNode, type Ref, useState } from 'react';
import { anotherBreak, clauseEnds, moveBreak } from '../../../../shared/logic/paper/layout/breakText';
import { isComposing } from '../../../components/keys/keys';

interface BreakableTextProps {
  readonly text: string;
  readonly breaks: readonly number[];
  /** Which break the arrows move. */
  readonly active: number;
  readonly field: Ref<HTMLDivElement>;
  readonly onBreaks: (breaks: readonly number[], active: number) => void;
}

const MOST_BREAKS = 5;

export function BreakableText({ text, breaks, active, field, onBreaks }: BreakableTextProps): ReactNode {
  const [dragging, setDragging] = useState(false);
  const moveTo = (index: number, to: number): void => onBreaks(moveBreak(text, breaks, index, to), index);
  /** The break nearest to a place comes there. */
  const bring = (to: number): void => {
    const distance = (at: number | undefined): number => Math.abs((at ?? 0) - to);
    const index = breaks.reduce((best, at, place) => (distance(at) < distance(breaks[best]) ? place : best), 0);
    moveTo(index, to);
  };
  const step = (by: 1 | -1, clause: boolean): void => {
    const at = breaks[active] ?? 0;
    const ends = clauseEnds(text);
    const next = by > 0 ? ends.find((end) => end > at) : ends.findLast((end) => end < at);
    moveTo(active, clause ? (next ?? at) : at + by);
  };
  const add = (): void => {
    const place = breaks.length < MOST_BREAKS ? anotherBreak(text, breaks) : null;
    if (place === null) return;
    const next = [...breaks, place].sort((a, b) => a - b);
    onBreaks(next, next.indexOf(place));
  };
  const remove = (): void => {
    if (breaks.length < 2) return;
    onBreaks(
      breaks.filter((_, place) => place !== active),
      Math.max(0, active - 1),
    );
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event) || event.altKey) return;
    const keys: Record<string, () => void> = {
      ArrowLeft: () => step(-1, event.ctrlKey || event.shiftKey),
      ArrowRight: () => step(1, event.ctrlKey || event.shiftKey),
      ArrowUp: () => onBreaks(breaks, Math.max(0, active - 1)),
      ArrowDown: () => onBreaks(breaks, Math.min(breaks.length - 1, active + 1)),
      '+': add,
      '=': add,
      '-': remove,
      Delete: remove,
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  const placeUnder = (event: { clientX: number; clientY: number }): number | null => {
    const target = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-at]');
    if (!target) return null;
    const box = target.getBoundingClientRect();
    return Number(target.dataset.at) + (event.clientX > box.left + box.width / 2 ? 1 : 0);
  };
  const characters = [...text];
  let at = 0;
  return (
    <div className="split-text">
      {/* biome-ignore lint/a11y/useSemanticElements: characters with breaks between them are no form field */}
      <div
        ref={field}
        className={dragging ? 'split-words dragging' : 'split-words'}
        role="group"
        aria-label="条目的文字，左右键移动断点"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrows move the break here
        tabIndex={0}
        data-first
        data-testid="split-words"
        onKeyDown={onKeyDown}
        onPointerMove={(event) => {
          const place = dragging ? placeUnder(event) : null;
          if (place !== null) moveTo(active, place);
        }}
        onPointerUp={() => setDragging(false)}
        onPointerLeave={() => setDragging(false)}
        onClick={(event) => {
          const place = placeUnder(event);
          if (place !== null) bring(place);
        }}
      >
        {characters.map((character) => {
          const start = at;
          at += character.length;
          const index = breaks.indexOf(start);
          const part = breaks.filter((place) => place <= start).length;
          return (
            <span key={start}>
              {index >= 0 ? (
                <span
                  className={index === active ? 'split-break on' : 'split-break'}
                  title="拖动改断开处"
                  onPointerDown={(event) => {
                    event.preventDefault();
                    onBreaks(breaks, index);
                    setDragging(true);
                  }}
                />
              ) : null}
              <span data-at={start} className={`split-part-${part % 3}`}>
                {character}
              </span>
            </span>
          );
        })}
      </div>
      <div className="muted small split-hints">
        点两字之间改断开处，也可拖动；<kbd>←</kbd> <kbd>→</kbd> 移一字，<kbd>Shift ←→</kbd> 移一句，
        <button type="button" className="link" disabled={breaks.length >= MOST_BREAKS} onClick={add}>
          <kbd>＋</kbd> 再分一段
        </button>
        {breaks.length > 1 ? (
          <button type="button" className="link" onClick={remove}>
            <kbd>−</kbd> 少分一段
          </button>
        ) : null}
      </div>
    </div>
  );
}
