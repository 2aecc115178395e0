/** A dialog around a form: the button says the deed, Ctrl+Enter presses it, an answer of the engine closes it. */
import { Button, Form, type FormInstance, Modal } from 'antd';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useFocusReturn } from './useFocusReturn';
import './dialogs.css';

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
  readonly width?: number;
  readonly confirmTestId?: string;
  /** Resolves true when done; the dialog then closes. */
  readonly onSubmit: (values: Values) => Promise<boolean>;
  readonly onClose: () => void;
}

/** Mount it to open it: every opening starts from `initial`. */
export function FormDialog<Values extends object>(props: FormDialogProps<Values>): ReactNode {
  const [busy, setBusy] = useState(false);
  const { form } = props;
  useFocusReturn();
  const body = useRef<HTMLDivElement>(null);

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
    const done = await props.onSubmit({ ...props.initial, ...form.getFieldsValue(true) });
    setBusy(false);
    if (done) props.onClose();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void submit();
    }
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is pressed anywhere in the dialog, on its buttons too, comes by here
    <div onKeyDown={onKeyDown} className="form-keys">
      <Modal
        open
        centered
        title={props.title}
        width={props.width ?? 560}
        mask={{ closable: false }}
        onCancel={props.onClose}
        afterOpenChange={(open) => {
          if (open) focusFirst(body.current);
        }}
        className="form-dialog"
        footer={
          <div className="form-foot">
            <span className="form-effect">{props.effect}</span>
            <Button onClick={props.onClose}>取消</Button>
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
        <div ref={body} className="form-body">
          {props.blocked ? (
            <div className="note warn form-note" role="alert">
              {props.blocked}
            </div>
          ) : null}
          <Form form={form} layout="vertical" initialValues={props.initial} requiredMark={false} preserve>
            {props.children}
          </Form>
        </div>
      </Modal>
    </div>
  );
}

/** The hand starts in the first field, unless the form has put it elsewhere. */
function focusFirst(body: HTMLElement | null): void {
  if (!body || body.contains(document.activeElement)) return;
  body.querySelector<HTMLElement>('input:not([disabled]), textarea:not([disabled])')?.focus({ preventScroll: true });
}
