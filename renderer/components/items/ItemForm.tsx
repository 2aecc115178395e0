/** The form that brings an item into the pool: 加一项, and 采用为新事项 with the entry's words filled in. */
import { Checkbox, Form, Input, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { typedCitations } from '../../../shared/logic/bases/typedCitations';
import type { ItemDraft } from '../../../shared/model/item';
import type { ListOutline } from '../../../shared/views';
import { useRead } from '../../hooks';
import { BasisFields } from '../bases/BasisFields';
import { FormDialog } from '../dialogs/FormDialog';
import { type Decision, DecisionFields } from './DecisionFields';
import { keptDuties, PartFields } from './PartFields';
import { WordingFields } from './WordingFields';

type ItemFormValues = ItemDraft & Decision;

interface ItemFormProps {
  readonly title: string;
  readonly deed: string;
  readonly initial: ItemDraft;
  readonly proposer?: string;
  /** What the reason starts with. */
  readonly reason?: string;
  readonly reasonRequired: boolean;
  readonly note?: ReactNode;
  /** For the deed as decided; what is only prepared changes nothing yet. */
  readonly effect?: ReactNode;
  /** Offers to prepare it only, called so: 拟增. */
  readonly later?: string;
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
  const preparing = Form.useWatch('later', form) ?? false;
  const scope = Form.useWatch('scope', form) ?? props.initial.scope;
  const summary = useRead('summary', {});
  const units = useRead('units', {});
  const townships = (units.data ?? []).filter((unit) => unit.kind === 'township').map((unit) => unit.name);
  const lists = summary.data?.scheme.lists ?? [];
  const listId = Form.useWatch('listId', form) ?? props.initial.listId;
  const list = lists.find(({ id }) => id === listId) ?? lists[0];

  const submit = (values: ItemFormValues): Promise<boolean> => {
    const { reason, proposer, decider, basis, later, ...item } = values;
    const draft: ItemDraft = {
      ...props.initial,
      ...item,
      listId: list?.id ?? '',
      name: item.name.trim(),
      text: item.text ?? '',
      leadDepartment: item.leadDepartment?.trim() ?? '',
      duties: keptDuties(item.duties, [
        item.leadDepartment ?? '',
        ...(item.jointLeads ?? []),
        ...(item.coDepartments ?? []),
      ]),
      fields: Object.fromEntries(Object.entries(item.fields ?? {}).filter(([, value]) => (value ?? '').trim() !== '')),
      bases: typedCitations(item.bases),
      townships: item.scope === 'particular' ? item.townships : [],
    };
    return props.onSubmit(draft, {
      reason: reason.trim(),
      proposer: proposer?.trim() ?? '',
      decider: decider?.trim() ?? '',
      basis: basis?.trim() ?? '',
      later: later ?? false,
    });
  };

  return (
    <FormDialog<ItemFormValues>
      title={props.title}
      deed={preparing && props.later ? props.later : props.deed}
      form={form}
      initial={{
        ...props.initial,
        listId: list?.id ?? '',
        reason: props.reason ?? '',
        proposer: props.proposer ?? '',
        decider: '',
      }}
      width={720}
      effect={preparing ? '决定前不计数' : props.effect}
      blocked={props.blocked}
      confirmTestId="item-form-submit"
      onSubmit={submit}
      onClose={props.onClose}
    >
      {props.note ? <div className="note form-note">{props.note}</div> : null}
      {lists.length > 1 ? (
        <Form.Item name="listId" label="清单">
          <Radio.Group
            options={lists.map(({ id, short }) => ({ value: id, label: short }))}
            data-testid="item-form-list"
          />
        </Form.Item>
      ) : null}
      <CategoryField list={list} />
      <WordingFields list={list} />
      <PartFields list={list} />
      <BasisFields />
      <Form.Item name="scope" label="适用" extra={scope === 'common' ? askScope(props.initial) : undefined}>
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
        basis={props.later !== undefined}
        {...(props.later ? { later: props.later } : {})}
      />
    </FormDialog>
  );
}

/** A duty that a township reports may be everybody's or its own: the program cannot know. */
function askScope({ scope, townships }: ItemDraft): string | undefined {
  if (scope === 'particular' || townships.length === 0) return undefined;
  return `${townships.join('、')}报来的。别的镇没有这项职责的，请选差异化。`;
}

/** Few categories are all in sight; many are chosen from a list. */
const MOST_IN_SIGHT = 9;

function CategoryField({ list }: { list: ListOutline | undefined }): ReactNode {
  const options = (list?.categories ?? []).map((value) => ({ value, label: value }));
  const known = (_: unknown, value: string) =>
    list?.categories.includes(value) ? Promise.resolve() : Promise.reject(new Error('请选类别。'));
  return (
    <Form.Item name="category" label="类别" required rules={[{ validator: known }]}>
      {options.length > MOST_IN_SIGHT ? (
        <Select showSearch options={options} placeholder="选类别" data-testid="item-form-category" />
      ) : (
        <Radio.Group options={options} data-testid="item-form-category" />
      )}
    </Form.Item>
  );
}
