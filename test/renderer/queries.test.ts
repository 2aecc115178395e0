/** What a form may begin from: an answer to what it asked, read after the last change. */
import { QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { createQueries, isFresh } from '../../renderer/queries';

test('an answer kept from before a change, or of another input, is none to begin from', async () => {
  const queries = createQueries();
  let text = '一稿';
  const asked = (itemId: number) => ({
    queryKey: ['item', { itemId }],
    queryFn: () => Promise.resolve(`${text}${itemId}`),
  });
  const first = new QueryObserver(queries, asked(1));
  expect(isFresh(first.getCurrentResult())).toBe(false);
  const leave = first.subscribe(() => undefined);
  await expect.poll(() => isFresh(first.getCurrentResult())).toBe(true);
  // Of another input the old answer is shown, but is no beginning.
  first.setOptions(asked(2));
  expect(first.getCurrentResult()).toMatchObject({ data: '一稿1', isPlaceholderData: true });
  expect(isFresh(first.getCurrentResult())).toBe(false);
  await expect.poll(() => isFresh(first.getCurrentResult())).toBe(true);
  leave();

  text = '二稿';
  await queries.invalidateQueries();
  const again = new QueryObserver(queries, asked(1));
  const leaveAgain = again.subscribe(() => undefined);
  expect(again.getCurrentResult().data).toBe('一稿1');
  expect(isFresh(again.getCurrentResult())).toBe(false);
  await expect.poll(() => isFresh(again.getCurrentResult())).toBe(true);
  expect(again.getCurrentResult().data).toBe('二稿1');
  leaveAgain();
  queries.clear();
});
