/** The ledger of one round, kept by category, township, department or list, and the townships' own; one at a time. */
import { Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import type { LedgerGrouping } from '../../../shared/model/grouping';
import type { LedgerPlace, LedgerRound } from '../../../shared/model/ledger';
import type { ChangeEffect } from '../../../shared/model/round';
import type { Summary } from '../../../shared/views';
import { useRead } from '../../hooks';
import { GroupedLedgerTable } from './GroupedLedgerTable';
import { Ledger } from './Ledger';
import { ReverseLedger } from './ReverseLedger';

type Kept = 'category' | LedgerGrouping | 'reverse';

interface LedgerCardProps {
  readonly round: LedgerRound;
  readonly lists: Summary['scheme']['lists'];
  readonly onPick: (place: LedgerPlace, effect: ChangeEffect) => void;
  readonly onItems: (place: LedgerPlace, when: 'opening' | 'closing') => void;
}

export function LedgerCard({ round, lists, onPick, onItems }: LedgerCardProps): ReactNode {
  const [kept, setKept] = useState<Kept>('category');
  const reverse = useRead('reverseLedger', {});
  const hasReverse = (reverse.data?.rounds ?? []).some(({ opening }) => opening > 0);
  const options: { value: Kept; label: string }[] = [
    { value: 'category', label: '类别' },
    ...(lists.length > 1 ? [{ value: 'list', label: '清单' } as const] : []),
    { value: 'township', label: '乡镇' },
    { value: 'department', label: '部门' },
    ...(hasReverse ? [{ value: 'reverse', label: '反向' } as const] : []),
  ];
  return (
    <section className="card ledger-card" aria-label={`第${round.round}轮台账`}>
      <div className="card-head">
        第{round.round}轮
        <span className="push" />
        <Segmented<Kept>
          aria-label="按什么分"
          value={kept}
          options={options}
          onChange={setKept}
          data-testid="ledger-by"
        />
      </div>
      {kept === 'category' ? <Ledger round={round} lists={lists} onPick={onPick} onItems={onItems} /> : null}
      {kept === 'reverse' && reverse.data ? <ReverseLedger ledger={reverse.data} /> : null}
      {kept !== 'category' && kept !== 'reverse' ? (
        <GroupedLedgerTable key={`${kept} ${round.round}`} by={kept} round={round.round} lists={lists} />
      ) : null}
    </section>
  );
}
