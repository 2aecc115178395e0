/** The one dialog of the window: mounted to open it, the hand starts in its first field, Ctrl+Enter presses its deed, Esc closes it, and the focus goes back to where it was. */
import { Modal, type ModalProps } from 'antd';
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react';
import { nestQuotes } from '../../../shared/logic/text/nestQuotes';
import { isComposing } from '../keys/keys';
import { useEscape } from './useEscape';
import { useFocusReturn } from './useFocusReturn';
import './dialogs.css';

interface DialogProps extends Omit<ModalProps, 'open' | 'afterOpenChange' | 'children'> {
  /** What Ctrl+Enter does; without it, what the blue button of the foot does. */
  readonly onDeed?: () => void;
  readonly children?: ReactNode;
}

/** Keys that have done a dialog's deed. */
const taken = new WeakSet<Event>();

export function Dialog({ onDeed, children, keyboard = true, ...modal }: DialogProps): ReactNode {
  useFocusReturn();
  const { onCancel } = modal;
  const body = useRef<HTMLDivElement>(null);
  // Whoever pressed a key before it was told of as open has the hand where it belongs.
  const touched = useRef(false);
  // At once, or what is typed right after the key that opens it is lost; the kit puts a dialog over a dialog in its place later.
  useLayoutEffect(() => focusFirst(body.current), []);
  const deed = onDeed ?? okOf(modal) ?? (() => pressBlue(body.current));
  useEscape(keyboard && onCancel ? () => (onCancel as () => void)() : undefined, deed);
  const onKeyDown = (event: KeyboardEvent): void => {
    // Keys of the input method are its own: the kit would take its Escape for the dialog's.
    if (isComposing(event)) {
      event.stopPropagation();
      return;
    }
    touched.current = true;
    // A dialog over this one had it first; a field with a list prevents what Enter does, but the deed is not its own.
    if (taken.has(event.nativeEvent)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      taken.add(event.nativeEvent);
      event.preventDefault();
      deed();
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is pressed anywhere in the dialog, on its buttons too, comes by here
    <div onKeyDown={onKeyDown} className="dialog-keys">
      <Modal
        centered
        {...modal}
        title={typeof modal.title === 'string' ? nestQuotes(modal.title) : modal.title}
        keyboard={false}
        open
        afterOpenChange={(open) => {
          if (open && !touched.current) focusFirst(body.current);
        }}
      >
        <div ref={body} className="dialog-body">
          {children}
        </div>
      </Modal>
    </div>
  );
}

/** The kit's own foot has a deed unless it is left out, off or under way. */
function okOf({ footer, onOk, okButtonProps, confirmLoading }: ModalProps): (() => void) | undefined {
  if (footer !== undefined || !onOk || okButtonProps?.disabled || confirmLoading) return undefined;
  return () => (onOk as () => void)();
}

/** A foot of the dialog's own, also one in its body (`data-foot`), has its blue button, which may be off or under way. */
function pressBlue(body: HTMLElement | null): void {
  const blue = ':is(.ant-modal-footer, [data-foot]) .ant-btn-primary:not([disabled], .ant-btn-loading)';
  body?.closest('[role=dialog]')?.querySelector<HTMLElement>(blue)?.click();
}

const FIELDS = 'input:not([disabled]), textarea:not([disabled]), [role=grid], [role=listbox]';

/** What is marked as first, else the first field or list, else the deed, unless the dialog has put the hand elsewhere itself. */
function focusFirst(body: HTMLElement | null): void {
  if (!body || body.contains(document.activeElement)) return;
  const dialog = body.closest('[role=dialog]');
  const target =
    body.querySelector<HTMLElement>('[data-first]') ??
    firstField(body) ??
    dialog?.querySelector<HTMLElement>('.ant-modal-footer .ant-btn-primary:not([disabled])') ??
    body.querySelector<HTMLElement>('button:not([disabled])');
  target?.focus({ preventScroll: true });
}

/** Of radio buttons the chosen one, as Tab would find it. */
function firstField(body: HTMLElement): HTMLElement | null {
  const field = body.querySelector<HTMLElement>(FIELDS);
  const choices =
    field instanceof HTMLInputElement && field.type === 'radio' ? field.closest('.ant-radio-group') : null;
  return choices?.querySelector<HTMLElement>('input:checked') ?? field;
}
