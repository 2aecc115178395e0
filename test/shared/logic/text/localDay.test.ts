/** A day is the one of the computer's own clock. */
import { afterEach, expect, test } from 'vitest';
import { localDay } from '../../../../shared/logic/text/localDay';

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

test('half past seven in the morning of China is today, though UTC is still at yesterday', () => {
  process.env.TZ = 'Asia/Shanghai';
  expect(localDay('2025-06-18T23:30:00.000Z')).toBe('2025-06-19');
  expect(localDay('2025-06-19T15:59:59.000Z')).toBe('2025-06-19');
  expect(localDay('2025-12-31T16:00:00.000Z')).toBe('2026-01-01');
  expect(localDay('2025-06-19')).toBe('2025-06-19');
});
