/** 拟修改的事项: name, task, who does what, and bases of an item as a request wants them; only what was changed goes into it. */
import { Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { typedCitations } from '../../../shared/logic/bases/typedCitations';
import { partsToDraft } from '../../../shared/logic/paper/drafts/partsToDraft';
import { type Amendable, type AmendableParts, amendmentOf } from '../../../shared/logic/requests/amendmentOf';
import type { Citation } from '../../../shared/model/basis';
import type { ItemDraft } from '../../../shared/model/item';
import type { RequestWant } from '../../../shared/model/request';
import type { ItemDetail } from '../../../shared/views';
import { call } from '../../api';
import { BasisFields } from '../../components/bases/BasisFields';
import { FormDialog } from '../../components/dialogs/FormDialog';
import { ItemPicker } from '../../components/items/ItemPicker';
import { latestOnly } from '../../components/items/latestOnly';
import { keptDuties, PartFields } from '../../components/items/PartFields';
import { tell, useRead } from '../../hooks';

interface Values extends AmendableParts {
  readonly name: string;
  readonly text: string;
  readonly townshipRole: ItemDraft['townshipRole'];
  readonly bases: Citation[];
}

const EMPTY: Values = {
  ...{ name: '', text: '', townshipRole: 'main', bases: [], fields: {} },
  ...partsToDraft([], 'main'),
};

export interface WantFormProps {
  /** The item the request says it is about: offered first. */
  readonly about: number | null;
  readonly onPut: (want: RequestWant) => void;
  readonly onClose: () => void;
}

export function AmendWant({ about, onPut, onClose }: WantFormProps): ReactNode {
  const [form] = Form.useForm<Values>();
  const [item, setItem] = useState<ItemDetail | null>(null);
  const [unchanged, setUnchanged] = useState(false);
  const lists = useRead('summary', {}).data?.scheme.lists ?? [];
  const [latest] = useState(latestOnly);
  const pick = async (itemId: number | undefined): Promise<void> => {
    const read = await latest(itemId === undefined ? Promise.resolve(null) : call('item', { itemId }));
    // Another was picked meanwhile.
    if (read === undefined) return;
    if (read) {
      const now = valuesOf(read);
      form.setFieldsValue(now);
      // Set whole: what an item picked before had in them would stay.
      form.setFieldValue('duties', now.duties);
      form.setFieldValue('fields', now.fields);
    }
    setUnchanged(false);
    setItem(read);
  };
  const submit = async (values: Values): Promise<boolean> => {
    if (item === null) return false;
    const want = amendmentOf(item.id, amendable(valuesOf(item)), amendable(values));
    if (want === null) setUnchanged(true);
    else onPut(want);
    return want !== null;
  };
  return (
    <FormDialog<Values>
      title="拟修改的事项"
      deed="写入申请"
      form={form}
      initial={EMPTY}
      width={720}
      idle={item === null}
      effect={item === null ? '先选事项' : unchanged ? <span className="minus">和现在的一样，还没有改</span> : ''}
      confirmTestId="want-confirm"
      onSubmit={submit}
      onClose={onClose}
    >
      <ItemPicker
        label="找事项"
        chosen={item === null ? [] : [item.id]}
        onChange={([itemId]) => void pick(itemId).catch(tell)}
        first={about}
        autoFocus
      />
      {item === null ? null : (
        <>
          <Form.Item name="name" label="名称" rules={[{ required: true, whitespace: true, message: '请写名称。' }]}>
            <Input maxLength={500} data-testid="want-name" />
          </Form.Item>
          {item.townshipRole === 'none' ? null : (
            <Form.Item name="text" label="内容">
              <Input.TextArea rows={4} data-testid="want-text" />
            </Form.Item>
          )}
          {/* Who leads is asked for according to the township's part, which no request changes. */}
          <Form.Item name="townshipRole" hidden>
            <Input />
          </Form.Item>
          <PartFields list={lists.find(({ id }) => id === item.listId)} />
          <BasisFields />
        </>
      )}
    </FormDialog>
  );
}

export function valuesOf(item: ItemDetail): Values {
  const { name, text, townshipRole, fields, responsibilities } = item;
  const bases = item.bases.map(({ title, docNumber, clause }) => ({ title, docNumber, clause }));
  return { name, text, townshipRole, bases, fields: { ...fields }, ...partsToDraft(responsibilities, townshipRole) };
}

function amendable(values: Values): Amendable {
  return { name: values.name.trim(), text: values.text, bases: typedCitations(values.bases), parts: partsOf(values) };
}

export function partsOf({
  leadDepartment,
  jointLeads,
  coDepartments,
  receivers,
  method,
  duties,
  fields,
}: AmendableParts): AmendableParts {
  const lead = leadDepartment.trim();
  return {
    ...{ leadDepartment: lead, jointLeads: [...jointLeads], coDepartments: [...coDepartments] },
    ...{ receivers: [...receivers], method },
    duties: keptDuties(duties, [lead, ...jointLeads, ...coDepartments]),
    // A field that was emptied says so; one never touched is not in it.
    fields: Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
  };
}
