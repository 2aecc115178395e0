/** The pictures of a campaign as charts: 加减法 from the first round to now, each round by category, and what is left of each category. */
import type { Chart } from '../../model/chart';
import type { LedgerRound } from '../../model/ledger';
import { thenAndNow } from '../schemes/sectionRenames';
import { totalLedger } from './foldLedger';
import { type Bar, waterfallAxis, waterfallGroups } from './waterfallScale';

const BLUE = '6C9BC9';
const GREEN = '5FAE80';
const RED = 'DA7B70';
const GREY = 'C3CDD6';
const SIGNS: Readonly<Record<Bar['kind'], string>> = { first: '', added: '增', subtracted: '减', live: '' };

export function drawWaterfall(rounds: readonly LedgerRound[]): Chart {
  const { first, added, subtracted, live } = totalLedger(rounds);
  const groups = waterfallGroups(rounds, first, live);
  const axis = waterfallAxis(groups);
  const bars = groups.flatMap(({ label, bars: own }) =>
    own.filter(({ value }) => value !== 0).map((bar) => ({ bar, label: `${label}${SIGNS[bar.kind]}` })),
  );
  const of = (kinds: readonly Bar['kind'][]): number[] =>
    bars.map(({ bar }) => (kinds.includes(bar.kind) ? bar.high - bar.low : 0));
  const cut = axis.cut ? `（纵轴自 ${axis.from} 起）` : '';
  return {
    title: `${first} ＋ ${added} − ${subtracted} ＝ ${live}${cut}`,
    labels: bars.map(({ label }) => label),
    from: axis.from,
    series: [
      { name: '', values: bars.map(({ bar }) => bar.low), color: null },
      { name: '总数', values: of(['first', 'live']), color: BLUE },
      { name: '增', values: of(['added']), color: GREEN },
      { name: '减', values: of(['subtracted']), color: RED },
    ],
  };
}

/** One round by category. */
export function drawRound({ round, categories }: LedgerRound): Chart {
  return {
    title: `第${round}轮分类增减`,
    labels: categories.map(({ category, formerly }) => thenAndNow(formerly ?? category, category)),
    from: 0,
    series: [
      { name: '增', values: categories.map(({ added }) => added), color: GREEN },
      { name: '减', values: categories.map(({ subtracted }) => subtracted), color: RED },
    ],
  };
}

/** What each category has now, and what the rounds took from it. */
export function drawCategories(rounds: readonly LedgerRound[]): Chart {
  const rows = rounds.at(-1)?.categories ?? [];
  const taken = rows.map((_, place) =>
    rounds.reduce((total, round) => total + (round.categories[place]?.subtracted ?? 0), 0),
  );
  return {
    title: '各类现有事项和各轮核减',
    labels: rows.map(({ category }) => category),
    from: 0,
    series: [
      { name: '现有', values: rows.map(({ closing }) => closing), color: BLUE },
      { name: '各轮核减', values: taken, color: GREY },
    ],
  };
}
