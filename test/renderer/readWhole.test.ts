/** Whole answers out of pages. */
import { expect, test } from 'vitest';
import { readWhole } from '../../renderer/readWhole';

/** Nothing changes meanwhile. */
const whole = <Answer extends { total: number; rows: readonly unknown[] }>(page: (offset: number) => Promise<Answer>) =>
  readWhole(page, () => () => undefined);

/** Pages of two, and the offsets that were asked for. */
function pagesOf(rows: readonly string[], total = rows.length) {
  const asked: number[] = [];
  const page = (offset: number) => {
    asked.push(offset);
    return Promise.resolve({ total, rows: rows.slice(offset, offset + 2), said: `from ${offset}` });
  };
  return { asked, page };
}

test('asks page after page and keeps what the first one says besides', async () => {
  const { asked, page } = pagesOf(['甲', '乙', '丙', '丁', '戊']);
  expect(await whole(page)).toEqual({ total: 5, rows: ['甲', '乙', '丙', '丁', '戊'], said: 'from 0' });
  expect(asked).toEqual([0, 2, 4]);
});

test('asks once when all is on the first page, or there is nothing', async () => {
  for (const rows of [['甲', '乙'], []]) {
    const { asked, page } = pagesOf(rows);
    expect((await whole(page)).rows).toEqual(rows);
    expect(asked).toEqual([0]);
  }
});

test('ends when rows have gone while it was asking', async () => {
  const { asked, page } = pagesOf(['甲', '乙', '丙'], 9);
  expect((await whole(page)).rows).toEqual(['甲', '乙', '丙']);
  expect(asked).toEqual([0, 2, 3]);
});

test('a refusal of any page is the refusal of the whole', async () => {
  const page = (offset: number) =>
    offset === 0 ? Promise.resolve({ total: 3, rows: ['甲'] }) : Promise.reject(new Error('gone'));
  await expect(whole(page)).rejects.toThrow('gone');
});

test('pages before and after a change are not put together: it begins anew, and hears no more once it is done', async () => {
  const before = ['甲', '乙', '丙', '丁'];
  const after = ['甲', '丙', '丁', '戊'];
  const asked: number[] = [];
  const heard = new Set<() => void>();
  const page = (offset: number) => {
    asked.push(offset);
    const rows = asked.length > 1 ? after : before;
    // Told before the page that is read after it, as the engine does.
    if (asked.length === 2) for (const changed of heard) changed();
    return Promise.resolve({ total: 4, rows: rows.slice(offset, offset + 2) });
  };
  const read = await readWhole(page, (changed) => {
    heard.add(changed);
    return () => heard.delete(changed);
  });
  expect(read.rows).toEqual(after);
  expect(asked).toEqual([0, 2, 0, 2]);
  expect(heard.size).toBe(0);
});
