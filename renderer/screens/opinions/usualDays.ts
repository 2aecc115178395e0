/** Days that dialogs of sending begin with. */
import { todayIso } from '../../format';

/** Ten working days, as a rule. */
export const USUAL_DAYS = 14;

export function dayAfter(days: number): string {
  const [year, month, day] = todayIso().split('-').map(Number);
  return new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, (day ?? 1) + days)).toISOString().slice(0, 10);
}
