/** One line for the reason of a change of cells; Enter does it. */
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { Dialog } from '../../components/dialogs/Dialog';
import { isComposing } from '../../components/keys/keys';

interface ReasonAskProps {
  readonly title: string;
  readonly deed: string;
  /** What the change does to the lists, before it is done. */
  readonly effect: string;
  readonly initial: string;
  readonly onDo: (reason: string) => Promise<boolean>;
  readonly onClose: () => void;
}

export function ReasonAsk({ title, deed, effect, initial, onDo, onClose }: ReasonAskProps): ReactNode {
  const [reason, setReason] = useState(initial);
  const [busy, setBusy] = useState(false);
  const submit = async (): Promise<void> => {
    if (busy || reason.trim() === '') return;
    setBusy(true);
    const done = await onDo(reason.trim());
    setBusy(false);
    if (done) onClose();
  };
  return (
    <Dialog
      width={460}
      title={title}
      mask={{ closable: false }}
      // Without the cross the focus starts in the field, so that keys pressed at once are not lost on it.
      closable={false}
      onCancel={onClose}
      footer={
        <div className="form-foot">
          <span className="form-effect">{effect}</span>
          <Button onClick={onClose}>取消</Button>
          <Button
            type="primary"
            loading={busy}
            disabled={reason.trim() === ''}
            onClick={() => void submit()}
            data-testid="matrix-reason-do"
          >
            {deed} <kbd>Enter</kbd>
          </Button>
        </div>
      }
    >
      <Input
        autoFocus
        onFocus={({ target }) => target.select()}
        value={reason}
        maxLength={2_000}
        aria-label="缘由"
        placeholder="缘由，如：沿边镇、有快递站点"
        data-testid="matrix-reason-text"
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={(event) => {
          // With Ctrl the dialog itself does it.
          if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !isComposing(event)) void submit();
        }}
      />
    </Dialog>
  );
}
