/** The pictures of a campaign as charts: 加减法 from the first round to now, each round by category, and what is left of each category. */
import type { Chart } from '../../model/chart';
import type { LedgerCategory, LedgerRound } from '../../model/ledger';
import type { SchemeList } from '../../model/scheme';
import { sectionWordsThen } from '../schemes/sectionRenames';
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

type Lists = readonly Pick<SchemeList, 'id' | 'name' | 'short'>[];

/** One round by category; of several lists, which have many between them, those that changed. */
export function drawRound({ round, categories }: LedgerRound, lists: Lists): Chart {
  const shown = lists.length > 1 ? categories.filter(({ added, subtracted }) => added + subtracted > 0) : categories;
  return {
    title: `第${round}轮分类增减`,
    labels: shown.map((row) => sectionWordsThen(lists, row)),
    from: 0,
    series: [
      { name: '增', values: shown.map(({ added }) => added), color: GREEN },
      { name: '减', values: shown.map(({ subtracted }) => subtracted), color: RED },
    ],
  };
}

/** What each category, of several lists each list, has now, and what the rounds took from it. */
export function drawCategories(rounds: readonly LedgerRound[], lists: Lists): Chart {
  const several = lists.length > 1;
  const last = rounds.at(-1)?.categories ?? [];
  const groups = several
    ? lists.map(({ id, name }) => ({ label: name, isIn: (row: LedgerCategory) => row.listId === id }))
    : last.map(({ category }) => ({ label: category, isIn: (row: LedgerCategory) => row.category === category }));
  const sum = (rows: readonly LedgerCategory[], of: 'closing' | 'subtracted'): number =>
    rows.reduce((total, row) => total + row[of], 0);
  const every = rounds.flatMap(({ categories }) => categories);
  return {
    title: `${several ? '各清单' : '各类'}现有事项和各轮核减`,
    labels: groups.map(({ label }) => label),
    from: 0,
    series: [
      { name: '现有', values: groups.map(({ isIn }) => sum(last.filter(isIn), 'closing')), color: BLUE },
      { name: '各轮核减', values: groups.map(({ isIn }) => sum(every.filter(isIn), 'subtracted')), color: GREY },
    ],
  };
}
