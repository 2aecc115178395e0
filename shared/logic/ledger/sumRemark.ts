/** What the sum of a grouped ledger is, where it is not the number of items. */
import type { LedgerGrouping } from '../../model/grouping';
import type { GroupedLedger } from '../../views/ledger';

type Sums = Pick<GroupedLedger, 'sum' | 'items'>;

/** '' where the sum is the number of items. */
export function sumRemark(by: LedgerGrouping, ledgers: readonly Sums[]): string {
  if (by === 'township') return '合计是镇次，不是事项数';
  const same = ledgers.every(({ sum, items }) =>
    (['opening', 'added', 'subtracted', 'closing'] as const).every((part) => sum[part] === items[part]),
  );
  return same ? '' : '几个部门牵头的各计一次，合计不是事项数';
}
