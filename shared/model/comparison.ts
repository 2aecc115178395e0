/** 对比: two states of the pool side by side, and how an item may differ between them. */
import { z } from 'zod';
import type { ItemContent } from './item';

/** A state of the pool: as it is now, as a round was sealed, or as an edition holds it. */
export const poolStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('now') }),
  z.object({ kind: z.literal('round'), round: z.number().int().positive() }),
  z.object({ kind: z.literal('edition'), editionId: z.number().int().positive() }),
]);
export type PoolState = z.infer<typeof poolStateSchema>;

export const differenceKindSchema = z.enum([
  'added',
  'subtracted',
  'reworded',
  'moved',
  'reapplied',
  'reassigned',
  'regrounded',
]);
export type DifferenceKind = z.infer<typeof differenceKindSchema>;

export const DIFFERENCE_KIND_WORDS: Readonly<Record<DifferenceKind, string>> = {
  added: '增加',
  subtracted: '核减',
  reworded: '文字修改',
  moved: '调类',
  reapplied: '适用调整',
  reassigned: '责任调整',
  regrounded: '依据调整',
};

export interface ItemDifference {
  readonly itemId: number;
  readonly kinds: readonly DifferenceKind[];
  /** Null when it was not there. */
  readonly before: ItemContent | null;
  readonly after: ItemContent | null;
}
