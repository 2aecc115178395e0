/** The bar on top: which project, which round, which scheme, who works. */
import type { ReactNode } from 'react';
import { ROUND_KIND_WORDS } from '../../../shared/model/round';
import type { Summary } from '../../../shared/views';
import { useNavigation } from '../../navigation';
import { PROGRAM } from '../../text';
import { SearchBox } from '../search/SearchBox';
import { Mark } from './Mark';
import { ProjectMenu } from './ProjectMenu';
import type { ProjectDeeds } from './useProjectDeeds';

interface TopBarProps {
  /** Null on the start page. */
  readonly summary: Summary | null;
  readonly acts?: TopBarActs;
}

export interface TopBarActs {
  readonly deeds: ProjectDeeds;
  readonly onOperator: () => void;
  readonly onInfo: () => void;
  readonly onPack: () => void;
  readonly onSearch: () => void;
  readonly onHelp: () => void;
}

export function TopBar({ summary, acts }: TopBarProps): ReactNode {
  return (
    <header className="top">
      <div className="brand">
        <Mark size={22} onDark />
        <span>{PROGRAM}</span>
      </div>
      {summary && acts ? <ProjectPlace summary={summary} acts={acts} /> : null}
      {summary && acts ? <SearchBox onOpen={acts.onSearch} /> : null}
      {summary && acts ? (
        <button type="button" className="help-sign" onClick={acts.onHelp} title="使用手册 F1" data-testid="help-open">
          手册
        </button>
      ) : null}
      {summary && acts ? (
        <button type="button" className="who" onClick={acts.onOperator} title="更换操作人" data-testid="operator-open">
          <i aria-hidden>{summary.operator.slice(-1) || '？'}</i>
          <span>{summary.operator || '操作人'}</span>
        </button>
      ) : null}
    </header>
  );
}

function ProjectPlace({ summary, acts }: { summary: Summary; acts: TopBarActs }): ReactNode {
  const { go } = useNavigation();
  const { round } = summary;
  return (
    <>
      <ProjectMenu summary={summary} deeds={acts.deeds} onInfo={acts.onInfo} onPack={acts.onPack} />
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
