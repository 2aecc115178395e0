/** Files may be dropped anywhere on the window at any time; while they hover, the window says what will happen. */
import { type ReactNode, useEffect, useRef, useState } from 'react';

interface DropPlaceProps {
  readonly words: string;
  readonly onDrop: (files: File[]) => void;
}

export function DropPlace({ words, onDrop }: DropPlaceProps): ReactNode {
  const [hovering, setHovering] = useState(false);
  const latest = useRef(onDrop);
  latest.current = onDrop;
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setHovering(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setHovering(false);
    };
    const drop = (event: DragEvent): void => {
      setHovering(false);
      if (!event.dataTransfer?.files.length) return;
      event.preventDefault();
      latest.current([...event.dataTransfer.files]);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, []);
  return hovering ? <div className="drop-place">{words}</div> : null;
}
