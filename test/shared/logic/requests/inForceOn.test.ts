/** The list in force on a day is the fold of what had taken effect by then. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DatedChange, inForceOn } from '../../../../shared/logic/requests/inForceOn';
import { addDays } from '../../../../shared/logic/requests/workdays';

const day = fc.nat(400).map((offset) => addDays('2025-06-18', offset));
const change: fc.Arbitrary<DatedChange> = fc.record({
  itemId: fc.integer({ min: 1, max: 12 }),
  effect: fc.constantFrom(-1, 0, 1),
  effective: day,
});
const initial = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 8 });

test('from one day to a later one only what took effect between them matters', () => {
  fc.assert(
    fc.property(initial, fc.array(change, { maxLength: 30 }), day, day, (start, changes, one, two) => {
      const [early = '', late = ''] = [one, two].sort();
      const between = changes.filter(({ effective }) => effective > early && effective <= late);
      expect(inForceOn(start, changes, late)).toEqual(inForceOn(inForceOn(start, changes, early), between, late));
    }),
  );
});

test('changes of later days never show, and their order in the file does not matter across days', () => {
  fc.assert(
    fc.property(
      initial,
      fc.uniqueArray(change, { maxLength: 30, selector: ({ effective }) => effective }),
      day,
      (start, changes, at) => {
        const known = changes.filter(({ effective }) => effective <= at);
        expect(inForceOn(start, changes, at)).toEqual(inForceOn(start, known, at));
        expect(inForceOn(start, [...changes].reverse(), at)).toEqual(inForceOn(start, changes, at));
      },
    ),
  );
});

test('an item is in force exactly when its last change by then put it there, or nothing took it away', () => {
  fc.assert(
    fc.property(initial, fc.array(change, { maxLength: 30 }), day, (start, changes, at) => {
      const found = inForceOn(start, changes, at);
      for (let itemId = 1; itemId <= 12; itemId += 1) {
        let last: DatedChange | undefined;
        for (const one of changes)
          if (
            one.itemId === itemId &&
            one.effect !== 0 &&
            one.effective <= at &&
            (!last || one.effective >= last.effective)
          )
            last = one;
        expect(found.has(itemId)).toBe(last ? last.effect > 0 : start.includes(itemId));
      }
    }),
  );
});
