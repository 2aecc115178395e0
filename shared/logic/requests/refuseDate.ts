/** Days that cannot be: a deed after today, or one of a request before that came in. */
import { toChineseDate } from '../text/chineseNumerals';

interface Days {
  /** When the request came; '' where nothing is before. */
  readonly asked: string;
  readonly today: string;
}

/** As a whole sentence; null when the day may be. A day nobody named, '', may. */
export function refuseDate(what: string, date: string, { asked, today }: Days): string | null {
  if (date === '') return null;
  if (date > today) return `${what}的日期${toChineseDate(date)}晚于今天（${toChineseDate(today)}），请改正。`;
  if (date < asked) return `${what}的日期${toChineseDate(date)}早于申请日期${toChineseDate(asked)}，请改正。`;
  return null;
}
