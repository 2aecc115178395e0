/** Recent projects: arrows and Enter, or a double click. */
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { momentText } from '../../format';
import { useRead } from '../../hooks';

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
      </div>
      {recent.data && rows.length === 0 ? (
        <p className="start-none">还没有打开过项目。可以先打开示例看一看，或新建项目。</p>
      ) : null}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrows move between the buttons inside */}
      <div className="start-recent" ref={list} onKeyDown={move}>
        {rows.map((project, position) => (
          <button
            type="button"
            key={project.grant}
            className={position === at ? 'recent at' : 'recent'}
            tabIndex={position === at ? 0 : -1}
            disabled={disabled || project.missing}
            data-testid="recent-project"
            onFocus={() => setAt(position)}
            onClick={() => open(project.grant)}
          >
            <span className="recent-name">
              <b className="cut">{project.name}</b>
              <span className="muted small cut">
                {project.folder ? `${project.folder} · ${project.fileName}` : project.fileName}
              </span>
            </span>
            <span className="recent-when">{momentText(project.openedAt, now)}</span>
            {project.missing ? <span className="tag pending">不在原处</span> : null}
          </button>
        ))}
      </div>
    </>
  );
}
