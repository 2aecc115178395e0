/** 登记表态: what one party holds of an item, with its words, who said it and when. */
import { Form, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import { OFFICE_WORD, POSITION_WORDS, type Position, positionSchema } from '../../../shared/model/verdict';
import { FormDialog } from '../../components/dialogs/FormDialog';
import { useWrite } from '../../hooks';
import { SaidByFields } from './SaidByFields';

interface VerdictDialogProps {
  readonly party: { readonly unit: string; readonly unitId: number | null };
  readonly item: { readonly id: number; readonly name: string };
  readonly position: Position;
  readonly onClose: () => void;
}

interface Values {
  readonly position: Position;
  readonly words: string;
  readonly person: string;
  readonly date: string;
}

export function VerdictDialog({ party, item, position, onClose }: VerdictDialogProps): ReactNode {
  const [form] = Form.useForm<Values>();
  const give = useWrite('giveVerdicts');
  const now = Form.useWatch('position', form) ?? position;
  const against = now === 'disagree' || now === 'reserve';
  const name = party.unit || OFFICE_WORD;
  const submit = async (values: Values): Promise<boolean> => {
    const { date, ...others } = values;
    const said = { ...others, ...(date === '' ? {} : { date }) };
    return (await give.run({ unitId: party.unitId, itemIds: [item.id], ...said })) !== null;
  };
  return (
    <FormDialog<Values>
      title={`${name}的表态：${item.name}`}
      deed={`登记${POSITION_WORDS[now]}`}
      form={form}
      initial={{ position, words: '', person: '', date: '' }}
      width={560}
      confirmTestId="verdict-confirm"
      onSubmit={submit}
      onClose={onClose}
    >
      <Form.Item name="position" label="表态">
        <Radio.Group
          optionType="button"
          options={positionSchema.options.map((value) => ({
            value,
            label: value === 'none' ? '撤回表态' : POSITION_WORDS[value],
          }))}
          data-testid="verdict-position"
        />
      </Form.Item>
      <Form.Item
        name="words"
        label={against ? '意见：哪里不妥，建议怎么写' : '意见（可不写）'}
        rules={against ? [{ required: true, whitespace: true, message: '不同意或保留要写明意见。' }] : []}
      >
        <Input.TextArea rows={4} maxLength={5_000} autoFocus data-testid="verdict-words" />
      </Form.Item>
      <SaidByFields />
    </FormDialog>
  );
}
