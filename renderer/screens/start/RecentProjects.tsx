/** Recent projects with the figures they were left with and what stands in the way; arrows and Enter, or a click. */
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { ROUND_KIND_WORDS } from '../../../shared/model/round';
import type { Hindrance, ProjectState, RecentProject } from '../../../shared/views/program';
import { clockText, figure, momentText } from '../../format';
import { useRead, useWrite } from '../../hooks';

interface RecentProjectsProps {
  readonly open: (grant: string) => void;
  readonly disabled: boolean;
}

export function RecentProjects({ open, disabled }: RecentProjectsProps): ReactNode {
  const recent = useRead('recentProjects', {});
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const rows = recent.data ?? [];
  const now = new Date();
  const any = rows.length > 0;

  // Enter alone then opens the project of yesterday.
  useEffect(() => {
    if (any && document.activeElement === document.body) list.current?.querySelector('button')?.focus();
  }, [any]);

  const move = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = Math.min(rows.length - 1, Math.max(0, at + step));
    setAt(next);
    list.current?.querySelectorAll<HTMLButtonElement>('button')[next]?.focus();
  };

  return (
    <>
      <div className="start-title-line">
        <h2 className="start-title">最近的项目</h2>
        {any ? (
          <span className="muted small">
            <kbd>↑</kbd> <kbd>↓</kbd> 选择　<kbd>Enter</kbd> 打开
          </span>
        ) : null}
        <span className="push" />
        {rows.some(({ hindrance }) => hindrance?.kind === 'missing') ? (
          <ForgetMissing onDone={() => void recent.refetch()} />
        ) : null}
      </div>
      {recent.data && rows.length === 0 ? (
        <p className="start-none">还没有打开过项目。可以先打开示例看一看，或新建项目。</p>
      ) : null}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrows move between the buttons inside */}
      <div className="start-recent" ref={list} onKeyDown={move}>
        {rows.map((project, position) => (
          <Row
            key={project.grant}
            project={project}
            now={now}
            at={position === at}
            disabled={disabled}
            onFocus={() => setAt(position)}
            open={open}
          />
        ))}
      </div>
    </>
  );
}

interface RowProps {
  readonly project: RecentProject;
  readonly now: Date;
  readonly at: boolean;
  readonly disabled: boolean;
  readonly onFocus: () => void;
  readonly open: (grant: string) => void;
}

function Row({ project, now, at, disabled, onFocus, open }: RowProps): ReactNode {
  const { name, folder, fileName, state, hindrance, openedAt } = project;
  const closed = hindrance?.kind === 'missing' || hindrance?.kind === 'newer';
  return (
    <button
      type="button"
      className={at ? 'recent at' : 'recent'}
      tabIndex={at ? 0 : -1}
      disabled={disabled}
      aria-disabled={closed}
      data-testid="recent-project"
      data-hindrance={hindrance?.kind}
      onFocus={onFocus}
      onClick={() => {
        if (!closed) open(project.grant);
      }}
    >
      <span className="recent-name">
        <b className="cut">{name}</b>
        <span className="muted small cut">{folder ? `${folder} · ${fileName}` : fileName}</span>
      </span>
      <span className="recent-state">
        {state ? (
          <>
            <span className="cut">{state.scheme}</span>
            <span className="muted small cut">{equationWords(state)}</span>
          </>
        ) : null}
      </span>
      <span className="recent-round">
        {state?.round ? (
          <span className="cut">
            第{state.round.number}轮 · {ROUND_KIND_WORDS[state.round.kind]}
          </span>
        ) : null}
        <span className="muted small">{momentText(openedAt, now)}</span>
      </span>
      <Standing hindrance={hindrance} state={state} />
    </button>
  );
}

function equationWords({ first, added, subtracted, live }: ProjectState): string {
  if (first + added + subtracted + live === 0) return '还没有事项';
  return `${figure(first)} ＋ ${figure(added)} − ${figure(subtracted)} ＝ ${figure(live)}`;
}

/** What stands in the way comes before what is left to do. */
function Standing({ hindrance, state }: { hindrance: Hindrance | null; state: ProjectState | null }): ReactNode {
  if (hindrance?.kind === 'missing') return <span className="tag pending">不在原处</span>;
  if (hindrance?.kind === 'newer') return <span className="tag basis">由较新版本建立</span>;
  if (hindrance?.kind === 'damaged') return <span className="tag sub">✕ 内容有损坏</span>;
  if (hindrance?.kind === 'locked')
    return (
      <span className="tag amend">
        {hindrance.operator || hindrance.computer} 正在编辑，{clockText(hindrance.since)} 起
      </span>
    );
  if (hindrance?.kind === 'share') return <span className="tag basis">共享盘：请复制到本机</span>;
  if (state && state.pending > 0) return <span className="tag pending">待定 {figure(state.pending)}</span>;
  if (state?.round?.sealed) return <span className="tag merged">✓ 已封存</span>;
  return <span />;
}

function ForgetMissing({ onDone }: { onDone: () => void }): ReactNode {
  const forget = useWrite('forgetMissing');
  return (
    <button
      type="button"
      className="link small"
      data-testid="recent-forget"
      onClick={() => void forget.run({}).then(onDone)}
    >
      清理不在原处的
    </button>
  );
}
