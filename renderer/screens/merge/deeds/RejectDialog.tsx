/** 不予列入 by keyboard: a number picks the kind, ↑↓ another, Enter takes the kind as the reason, or what is written beside it. */
import { Button, Input, type InputRef } from 'antd';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { MERGE_REASON } from '../../../../shared/model/round';
import type { EntryRow } from '../../../../shared/views';
import { Dialog } from '../../../components/dialogs/Dialog';
import { isComposing } from '../../../components/keys/keys';
import { useRead, useWrite } from '../../../hooks';

interface RejectDialogProps {
  readonly entry: EntryRow;
  readonly decide: (work: () => Promise<unknown>) => Promise<boolean>;
  readonly onClose: () => void;
}

export function RejectDialog({ entry, decide, onClose }: RejectDialogProps): ReactNode {
  const summary = useRead('summary', {});
  const reject = useWrite('rejectEntry');
  const kinds = (summary.data?.scheme.subtractReasons ?? []).filter((kind) => kind !== MERGE_REASON);
  const [chosen, setChosen] = useState(0);
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const field = useRef<InputRef>(null);
  const reasonKind = kinds[chosen] ?? '';
  // A second number is in the field by then: it is meant for another kind, and no reason.
  const numbered = /^\d+$/.test(text.trim());
  // 其他 says nothing by itself.
  const missing = numbered || (text.trim() === '' && (reasonKind === '' || reasonKind === '其他'));

  const submit = async (): Promise<void> => {
    if (busy || missing) {
      field.current?.focus();
      return;
    }
    setBusy(true);
    const reason = text.trim() || reasonKind;
    const done = await decide(() => reject.run({ entryId: entry.id, reasonKind, reason }));
    setBusy(false);
    if (done) onClose();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // With Ctrl the dialog itself does it.
    if (isComposing(event) || event.ctrlKey || event.metaKey) return;
    const typing = event.target instanceof HTMLInputElement && event.target.type !== 'radio';
    const number = Number(event.key);
    if (!typing && number >= 1 && number <= kinds.length) {
      setChosen(number - 1);
      field.current?.focus();
    } else if (typing && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      setChosen((chosen + (event.key === 'ArrowDown' ? 1 : kinds.length - 1)) % kinds.length);
      if (numbered) setText('');
    } else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) void submit();
    else return;
    event.preventDefault();
  };
  return (
    <Dialog
      width={480}
      title={`不予列入：${entry.name}`}
      mask={{ closable: false }}
      // Without the cross the focus starts among the kinds, so that keys pressed at once are not lost on it.
      closable={false}
      onCancel={onClose}
      footer={
        <div className="form-foot">
          <span className="form-effect">本条仍计 1 条报送；事项数不变</span>
          <Button onClick={onClose}>取消</Button>
          <Button
            type="primary"
            loading={busy}
            disabled={missing}
            onClick={() => void submit()}
            data-testid="reject-confirm"
          >
            不予列入 <kbd>Enter</kbd>
          </Button>
        </div>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only listens for the numbers and Enter of the fields inside */}
      <div onKeyDown={onKeyDown}>
        <div className="reject-kinds" role="radiogroup" aria-label="缘由">
          {kinds.map((kind, at) => (
            <label key={kind} className={at === chosen ? 'reject-kind on' : 'reject-kind'}>
              <input type="radio" name="reject-kind" checked={at === chosen} onChange={() => setChosen(at)} />
              <kbd>{at + 1}</kbd> {kind}
            </label>
          ))}
        </div>
        <Input
          ref={field}
          value={text}
          maxLength={2_000}
          aria-label="理由"
          placeholder={reasonKind === '其他' ? '写明理由' : `理由（不写时记为“${reasonKind}”）`}
          data-testid="reject-reason"
          onChange={(event) => setText(event.target.value)}
        />
        <p
          className={numbered ? 'small missing-words' : 'small muted'}
          data-testid={numbered ? 'reject-number' : undefined}
        >
          {numbered ? '理由不能只写数字。' : ''}换一个缘由按 <kbd>↑</kbd> <kbd>↓</kbd>
        </p>
      </div>
    </Dialog>
  );
}
