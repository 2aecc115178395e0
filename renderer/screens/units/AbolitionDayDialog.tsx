/** 改撤销日期: the first day without a township, put right as long as no lists went out without it. */
import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import type { AbolishedTownship } from '../../../shared/views/units';
import { FormDialog } from '../../components/dialogs/FormDialog';
import { useRoundGate } from '../../components/items/roundGate';
import { dateText } from '../../format';
import { useWrite } from '../../hooks';

interface Values {
  readonly day: string;
  readonly reason: string;
}

export function AbolitionDayDialog({ gone, onClose }: { gone: AbolishedTownship; onClose: () => void }): ReactNode {
  const [form] = Form.useForm<Values>();
  const gate = useRoundGate();
  const correct = useWrite('correctAbolition');
  const day = Form.useWatch('day', form) ?? gone.day;
  return (
    <FormDialog<Values>
      title={`改${gone.unit}撤销的日期`}
      deed="改日期"
      form={form}
      initial={{ day: gone.day, reason: '' }}
      blocked={gate.open ? undefined : gate.blocked}
      idle={day === gone.day}
      effect={<span className="muted small">现在：自{dateText(gone.day)}起</span>}
      confirmTestId="abolition-day-do"
      onSubmit={async (values) => (await correct.run({ unitId: gone.unitId, ...values })) !== null}
      onClose={onClose}
    >
      <p className="dialog-lead">
        日期写错了时用。撤销的记录、台账里的说明一并改；改了以后要封存这一轮，再印发。已按原日期印发过的不能改。
      </p>
      <Form.Item name="day" label="自哪天起" rules={[{ required: true, message: '请选日期。' }]}>
        <Input type="date" autoFocus data-testid="abolition-day" />
      </Form.Item>
      <Form.Item name="reason" label="理由" rules={[{ required: true, whitespace: true, message: '请写明理由。' }]}>
        <Input maxLength={500} placeholder="如：批复写的是12月1日" data-testid="abolition-day-reason" />
      </Form.Item>
    </FormDialog>
  );
}
