/** 作废: an edition issued by mistake stays in the list and no longer counts. */
import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import type { EditionRow } from '../../../shared/views/editions';
import { FormDialog } from '../../components/dialogs/FormDialog';
import { useWrite } from '../../hooks';

interface Values {
  readonly reason: string;
  readonly decider: string;
}

interface WithdrawDialogProps {
  readonly row: EditionRow;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

export function WithdrawDialog({ row, onDone, onClose }: WithdrawDialogProps): ReactNode {
  const [form] = Form.useForm<Values>();
  const withdraw = useWrite('withdrawEdition');
  return (
    <FormDialog<Values>
      title={`作废${row.name}`}
      deed={`作废${row.name}`}
      form={form}
      initial={{ reason: '', decider: '' }}
      width={480}
      danger
      confirmTestId="withdraw-confirm"
      onSubmit={async ({ reason, decider }) => {
        const asked = { editionId: row.id, reason: reason.trim(), decider: decider.trim() };
        if ((await withdraw.run(asked)) === null) return false;
        onDone();
        return true;
      }}
      onClose={onClose}
    >
      <div className="note form-note">
        作废的版本仍留在这里，写明理由和决定人，不再算数：不与下一版比，依单问责也不再引用。文号、日期写错的，作废后重新定稿。作废以后，在这一版右上角导出作废通知，发给收到过这一版的乡镇和部门。
      </div>
      <Form.Item name="reason" label="理由" rules={[{ required: true, whitespace: true, message: '请写明理由。' }]}>
        <Input.TextArea rows={2} maxLength={2000} data-testid="withdraw-reason" />
      </Form.Item>
      <Form.Item
        name="decider"
        label="决定人"
        rules={[{ required: true, whitespace: true, message: '请写明决定人。' }]}
      >
        <Input maxLength={200} placeholder="谁或哪次会议决定" data-testid="withdraw-decider" />
      </Form.Item>
    </FormDialog>
  );
}
