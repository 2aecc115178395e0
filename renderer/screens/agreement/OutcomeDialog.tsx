/** 会商结果: items of a talk that everybody there agreed to in the end, or that the office rules on, several at once. */
import { Checkbox, Form, Radio } from 'antd';
import type { ReactNode } from 'react';
import type { TalkRow } from '../../../shared/views/agreement';
import { FormDialog } from '../../components/dialogs/FormDialog';
import { figure } from '../../format';
import { useWrite } from '../../hooks';
import { NO_RULING, RulingFields, type RulingValues } from './RulingFields';

interface Values extends RulingValues {
  readonly result: 'agreed' | 'ruled';
  readonly itemIds: readonly number[];
}

/** Neither agreed nor ruled. */
export function openOf({ items }: TalkRow): TalkRow['items'] {
  return items.filter(({ state }) => state !== null && state !== 'agreed' && state !== 'ruled');
}

export function OutcomeDialog({ talk, onClose }: { talk: TalkRow; onClose: () => void }): ReactNode {
  const [form] = Form.useForm<Values>();
  const agree = useWrite('agreeToRest');
  const rule = useWrite('ruleItems');
  const open = openOf(talk);
  const minuted = talk.minutes !== '' || talk.fileName !== '';
  const initial: Values = { ...NO_RULING, result: 'agreed', itemIds: open.map(({ id }) => id) };
  const result = Form.useWatch('result', form) ?? initial.result;
  const chosen = (Form.useWatch('itemIds', form) ?? initial.itemIds).length;
  const submit = async ({ itemIds, decision, reason, decider, ...values }: Values): Promise<boolean> => {
    const about = { itemIds: [...itemIds] };
    if (values.result === 'ruled')
      return (await rule.run({ ...about, talkId: talk.id, decision, reason, decider })) !== null;
    return (await agree.run({ ...about, against: true, words: `${talk.title}议定`, date: talk.date })) !== null;
  };
  return (
    <FormDialog<Values>
      title={`${talk.title}的结果`}
      deed={result === 'ruled' ? `裁定 ${figure(chosen)} 项` : `登记 ${figure(chosen)} 项各方同意`}
      form={form}
      initial={initial}
      width={680}
      idle={chosen === 0}
      blocked={result === 'ruled' && !minuted ? '裁定要有纪要。请先“改记录”写纪要，或附签字的纪要。' : undefined}
      effect={
        result === 'ruled' ? '一直标作裁定，不算已认定' : '涉及的每一方都记为同意现在的文字；有一方没有同意的，请去掉勾'
      }
      confirmTestId="outcome-confirm"
      onSubmit={submit}
      onClose={onClose}
    >
      <Form.Item name="result" label="怎么定的">
        <Radio.Group
          optionType="button"
          data-testid="outcome-result"
          options={[
            { value: 'agreed', label: '各方都同意' },
            { value: 'ruled', label: '编办裁定' },
          ]}
        />
      </Form.Item>
      <Form.Item name="itemIds" label="哪些事项">
        <Checkbox.Group
          className="outcome-items"
          data-testid="outcome-items"
          options={open.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      {result === 'ruled' ? <RulingFields /> : null}
    </FormDialog>
  );
}
