/** A wrong clock is told by the last thing done, whether it is wrong now or was wrong then. */
import { expect, test } from 'vitest';
import { clockAdvice } from '../../../../shared/logic/program/clockAdvice';

test('a clock a year before the last action is told, with both days', () => {
  const said = clockAdvice('2026-11-29T03:00:00.000Z', '2025-11-29T05:00:00.000Z');
  expect(said).toContain('2025年11月29日');
  expect(said).toContain('2026年11月29日');
});

test.each([
  ['', '2025-11-29T05:00:00.000Z'],
  ['2026-11-29T03:00:00.000Z', '2026-11-29T02:00:00.000Z'],
  ['2026-11-29T03:00:00.000Z', '2027-11-29T02:00:00.000Z'],
])('nothing is said of %s and %s', (lastAt, now) => expect(clockAdvice(lastAt, now)).toBe(''));
