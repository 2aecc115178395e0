/** What the fields under 采纳 come to, told whenever it is another. */
import { useEffect } from 'react';
import type { Deed } from '../../../shared/model/deed';

interface OwnWords {
  readonly township: string;
  readonly wording: string;
}

/** Null: not filled in yet. */
export interface Settled {
  readonly deeds: readonly Deed[];
  /** 本镇写法, as they are to read. */
  readonly ownWords: readonly OwnWords[];
  readonly attachTo: number | null;
  /** Changes on record already that it comes to. */
  readonly changeIds: readonly number[];
}

export type OnSettled = (settled: Settled | null) => void;

export const NOTHING: Settled = { deeds: [], ownWords: [], attachTo: null, changeIds: [] };

/** Tells the deed whenever it is another one; null while it is not whole. */
export function useDeed(deed: Deed | null, onChange: OnSettled): void {
  useSettled(deed && { ...NOTHING, deeds: [deed] }, onChange);
}

/** The same of whatever the fields come to. */
export function useSettled(settled: Settled | null, onChange: OnSettled): void {
  const said = JSON.stringify(settled);
  useEffect(() => {
    const now: Settled | null = JSON.parse(said);
    onChange(now);
  }, [said, onChange]);
}
