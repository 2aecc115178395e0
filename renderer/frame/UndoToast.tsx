/** What was just done, at the right end of the status bar for eight seconds, with the way back. */
import { type ReactNode, useEffect, useState } from 'react';
import { hideUndoLine, useNotices } from '../notices';

const SHOWN_FOR = 8_000;

interface UndoToastProps {
  readonly onUndo: () => void;
  readonly onRedo: () => void;
}

export function UndoToast({ onUndo, onRedo }: UndoToastProps): ReactNode {
  const { undoLine } = useNotices();
  const [held, setHeld] = useState(false);
  const key = undoLine?.key;
  useEffect(() => {
    if (key === undefined || held) return;
    const timer = setTimeout(() => hideUndoLine(key), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [key, held]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hovering only keeps the line a little longer
    <div className="toast-place" onMouseEnter={() => setHeld(true)} onMouseLeave={() => setHeld(false)}>
      <div role="status" aria-live="polite">
        {undoLine ? (
          <div className="toast" data-testid="undo-toast">
            <span className="cut" title={undoLine.text}>
              {undoLine.text}
            </span>
            {undoLine.offers === 'undo' ? <WayBack word="撤销" keys="Ctrl+Z" testId="toast-undo" act={onUndo} /> : null}
            {undoLine.offers === 'redo' ? <WayBack word="重做" keys="Ctrl+Y" testId="toast-redo" act={onRedo} /> : null}
          </div>
        ) : null}
      </div>
    </div>
  );
}

function WayBack(props: { word: string; keys: string; testId: string; act: () => void }): ReactNode {
  return (
    <button type="button" className="toast-act" data-testid={props.testId} onClick={props.act}>
      {props.word} <kbd>{props.keys}</kbd>
    </button>
  );
}
