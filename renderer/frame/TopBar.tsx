/** The bar on top: which project, which round, which scheme, who works. */
import type { ReactNode } from 'react';
import { ROUND_KIND_WORDS } from '../../shared/model/round';
import type { Summary } from '../../shared/views';
import { useNavigation } from '../navigation';
import { PROGRAM } from '../text';
import { Mark } from './Mark';
import { ProjectMenu } from './ProjectMenu';

interface TopBarProps {
  /** Null on the start page. */
  readonly summary: Summary | null;
  readonly onOperator: () => void;
}

export function TopBar({ summary, onOperator }: TopBarProps): ReactNode {
  return (
    <header className="top">
      <div className="brand">
        <Mark size={22} onDark />
        <span>{PROGRAM}</span>
      </div>
      {summary ? <ProjectPlace summary={summary} /> : null}
      {summary ? (
        <button type="button" className="who" onClick={onOperator} title="更换操作人">
          <i aria-hidden>{summary.operator.slice(-1) || '？'}</i>
          <span>{summary.operator || '操作人'}</span>
        </button>
      ) : null}
    </header>
  );
}

function ProjectPlace({ summary }: { summary: Summary }): ReactNode {
  const { go } = useNavigation();
  const { round } = summary;
  return (
    <>
      <ProjectMenu summary={summary} />
      <span className="top-line" aria-hidden />
      {round ? (
        <button type="button" className="chip" onClick={() => go('rounds')} title="看轮次">
          第{round.number}轮 · {ROUND_KIND_WORDS[round.kind]}
          {round.state === 'sealed' ? '（已封存）' : ''}
        </button>
      ) : null}
      <span className="chip still wide-only">{summary.scheme.name}</span>
      {summary.sample ? <span className="chip still wide-only">示例</span> : null}
    </>
  );
}
