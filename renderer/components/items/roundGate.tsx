/** Whether the pool may be changed now: an open round is needed, and a file that is not read-only. */
import { type ReactNode, useState } from 'react';
import type { Round } from '../../../shared/model/round';
import type { Summary } from '../../../shared/views';
import { useRead } from '../../hooks';
import { OpenRoundDialog } from './OpenRoundDialog';

export interface RoundGate {
  /** The newest round; null before the first. */
  readonly round: Round | null;
  /** The round of the pool is open and the file can be written. */
  readonly open: boolean;
  readonly readOnly: boolean;
  /** Why not, with a dialog that opens a round over what was being written; null when open. */
  readonly blocked: ReactNode;
}

export function useRoundGate(): RoundGate {
  const { data } = useRead('summary', {});
  const round = data?.round ?? null;
  const readOnly = data?.readOnly ?? false;
  if (readOnly) return { round, open: false, readOnly, blocked: '项目是只读打开的，不能改动。' };
  if (round?.state === 'open') return { round, open: true, readOnly, blocked: null };
  if (!data) return { round, open: false, readOnly, blocked: null };
  const why = round ? `第${round.number}轮已封存。增减要记在新的一轮里，` : '还没有轮次，先';
  return { round, open: false, readOnly, blocked: <OpenRoundFirst why={why} summary={data} /> };
}

/** What was typed stays below while the round is opened. */
function OpenRoundFirst({ why, summary }: { why: string; summary: Summary }): ReactNode {
  const [opening, setOpening] = useState(false);
  return (
    <>
      {why}
      <button type="button" className="link" data-testid="round-first" onClick={() => setOpening(true)}>
        开第{(summary.round?.number ?? 0) + 1}轮
      </button>
      。{opening ? <OpenRoundDialog summary={summary} onClose={() => setOpening(false)} /> : null}
    </>
  );
}
