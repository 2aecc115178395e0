/** Asks who works here: one click on a name of the project's roster, or a new name; it stands on every action from now on. */
import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { Dialog } from '../../components/dialogs/Dialog';
import { figure } from '../../format';
import { useRead, useWrite } from '../../hooks';

interface OperatorDialogProps {
  readonly operator: string;
  /** Absent while there is no operator yet: the question then has to be answered. */
  readonly onClose?: () => void;
}

export function OperatorDialog({ operator, onClose }: OperatorDialogProps): ReactNode {
  const write = useWrite('setOperator');
  const operators = useRead('operators', {});
  const [form] = Form.useForm<{ name: string }>();
  const save = async (name: string): Promise<void> => {
    if (await write.run({ name: name.trim() })) onClose?.();
  };
  const known = (operators.data ?? []).filter(({ name }) => name !== operator);
  return (
    <Dialog
      title="操作人"
      width={420}
      okText="记住操作人"
      cancelText="取消"
      closable={onClose !== undefined}
      keyboard={onClose !== undefined}
      mask={{ closable: false }}
      cancelButtonProps={{ style: onClose ? {} : { display: 'none' } }}
      okButtonProps={{ 'data-testid': 'operator-save' }}
      confirmLoading={write.running}
      onOk={() => form.submit()}
      {...(onClose ? { onCancel: onClose } : {})}
    >
      <p className="dialog-lead">每一步操作都会记上姓名，写一次即可，换人时点右上角更换。</p>
      {known.length > 0 ? (
        <div className="operator-list">
          {known.slice(0, 12).map(({ name, actions }) => (
            <button
              type="button"
              key={name}
              className="operator-choice"
              data-testid="operator-choice"
              onClick={() => void save(name)}
            >
              {name}
              <span className="muted small">{actions > 0 ? `${figure(actions)} 次操作` : '还没有操作'}</span>
            </button>
          ))}
        </div>
      ) : null}
      <Form form={form} initialValues={{ name: operator }} onFinish={({ name }) => void save(name)} layout="vertical">
        <Form.Item
          name="name"
          label={known.length > 0 ? '或写另一位的姓名' : '姓名'}
          rules={[{ required: true, whitespace: true, message: '请写姓名' }]}
          style={{ marginBottom: 4 }}
        >
          <Input autoFocus maxLength={50} data-testid="operator-name" placeholder="如：李敏" />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
