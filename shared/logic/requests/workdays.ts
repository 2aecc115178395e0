/** 工作日: counting days that are worked, weekends off, with holidays and the weekend days worked in exchange. */

import shippedHolidays from '../../../resources/requests/holidays.json';
import { type CalendarGap, type Holiday, holidayTableSchema } from '../../model/holiday';

/** What the program comes with; an office changes it in 设置. Years the State Council has not yet told hold the legal days only. */
export function defaultHolidays(): Holiday[] {
  return holidayTableSchema.parse(shippedHolidays);
}

/** A table made ready for many questions. */
export type Calendar = ReadonlyMap<string, Holiday['kind']>;

export function calendarOf(holidays: readonly Holiday[]): Calendar {
  return new Map(holidays.map(({ date, kind }) => [date, kind]));
}

const DAY = 86_400_000;

/** The day so many days later; earlier when negative. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** Whole days from one day to the other; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

export function isWorkday(day: string, calendar: Calendar): boolean {
  const said = calendar.get(day);
  if (said !== undefined) return said === 'work';
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** The n-th working day after a day, which itself does not count; with 0 the day itself, or the next that is worked. */
export function addWorkdays(day: string, count: number, calendar: Calendar): string {
  let left = count;
  let at = day;
  while (left > 0 || !isWorkday(at, calendar)) {
    at = addDays(at, 1);
    if (left > 0 && isWorkday(at, calendar)) left -= 1;
  }
  return at;
}

/** Working days after the first day up to and with the second; negative when the second is earlier. */
export function workdaysBetween(from: string, to: string, calendar: Calendar): number {
  if (to < from) return -workdaysBetween(to, from, calendar);
  let count = 0;
  for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) if (isWorkday(at, calendar)) count += 1;
  return count;
}

/** Every year has weekend days worked in exchange: where there are none, the table holds the legal days at most. */
export function calendarGaps(from: string, to: string, calendar: Calendar): CalendarGap[] {
  const gaps: CalendarGap[] = [];
  for (let number = Number(from.slice(0, 4)); number <= Number(to.slice(0, 4)); number += 1) {
    const year = String(number);
    const own = [...calendar].filter(([day]) => day.startsWith(year));
    if (own.length === 0) gaps.push({ year, words: `节假日表没有${year}年，按周末算` });
    else if (own.every(([, kind]) => kind === 'off'))
      gaps.push({ year, words: `节假日表里${year}年没有调休，可能没有录全` });
  }
  return gaps;
}
