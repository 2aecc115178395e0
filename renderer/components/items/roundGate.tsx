/** Whether the pool may be changed now: an open round is needed, and a file that is not read-only. */
import type { ReactNode } from 'react';
import type { Round } from '../../../shared/model/round';
import { useRead } from '../../hooks';
import { useNavigation } from '../../navigation';

export interface RoundGate {
  /** The newest round; null before the first. */
  readonly round: Round | null;
  /** The round of the pool is open and the file can be written. */
  readonly open: boolean;
  readonly readOnly: boolean;
  /** Why not, with the way there; null when open. */
  readonly blocked: ReactNode;
}

export function useRoundGate(): RoundGate {
  const { go } = useNavigation();
  const { data } = useRead('summary', {});
  const round = data?.round ?? null;
  const readOnly = data?.readOnly ?? false;
  if (readOnly) return { round, open: false, readOnly, blocked: '项目是只读打开的，不能改动。' };
  if (round?.state === 'open') return { round, open: true, readOnly, blocked: null };
  if (round === null) return { round, open: false, readOnly, blocked: data ? '还没有轮次，先开一轮。' : null };
  return {
    round,
    open: false,
    readOnly,
    blocked: (
      <>
        第{round.number}轮已封存。增减要记在新的一轮里，
        <button type="button" className="link" onClick={() => go('rounds', { dialog: 'open' })}>
          去开第{round.number + 1}轮
        </button>
        。
      </>
    ),
  };
}
