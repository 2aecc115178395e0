/** Cells of the matrix set and explained: a change waits for its reason, but further ones of the same item keep the last. */
import { useState } from 'react';
import type { MatrixOutline, MatrixRow } from '../../../shared/views/matrix';
import { useWrite } from '../../hooks';
import type { MatrixActs } from './MatrixGrid';

/** A change that waits for its reason. */
interface Asked {
  readonly row: MatrixRow;
  readonly towns: readonly number[];
  readonly applies: boolean;
  /** The cell stays as it is, only its reason is written. */
  readonly reasonOnly?: boolean;
}

interface CellChanges extends Pick<MatrixActs, 'toggle' | 'explain' | 'fillRight'> {
  readonly asked: Asked | null;
  readonly lastReason: string;
  /** Writes what is asked about with this reason; resolves whether it was taken. */
  readonly answer: (reason: string) => Promise<boolean>;
  readonly drop: () => void;
}

export function useCellChanges(outline: MatrixOutline, canWrite: boolean): CellChanges {
  const set = useWrite('setApplicabilityMany');
  const [asked, setAsked] = useState<Asked | null>(null);
  /** The last reason and the item it was given for: further cells of that item keep it. */
  const [last, setLast] = useState<{ itemId: number; reason: string }>({ itemId: 0, reason: '' });
  const write = async ({ row, towns, applies, reasonOnly }: Asked, reason: string): Promise<boolean> => {
    const townshipIds = towns.flatMap((town) => outline.towns[town]?.unitId ?? []);
    const cells = [{ itemId: row.id, townshipIds, applies }];
    const done = await set.run({ cells, reason, explaining: reasonOnly ?? false });
    if (done !== null) setLast({ itemId: row.id, reason });
    return done !== null;
  };
  const change = (next: Asked): void => {
    if (!canWrite || set.running || next.towns.length === 0) return;
    if (last.itemId === next.row.id && last.reason !== '') void write(next, last.reason);
    else setAsked(next);
  };
  const applies = (row: MatrixRow, town: number): boolean => row.cells[town] === 'applies';
  return {
    toggle: (row, town) => change({ row, towns: [town], applies: !applies(row, town) }),
    explain: (row, town) => {
      if (canWrite) setAsked({ row, towns: [town], applies: applies(row, town), reasonOnly: true });
    },
    fillRight: (row, town) => {
      const wanted = applies(row, town);
      const towns = outline.towns.flatMap((_, other) =>
        other > town && applies(row, other) !== wanted ? [other] : [],
      );
      change({ row, towns, applies: wanted });
    },
    asked,
    lastReason: last.reason,
    answer: async (reason) => asked !== null && write(asked, reason),
    drop: () => setAsked(null),
  };
}
