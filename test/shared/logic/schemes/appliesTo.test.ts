/** Whether an item stands on a township's list. */
import { expect, test } from 'vitest';
import { appliesTo, itemsOfTownship } from '../../../../shared/logic/schemes/appliesTo';
import { itemContent } from '../../../builders/checkFacts';

const row = (township: string, applies: boolean) => ({ township, applies, reason: '' });

test('a common item applies everywhere but where it is exempt', () => {
  expect(appliesTo('common', [], '道河镇')).toBe(true);
  expect(appliesTo('common', [row('道河镇', false)], '道河镇')).toBe(false);
  expect(appliesTo('common', [row('道河镇', false)], '绥阳镇')).toBe(true);
});

test('a particular item applies only where it is named', () => {
  expect(appliesTo('particular', [row('道河镇', true)], '道河镇')).toBe(true);
  expect(appliesTo('particular', [row('道河镇', true)], '绥阳镇')).toBe(false);
  expect(appliesTo('particular', [], '道河镇')).toBe(false);
  expect(appliesTo('particular', [row('道河镇', false)], '道河镇')).toBe(false);
});

test('a township gets its items in the order given', () => {
  const items = [
    itemContent(3, { scope: 'particular', townships: [row('道河镇', true)] }),
    itemContent(1, { townships: [row('道河镇', false)] }),
    itemContent(2),
  ];
  expect(itemsOfTownship(items, '道河镇').map(({ id }) => id)).toEqual([3, 2]);
  expect(itemsOfTownship(items, '绥阳镇').map(({ id }) => id)).toEqual([1, 2]);
});
