/** What the fields under 采纳 come to, told whenever it is another. */
import { useEffect } from 'react';
import type { Deed } from '../../../shared/model/deed';

/** Null: not filled in yet. */
export interface Settled {
  readonly deeds: readonly Deed[];
  readonly attachTo: number | null;
  /** Changes on record already that it comes to. */
  readonly changeIds: readonly number[];
}

export type OnSettled = (settled: Settled | null) => void;

export const NOTHING: Settled = { deeds: [], attachTo: null, changeIds: [] };

/** Tells the deed whenever it is another one; `without` while it is not whole. */
export function useDeed(deed: Deed | null, onChange: OnSettled, without: Settled | null = null): void {
  const said = JSON.stringify(deed);
  useEffect(() => {
    const now: Deed | null = JSON.parse(said);
    onChange(now === null ? without : { ...NOTHING, deeds: [now] });
  }, [said, onChange, without]);
}
