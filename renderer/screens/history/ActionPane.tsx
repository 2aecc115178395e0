/** One action opened: what it changed, before and after, and the way back to it. */
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { commandWords } from '../../../shared/logic/program/commandWords';
import type { ActionDetail, ActionTrace } from '../../../shared/views/pool';
import { Dialog } from '../../components/dialogs/Dialog';
import { figure, momentText } from '../../format';
import { useJob, useRead } from '../../hooks';
import { useNavigation } from '../../navigation';

export function ActionPane({ seq, readOnly }: { seq: number; readOnly: boolean }): ReactNode {
  const read = useRead('actionDetail', { seq });
  const [asking, setAsking] = useState(false);
  const detail = read.data?.action.seq === seq ? read.data : undefined;
  return (
    <section className="card action-pane" aria-label="这次操作" data-testid="action-pane">
      {detail ? (
        <>
          <div className="card-head">
            第 {figure(seq)} 条 · {commandWords(detail.action.command)}
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
          <section className="card-body action-body" aria-label="改前改后" tabIndex={0}>
            <div>{detail.action.summary}</div>
            <div className="muted small">
              {[
                momentText(detail.action.at, new Date()),
                detail.action.operator || '未写姓名',
                detail.action.computer,
                detail.action.undone ? '已撤销' : '',
              ]
                .filter(Boolean)
                .join('　')}
            </div>
            {readOnly ? null : <WayBack detail={detail} onAsk={() => setAsking(true)} />}
            <Traces detail={detail} />
          </section>
          {asking && detail.undo ? (
            <UndoToDialog seq={seq} actions={detail.undo.actions} onClose={() => setAsking(false)} />
          ) : null}
        </>
      ) : (
        <div className="card-body muted">{read.error?.message ?? ''}</div>
      )}
    </section>
  );
}

function WayBack({ detail, onAsk }: { detail: ActionDetail; onAsk: () => void }): ReactNode {
  if (!detail.undo) return <div className="muted small">{detail.undoBlocked}</div>;
  return (
    <div>
      <Button data-testid="undo-to" onClick={onAsk}>
        撤销到此处… <span className="muted">其后 {figure(detail.undo.actions)} 步</span>
      </Button>
    </div>
  );
}

interface UndoToDialogProps {
  readonly seq: number;
  readonly actions: number;
  readonly onClose: () => void;
}

function UndoToDialog({ seq, actions, onClose }: UndoToDialogProps): ReactNode {
  const undoTo = useJob('undoTo');
  return (
    <Dialog
      title={`撤销到第 ${figure(seq)} 条`}
      width={460}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            type="primary"
            danger
            loading={undoTo.running}
            data-testid="undo-to-confirm"
            onClick={async () => {
              await undoTo.start({ seq });
              onClose();
            }}
          >
            撤销其后 {figure(actions)} 步
          </Button>
        </>
      }
    >
      <p>
        这一条保留，其后的 {figure(actions)} 步从最近的一步起逐步撤销。每一步撤销都记入操作记录，撤销后可用 Ctrl+Y
        逐步重做。
      </p>
      {undoTo.progress ? (
        <p className="muted">
          已撤销 {figure(undoTo.progress.done)} / {figure(undoTo.progress.total)} 步
        </p>
      ) : null}
    </Dialog>
  );
}

function Traces({ detail }: { detail: ActionDetail }): ReactNode {
  const { traces, touched } = detail;
  const told = traces.filter(({ lines }) => lines.length > 0);
  return (
    <div className="traces" data-testid="action-traces">
      {told.map((trace) => (
        <Trace key={trace.place} trace={trace} />
      ))}
      {touched > traces.length && told.length > 0 ? (
        <div className="muted small">
          先列 {figure(traces.length)} 处，共 {figure(touched)} 处。
        </div>
      ) : null}
      {told.length === 0 ? (
        <div className="muted small">
          {touched === 0
            ? '没有改动项目中的内容。'
            : `${[...new Set(traces.map(({ what }) => what))].join('、')}，共 ${figure(touched)} 处。`}
        </div>
      ) : null}
    </div>
  );
}

function Trace({ trace }: { trace: ActionTrace }): ReactNode {
  const { go } = useNavigation();
  const { itemId } = trace;
  return (
    <div className="trace">
      <div className="trace-what">
        {trace.what}
        {itemId !== null && trace.title !== '' ? (
          <>
            {' '}
            <button type="button" className="link small" onClick={() => go('pool', { itemId })}>
              {trace.title}
            </button>
          </>
        ) : null}
      </div>
      {trace.lines.map((line) => (
        <div key={line.label} className="trace-line">
          <span className="muted">{line.label}</span>{' '}
          {line.before === '' ? null : (
            <>
              <del>{line.before}</del> →{' '}
            </>
          )}
          {line.after === '' ? <span className="muted">（无）</span> : <ins>{line.after}</ins>}
        </div>
      ))}
    </div>
  );
}
