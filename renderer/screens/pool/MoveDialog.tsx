/** 调类: the item counts in another category from this round on; the total stays. */
import { Form, Radio } from 'antd';
import type { ReactNode } from 'react';
import type { ItemDetail } from '../../../shared/views';
import { type Decision, DecisionFields } from '../../components/DecisionFields';
import { FormDialog } from '../../components/FormDialog';
import { useRoundGate } from '../../components/roundGate';
import { useRead, useWrite } from '../../hooks';

interface MoveValues extends Decision {
  readonly category: string;
}

export function MoveDialog({ item, onClose }: { item: ItemDetail; onClose: () => void }): ReactNode {
  const [form] = Form.useForm<MoveValues>();
  const gate = useRoundGate();
  const summary = useRead('summary', {});
  const move = useWrite('moveItem');
  const category = Form.useWatch('category', form);
  const others = (summary.data?.scheme.categories ?? []).filter((name) => name !== item.category);
  return (
    <FormDialog<MoveValues>
      title={`调类：${item.name}`}
      deed="调类"
      form={form}
      initial={{ category: '', reason: '', proposer: '', decider: '' }}
      blocked={gate.blocked}
      effect={category ? `${item.category} −1，${category} ＋1，总数不变` : null}
      confirmTestId="move-confirm"
      onSubmit={async (values) =>
        (await move.run({ itemId: item.id, ...values, reason: values.reason.trim() })) !== null
      }
      onClose={onClose}
    >
      <Form.Item
        name="category"
        label={`由“${item.category}”调到`}
        rules={[{ required: true, message: '请选调到哪一类。' }]}
      >
        <Radio.Group data-testid="move-category" options={others.map((value) => ({ value, label: value }))} />
      </Form.Item>
      <DecisionFields reasonHint="为什么调类" testId="move-reason" />
    </FormDialog>
  );
}
