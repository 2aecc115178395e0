/** 批量改: one value into a field of the chosen items, with every change shown before it is written. */
import { AutoComplete, Form, Input, Radio } from 'antd';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { readCitation } from '../../../../shared/logic/bases/parseCitation';
import { splitBases } from '../../../../shared/logic/reading/rows/cellValues';
import { TOWNSHIP_ROLE_WORDS } from '../../../../shared/model/item';
import { type EditedField, fieldWords, isOwnField, type PoolEdit } from '../../../../shared/model/poolEdit';
import { FormDialog } from '../../../components/dialogs/FormDialog';
import { contains, type Decision, DecisionFields } from '../../../components/items/DecisionFields';
import { useRoundGate } from '../../../components/items/roundGate';
import { figure } from '../../../format';
import { useRead, useWrite } from '../../../hooks';
import { EditCells } from './EditCells';
import { bulkFields, choicesOf } from './editedFields';

interface EditValues extends Decision {
  readonly field: EditedField;
  readonly value: string;
}

interface EditDialogProps {
  readonly ids: readonly number[];
  readonly field: EditedField;
  /** Filled in, for filling down. */
  readonly value?: string | undefined;
  readonly onClose: () => void;
}

export function EditDialog({ ids, field: first, value: given, onClose }: EditDialogProps): ReactNode {
  const [form] = Form.useForm<EditValues>();
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const gate = useRoundGate();
  const write = useWrite('editItems');
  const field = Form.useWatch('field', form) ?? first;
  const value = useDeferredValue(Form.useWatch('value', form) ?? given);
  const lists = useRead('summary', {}).data?.scheme.lists ?? [];
  const fields = bulkFields(lists);
  const clears = field === 'remark' || field === 'department' || isOwnField(field);
  const edit = editOf(field, value ?? '');
  const says = edit.kind === 'cite' ? edit.citations.length > 0 : value?.trim() !== '';
  const ready = value !== undefined && (says || clears);
  const preview = useRead('previewEdit', { itemIds: [...ids], edit }, { enabled: ready });
  const changed = ready ? changing(preview.data?.changed ?? 0, preview.data?.cells ?? [], left) : 0;

  const submit = async (values: EditValues): Promise<boolean> => {
    const { reason, basis = '', proposer, decider } = values;
    const itemIds = ids.filter((id) => !left.has(id));
    const done = await write.run({
      itemIds,
      edit: editOf(values.field, values.value ?? ''),
      reason: reason.trim(),
      basis: basis.trim(),
      proposer: proposer ?? '',
      decider: decider ?? '',
    });
    return done !== null;
  };

  return (
    <FormDialog<EditValues>
      title={`批量改 ${figure(ids.length)} 项`}
      deed={`改 ${figure(changed)} 项`}
      form={form}
      initial={{ field: first, value: given ?? '', reason: '', proposer: '', decider: '' }}
      width={680}
      blocked={gate.blocked ?? (ready && preview.data && changed === 0 ? '所选事项已经是这样，没有要改的。' : null)}
      effect="不计增减"
      confirmTestId="edit-confirm"
      onSubmit={submit}
      onClose={onClose}
    >
      <Form.Item name="field" label="改哪一栏">
        <Radio.Group
          options={(fields.includes(first) ? fields : [first]).map((one) => ({
            value: one,
            label: fieldWords(one),
          }))}
          onChange={() => form.setFieldsValue({ value: '' })}
        />
      </Form.Item>
      <Form.Item
        name="value"
        label={field === 'bases' ? '加哪些依据' : '改为'}
        rules={field === 'bases' ? [{ required: true, whitespace: true, message: '请写明依据。' }] : []}
      >
        <ValueField field={field} />
      </Form.Item>
      <EditCells preview={ready ? preview.data : undefined} left={left} onLeave={setLeft} />
      <DecisionFields reasonHint="为什么改" testId="edit-reason" basis />
    </FormDialog>
  );
}

/** Bases come beside what is cited, anything else takes the place of what stands there. */
function editOf(field: EditedField, value: string): PoolEdit {
  if (field !== 'bases') return { kind: 'set', field, value };
  return { kind: 'cite', citations: splitBases(value).map(readCitation) };
}

/** Items that change, less those left out by hand. */
export function changing(
  all: number,
  cells: readonly { readonly itemId: number }[],
  left: ReadonlySet<number>,
): number {
  const listed = new Set(cells.map(({ itemId }) => itemId));
  return all - [...left].filter((id) => listed.has(id)).length;
}

interface ValueFieldProps {
  readonly field: EditedField;
  readonly value?: string;
  readonly onChange?: (value: string) => void;
}

/** Given `value` and `onChange` by the form item around it. */
function ValueField({ field, value = '', onChange }: ValueFieldProps): ReactNode {
  const summary = useRead('summary', {});
  const units = useRead('units', {});
  if (field === 'category' || field === 'role') {
    const options =
      field === 'category'
        ? (summary.data?.scheme.categories ?? []).map((one) => ({ value: one, label: one }))
        : [
            { value: 'main', label: TOWNSHIP_ROLE_WORDS.main },
            { value: 'cooperate', label: TOWNSHIP_ROLE_WORDS.cooperate },
          ];
    return <Radio.Group value={value} options={options} onChange={(event) => onChange?.(String(event.target.value))} />;
  }
  if (field === 'department') {
    const departments = (units.data ?? []).filter((unit) => unit.kind === 'department');
    return (
      <AutoComplete
        value={value}
        options={departments.map((unit) => ({ value: unit.name }))}
        showSearch={{ filterOption: contains }}
        placeholder="选一个部门；不填为清空"
        data-testid="edit-value"
        onChange={(next) => onChange?.(next)}
      />
    );
  }
  const choices = choicesOf(field, summary.data?.scheme.lists ?? []);
  if (choices.length > 0)
    return (
      <AutoComplete
        value={value}
        options={choices.map((one) => ({ value: one }))}
        placeholder="选一个，也可另写；不填为清空"
        data-testid="edit-value"
        onChange={(next) => onChange?.(next)}
      />
    );
  return (
    <Input
      value={value}
      placeholder={field === 'bases' ? '《名称》（文号）第…条，几条用分号隔开；已引用的不重复加' : '不填为清空'}
      data-testid="edit-value"
      onChange={(event) => onChange?.(event.target.value)}
    />
  );
}
