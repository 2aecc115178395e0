/** 会议记录 of a round: the meeting, who took part, and what was said; also after the seal. */
import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import type { LedgerView } from '../../../shared/views';
import { FormDialog } from '../../components/dialogs/FormDialog';
import { useWrite } from '../../hooks';

interface MinutesValues {
  readonly meeting: string;
  readonly people: string;
  readonly minutes: string;
}

export function MinutesDialog({
  note,
  onClose,
}: {
  note: LedgerView['notes'][number];
  onClose: () => void;
}): ReactNode {
  const [form] = Form.useForm<MinutesValues>();
  const save = useWrite('noteRound');
  const { round, meeting, people, minutes } = note;
  return (
    <FormDialog<MinutesValues>
      title={`第${round}轮会议记录`}
      deed="存下记录"
      form={form}
      initial={{ meeting, people, minutes }}
      width={640}
      confirmTestId="minutes-save"
      onSubmit={async (values) => (await save.run({ round, ...values })) !== null}
      onClose={onClose}
    >
      <Form.Item name="meeting" label="会议">
        <Input maxLength={200} placeholder="哪次会议，在哪里开" data-testid="minutes-meeting" />
      </Form.Item>
      <Form.Item name="people" label="参加人员">
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <Form.Item name="minutes" label="记录">
        <Input.TextArea rows={8} maxLength={20_000} data-testid="minutes-text" />
      </Form.Item>
    </FormDialog>
  );
}
