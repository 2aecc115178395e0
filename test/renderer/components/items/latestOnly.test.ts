/** A choice made later is not overwritten by the answer to an earlier one that took longer. */
import { expect, test } from 'vitest';
import { latestOnly } from '../../../../renderer/components/items/latestOnly';

function late<T>(): { promise: Promise<T>; answer: (value: T) => void; fail: (error: Error) => void } {
  let answer: (value: T) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const promise = new Promise<T>((resolve, reject) => {
    answer = resolve;
    fail = reject;
  });
  return { promise, answer, fail };
}

test('only the answer to the last question counts, in whatever order they come', async () => {
  const ask = latestOnly();
  const [first, second] = [late<string>(), late<string>()];
  const [one, two] = [ask(first.promise), ask(second.promise)];
  second.answer('后选的');
  first.answer('先选的');
  expect(await Promise.all([one, two])).toEqual([undefined, '后选的']);
  // Nothing chosen is a choice too.
  const third = late<string>();
  const [three, none] = [ask(third.promise), ask(Promise.resolve(null))];
  third.answer('先选的');
  expect(await Promise.all([three, none])).toEqual([undefined, null]);
});

test('a failure is told where it is the last, and is nothing otherwise', async () => {
  const ask = latestOnly();
  const [first, second] = [late<string>(), late<string>()];
  const [one, two] = [ask(first.promise), ask(second.promise)];
  first.fail(new Error('先问的'));
  second.fail(new Error('后问的'));
  expect(await one).toBeUndefined();
  await expect(two).rejects.toThrow('后问的');
});

test('each form asks for itself', async () => {
  const [one, other] = [latestOnly(), latestOnly()];
  const first = late<string>();
  const answer = one(first.promise);
  await other(Promise.resolve('别处'));
  first.answer('这里');
  expect(await answer).toBe('这里');
});
