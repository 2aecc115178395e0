/** The steps of the rail with their state and figures, from the summary alone. */
import type { Summary } from '../../../shared/views';
import { figure } from '../../format';
import type { Screen } from '../../navigation';

export interface Step {
  readonly screen: Screen;
  readonly group: 'home' | 'spine' | 'foot';
  /** Steps of the spine only. */
  readonly progress?: 'done' | 'doing' | 'waiting';
  /** What a person still has to do here. */
  readonly left?: number;
  /** Said when nothing is left. */
  readonly total?: string;
}

/** In the office's order, which is also the order of Ctrl+1, Ctrl+2 … (the home step has Ctrl+`). */
export function railSteps(summary: Summary): readonly Step[] {
  return [
    { screen: 'overview', group: 'home' },
    ...spine(summary),
    {
      screen: 'units',
      group: 'foot',
      total: figure(summary.units.departments + summary.units.townships),
    },
    { screen: 'checks', group: 'foot', total: checksTotal(summary.checks) },
    { screen: 'history', group: 'foot' },
    { screen: 'settings', group: 'foot' },
  ];
}

function spine({
  sources,
  pool,
  round,
  units,
  bases,
  opinions,
  reviews,
  agreement,
  editions,
  requests,
}: Summary): readonly Step[] {
  const pending = sources.down.pending + sources.up.pending;
  const started = sources.entries > 0;
  // One step for what was asked of the units and of the superior.
  const asked = opinions.asked + reviews.asked;
  const open = opinions.open + reviews.open;
  const outstanding = opinions.outstanding + reviews.outstanding;
  return [
    {
      screen: 'sources',
      group: 'spine',
      progress: started ? 'done' : 'doing',
      total: figure(sources.lists),
    },
    {
      screen: 'merge',
      group: 'spine',
      progress: started ? (pending > 0 ? 'doing' : 'done') : 'waiting',
      left: pending,
      ...(started ? { total: '✓' } : {}),
    },
    {
      screen: 'pool',
      group: 'spine',
      progress: pool.live > 0 ? 'done' : 'waiting',
      ...(pool.live > 0 ? { total: figure(pool.live) } : {}),
    },
    {
      screen: 'bases',
      group: 'spine',
      progress: pool.live === 0 ? 'waiting' : bases.barred > 0 ? 'doing' : 'done',
      left: bases.barred,
      ...(bases.cited > 0 ? { total: `${figure(bases.cited)}部` } : {}),
    },
    {
      screen: 'opinions',
      group: 'spine',
      progress: asked === 0 ? 'waiting' : open + outstanding > 0 ? 'doing' : 'done',
      left: open,
      ...(asked > 0 ? { total: outstanding > 0 ? `差${figure(outstanding)}` : '✓' } : {}),
    },
    {
      screen: 'agreement',
      group: 'spine',
      progress: !agreement.begun ? 'waiting' : agreement.open > 0 ? 'doing' : 'done',
      left: agreement.begun ? agreement.open : 0,
      ...(agreement.begun ? { total: '✓' } : {}),
    },
    {
      screen: 'rounds',
      group: 'spine',
      progress: round ? (round.state === 'open' ? 'doing' : 'done') : 'waiting',
      ...(round ? { total: `第${round.number}轮` } : {}),
    },
    {
      screen: 'townships',
      group: 'spine',
      progress: pool.live > 0 && units.townships > 0 ? 'doing' : 'waiting',
      ...(units.townships > 0 ? { total: `${figure(units.townships)}镇` } : {}),
    },
    {
      screen: 'editions',
      group: 'spine',
      progress: editions.issued > 0 ? 'done' : 'waiting',
      ...(editions.newest === '' ? {} : { total: editions.newest }),
    },
    {
      screen: 'requests',
      group: 'spine',
      progress: requests.open > 0 ? 'doing' : requests.total > 0 ? 'done' : 'waiting',
      left: requests.open,
      ...(requests.total > 0 ? { total: `${figure(requests.total)}件` } : {}),
    },
  ];
}

function checksTotal(checks: Summary['checks']): string {
  return checks.total === 0 ? '' : `${checks.total - checks.failed}/${checks.total}`;
}
