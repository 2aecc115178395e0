/** Asks for the reason of a deed that stays on record; the button repeats the deed. */
import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { Dialog } from './Dialog';

interface ReasonDialogProps {
  readonly title: string;
  /** What the deed does to the counts, before it is done. */
  readonly effect: ReactNode;
  readonly deed: string;
  readonly running: boolean;
  readonly onDo: (reason: string) => void;
  readonly onClose: () => void;
}

export function ReasonDialog({ title, effect, deed, running, onDo, onClose }: ReasonDialogProps): ReactNode {
  const [form] = Form.useForm<{ reason: string }>();
  return (
    <Dialog
      title={title}
      width={460}
      okText={deed}
      cancelText="取消"
      okButtonProps={{ 'data-testid': 'reason-do' }}
      confirmLoading={running}
      mask={{ closable: false }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <div className="dialog-lead">{effect}</div>
      <Form form={form} layout="vertical" onFinish={({ reason }) => onDo(reason.trim())}>
        <Form.Item name="reason" label="理由" rules={[{ required: true, whitespace: true, message: '请写明理由' }]}>
          <Input.TextArea autoFocus rows={3} maxLength={2000} data-testid="reason-text" />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
