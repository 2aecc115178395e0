/** 417 ＝ 已认定 400 ＋ 裁定 5 ＋ 未定 12, each number a way to its items. */
import type { ReactNode } from 'react';
import type { AgreementFigures } from '../../../shared/logic/agreement/decideAgreement';
import { figure } from '../../format';
import type { QueueFilter } from './queueFilter';

interface AgreementSumProps {
  readonly figures: AgreementFigures;
  readonly onState: (state: QueueFilter['state']) => void;
}

export function AgreementSum({ figures, onState }: AgreementSumProps): ReactNode {
  const number = (value: number, state: QueueFilter['state'], className = ''): ReactNode => (
    <button type="button" className={`link ${className}`} onClick={() => onState(state)} data-testid={`sum-${state}`}>
      {figure(value)}
    </button>
  );
  return (
    <span className="agreement-sum" data-testid="agreement-sum">
      {number(figures.total, 'all')} ＝ 已认定 {number(figures.agreed, 'agreed')} ＋ 裁定{' '}
      {number(figures.ruled, 'ruled')} ＋ 未定 {number(figures.open, 'open', figures.open > 0 ? 'minus' : '')}
    </span>
  );
}
