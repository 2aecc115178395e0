/** 沟通记录 in full: with which unit and person, on which day, and whether an answer is awaited. */
import { Checkbox, Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useRead, useWrite } from '../../hooks';
import { FormDialog } from '../dialogs/FormDialog';

interface NoteDialogProps {
  readonly about: { readonly kind: 'entry' | 'item'; readonly id: number; readonly name: string };
  /** The unit it starts with. */
  readonly unitId: number | null;
  readonly onClose: () => void;
}

interface Values {
  readonly text: string;
  readonly unitId: number | null;
  readonly person: string;
  readonly date: string;
  readonly question: boolean;
}

export function NoteDialog({ about, unitId, onClose }: NoteDialogProps): ReactNode {
  const [form] = Form.useForm<Values>();
  const units = useRead('units', {}).data ?? [];
  const entryNote = useWrite('noteEntry');
  const itemNote = useWrite('noteItem');
  const asking = Form.useWatch('question', form) ?? false;
  const submit = async ({ text, unitId: unit, person, date, question }: Values): Promise<boolean> => {
    const talk = {
      text: text.trim(),
      person: person.trim(),
      question,
      ...(unit === null ? {} : { unitId: unit }),
      ...(date === '' ? {} : { date }),
    };
    const done =
      about.kind === 'entry'
        ? await entryNote.run({ entryId: about.id, ...talk })
        : await itemNote.run({ itemId: about.id, ...talk });
    return done !== null;
  };
  return (
    <FormDialog<Values>
      title={`沟通记录：${about.name}`}
      deed={asking ? '记下，列入沟通单' : '记下'}
      form={form}
      initial={{ text: '', unitId, person: '', date: '', question: false }}
      width={520}
      confirmTestId="note-confirm"
      onSubmit={submit}
      onClose={onClose}
    >
      <Form.Item name="text" label="怎么说的" rules={[{ required: true, whitespace: true, message: '请写一句。' }]}>
        <Input.TextArea rows={3} maxLength={2_000} autoFocus data-testid="note-text" />
      </Form.Item>
      <div className="form-pair">
        <Form.Item
          name="unitId"
          label="单位"
          rules={asking ? [{ required: true, message: '请选由哪个单位答复。' }] : []}
        >
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder="和哪个单位谈的"
            options={units.map(({ id, name }) => ({ value: id, label: name }))}
            data-testid="note-unit"
          />
        </Form.Item>
        <Form.Item name="person" label="谁（可不写）">
          <Input maxLength={50} data-testid="note-person" />
        </Form.Item>
      </div>
      <div className="form-pair">
        <Form.Item name="date" label="哪天（不写为今天）">
          <Input type="date" data-testid="note-date" />
        </Form.Item>
        <Form.Item name="question" label="要不要答复" valuePropName="checked">
          <Checkbox data-testid="note-question">请该单位答复，列入沟通单</Checkbox>
        </Form.Item>
      </div>
    </FormDialog>
  );
}
