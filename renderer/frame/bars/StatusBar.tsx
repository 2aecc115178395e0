/** The bar at the bottom: the three equations, always true, every number a way to its rows; what was just done at its end. */
import { Tooltip } from 'antd';
import { type ReactNode, useState } from 'react';
import type { EntryQuery } from '../../../shared/model/report';
import type { Summary } from '../../../shared/views';
import { QueriedEntries } from '../../components/entries/EntriesBehind';
import { agoText, clockText, figure } from '../../format';
import { useRead } from '../../hooks';
import { type Screen, type ScreenParams, useNavigation } from '../../navigation';
import { useNotices } from '../../notices';
import { useNow } from '../useNow';
import { itemEquation, sourceEquation } from './equations';
import { TownLists } from './TownLists';

interface StatusBarProps {
  readonly summary: Summary;
  readonly onBringBack: () => void;
  /** The undo line: it has its place here, where it covers nothing. */
  readonly children: ReactNode;
}

export function StatusBar({ summary, onBringBack, children }: StatusBarProps): ReactNode {
  const { writing } = useNotices();
  return (
    <footer className="status">
      <Sources sources={summary.sources} />
      <Items pool={summary.pool} />
      <TownLists summary={summary} />
      <Checks checks={summary.checks} />
      <BackupTrouble />
      <CopyHere onBringBack={onBringBack} />
      {writing > 0 ? <span className="status-part">正在写入…</span> : null}
      <Saved summary={summary} />
      {children}
    </footer>
  );
}

interface FigureProps {
  readonly title: string;
  readonly alarm?: boolean;
  readonly onGo: () => void;
  readonly children: ReactNode;
}

/** A number of an equation. */
function Figure({ title, alarm = false, onGo, children }: FigureProps): ReactNode {
  return (
    <button type="button" className={alarm ? 'figure alarm' : 'figure'} title={title} onClick={onGo}>
      {children}
    </button>
  );
}

/** The same for numbers that stand on a screen of their own. */
function FigureTo(props: Omit<FigureProps, 'onGo'> & { to: Screen; params?: ScreenParams }): ReactNode {
  const { go } = useNavigation();
  const { to, params, ...rest } = props;
  return <Figure {...rest} onGo={() => go(to, params)} />;
}

interface Behind {
  readonly label: string;
  readonly query: EntryQuery;
}

function Sources({ sources }: { sources: Summary['sources'] }): ReactNode {
  const [behind, setBehind] = useState<Behind | null>(null);
  const equation = sourceEquation(sources);
  const split = `自上而下 ↓${figure(equation.down)}　自下而上 ↑${figure(equation.up)}`;
  return (
    <>
      <Tooltip title={split} placement="topLeft">
        <span className="status-part" data-testid="equation-sources">
          报送{' '}
          <Figure title={split} onGo={() => setBehind({ label: '报送的条目', query: {} })}>
            {figure(equation.entries)}
          </Figure>{' '}
          {equation.ties ? '＝' : <b className="alarm">≠</b>} 已定去向{' '}
          <Figure
            title="看已定去向的条目"
            onGo={() => setBehind({ label: '已定去向的条目', query: { fate: 'decided' } })}
          >
            {figure(equation.decided)}
          </Figure>{' '}
          ＋ 待定{' '}
          <Figure
            title="看待定的条目"
            alarm={equation.pending > 0}
            onGo={() => setBehind({ label: '待定的条目', query: { fate: 'pending' } })}
          >
            {figure(equation.pending)}
          </Figure>
        </span>
      </Tooltip>
      {behind ? <QueriedEntries {...behind} onClose={() => setBehind(null)} /> : null}
    </>
  );
}

function Items({ pool }: { pool: Summary['pool'] }): ReactNode {
  const equation = itemEquation(pool);
  return (
    <span className="status-part" data-testid="equation-items">
      事项{' '}
      <FigureTo to="pool" params={{ state: 'all', sorted: '' }} title="看首轮采用的事项">
        {figure(equation.first)}
      </FigureTo>{' '}
      ＋{' '}
      <FigureTo to="rounds" params={{ effect: 'in' }} title="看各轮增加">
        {figure(equation.added)}
      </FigureTo>{' '}
      −{' '}
      <FigureTo to="rounds" params={{ effect: 'out' }} title="看各轮核减">
        {figure(equation.subtracted)}
      </FigureTo>{' '}
      {equation.ties ? '＝' : <b className="alarm">≠</b>}{' '}
      <FigureTo to="pool" params={{ state: 'live' }} title="看现有事项">
        {figure(equation.live)}
      </FigureTo>
    </span>
  );
}

function Checks({ checks }: { checks: Summary['checks'] }): ReactNode {
  const passed = checks.total - checks.failed;
  return (
    <span className="status-part" data-testid="equation-checks">
      核对{' '}
      <FigureTo to="checks" title="看全部规则" alarm={checks.failed > 0}>
        {passed}/{checks.total}
      </FigureTo>
      {checks.failed > 0 ? (
        <>
          {'　未过 '}
          <span data-testid="checks-failed">
            <FigureTo to="checks" params={{ state: 'failed' }} title="看未过的" alarm>
              {checks.failed}
            </FigureTo>
          </span>
        </>
      ) : null}
      {checks.failed === 0 && checks.waived > 0 ? (
        <>
          {'　豁免 '}
          <FigureTo to="checks" params={{ state: 'waived' }} title="看豁免通过的">
            {checks.waived}
          </FigureTo>
        </>
      ) : null}
    </span>
  );
}

/** A backup that was not made is said at all times: one nobody has is worse than none wanted. */
function BackupTrouble(): ReactNode {
  const settings = useRead('programSettings', {}).data;
  const { go } = useNavigation();
  const failed = settings?.backupFailure ?? null;
  return (
    <>
      {failed === null ? null : (
        <span className="status-part">
          <button
            type="button"
            className="figure alarm"
            data-testid="backup-failed"
            title={failed}
            onClick={() => go('settings')}
          >
            自动备份没有存成
          </button>
        </span>
      )}
      {settings?.second.kind === 'failed' ? (
        <span className="status-part">
          <button type="button" className="figure alarm" data-testid="second-failed" onClick={() => go('settings')}>
            第二备份没有存成
          </button>
        </span>
      ) : null}
    </>
  );
}

/** Work that lies only here is said until it is back where the office keeps the file. */
function CopyHere({ onBringBack }: { onBringBack: () => void }): ReactNode {
  const copy = useRead('workingCopy', {}).data;
  if (!copy) return null;
  const place = `原处：${copy.originFolder}　${copy.originName}`;
  return (
    <span className="status-part" data-testid="copy-here">
      本机副本{' '}
      {copy.ahead === 0 ? (
        <span title={place}>已带回</span>
      ) : (
        <button type="button" className="figure" title={`点一下带回原处。${place}`} onClick={onBringBack}>
          {figure(copy.ahead)} 步未带回
        </button>
      )}
    </span>
  );
}

function Saved({ summary }: { summary: Summary }): ReactNode {
  const now = useNow();
  const saved = clockText(summary.savedAt);
  const parts = [
    saved ? `已存 ${saved}` : '',
    summary.backupAt ? `自动备份 ${agoText(summary.backupAt, now)}` : '',
    '数据只存本机',
  ];
  return <span className="status-end">{parts.filter(Boolean).join('　·　')}</span>;
}
