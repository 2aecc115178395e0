/** One request: its way, what is asked, the townships' opinions, papers, decision, the changes it became, and its history. */
import { Button, Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import { limitWords } from '../../../shared/logic/requests/limitWords';
import type { RequestStepKind } from '../../../shared/model/request';
import type { RequestDetail } from '../../../shared/views/requests';
import { useShortcuts } from '../../components/keys/useShortcuts';
import { Menu } from '../../components/menus/Menu';
import { useRead } from '../../hooks';
import { DecideForm } from './DecideForm';
import { ExportPapers } from './ExportPapers';
import { RequestAsked, RequestWants } from './RequestAsked';
import { RequestForm } from './RequestForm';
import { RequestHistory } from './RequestHistory';
import { RequestOpinions } from './RequestOpinions';
import { RequestPapers } from './RequestPapers';
import { RequestWay } from './RequestWay';
import { StateTag } from './requestSigns';
import { CorrectDialog } from './steps/CorrectDialog';
import { OpinionDialog } from './steps/OpinionDialog';
import { StepDialog, type StepToTake } from './steps/StepDialog';

type Dialog =
  | { readonly kind: 'edit' | 'resubmit' | 'decide' | 'correct' }
  | { readonly kind: 'opinion'; readonly unitId: number }
  | { readonly kind: 'step'; readonly step: StepToTake }
  | null;

interface RequestPageProps {
  readonly requestId: number;
  readonly canWrite: boolean;
  readonly onBack: () => void;
  readonly onOpen: (requestId: number) => void;
}

export function RequestPage({ requestId, canWrite, onBack, onOpen }: RequestPageProps): ReactNode {
  const read = useRead('request', { requestId });
  const register = useRead('requests', {});
  const [dialog, setDialog] = useState<Dialog>(null);
  const request = read.data?.id === requestId ? read.data : undefined;
  const rows = register.data?.rows ?? [];
  const at = rows.findIndex(({ id }) => id === requestId);
  const [previous, next] = [rows[at - 1]?.id, at < 0 ? undefined : rows[at + 1]?.id];
  const close = (): void => setDialog(null);
  useShortcuts(
    {
      Escape: onBack,
      PageUp: () => previous !== undefined && onOpen(previous),
      PageDown: () => next !== undefined && onOpen(next),
    },
    dialog === null,
  );
  const open = request !== undefined && ['submitted', 'handling', 'returned'].includes(request.state);
  const act = canWrite && open ? setDialog : null;
  return (
    <div className="page">
      <div className="page-head">
        <button type="button" className="link" onClick={onBack} data-testid="request-back">
          ‹ 登记册
        </button>
        <h1 className="cut" data-testid="request-name">
          {request ? `${request.code}　${request.title}` : ''}
        </h1>
        {request ? (
          <span data-testid="request-state">
            <StateTag row={request} />
          </span>
        ) : null}
        <span className="push" />
        <ExportPapers
          choices={[
            { label: '申请表', what: { kind: 'form', requestId } },
            { label: '决定通知', what: { kind: 'notice', requestId } },
          ]}
        />
        {request && act ? <Deeds request={request} onDialog={act} /> : null}
        {request && canWrite && !open ? (
          <>
            <Button data-testid="request-correct" onClick={() => setDialog({ kind: 'correct' })}>
              更正登记…
            </Button>
            <Button data-testid="request-note" onClick={() => setDialog({ kind: 'step', step: 'note' })}>
              记一笔…
            </Button>
          </>
        ) : null}
        {/* At the end, where they stay under the pointer however many deeds a request has. */}
        <Button data-again disabled={previous === undefined} onClick={() => previous !== undefined && onOpen(previous)}>
          上一件
        </Button>
        <Button data-again disabled={next === undefined} onClick={() => next !== undefined && onOpen(next)}>
          下一件
        </Button>
      </div>
      {request ? (
        <div className="request-body">
          <div className="request-left">
            <RequestWay request={request} onStep={act ? (kind) => act(dialogFor(kind, request)) : null} />
            <RequestAsked request={request} />
            <RequestWants request={request} />
          </div>
          <div className="request-right">
            <RequestOpinions request={request} onOpinion={act ? (unitId) => act({ kind: 'opinion', unitId }) : null} />
            <RequestPapers request={request} canWrite={canWrite} />
            <RequestHistory request={request} />
          </div>
        </div>
      ) : (
        <div className="card-body">
          {read.error ? <div className="note bad">{read.error.message}</div> : <Skeleton active />}
        </div>
      )}
      {request && dialog ? <Dialogs request={request} dialog={dialog} onClose={close} /> : null}
    </div>
  );
}

/** Opinions go in township by township: the first that is wanting. */
function dialogFor(kind: RequestStepKind, request: RequestDetail): Dialog {
  if (kind === 'decide') return { kind: 'decide' };
  if (kind === 'opinion') {
    const wanting = request.towns.find(({ verdict }) => verdict === null || verdict === 'silent') ?? request.towns[0];
    return wanting ? { kind: 'opinion', unitId: wanting.unitId } : { kind: 'edit' };
  }
  return { kind: 'step', step: kind as StepToTake };
}

function Deeds({ request, onDialog }: { request: RequestDetail; onDialog: (dialog: Dialog) => void }): ReactNode {
  if (request.state === 'returned')
    return (
      <>
        <Button data-testid="request-withdraw" onClick={() => onDialog({ kind: 'step', step: 'withdraw' })}>
          撤回申请…
        </Button>
        <Button type="primary" data-testid="request-resubmit" onClick={() => onDialog({ kind: 'resubmit' })}>
          补正后重报…
        </Button>
      </>
    );
  return (
    <>
      <Menu
        menu={{
          items: [
            { key: 'edit', label: '改申请内容…' },
            { key: 'return', label: '退回补正…' },
            { key: 'withdraw', label: '撤回申请…' },
            { key: 'note', label: '记一笔…' },
          ],
          onClick: ({ key }) => onDialog(key === 'edit' ? { kind: 'edit' } : { kind: 'step', step: key as StepToTake }),
        }}
      >
        <Button data-testid="request-more">更多 ▾</Button>
      </Menu>
      <Button
        type="primary"
        data-testid="request-decide"
        title={limitWords(request)}
        onClick={() => onDialog({ kind: 'decide' })}
      >
        作出决定…
      </Button>
    </>
  );
}

function Dialogs(props: { request: RequestDetail; dialog: NonNullable<Dialog>; onClose: () => void }): ReactNode {
  const { request, dialog, onClose } = props;
  switch (dialog.kind) {
    case 'edit':
      return <RequestForm request={request} onClose={onClose} />;
    case 'resubmit':
      return <RequestForm request={request} resubmitted onClose={onClose} />;
    case 'correct':
      return <CorrectDialog request={request} onClose={onClose} />;
    case 'decide':
      return <DecideForm request={request} onClose={onClose} />;
    case 'opinion':
      return <OpinionDialog request={request} unitId={dialog.unitId} onClose={onClose} />;
    case 'step':
      return <StepDialog request={request} step={dialog.step} onClose={onClose} />;
  }
}
