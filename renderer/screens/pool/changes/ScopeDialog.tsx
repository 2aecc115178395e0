/** 适用镇: sets for many items at once in which townships they apply, leaving the other townships as they are. */
import { Checkbox, Form, Radio } from 'antd';
import type { ReactNode } from 'react';
import { FormDialog } from '../../../components/dialogs/FormDialog';
import { DecisionFields } from '../../../components/items/DecisionFields';
import { figure } from '../../../format';
import { useRead, useWrite } from '../../../hooks';

interface ScopeValues {
  readonly applies: boolean;
  readonly townshipIds: number[];
  readonly reason: string;
}

const MOST = 10_000;

/** Not `required`: a group of boxes may not carry aria-required. */
async function atLeastOne(_rule: unknown, chosen: readonly number[]): Promise<void> {
  if (chosen.length === 0) throw new Error('请选镇。');
}

export function ScopeDialog({ ids, onClose }: { ids: readonly number[]; onClose: () => void }): ReactNode {
  const [form] = Form.useForm<ScopeValues>();
  const units = useRead('units', {});
  const set = useWrite('setApplicabilityMany');
  const townships = (units.data ?? []).filter(({ kind }) => kind === 'township');
  const chosen = Form.useWatch('townshipIds', form) ?? [];
  const applies = Form.useWatch('applies', form) ?? true;
  return (
    <FormDialog<ScopeValues>
      title={`${figure(ids.length)} 项的适用镇`}
      deed={`改 ${figure(ids.length)} 项 × ${figure(chosen.length)} 镇`}
      form={form}
      initial={{ applies: true, townshipIds: [], reason: '' }}
      blocked={ids.length > MOST ? `一次最多 ${figure(MOST)} 项，请先缩小范围。` : null}
      effect={
        <span className="muted small">
          {applies ? '选中的镇改为适用' : '选中的镇改为不适用'}，其他镇不动；事项数不变
        </span>
      }
      confirmTestId="scope-confirm"
      onSubmit={async (values) =>
        (await set.run({
          cells: ids.map((itemId) => ({ itemId, townshipIds: [...values.townshipIds], applies: values.applies })),
          reason: values.reason.trim(),
        })) !== null
      }
      onClose={onClose}
    >
      <Form.Item name="applies" label="改为">
        <Radio.Group
          options={[
            { value: true, label: '适用' },
            { value: false, label: '不适用' },
          ]}
        />
      </Form.Item>
      <Form.Item name="townshipIds" label="哪些镇" rules={[{ validator: atLeastOne }]}>
        <Checkbox.Group options={townships.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
      <DecisionFields people={false} reasonHint="镇情上有什么不同" testId="scope-reason" />
    </FormDialog>
  );
}
