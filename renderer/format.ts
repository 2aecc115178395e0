/** How figures, dates and file sizes are written in the window. */

import { groupDigits } from '../shared/logic/text/groupDigits';
import { localDay } from '../shared/logic/text/localDay';

/** 12400 → 12,400 */
export function figure(value: number): string {
  return groupDigits(value);
}

/** 4 → +4, −32 with the minus sign U+2212, 0 → 0 */
export function signed(value: number): string {
  if (value > 0) return `+${groupDigits(value)}`;
  return value < 0 ? `−${groupDigits(-value)}` : '0';
}

/** '2025-06-19' or a full ISO time → 2025年6月19日; '' stays ''. */
export function dateText(iso: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  const date = match ? new Date(Number(match[1]), Number(match[2]) - 1, Number(match[3])) : new Date(iso);
  if (iso === '' || Number.isNaN(date.getTime())) return iso;
  return `${date.getFullYear()}年${date.getMonth() + 1}月${date.getDate()}日`;
}

/** ISO time → 16:08 in local time. */
export function clockText(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  return `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`;
}

/** ISO time → 今天 16:08, 6月18日 16:08, or with the year when it is another. */
export function momentText(iso: string, now: Date): string {
  const date = new Date(iso);
  if (iso === '' || Number.isNaN(date.getTime())) return '';
  const clock = clockText(iso);
  if (date.toDateString() === now.toDateString()) return `今天 ${clock}`;
  const day = `${date.getMonth() + 1}月${date.getDate()}日`;
  return date.getFullYear() === now.getFullYear() ? `${day} ${clock}` : `${date.getFullYear()}年${day}`;
}

/** ISO time → 刚刚, 10 分钟前, 3 小时前, else the moment. */
export function agoText(iso: string, now: Date): string {
  const minutes = Math.floor((now.getTime() - new Date(iso).getTime()) / 60_000);
  if (Number.isNaN(minutes)) return '';
  if (minutes < 1) return '刚刚';
  if (minutes < 60) return `${minutes} 分钟前`;
  return minutes < 24 * 60 ? `${Math.floor(minutes / 60)} 小时前` : momentText(iso, now);
}

/** The local day as an ISO date. */
export function todayIso(): string {
  return localDay(new Date().toISOString());
}
