/** Working days: what the shipped table says of known days, and what holds of any table and any day. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addWorkdays,
  calendarGaps,
  calendarOf,
  daysBetween,
  defaultHolidays,
  isWorkday,
  workdaysBetween,
} from '../../../../shared/logic/requests/workdays';
import { holidayTableSchema } from '../../../../shared/model/holiday';

const calendar = calendarOf(defaultHolidays());

describe('the shipped table', () => {
  test.each([
    ['2025-09-28', true],
    ['2025-10-01', false],
    ['2025-10-08', false],
    ['2025-10-11', true],
    ['2026-02-14', true],
    ['2026-02-23', false],
    ['2026-07-04', false],
    ['2027-02-08', false],
  ])('%s is worked: %s', (day, worked) => expect(isWorkday(day, calendar)).toBe(worked));

  test('ten working days over the autumn holidays of 2025 end on 2025-10-15', () => {
    // 9月25日起：26、28、29、30日，10月9、10、11、13、14、15日。
    expect(addWorkdays('2025-09-25', 10, calendar)).toBe('2025-10-15');
    expect(workdaysBetween('2025-09-25', '2025-10-15', calendar)).toBe(10);
  });

  test('days worked in exchange are Saturdays and Sundays, and no day stands twice', () => {
    const holidays = defaultHolidays();
    expect(holidayTableSchema.safeParse(holidays).success).toBe(true);
    const weekdays = holidays
      .filter(({ kind }) => kind === 'work')
      .map(({ date }) => new Date(`${date}T00:00:00Z`).getUTCDay());
    expect(weekdays.every((weekday) => weekday === 0 || weekday === 6)).toBe(true);
  });
});

describe('what the table lacks for a limit', () => {
  const words = (from: string, to: string) => calendarGaps(from, to, calendar).map((gap) => gap.words);

  test('a year it has nothing of is counted by weekends, and says so', () => {
    // Registered on 2024-09-27, five working days: the autumn holidays are not known, so it is not 10-10.
    expect(addWorkdays('2024-09-27', 5, calendar)).toBe('2024-10-04');
    expect(words('2024-09-27', '2024-10-04')).toEqual(['节假日表没有2024年，按周末算']);
    expect(words('2028-12-30', '2029-01-05')).toEqual(['节假日表没有2028年，按周末算', '节假日表没有2029年，按周末算']);
  });

  test('a year with days off but none worked in exchange may be incomplete', () => {
    expect(words('2026-12-30', '2027-01-06')).toEqual(['节假日表里2027年没有调休，可能没有录全']);
  });

  test('nothing, for years it knows', () => {
    expect(calendarGaps('2025-09-25', '2026-03-01', calendar)).toEqual([]);
  });
});

const day = fc.integer({ min: 0, max: 1_095 }).map((offset) => addDays('2025-01-01', offset));
const table = fc
  .uniqueArray(
    fc.record({ date: day, kind: fc.constantFrom('off' as const, 'work' as const), name: fc.constant('') }),
    {
      selector: ({ date }) => date,
      maxLength: 60,
    },
  )
  .map(calendarOf);

describe('of any table and day', () => {
  test('the limit is a working day, and counting back gives the number that was added', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 40 }), table, (from, count, any) => {
        const due = addWorkdays(from, count, any);
        expect(isWorkday(due, any)).toBe(true);
        expect(workdaysBetween(from, due, any)).toBe(count);
        expect(workdaysBetween(from, addDays(due, -1), any)).toBe(count - 1);
      }),
    );
  });

  test('limits add up, never go back, and a further day off never brings one forward', () => {
    fc.assert(
      fc.property(day, fc.nat(20), fc.nat(20), table, day, (from, first, second, any, off) => {
        const start = addWorkdays(from, 0, any);
        expect(addWorkdays(addWorkdays(start, first, any), second, any)).toBe(addWorkdays(start, first + second, any));
        const more = new Map(any).set(off, 'off');
        expect(addWorkdays(from, first, more) >= addWorkdays(from, first, any)).toBe(true);
      }),
    );
  });

  test('working days from one day to another and on to a third are those from the first to the third', () => {
    fc.assert(
      fc.property(day, day, day, table, (one, two, three, any) => {
        const [a = '', b = '', c = ''] = [one, two, three].sort();
        expect(workdaysBetween(a, b, any) + workdaysBetween(b, c, any)).toBe(workdaysBetween(a, c, any));
        expect(daysBetween(a, c)).toBe(daysBetween(a, b) + daysBetween(b, c));
      }),
    );
  });
});
