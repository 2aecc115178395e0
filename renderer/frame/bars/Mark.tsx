/** The program's mark: two combs interlocked, cool from above, warm from below. */
import type { ReactNode } from 'react';

export function Mark({ size, onDark = false }: { size: number; onDark?: boolean }): ReactNode {
  return (
    <svg width={size} height={size} viewBox="0 0 22 22" fill="none" strokeWidth="2" strokeLinecap="round" aria-hidden>
      <path d="M2 4h18M4 4v9M10 4v9M16 4v9" stroke={onDark ? '#9CC4EA' : '#1F5A94'} />
      <path d="M2 18h18M7 18V9M13 18V9M19 18V9" stroke={onDark ? '#F0BC86' : '#B8692B'} />
    </svg>
  );
}
