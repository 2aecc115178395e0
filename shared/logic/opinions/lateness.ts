/** 逾期: by how many days an answer came late, or is late so far, and how that is said. */
import { PACK_STATE_WORDS, type PackState } from '../../model/opinion';
import { daysBetween } from '../requests/workdays';

/**
 * By the day it came back, not the day it was taken in; 0 in time. Who answered in time and sent another later was in
 * time. `today`: for whoever has not answered.
 */
export function daysLate(dueOn: string, receivedOn: readonly string[], today: string): number {
  const first = [...receivedOn].sort()[0] ?? today;
  return Math.max(0, daysBetween(dueOn, first));
}

interface Lateness {
  readonly state: PackState;
  readonly daysLate: number;
}

/** 有意见，逾期 3 天 */
export function packStateSaid(pack: Lateness): string {
  const late = lateSaid(pack);
  return late === ''
    ? PACK_STATE_WORDS[pack.state]
    : `${PACK_STATE_WORDS[pack.state]}${pack.state === 'overdue' ? '' : '，'}${late}`;
}

/** 逾期 3 天; behind 逾期未反馈 3 天 alone; '' in time. */
export function lateSaid({ state, daysLate }: Lateness): string {
  if (daysLate === 0 || state === 'withdrawn') return '';
  return state === 'overdue' ? ` ${daysLate} 天` : `逾期 ${daysLate} 天`;
}
