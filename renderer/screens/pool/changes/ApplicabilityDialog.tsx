/** 适用: common with exempted townships, or particular with the townships it applies to. */
import { Checkbox, Form, Radio } from 'antd';
import type { ReactNode } from 'react';
import type { ItemScope } from '../../../../shared/model/item';
import type { Unit } from '../../../../shared/model/unit';
import type { ItemDetail } from '../../../../shared/views';
import { FormDialog } from '../../../components/dialogs/FormDialog';
import { DecisionFields } from '../../../components/items/DecisionFields';
import { useRead, useWrite } from '../../../hooks';

interface ApplicabilityValues {
  readonly scope: ItemScope;
  /** The townships the item applies to. */
  readonly applying: readonly number[];
  readonly reason: string;
}

export function ApplicabilityDialog({ item, onClose }: { item: ItemDetail; onClose: () => void }): ReactNode {
  const [form] = Form.useForm<ApplicabilityValues>();
  const units = useRead('units', {});
  const set = useWrite('setApplicability');
  const townships = (units.data ?? []).filter((unit) => unit.kind === 'township');
  const scope = Form.useWatch('scope', form) ?? item.scope;
  const applying = Form.useWatch('applying', form) ?? [];
  if (units.isPending) return null;

  const now = townships.filter((township) => {
    const known = item.applicability.find((row) => row.unitId === township.id);
    return known ? known.applies : item.scope === 'common';
  });
  const added = townships.filter((town) => applying.includes(town.id) && !now.includes(town));
  const taken = now.filter((town) => !applying.includes(town.id));
  const submit = async (values: ApplicabilityValues): Promise<boolean> => {
    // Named are the exempted townships of a common item, the applying ones of a particular item.
    const named = townships.filter((township) => values.applying.includes(township.id) !== (values.scope === 'common'));
    return (
      (await set.run({
        itemId: item.id,
        scope: values.scope,
        townshipIds: named.map((township) => township.id),
        reason: values.reason.trim(),
      })) !== null
    );
  };
  return (
    <FormDialog<ApplicabilityValues>
      title={`适用：${item.name}`}
      deed="改适用"
      form={form}
      initial={{ scope: item.scope, applying: now.map((township) => township.id), reason: '' }}
      effect={`适用 ${now.length} 镇 → ${applying.length} 镇，事项数不变`}
      confirmTestId="applicability-confirm"
      onSubmit={submit}
      onClose={onClose}
    >
      <Form.Item name="scope" label="范围">
        <Radio.Group
          options={[
            { value: 'common', label: '共性：各镇都适用，例外的镇另说明' },
            { value: 'particular', label: '差异化：只适用选中的镇' },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="applying"
        label="适用的镇"
        extra={scope === 'common' ? '不勾的镇作为例外，理由写在下面。' : '以后新增的乡镇不自动适用。'}
      >
        <Checkbox.Group options={townships.map((township) => ({ value: township.id, label: township.name }))} />
      </Form.Item>
      <DecisionFields
        people={false}
        reasonLabel={`理由${whose(added, taken)}`}
        reasonHint="镇情上有什么不同"
        testId="applicability-reason"
      />
    </FormDialog>
  );
}

/** ，记在去掉的绥阳镇名下: the others keep what was said of them. */
function whose(added: readonly Unit[], taken: readonly Unit[]): string {
  const named = (word: string, units: readonly Unit[]): string[] =>
    units.length === 0 ? [] : [`${word}的${units.map(({ name }) => name).join('、')}`];
  const said = [...named('去掉', taken), ...named('加上', added)];
  return said.length === 0 ? '' : `，记在${said.join('和')}名下`;
}
