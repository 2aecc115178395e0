/** One line for the reason of a change of cells, or for that of a cell which stays as it is; Enter does it. */
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { Dialog } from '../../components/dialogs/Dialog';
import { isComposing } from '../../components/keys/keys';
import { useFreshRead } from '../../hooks';
import { showUndoLine } from '../../notices';

interface ReasonAskProps {
  readonly title: string;
  readonly deed: string;
  /** What the change does to the lists, before it is done. */
  readonly effect: string;
  /** Left out: not known yet, and what is typed waits for it. */
  readonly initial?: string | undefined;
  readonly onDo: (reason: string) => Promise<boolean>;
  readonly onClose: () => void;
}

type CellReasonProps = Omit<ReasonAskProps, 'initial'> & { readonly itemId: number; readonly unitId: number };

/** Begins with the reason the cell has. */
export function CellReason({ itemId, unitId, onDo, ...ask }: CellReasonProps): ReactNode {
  const story = useFreshRead('cellStory', { itemId, unitId });
  const write = async (reason: string): Promise<boolean> => {
    if (reason !== story?.reason) return onDo(reason);
    showUndoLine('缘由没有改，没有写入。', null);
    return true;
  };
  return <ReasonAsk {...ask} initial={story?.reason} onDo={write} />;
}

export function ReasonAsk({ title, deed, effect, initial, onDo, onClose }: ReasonAskProps): ReactNode {
  const [typed, setTyped] = useState<string | null>(null);
  const reason = typed ?? initial ?? '';
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
        readOnly={initial === undefined}
        maxLength={2_000}
        aria-label="缘由"
        placeholder="缘由，如：沿边镇、有快递站点"
        data-testid="matrix-reason-text"
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          // With Ctrl the dialog itself does it.
          if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !isComposing(event)) void submit();
        }}
      />
    </Dialog>
  );
}
