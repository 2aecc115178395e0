/** A dialog around a form: the button says the deed, Ctrl+Enter presses it, an answer of the engine closes it. */
import { Button, Form, type FormInstance } from 'antd';
import { type ReactNode, useId, useRef, useState } from 'react';
import { hideFailure, lastFailure } from '../../notices';
import { Dialog } from './Dialog';

interface FormDialogProps<Values extends object> {
  readonly title: string;
  /** What the button does, with its number: 核减 3 项. */
  readonly deed: string;
  readonly form: FormInstance<Values>;
  readonly initial: Values;
  readonly children: ReactNode;
  /** Stands left of the buttons: the count before and after. */
  readonly effect?: ReactNode;
  readonly danger?: boolean;
  /** Why it cannot be done now; the button is off and the sentence shown. */
  readonly blocked?: ReactNode;
  /** Nothing to do as the fields stand: the button is off, and `effect` says so. */
  readonly idle?: boolean;
  /** True: more than its fields hold would be lost; false: nothing that is worth a question. Else what was typed decides. */
  readonly unsaved?: boolean | undefined;
  readonly width?: number;
  readonly confirmTestId?: string;
  /** Resolves true when done; the dialog then closes. */
  readonly onSubmit: (values: Values) => Promise<boolean>;
  readonly onClose: () => void;
}

/** So much text, in all fields together, is not typed again gladly; a word or two is. */
const MUCH = 12;

/** What the program filled in by itself does not count. */
function typedMuch<Values extends object>(form: FormInstance<Values>, initial: Values): boolean {
  const before = new Map<string, unknown>(Object.entries(initial));
  const touched: object = form.getFieldsValue(true, (field) => field?.touched === true);
  const lengths = Object.entries(touched).map(([field, value]) =>
    typeof value === 'string' && value !== before.get(field) ? value.length : 0,
  );
  return lengths.reduce((sum, length) => sum + length, 0) >= MUCH;
}

/** Mount it to open it: every opening starts from `initial`. */
export function FormDialog<Values extends object>(props: FormDialogProps<Values>): ReactNode {
  const [busy, setBusy] = useState(false);
  const { form } = props;
  // A form over another form may have a field of the same name: the ids of both stay apart.
  const name = useId();

  // What was refused and has now been done is not said to be undone any longer.
  const refusals = useRef<number[]>([]);
  const [leaving, setLeaving] = useState(false);
  const cancel = (): void => {
    if (props.unsaved ?? typedMuch(form, props.initial)) setLeaving(true);
    else props.onClose();
  };

  const submit = async (): Promise<void> => {
    if (busy || props.blocked || props.idle) return;
    try {
      await form.validateFields();
    } catch {
      // The form shows its own sentences beside the fields; the first one in error takes the focus.
      document.querySelector<HTMLElement>('.ant-form-item-has-error input, .ant-form-item-has-error textarea')?.focus();
      return;
    }
    setBusy(true);
    const before = lastFailure();
    const done = await props.onSubmit({ ...props.initial, ...form.getFieldsValue(true) });
    setBusy(false);
    if (done) {
      for (const key of refusals.current) hideFailure(key);
      props.onClose();
    } else if (lastFailure() > before) refusals.current.push(lastFailure());
  };

  return (
    <>
      <Dialog
        title={props.title}
        width={props.width ?? 560}
        mask={{ closable: false }}
        onDeed={() => void submit()}
        onCancel={cancel}
        className="form-dialog"
        footer={
          <div className="form-foot">
            <span className="form-effect">{props.effect}</span>
            <Button onClick={cancel}>取消</Button>
            <Button
              type="primary"
              danger={props.danger ?? false}
              loading={busy}
              disabled={Boolean(props.blocked) || props.idle === true}
              data-testid={props.confirmTestId}
              onClick={() => void submit()}
            >
              {props.deed} <kbd>Ctrl Enter</kbd>
            </Button>
          </div>
        }
      >
        <div className="form-body">
          {props.blocked ? (
            <div className="note warn form-note" role="alert">
              {props.blocked}
            </div>
          ) : null}
          <Form name={name} form={form} layout="vertical" initialValues={props.initial} requiredMark={false} preserve>
            {props.children}
          </Form>
        </div>
      </Dialog>
      {leaving ? <LeavingDialog onStay={() => setLeaving(false)} onLeave={props.onClose} /> : null}
    </>
  );
}

/** Esc and Enter go on with the form; only the button gives it up. */
function LeavingDialog({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }): ReactNode {
  return (
    <Dialog
      title="不存了？"
      width={420}
      onCancel={onStay}
      footer={
        <>
          <Button data-testid="form-leave" onClick={onLeave}>
            不存，关掉
          </Button>
          <Button type="primary" data-testid="form-stay" onClick={onStay}>
            接着填
          </Button>
        </>
      }
    >
      <p>填的内容还没有存，关掉就没有了。</p>
    </Dialog>
  );
}
