/** A day after today or before the request is a slip of the pen. */
import { expect, test } from 'vitest';
import { refuseDate } from '../../../../shared/logic/requests/refuseDate';

const days = { asked: '2025-09-20', today: '2025-10-09' };

test.each(['', '2025-09-20', '2025-10-01', '2025-10-09'])('%s may be', (date) =>
  expect(refuseDate('合法性审查', date, days)).toBeNull(),
);

test.each([
  ['2025-10-10', '合法性审查的日期2025年10月10日晚于今天（2025年10月9日），请改正。'],
  ['2025-09-19', '合法性审查的日期2025年9月19日早于申请日期2025年9月20日，请改正。'],
])('%s is refused with a sentence', (date, sentence) => expect(refuseDate('合法性审查', date, days)).toBe(sentence));
