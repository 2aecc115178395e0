/** The equations of the status bar and the figures of the rail come from the summary alone. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countDecided, countEntries, itemEquation, sourceEquation } from '../../../renderer/frame/bars/equations';
import { railSteps, type Step } from '../../../renderer/frame/bars/railSteps';
import type { DispositionCounts } from '../../../shared/model/disposition';
import { emptySummary, summaryWith } from '../../builders/summaries';

const counts: fc.Arbitrary<DispositionCounts> = fc.record({
  adopt: fc.nat(500),
  attach: fc.nat(500),
  split: fc.nat(500),
  reject: fc.nat(500),
  return: fc.nat(500),
  pending: fc.nat(500),
});

describe('the source equation', () => {
  it('adds both directions of the sample to 740', () => {
    const equation = sourceEquation(summaryWith().sources);
    expect(equation).toEqual({ entries: 740, decided: 740, pending: 0, down: 528, up: 212, ties: true });
  });

  it('ties exactly when the entries are the decided and the pending ones', () => {
    fc.assert(
      fc.property(counts, counts, fc.integer({ min: -1, max: 1 }), (down, up, off) => {
        const entries = countEntries(down) + countEntries(up) + off;
        const equation = sourceEquation({ lists: 1, entries, down, up });
        expect(equation.decided + equation.pending).toBe(entries - off);
        expect(equation.ties).toBe(off === 0);
      }),
    );
  });

  it('counts everything but 待定 as decided', () => {
    expect(countDecided({ adopt: 1, attach: 2, split: 3, reject: 4, return: 5, pending: 100 })).toBe(15);
  });
});

describe('the item equation', () => {
  it('says so when first, added and subtracted do not make the live count', () => {
    const { pool } = summaryWith();
    expect(itemEquation(pool).ties).toBe(true);
    expect(itemEquation({ ...pool, live: 416 }).ties).toBe(false);
  });
});

describe('the rail', () => {
  const step = (steps: readonly Step[], screen: string): Step | undefined => steps.find((one) => one.screen === screen);

  it('shows what is left to merge, and a tick when nothing is', () => {
    const none = { adopt: 0, attach: 0, split: 0, reject: 0, return: 0, pending: 0 };
    const open = summaryWith({ sources: { lists: 1, entries: 21, down: none, up: { ...none, pending: 21 } } });
    expect(step(railSteps(open), 'merge')).toMatchObject({ left: 21, progress: 'doing' });
    expect(step(railSteps(summaryWith()), 'merge')).toMatchObject({ left: 0, total: '✓', progress: 'done' });
  });

  it('has nothing begun in an empty project but the first step', () => {
    const states = railSteps(emptySummary()).flatMap(({ progress }) => (progress ? [progress] : []));
    expect(states[0]).toBe('doing');
    expect(new Set(states.slice(1))).toEqual(new Set(['waiting']));
  });

  it('writes the checks as passed of all, waived ones among the passed', () => {
    const failing = summaryWith({ checks: { total: 9, failed: 2, waived: 1 } });
    expect(step(railSteps(failing), 'checks')?.total).toBe('7/9');
  });
});
