/** 拟改适用: whatever was decided meanwhile, each changes just its own townships. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resolveApplication } from '../../../../shared/logic/pool/resolveApplication';

const TOWNS = ['道河镇', '绥阳镇', '老黑山镇', '三岔口镇'];
const towns = fc.subarray(TOWNS);

test('what it was not to change stays as it is now; what it was to change is as it was asked', () => {
  fc.assert(
    fc.property(towns, towns, towns, (now, from, townships) => {
      const then = resolveApplication(now, { townships, from });
      for (const town of TOWNS) {
        const meant = from.includes(town) !== townships.includes(town);
        expect(then.includes(town)).toBe((meant ? townships : now).includes(town));
      }
      expect(new Set(then).size).toBe(then.length);
      expect([...resolveApplication(now, { townships })].sort()).toEqual([...townships].sort());
    }),
  );
});
