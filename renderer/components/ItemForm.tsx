/** The form that brings an item into the pool: 加一项, and 采用为新事项 with the entry's words filled in. */
import { AutoComplete, Checkbox, Form, Input, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import type { ItemDraft } from '../../shared/model/item';
import { useRead } from '../hooks';
import { BasisFields, cleanBases } from './BasisFields';
import { contains, type Decision, DecisionFields } from './DecisionFields';
import { FormDialog } from './FormDialog';
import { WordingFields } from './WordingFields';

type ItemFormValues = ItemDraft & Decision;

interface ItemFormProps {
  readonly title: string;
  readonly deed: string;
  readonly initial: ItemDraft;
  readonly proposer?: string;
  readonly reasonRequired: boolean;
  readonly note?: ReactNode;
  readonly effect?: ReactNode;
  readonly blocked?: ReactNode;
  readonly onSubmit: (item: ItemDraft, decision: Decision) => Promise<boolean>;
  readonly onClose: () => void;
}

export const EMPTY_DRAFT: ItemDraft = {
  listId: '',
  category: '',
  name: '',
  text: '',
  townshipRole: 'main',
  leadDepartment: '',
  coDepartments: [],
  jointLeads: [],
  receivers: [],
  method: '',
  duties: {},
  fields: {},
  bases: [],
  scope: 'common',
  townships: [],
  remark: '',
};

export function ItemForm(props: ItemFormProps): ReactNode {
  const [form] = Form.useForm<ItemFormValues>();
  const scope = Form.useWatch('scope', form) ?? props.initial.scope;
  const summary = useRead('summary', {});
  const units = useRead('units', {});
  const departments = (units.data ?? [])
    .filter((unit) => unit.kind === 'department')
    .map((unit) => ({ value: unit.name }));
  const townships = (units.data ?? []).filter((unit) => unit.kind === 'township').map((unit) => unit.name);
  const categories = (summary.data?.scheme.categories ?? []).map((value) => ({ value, label: value }));

  const submit = (values: ItemFormValues): Promise<boolean> => {
    const { reason, proposer, decider, ...item } = values;
    const draft: ItemDraft = {
      ...item,
      name: item.name.trim(),
      leadDepartment: item.leadDepartment?.trim() ?? '',
      bases: cleanBases(item.bases),
      townships: item.scope === 'particular' ? item.townships : [],
    };
    return props.onSubmit(draft, {
      reason: reason.trim(),
      proposer: proposer?.trim() ?? '',
      decider: decider?.trim() ?? '',
    });
  };

  return (
    <FormDialog<ItemFormValues>
      title={props.title}
      deed={props.deed}
      form={form}
      initial={{ ...props.initial, reason: '', proposer: props.proposer ?? '', decider: '' }}
      width={720}
      effect={props.effect}
      blocked={props.blocked}
      confirmTestId="item-form-submit"
      onSubmit={submit}
      onClose={props.onClose}
    >
      {props.note ? <div className="note form-note">{props.note}</div> : null}
      <Form.Item name="category" label="类别" rules={[{ required: true, message: '请选类别。' }]}>
        <Radio.Group options={categories} data-testid="item-form-category" />
      </Form.Item>
      <WordingFields />
      <div className="form-pair">
        <Form.Item name="leadDepartment" label="牵头部门">
          <AutoComplete
            options={departments}
            showSearch={{ filterOption: contains }}
            placeholder="对应的部门"
            data-testid="item-form-department"
          />
        </Form.Item>
        <Form.Item name="coDepartments" label="配合部门">
          <Select mode="tags" options={departments} tokenSeparators={['、', '，', ';', '；']} placeholder="可选几个" />
        </Form.Item>
      </div>
      <BasisFields />
      <Form.Item name="scope" label="适用">
        <Radio.Group
          options={[
            { value: 'common', label: '共性（各镇都适用）' },
            { value: 'particular', label: '差异化（只适用部分镇）' },
          ]}
        />
      </Form.Item>
      {scope === 'particular' ? (
        <Form.Item
          name="townships"
          label="适用的镇"
          rules={[{ required: true, type: 'array', min: 1, message: '至少选一个镇。' }]}
        >
          <Checkbox.Group options={townships} />
        </Form.Item>
      ) : null}
      <Form.Item name="remark" label="备注">
        <Input data-testid="item-form-remark" />
      </Form.Item>
      <DecisionFields
        reasonRequired={props.reasonRequired}
        proposerRequired
        reasonHint="为什么要增这一项"
        testId="item-form-reason"
      />
    </FormDialog>
  );
}
