/** 去向: what became of an entry; the only way an entry leaves 待定. */
import { z } from 'zod';

export const dispositionKindSchema = z.enum(['adopt', 'attach', 'split', 'reject', 'return', 'pending']);
export type DispositionKind = z.infer<typeof dispositionKindSchema>;

export const DISPOSITION_WORDS: Readonly<Record<DispositionKind, string>> = {
  adopt: '采用',
  attach: '并入',
  split: '拆入',
  reject: '不予列入',
  return: '退回补正',
  pending: '待定',
};

/** How many entries of a source list, a unit or a direction have which fate. */
export type DispositionCounts = Readonly<Record<DispositionKind, number>>;

export const NO_DISPOSITIONS: DispositionCounts = { adopt: 0, attach: 0, split: 0, reject: 0, return: 0, pending: 0 };

/** Why an entry was adopted when it stood on a list already issued: 现行清单入库. */
export const PUBLISHED_REASON = '现行清单';
