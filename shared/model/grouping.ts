/** 台账分组: what a ledger is kept by, beside categories. */
import { z } from 'zod';

export const ledgerGroupingSchema = z.enum(['list', 'township', 'department']);
export type LedgerGrouping = z.infer<typeof ledgerGroupingSchema>;

export const LEDGER_GROUPING_WORDS: Readonly<Record<LedgerGrouping, string>> = {
  list: '清单',
  township: '乡镇',
  department: '责任部门',
};

/** The parts of a line: 期初, 增, 减, 调入, 调出, 期末. */
export const ledgerPartSchema = z.enum(['opening', 'added', 'subtracted', 'movedIn', 'movedOut', 'closing']);
export type LedgerPart = z.infer<typeof ledgerPartSchema>;

export const LEDGER_PART_WORDS: Readonly<Record<LedgerPart, string>> = {
  opening: '期初',
  added: '增加',
  subtracted: '减少',
  movedIn: '调入',
  movedOut: '调出',
  closing: '期末',
};

export interface LedgerLine extends Readonly<Record<LedgerPart, number>> {
  /** A list's id, a category, a unit's name; '' where an item names none. */
  readonly key: string;
}

/** The parts of the townships' own ledger: what was pending, what became of it, what is pending still. */
export const reversePartSchema = z.enum(['opening', 'attached', 'split', 'adopted', 'rejected', 'returned', 'closing']);
export type ReversePart = z.infer<typeof reversePartSchema>;

export const REVERSE_PART_WORDS: Readonly<Record<ReversePart, string>> = {
  opening: '期初待定',
  attached: '并入',
  split: '拆入',
  adopted: '采用',
  rejected: '不予列入',
  returned: '退回',
  closing: '期末待定',
};
