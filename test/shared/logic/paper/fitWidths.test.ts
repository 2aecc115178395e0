/** Widths brought to the sheet's. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitWidths } from '../../../../shared/logic/paper/layout/fitWidths';

test('keeps the proportions and fills the sheet', () => {
  expect(fitWidths([10, 20, 30], 120)).toEqual([20, 40, 60]);
  expect(fitWidths([12, 40, 62, 16, 52, 24, 19], 156)).toEqual([8.3, 27.7, 43, 11.1, 36.1, 16.6, 13.2]);
});

test('adds up to the tenth of a millimetre whatever the widths are', () => {
  const width = fc.integer({ min: 50, max: 4_000 }).map((tenths) => tenths / 10);
  fc.assert(
    fc.property(
      fc.array(width, { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 100, max: 280 }),
      (widths, total) => {
        const sum = fitWidths(widths, total).reduce((all, one) => all + Math.round(one * 10), 0);
        expect(sum).toBe(total * 10);
      },
    ),
  );
});
