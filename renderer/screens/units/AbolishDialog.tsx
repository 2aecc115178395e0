/** 撤镇并镇: which township is no more, into which one it goes, since when, and what that does to the lists. */
import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import type { UnitRow } from '../../../shared/views/units';
import { FormDialog } from '../../components/dialogs/FormDialog';
import { useRoundGate } from '../../components/items/roundGate';
import { profileText } from '../../components/profileText';
import { figure } from '../../format';
import { useRead, useWrite } from '../../hooks';

interface Values {
  readonly intoId: number | null;
  readonly day: string;
  readonly reason: string;
  readonly decider: string;
}

interface AbolishDialogProps {
  readonly unit: UnitRow;
  /** All of today's townships. */
  readonly units: readonly UnitRow[];
  readonly onClose: () => void;
}

export function AbolishDialog({ unit, units, onClose }: AbolishDialogProps): ReactNode {
  const [form] = Form.useForm<Values>();
  const gate = useRoundGate();
  const abolish = useWrite('abolishTownship');
  const intoId = Form.useWatch('intoId', form) ?? null;
  const into = units.find(({ id }) => id === intoId);
  const asked = useRead('abolitionEffect', { unitId: unit.id, intoId: intoId ?? 0 }, { enabled: intoId !== null });
  const { location, resources } = unit.profile;
  const profile = [profileText(unit.profile), location, resources.join('、')].filter((part) => part !== '').join(' · ');
  const submit = async ({ intoId: target, ...values }: Values): Promise<boolean> =>
    target !== null && (await abolish.run({ unitId: unit.id, intoId: target, ...values })) !== null;
  return (
    <FormDialog<Values>
      title={`撤销${unit.name}`}
      deed={into ? `撤销，并入${into.name}` : '撤销，并入另一个乡镇'}
      form={form}
      initial={{ intoId: null, day: '', reason: '', decider: '' }}
      danger
      blocked={gate.open ? undefined : gate.blocked}
      confirmTestId="abolish-do"
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="dialog-lead">
        撤镇并镇时用。以前的清单、意见、申请和责任都照{unit.name}
        的名字留着，按日期查得到；自那天起问它的责任，由并入的乡镇答。
      </p>
      <Form.Item name="intoId" label="并入" rules={[{ required: true, message: '请选并入哪个乡镇。' }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          autoFocus
          data-testid="abolish-into"
          options={units.filter(({ id }) => id !== unit.id).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      {into && asked.data && !asked.isPlaceholderData ? (
        <p className="note form-note" data-testid="abolish-effect">
          {unit.name}原有 {figure(asked.data.items)} 项，其中 {figure(asked.data.gained)} 项{into.name}
          还没有，列入{into.name}；事项总数不变。
        </p>
      ) : null}
      {into && profile !== '' ? (
        <p className="note form-note" data-testid="abolish-profile">
          {unit.name}的镇情（{profile}）不自动加到{into.name}，撤销以后到{into.name}的“改…”里改。
        </p>
      ) : null}
      <Form.Item name="day" label="自哪天起" rules={[{ required: true, message: '请选日期。' }]}>
        <Input type="date" data-testid="abolish-day" />
      </Form.Item>
      <Form.Item
        name="reason"
        label="依据（批复文号等）"
        rules={[{ required: true, whitespace: true, message: '请写明依据。' }]}
      >
        <Input maxLength={500} placeholder="省民政厅关于……的批复（…民复〔2026〕8号）" data-testid="abolish-reason" />
      </Form.Item>
      <Form.Item name="decider" label="决定人（可不写）">
        <Input maxLength={200} placeholder="县委编委会第3次会议" />
      </Form.Item>
    </FormDialog>
  );
}
