/** What the sum over departments is, where some of them lead items together. */
import type { GroupedLedger } from '../../views/ledger';

/** '' while it is the number of items. */
export function departmentSumWords({ sum, items }: GroupedLedger): string {
  const parts = ['opening', 'added', 'subtracted', 'closing'] as const;
  return parts.every((part) => sum[part] === items[part]) ? '' : '共同牵头的事项每个部门各计一次，合计不是事项数';
}
