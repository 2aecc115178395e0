/** 期限可能不准: which years the holiday table lacks for the limits shown, and the way to it; nothing where it has them all. */
import type { ReactNode } from 'react';
import type { CalendarGap } from '../../shared/model/holiday';
import { useNavigation } from '../navigation';

export function CalendarGaps({ gaps }: { gaps: readonly CalendarGap[] }): ReactNode {
  const { go } = useNavigation();
  const [first] = gaps;
  if (!first) return null;
  return (
    <div className="calendar-gaps muted small" role="note" data-testid="calendar-gaps">
      ! {[...new Set(gaps.map(({ words }) => words))].join('；')}，期限可能不准。
      <button type="button" className="link small" onClick={() => go('settings', { holidays: first.year })}>
        补节假日表
      </button>
    </div>
  );
}
