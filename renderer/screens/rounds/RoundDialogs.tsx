/** 封存 and 重开, and 开新一轮 beside them. */
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { errorText } from '../../../shared/errorText';
import { conflictsAgainstSeal, namedConflicts, pendingAgainstSeal } from '../../../shared/logic/ledger/sealing';
import type { LedgerView, Summary } from '../../../shared/views';
import { Dialog } from '../../components/dialogs/Dialog';
import { ReasonForm } from '../../components/dialogs/ReasonForm';
import { OpenRoundDialog } from '../../components/items/OpenRoundDialog';
import { figure } from '../../format';
import { useRead, useWrite } from '../../hooks';

export type RoundDialog = 'open' | 'seal' | 'reopen';

interface RoundDialogsProps {
  readonly dialog: RoundDialog;
  readonly summary: Summary;
  readonly ledger: LedgerView;
  readonly onMerge: () => void;
  /** The departments' lists, adopted as a whole. */
  readonly onAdopt: () => void;
  readonly onAgreement: () => void;
  readonly onClose: () => void;
}

export function RoundDialogs(props: RoundDialogsProps): ReactNode {
  switch (props.dialog) {
    case 'open':
      return <OpenRoundDialog summary={props.summary} onClose={props.onClose} />;
    case 'seal':
      return <SealDialog {...props} />;
    case 'reopen':
      return <ReopenDialog {...props} />;
  }
}

function SealDialog(props: RoundDialogsProps): ReactNode {
  const { summary, ledger, onMerge, onClose } = props;
  const unsettled = useRead('agreementItems', { state: 'unsettled', offset: 0, limit: 500 }).data?.rows ?? [];
  const seal = useWrite('sealRound');
  const [busy, setBusy] = useState(false);
  const round = summary.round;
  const row = ledger.rounds.find((other) => other.round === round?.number);
  if (!round || !row) return null;
  const { down, up } = summary.sources;
  const pending = pendingAgainstSeal(round.kind, down.pending, up.pending);
  const conflicts = conflictsAgainstSeal(round.kind, unsettled);
  // Silence does not bar the seal, but who seals knows of it.
  const open = round.kind === 'final' && summary.agreement.begun ? summary.agreement.open : 0;
  return (
    <Dialog
      title={`封存第${round.number}轮`}
      width={460}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            type="primary"
            loading={busy}
            disabled={pending > 0 || conflicts.length > 0}
            data-testid="rounds-seal-confirm"
            onClick={async () => {
              setBusy(true);
              const done = await seal.run({});
              setBusy(false);
              if (done !== null) onClose();
            }}
          >
            封存第{round.number}轮
          </Button>
        </>
      }
    >
      {conflicts.length > 0 ? (
        <div className="note warn seal-note" role="alert" data-testid="rounds-seal-conflicts">
          {errorText('CONFLICTS_OPEN', { ...namedConflicts(conflicts) })}
          <button type="button" className="link" onClick={props.onAgreement} data-testid="seal-agreement">
            去认定
          </button>
        </div>
      ) : null}
      {conflicts.length === 0 && open > 0 ? (
        <div className="note seal-note" data-testid="rounds-seal-open">
          还有 {figure(open)} 项没有认定：没有表态，或者须重新表态。不表态不算同意；可以先封存，封存后接着表态。
          <button type="button" className="link" onClick={props.onAgreement}>
            去认定
          </button>
        </div>
      ) : null}
      {pending > 0 ? (
        <div className="note warn seal-note" role="alert" data-testid="rounds-seal-blocked">
          {round.kind === 'sorting' ? (
            <>
              部门报送的 {figure(pending)} 条还没有定去向，不能封存。
              <button type="button" className="link" onClick={props.onAdopt}>
                去采用
              </button>
            </>
          ) : (
            <>
              还有 {figure(pending)} 条待定，不能封存。
              <button type="button" className="link" onClick={onMerge}>
                去归并
              </button>
            </>
          )}
        </div>
      ) : null}
      {summary.prepared > 0 ? (
        <div className="note seal-note" data-testid="rounds-seal-prepared">
          拟办的增减还有 {figure(summary.prepared)} 条没有决定，不计入本轮，留到以后的轮次。
        </div>
      ) : null}
      <p>封存后本轮增减不能再改，如需改动须写明理由重开，并一直留痕。</p>
      <p className="seal-equation" data-testid="rounds-seal-equation">
        {figure(row.opening)} <span className="plus">＋ {figure(row.added)}</span>{' '}
        <span className="minus">− {figure(row.subtracted)}</span> ＝ {figure(row.closing)}
      </p>
    </Dialog>
  );
}

function ReopenDialog({ summary, onClose }: RoundDialogsProps): ReactNode {
  const reopen = useWrite('reopenRound');
  const number = summary.round?.number ?? 0;
  return (
    <ReasonForm
      title={`重开第${number}轮`}
      deed={`重开第${number}轮`}
      about="重开后本轮增减可以再改。重开的时间、操作人和理由一直留痕，封存前的操作不能再撤销。"
      reasonHint="为什么重开"
      testId="reopen-reason"
      confirmTestId="reopen-confirm"
      onSubmit={async ({ reason }) => (await reopen.run({ reason: reason.trim() })) !== null}
      onClose={onClose}
    />
  );
}
