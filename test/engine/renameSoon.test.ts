/** A file that somebody holds for a moment is renamed all the same; one that stays held is reported. */
import { expect, test } from 'vitest';
import { renameSoon, renameSoonSync } from '../../electron/engine/renameSoon';

/** Refuses the first `times` calls as Windows does. */
function heldFor(times: number, code: string): { move(): Promise<void>; calls(): number } {
  let calls = 0;
  return {
    calls: () => calls,
    move: async () => {
      calls += 1;
      if (calls <= times) throw Object.assign(new Error(code), { code });
    },
  };
}

test.each(['EPERM', 'EBUSY', 'EACCES'])('%s for 1, 3 or 12 calls ends in the new name', async (code) => {
  for (const times of [1, 3, 12]) {
    const held = heldFor(times, code);
    await renameSoon('a', 'b', held.move);
    expect(held.calls()).toBe(times + 1);
  }
});

test('a file held for good is given up with its own refusal', async () => {
  const held = heldFor(1_000, 'EBUSY');
  await expect(renameSoon('a', 'b', held.move)).rejects.toMatchObject({ code: 'EBUSY' });
  expect(held.calls()).toBeLessThan(50);
});

test('another refusal is not tried again', async () => {
  const held = heldFor(1, 'ENOSPC');
  await expect(renameSoon('a', 'b', held.move)).rejects.toMatchObject({ code: 'ENOSPC' });
  expect(held.calls()).toBe(1);
});

test('others go on working while it waits', async () => {
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 1);
  await renameSoon('a', 'b', heldFor(6, 'EPERM').move);
  clearInterval(timer);
  expect(turns).toBeGreaterThan(5);
});

test('a backup, made while nothing else may run, waits a little too and then gives up', () => {
  const heldSync = (times: number) => {
    let calls = 0;
    const move = (): void => {
      calls += 1;
      if (calls <= times) throw Object.assign(new Error('EBUSY'), { code: 'EBUSY' });
    };
    return { move, calls: () => calls };
  };
  const short = heldSync(3);
  renameSoonSync('a', 'b', short.move);
  expect(short.calls()).toBe(4);
  const long = heldSync(1_000);
  expect(() => renameSoonSync('a', 'b', long.move)).toThrow('EBUSY');
  expect(long.calls()).toBeLessThan(20);
});
