/** Asks who works here; the name stands on every action from now on. */
import { Form, Input, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useWrite } from '../hooks';

interface OperatorDialogProps {
  readonly operator: string;
  /** Absent while there is no operator yet: the question then has to be answered. */
  readonly onClose?: () => void;
}

export function OperatorDialog({ operator, onClose }: OperatorDialogProps): ReactNode {
  const write = useWrite('setOperator');
  const [form] = Form.useForm<{ name: string }>();
  const save = async ({ name }: { name: string }): Promise<void> => {
    if (await write.run({ name: name.trim() })) onClose?.();
  };
  return (
    <Modal
      open
      title="操作人"
      width={380}
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
      <Form form={form} initialValues={{ name: operator }} onFinish={(values) => void save(values)} layout="vertical">
        <Form.Item
          name="name"
          label="姓名"
          rules={[{ required: true, whitespace: true, message: '请写姓名' }]}
          style={{ marginBottom: 4 }}
        >
          <Input autoFocus maxLength={50} data-testid="operator-name" placeholder="如：李敏" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
