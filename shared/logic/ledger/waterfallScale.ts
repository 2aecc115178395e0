/** Where the bars of the 加减法 waterfall stand: pure geometry, in values and fractions, no drawing. */
import type { LedgerRound } from '../../model/ledger';

export type BarKind = 'first' | 'added' | 'subtracted' | 'live';

export interface Bar {
  readonly kind: BarKind;
  readonly round: number;
  /** First and live: the total; added: positive; subtracted: negative; 0 when nothing changed. */
  readonly value: number;
  /** Span on the axis, low and high. */
  readonly low: number;
  readonly high: number;
  /** Where the step to the next bar is drawn. */
  readonly end: number;
}

/** What stands below the axis: one label per group of bars. */
export interface Group {
  readonly label: string;
  /** What was left after the round; null for the totals at both ends. */
  readonly closing: number | null;
  readonly bars: readonly Bar[];
}

export interface Axis {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
  /** True when the axis does not start at 0: the cut has to be drawn and said. */
  readonly cut: boolean;
}

/** Groups from 首轮 over every round with changes to 现有. A first round without changes of its own has no bars. */
export function waterfallGroups(rounds: readonly LedgerRound[], first: number, live: number): readonly Group[] {
  const total = (kind: 'first' | 'live', value: number, round: number): Bar => ({
    kind,
    round,
    value,
    low: 0,
    high: value,
    end: value,
  });
  const steps = rounds.filter((round) => round.round > 1 || round.added + round.subtracted > 0).map(roundGroup);
  const lastRound = rounds.at(-1)?.round ?? 1;
  return [
    { label: '首轮梳理', closing: null, bars: [total('first', first, 1)] },
    ...steps,
    { label: '现有', closing: null, bars: [total('live', live, lastRound)] },
  ];
}

function roundGroup(round: LedgerRound): Group {
  const top = round.opening + round.added;
  return {
    label: `第${round.round}轮`,
    closing: round.closing,
    bars: [
      { kind: 'added', round: round.round, value: round.added, low: round.opening, high: top, end: top },
      {
        kind: 'subtracted',
        round: round.round,
        value: -round.subtracted,
        low: round.closing,
        high: top,
        end: round.closing,
      },
    ],
  };
}

/** An axis of round steps; it starts above 0 when the changes would be too small to see otherwise. */
export function waterfallAxis(groups: readonly Group[]): Axis {
  const bars = groups.flatMap((group) => group.bars);
  const top = Math.max(1, ...bars.map((bar) => bar.high));
  const levels = bars.map((bar) => bar.end);
  const bottom = Math.min(...levels);
  const cut = bottom > top * 0.5 && top - bottom > 0;
  const span = cut ? (top - bottom) * 1.35 : top;
  const step = roundStep(span / 4);
  // Items are whole, and so is the number the axis is said to start at.
  const fine = Math.max(1, step / 5);
  const from = cut ? Math.max(0, Math.floor((bottom - (top - bottom) * 0.3) / fine) * fine) : 0;
  const to = Math.ceil(top / step) * step;
  const ticks: number[] = [];
  for (let tick = Math.ceil(from / step) * step; tick <= to; tick += step) ticks.push(tick);
  return { from, to, ticks, cut: from > 0 };
}

/** 1, 2, 5, 10, 20, 50 …: the smallest not below `rough`. */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, rough)));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= rough) ?? 10;
  return factor * power;
}
