/** Which lines of the matrix are in view: by filter, categories folded or not, and the number each item has. */
import { useMemo, useState } from 'react';
import type { MatrixOutline } from '../../../shared/views/matrix';
import { linesOf, type MatrixFilter, type MatrixLine, serialsOf } from './matrixRowsInView';

interface MatrixLines {
  readonly filter: MatrixFilter;
  readonly setFilter: (filter: MatrixFilter) => void;
  readonly lines: readonly MatrixLine[];
  readonly serials: ReadonlyMap<number, number>;
  /** Folds a line that has others under it, or unfolds it. */
  readonly fold: (line: MatrixLine) => void;
}

export function useMatrixLines(outline: MatrixOutline): MatrixLines {
  const [filter, setFilter] = useState<MatrixFilter>('particular');
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [commonOpen, setCommonOpen] = useState(false);
  const lines = useMemo(() => linesOf(outline, filter, closed, commonOpen), [outline, filter, closed, commonOpen]);
  const serials = useMemo(() => serialsOf(outline), [outline]);
  const fold = (line: MatrixLine): void => {
    if (line.kind === 'fold') setCommonOpen(!line.open);
    if (line.kind !== 'category') return;
    const name = outline.categories[line.at]?.category ?? '';
    setClosed(line.open ? new Set([...closed, name]) : new Set([...closed].filter((other) => other !== name)));
  };
  return { filter, setFilter, lines, serials, fold };
}
