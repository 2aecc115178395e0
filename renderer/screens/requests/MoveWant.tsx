/** 拟调类的事项: where an item is to stand; of another list, also the township's part, who leads and what they do there. */
import { Form, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { typedCitations } from '../../../shared/logic/bases/typedCitations';
import { partsToDraft } from '../../../shared/logic/paper/drafts/partsToDraft';
import type { AmendableParts } from '../../../shared/logic/requests/amendmentOf';
import { fitParts } from '../../../shared/logic/requests/fitParts';
import { moveOf, offerBases } from '../../../shared/logic/requests/moveOf';
import { roleInList, sectionKey, sectionOfKey, sectionWords } from '../../../shared/logic/schemes/schemeLists';
import type { Citation } from '../../../shared/model/basis';
import type { ItemDraft } from '../../../shared/model/item';
import type { ItemDetail, ListOutline } from '../../../shared/views';
import { call } from '../../api';
import { BasisFields } from '../../components/bases/BasisFields';
import { FormDialog } from '../../components/dialogs/FormDialog';
import { ItemPicker } from '../../components/items/ItemPicker';
import { latestOnly } from '../../components/items/latestOnly';
import { PartFields } from '../../components/items/PartFields';
import { sectionChoices } from '../../components/items/sectionChoices';
import { tell, useRead } from '../../hooks';
import { partsOf, valuesOf, type WantFormProps } from './AmendWant';

interface Values extends AmendableParts {
  readonly section: string;
  readonly text: string;
  readonly townshipRole: ItemDraft['townshipRole'];
  readonly bases: Citation[];
}

const EMPTY: Values = {
  ...{ section: '', text: '', townshipRole: 'main', bases: [], fields: {} },
  ...partsToDraft([], 'main'),
};

interface MoveWantProps extends WantFormProps {
  /** What the request itself rests on. */
  readonly named: readonly Citation[];
}

export function MoveWant({ about, named, onPut, onClose }: MoveWantProps): ReactNode {
  const [form] = Form.useForm<Values>();
  const [item, setItem] = useState<ItemDetail | null>(null);
  const lists = useRead('summary', {}).data?.scheme.lists ?? [];
  const section = Form.useWatch('section', form) ?? '';
  const listOf = (key: string): ListOutline | undefined => lists.find(({ id }) => id === sectionOfKey(key).listId);
  const to = listOf(section);
  const other = item !== null && to !== undefined && to.id !== item.listId ? to : undefined;
  // What the form holds of an item follows from the item and from the list it is to go to.
  const fill = (now: ItemDetail | null, list: ListOutline | undefined): void => {
    if (now === null || list === undefined) return;
    const start = startOf(now, list);
    const { duties, fields } = start;
    form.setFieldsValue({ ...start, bases: offerBases(start.bases, named) });
    form.setFieldValue('duties', duties);
    form.setFieldValue('fields', fields);
  };
  const [latest] = useState(latestOnly);
  const pick = async (itemId: number | undefined): Promise<void> => {
    const read = await latest(itemId === undefined ? Promise.resolve(null) : call('item', { itemId }));
    // Another was picked meanwhile.
    if (read === undefined) return;
    setItem(read);
    if (read === null) return;
    const chosen: string = form.getFieldValue('section') ?? '';
    // Where it stands it need not be moved to.
    if (chosen === sectionKey(read)) form.setFieldValue('section', '');
    // As it is chosen by now, which may be since the item was clicked.
    else fill(read, listOf(chosen));
  };
  const submit = async (values: Values): Promise<boolean> => {
    if (item === null) return false;
    const to = sectionOfKey(values.section);
    onPut(
      other
        ? moveOf(item.id, to, movedOf(startOf(item, other)), movedOf(values))
        : { kind: 'move', itemId: item.id, ...to },
    );
    return true;
  };
  return (
    <FormDialog<Values>
      title="拟调类的事项"
      deed="写入申请"
      form={form}
      initial={EMPTY}
      width={720}
      idle={item === null}
      effect={item === null ? '先选事项' : `现在：${sectionWords(lists, item)}`}
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
      <Form.Item name="section" label="调到" rules={[{ required: true, message: '请选类别。' }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          data-testid="want-section"
          onChange={(value: string) => fill(item, listOf(value))}
          options={sectionChoices(lists, item === null ? undefined : sectionKey(item))}
        />
      </Form.Item>
      {other ? (
        <>
          <p className="note form-note">调到另一张清单，请照{other.name}的写法写明以下各栏。</p>
          {roleInList(other.kind) === 'none' ? null : (
            <Form.Item name="text" label={other.textLabel}>
              <Input.TextArea rows={3} data-testid="want-text" />
            </Form.Item>
          )}
          {/* Who leads is asked for according to the township's part in that list. */}
          <Form.Item name="townshipRole" hidden>
            <Input />
          </Form.Item>
          <PartFields list={other} />
          <BasisFields />
        </>
      ) : null}
    </FormDialog>
  );
}

/** The item as the form of that list would hold it. */
function startOf(item: ItemDetail, list: ListOutline): Omit<Values, 'section'> {
  const now = valuesOf(item);
  return { ...now, ...fitParts(now, list.kind), townshipRole: roleInList(list.kind) ?? now.townshipRole };
}

const movedOf = (values: Omit<Values, 'section'>) => ({
  text: values.text,
  bases: typedCitations(values.bases),
  parts: partsOf(values),
});
