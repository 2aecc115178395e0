/** 裁定: the office decides where the parties do not agree: what holds, why, who decided, and the minutes it rests on. */
import { Form, Select } from 'antd';
import type { ReactNode } from 'react';
import type { AgreementDetail } from '../../../shared/views/agreement';
import { FormDialog } from '../../components/dialogs/FormDialog';
import { useRead, useWrite } from '../../hooks';
import { NO_RULING, RulingFields, type RulingValues } from './RulingFields';
import { NO_TALK, TalkFields, type TalkValues } from './TalkFields';

interface Values extends TalkValues, RulingValues {
  /** 0: a new one. */
  readonly talkId: number;
}

const NEW = 0;

export function RulingDialog({ detail, onClose }: { detail: AgreementDetail; onClose: () => void }): ReactNode {
  const [form] = Form.useForm<Values>();
  const talks = useRead('talks', {}).data ?? [];
  const keep = useWrite('keepTalk');
  const rule = useWrite('ruleItems');
  const own = detail.talks.find(({ minutes, fileName }) => minutes !== '' || fileName !== '');
  const initial: Values = { ...NO_TALK, ...NO_RULING, talkId: own?.id ?? NEW };
  const talkId = Form.useWatch('talkId', form) ?? initial.talkId;
  const { item } = detail;
  const submit = async (values: Values): Promise<boolean> => {
    const { title, date, people, minutes, decision, reason, decider } = values;
    const kept =
      values.talkId === NEW
        ? await keep.run({ itemIds: [item.id], title, date, people, minutes })
        : { talkId: values.talkId };
    if (!kept) return false;
    return (await rule.run({ itemIds: [item.id], talkId: kept.talkId, decision, reason, decider })) !== null;
  };
  return (
    <FormDialog<Values>
      title={`裁定：${item.name}`}
      deed="登记裁定"
      form={form}
      initial={initial}
      width={680}
      confirmTestId="ruling-confirm"
      effect="一直标作裁定，不算已认定；以后改了文字，要重新表态"
      onSubmit={submit}
      onClose={onClose}
    >
      <RulingFields>
        <Form.Item name="talkId" label="据哪次会商">
          <Select
            data-testid="ruling-talk"
            options={[
              { value: NEW, label: '新记一次' },
              ...talks.map(({ id, title, date }) => ({ value: id, label: `${title}（${date}）` })),
            ]}
          />
        </Form.Item>
      </RulingFields>
      {talkId === NEW ? <TalkFields minutesRequired /> : null}
    </FormDialog>
  );
}
