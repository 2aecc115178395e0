/** 对比: sealed rounds, editions and the pool as it is, any two side by side. */
import type { ReactNode } from 'react';
import { nameAmong } from '../../../shared/logic/editions/editionWords';
import type { LedgerView } from '../../../shared/views';
import { ComparePanel, type StateChoice } from '../../components/compare/ComparePanel';
import { useRead } from '../../hooks';

interface CompareTabProps {
  readonly ledger: LedgerView;
  /** Begins with what the newest round was and what is now. */
  readonly untilNow: boolean;
  readonly onOpen: (itemId: number) => void;
}

export function CompareTab({ ledger, untilNow, onOpen }: CompareTabProps): ReactNode {
  const editions = useRead('editions', {});
  const sealed = ledger.rounds.filter(({ state }) => state === 'sealed');
  if (sealed.length === 0) return <div className="empty">封存一轮以后，就能把那时的事项和现在的并排看。</div>;
  const dates = new Map(ledger.notes.map(({ round, date }) => [round, date]));
  const rounds = sealed.map(
    ({ round, closing }): StateChoice => ({
      value: String(round),
      label: `第${round}轮封存时（${dates.get(round) ?? ''}，${closing} 项）`,
      state: { kind: 'round', round },
    }),
  );
  const issued = (editions.data ?? []).map((row, _, all): StateChoice => {
    const { id, items, effectiveOn } = row;
    return {
      value: `edition ${id}`,
      label: `${nameAmong(all, row)}（${effectiveOn === '' ? '' : `${effectiveOn} 起施行，`}${items} 项）`,
      state: { kind: 'edition', editionId: id },
    };
  });
  const now: StateChoice = { value: 'now', label: `现在（${ledger.live} 项）`, state: { kind: 'now' } };
  const start = untilNow
    ? { before: rounds.at(-1)?.value ?? '', after: 'now' }
    : { before: (rounds.at(-2) ?? rounds[0])?.value ?? '', after: rounds.at(-1)?.value ?? 'now' };
  return (
    <div className="page-body compare-body">
      <ComparePanel key={start.after} choices={[...rounds, ...issued, now]} start={start} onOpen={onOpen} />
    </div>
  );
}
