/** 裁定: the office decides where the parties do not agree: what holds, why, who decided, and the minutes it rests on. */
import { AutoComplete, Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import type { AgreementDetail } from '../../../shared/views/agreement';
import { FormDialog } from '../../components/FormDialog';
import { useRead, useWrite } from '../../hooks';
import { NO_TALK, TalkFields, type TalkValues } from './TalkFields';

interface Values extends TalkValues {
  /** 0: a new one. */
  readonly talkId: number;
  readonly decision: string;
  readonly reason: string;
  readonly decider: string;
}

const NEW = 0;

export function RulingDialog({ detail, onClose }: { detail: AgreementDetail; onClose: () => void }): ReactNode {
  const [form] = Form.useForm<Values>();
  const summary = useRead('summary', {});
  const talks = useRead('talks', {}).data ?? [];
  const keep = useWrite('keepTalk');
  const rule = useWrite('ruleItems');
  const own = detail.talks.find(({ minutes, fileName }) => minutes !== '' || fileName !== '');
  const initial: Values = { ...NO_TALK, talkId: own?.id ?? NEW, decision: '', reason: '', decider: '' };
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
  const deciders = [summary.data?.operator ?? '', '编办主任办公会', '编委会'].filter((name) => name !== '');
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
      <Form.Item name="decision" label="裁定意见（怎么定，可不写）">
        <Input maxLength={2_000} placeholder="如：按现文字列入，由市林业和草原局牵头" data-testid="ruling-decision" />
      </Form.Item>
      <Form.Item
        name="reason"
        label="理由"
        rules={[{ required: true, whitespace: true, message: '请写明为什么这样定。' }]}
      >
        <Input.TextArea rows={2} maxLength={2_000} autoFocus data-testid="ruling-reason" />
      </Form.Item>
      <div className="form-pair">
        <Form.Item
          name="decider"
          label="谁裁定"
          rules={[{ required: true, whitespace: true, message: '请写明谁或哪次会议裁定。' }]}
        >
          <AutoComplete
            options={deciders.map((value) => ({ value }))}
            maxLength={200}
            placeholder="谁或哪次会议"
            data-testid="ruling-decider"
          />
        </Form.Item>
        <Form.Item name="talkId" label="据哪次会商">
          <Select
            data-testid="ruling-talk"
            options={[
              { value: NEW, label: '新记一次' },
              ...talks.map(({ id, title, date }) => ({ value: id, label: `${title}（${date}）` })),
            ]}
          />
        </Form.Item>
      </div>
      {talkId === NEW ? <TalkFields minutesRequired /> : null}
    </FormDialog>
  );
}
