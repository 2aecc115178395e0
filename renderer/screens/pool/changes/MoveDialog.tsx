/** 调类: the item counts in another category from this round on; the total stays. */
import { Form, Radio } from 'antd';
import type { ReactNode } from 'react';
import type { ItemDetail } from '../../../../shared/views';
import { FormDialog } from '../../../components/dialogs/FormDialog';
import { type Decision, DecisionFields } from '../../../components/items/DecisionFields';
import { useRoundGate } from '../../../components/items/roundGate';
import { useRead, useWrite } from '../../../hooks';

interface MoveValues extends Decision {
  readonly listId: string;
  readonly category: string;
}

export function MoveDialog({ item, onClose }: { item: ItemDetail; onClose: () => void }): ReactNode {
  const [form] = Form.useForm<MoveValues>();
  const gate = useRoundGate();
  const summary = useRead('summary', {});
  const move = useWrite('moveItem');
  const prepare = useWrite('prepareChanges');
  const later = Form.useWatch('later', form) ?? false;
  const category = Form.useWatch('category', form);
  const lists = summary.data?.scheme.lists ?? [];
  const listId = Form.useWatch('listId', form) ?? item.listId;
  const list = lists.find(({ id }) => id === listId);
  const others = (list?.categories ?? []).filter((name) => listId !== item.listId || name !== item.category);
  const said = (id: string, name: string): string =>
    lists.length > 1 ? `${lists.find((one) => one.id === id)?.short ?? ''}“${name}”` : name;
  return (
    <FormDialog<MoveValues>
      title={`调类：${item.name}`}
      deed={later ? '拟调类' : '调类'}
      form={form}
      initial={{ listId: item.listId, category: '', reason: '', proposer: '', decider: '' }}
      blocked={gate.blocked}
      effect={category ? `${said(item.listId, item.category)} −1，${said(listId, category)} ＋1，总数不变` : null}
      confirmTestId="move-confirm"
      onSubmit={async ({ later: only, basis = '', listId: to, category: section, ...values }) => {
        const grounds = { reason: values.reason.trim(), basis: basis.trim(), proposer: values.proposer };
        const place = { itemId: item.id, listId: to, category: section };
        if (only) return (await prepare.run({ deeds: [{ kind: 'move', ...place }], ...grounds })) !== null;
        return (await move.run({ ...place, ...grounds, decider: values.decider })) !== null;
      }}
      onClose={onClose}
    >
      {lists.length > 1 ? (
        <Form.Item name="listId" label="调到哪张清单">
          <Radio.Group
            options={lists.map(({ id, short }) => ({ value: id, label: short }))}
            onChange={() => form.setFieldsValue({ category: '' })}
            data-testid="move-list"
          />
        </Form.Item>
      ) : null}
      <Form.Item
        name="category"
        label={`由${said(item.listId, item.category)}调到`}
        rules={[{ required: true, message: '请选调到哪一类。' }]}
      >
        <Radio.Group data-testid="move-category" options={others.map((value) => ({ value, label: value }))} />
      </Form.Item>
      <DecisionFields reasonHint="为什么调类" testId="move-reason" basis later="拟调类" />
    </FormDialog>
  );
}
