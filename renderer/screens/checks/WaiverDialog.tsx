/** 签豁免: sets a rule aside for the project or one item, with reason and decider, always shown afterwards. */
import { Form, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import { ABOUT_DOCUMENTS, WAIVABLE_RULES, WAIVABLE_WORDS, type WaivableRule } from '../../../shared/model/check';
import { FormDialog } from '../../components/dialogs/FormDialog';
import { ItemPicker } from '../../components/items/ItemPicker';
import { useWrite } from '../../hooks';

interface WaiverValues {
  readonly rule: WaivableRule;
  readonly scope: 'all' | 'one';
  readonly itemId: number | null;
  readonly reason: string;
  readonly decider: string;
}

export function WaiverDialog({ onClose }: { onClose: () => void }): ReactNode {
  const [form] = Form.useForm<WaiverValues>();
  const waive = useWrite('addWaiver');
  const scope = Form.useWatch('scope', form) ?? 'all';
  const rule = Form.useWatch('rule', form);
  const itemId = Form.useWatch('itemId', form) ?? null;
  const submit = async (values: WaiverValues): Promise<boolean> =>
    (await waive.run({
      rule: values.rule,
      itemId: values.scope === 'one' && isOfItems(values.rule) ? values.itemId : null,
      reason: values.reason.trim(),
      decider: values.decider.trim(),
    })) !== null;
  return (
    <FormDialog<WaiverValues>
      title="签豁免"
      deed="签豁免"
      form={form}
      initial={{ rule: 'basisUnverified', scope: 'all', itemId: null, reason: '', decider: '' }}
      width={560}
      effect={<span className="muted small">豁免一直显示在核对中，可撤销</span>}
      confirmTestId="waiver-confirm"
      onSubmit={submit}
      onClose={onClose}
    >
      <Form.Item name="rule" label="豁免什么">
        <Radio.Group options={WAIVABLE_RULES.map((rule) => ({ value: rule, label: WAIVABLE_WORDS[rule] }))} />
      </Form.Item>
      {rule === 'takenOver' ? (
        <p className="muted small">
          对现行清单入库带入的事项一次签署；以后新增的事项、依据失效的事项不在内，仍要逐项有依据。
        </p>
      ) : isOfItems(rule) ? (
        <Form.Item name="scope" label="范围">
          <Radio.Group
            options={[
              { value: 'all', label: '全部事项' },
              { value: 'one', label: '一个事项' },
            ]}
          />
        </Form.Item>
      ) : null}
      {scope === 'one' && isOfItems(rule) ? (
        <Form.Item name="itemId" label="哪个事项" rules={[{ required: true, message: '请选事项。' }]}>
          <OneItem itemId={itemId} onPick={(id) => form.setFieldsValue({ itemId: id })} />
        </Form.Item>
      ) : null}
      <Form.Item name="reason" label="理由" rules={[{ required: true, whitespace: true, message: '请写明理由。' }]}>
        <Input.TextArea rows={2} maxLength={2000} data-testid="waiver-reason" />
      </Form.Item>
      <Form.Item
        name="decider"
        label="决定人"
        rules={[{ required: true, whitespace: true, message: '请写明决定人。' }]}
      >
        <Input maxLength={200} placeholder="谁或哪次会议决定" data-testid="waiver-decider" />
      </Form.Item>
    </FormDialog>
  );
}

/** Rules about documents are set aside as a whole, and what was taken over is signed for at once. */
function isOfItems(rule: WaivableRule | undefined): boolean {
  return rule !== undefined && rule !== 'takenOver' && !ABOUT_DOCUMENTS.includes(rule);
}

function OneItem({ itemId, onPick }: { itemId: number | null; onPick: (itemId: number | null) => void }): ReactNode {
  return (
    <ItemPicker
      label="哪个事项"
      chosen={itemId === null ? [] : [itemId]}
      onChange={(chosen) => onPick(chosen[0] ?? null)}
    />
  );
}
