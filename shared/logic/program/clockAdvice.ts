/** A computer's clock that stands before the last thing done in the project: one of the two was wrong, and dates follow from it. */

import { toChineseDate } from '../text/chineseNumerals';
import { localDay } from '../text/localDay';

/** Two computers may well differ by hours; by a day it is a wrong clock. */
const SLACK = 24 * 3_600_000;

/** '' where the clock may be right. `lastAt` and `now` are ISO times; '' where nothing was done yet. */
export function clockAdvice(lastAt: string, now: string): string {
  if (lastAt === '' || Date.parse(now) >= Date.parse(lastAt) - SLACK) return '';
  const [last, today] = [lastAt, now].map((at) => toChineseDate(localDay(at)));
  return `这台电脑的日期是${today}，项目里最后一步记的却是${last}，有一处日期不对。请先校准电脑的日期；日期错着的时候，到期的临时事项可能提前退出，请到“操作记录”核对。`;
}
