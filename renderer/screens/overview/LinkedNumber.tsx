/** A cell with a number that leads to the rows behind it. */
import type { ReactNode } from 'react';

interface LinkedNumberProps {
  readonly words: string;
  /** Says what the number is, for those who hear it. */
  readonly label: string;
  readonly className?: string;
  /** Null when there is nothing behind it. */
  readonly onGo: (() => void) | null;
}

export function LinkedNumber({ words, label, className = '', onGo }: LinkedNumberProps): ReactNode {
  return (
    <td className={`number ${className}`}>
      {onGo ? (
        <button type="button" className="number-link" aria-label={label} onClick={onGo}>
          {words}
        </button>
      ) : (
        <span className="muted">{words}</span>
      )}
    </td>
  );
}
