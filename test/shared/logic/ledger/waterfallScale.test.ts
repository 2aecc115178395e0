/** The waterfall stands on its numbers: bars meet, the axis holds them all, and a cut axis says so. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { waterfallAxis, waterfallGroups } from '../../../../shared/logic/ledger/waterfallScale';
import type { LedgerRound } from '../../../../shared/model/ledger';

function rounds(first: number, changes: readonly (readonly [added: number, subtracted: number])[]): LedgerRound[] {
  let opening = first;
  return changes.map(([added, subtracted], position) => {
    const closing = opening + added - subtracted;
    const round: LedgerRound = {
      round: position + 1,
      kind: 'review',
      state: 'sealed',
      opening,
      added,
      subtracted,
      closing,
      categories: [],
    };
    opening = closing;
    return round;
  });
}

const sample = rounds(528, [
  [0, 0],
  [4, 32],
  [5, 28],
  [3, 22],
  [3, 17],
  [0, 15],
  [0, 12],
]);

describe('waterfall', () => {
  it('starts a cut axis at a whole number, however small the changes are', () => {
    const groups = waterfallGroups(rounds(367, [[1, 0]]), 367, 368);
    expect(waterfallAxis(groups)).toMatchObject({ from: 366, to: 368, cut: true });
  });

  it('goes from 528 over six rounds to 417', () => {
    const groups = waterfallGroups(sample, 528, 417);
    expect(groups.map(({ closing }) => closing)).toEqual([null, 500, 477, 458, 444, 429, 417, null]);
    expect(groups.flatMap(({ bars }) => bars.map(({ value }) => value))).toEqual([
      528, 4, -32, 5, -28, 3, -22, 3, -17, 0, -15, 0, -12, 417,
    ]);
  });

  it('cuts the axis of the sample below its lowest bar and keeps round ticks', () => {
    const axis = waterfallAxis(waterfallGroups(sample, 528, 417));
    expect(axis.cut).toBe(true);
    expect(axis.from).toBeGreaterThan(300);
    expect(axis.from).toBeLessThan(417);
    expect(axis.ticks).toEqual([400, 450, 500, 550]);
  });

  it('starts at 0 when nothing changed or nothing is there', () => {
    expect(waterfallAxis(waterfallGroups([], 512, 512)).cut).toBe(false);
    expect(waterfallAxis(waterfallGroups([], 0, 0))).toMatchObject({ from: 0, cut: false });
  });

  it('holds every bar and lets each begin where the one before ended', () => {
    const change = fc.tuple(fc.nat(60), fc.nat(60));
    fc.assert(
      fc.property(fc.integer({ min: 800, max: 2_000 }), fc.array(change, { maxLength: 12 }), (first, changes) => {
        const list = rounds(first, [[0, 0], ...changes]);
        const groups = waterfallGroups(list, first, list.at(-1)?.closing ?? first);
        const axis = waterfallAxis(groups);
        const bars = groups.flatMap((group) => group.bars);
        bars.forEach((bar, position) => {
          expect(bar.high).toBeLessThanOrEqual(axis.to);
          expect(bar.end).toBeGreaterThanOrEqual(axis.from);
          const before = bars[position - 1];
          if (before && bar.kind === 'added') expect(bar.low).toBe(before.end);
          if (before && bar.kind !== 'added') expect(bar.high).toBe(before.end);
        });
      }),
    );
  });
});
