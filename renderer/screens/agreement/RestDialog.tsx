/** 其余同意: what one or several parties have left they agree to, said by whom and when; what they are against stays. */
import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import type { PartyProgress } from '../../../shared/views/agreement';
import { FormDialog } from '../../components/dialogs/FormDialog';
import { figure } from '../../format';
import { useWrite } from '../../hooks';
import { SaidByFields } from './SaidByFields';

interface Values {
  readonly words: string;
  readonly person: string;
  readonly date: string;
}

export function RestDialog({
  parties,
  onClose,
}: {
  parties: readonly PartyProgress[];
  onClose: () => void;
}): ReactNode {
  const [form] = Form.useForm<Values>();
  const agree = useWrite('agreeToRest');
  const sum = (of: (party: PartyProgress) => number): number => parties.reduce((total, one) => total + of(one), 0);
  const rest = sum(({ stale, silent }) => stale + silent);
  const against = sum(({ disagree, reserve }) => disagree + reserve);
  const submit = async ({ date, ...said }: Values): Promise<boolean> => {
    const unitIds = parties.map(({ unitId }) => unitId);
    return (await agree.run({ unitIds, ...said, ...(date === '' ? {} : { date }) })) !== null;
  };
  const [only] = parties;
  const who = parties.length === 1 ? (only?.unit ?? '') : `${figure(parties.length)} 方`;
  return (
    <FormDialog<Values>
      title={`${who}对其余的都同意`}
      deed={`登记 ${figure(rest)} ${parties.length === 1 ? '项' : '项次'}同意`}
      form={form}
      initial={{ words: '', person: '', date: '' }}
      width={560}
      confirmTestId="verdict-confirm"
      effect={against > 0 ? `不同意、保留的 ${figure(against)} ${parties.length === 1 ? '项' : '项次'}不动` : ''}
      onSubmit={submit}
      onClose={onClose}
    >
      {parties.length > 1 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a text that scrolls must be reachable by keyboard
        <p className="muted rest-names" tabIndex={0}>
          {parties.map(({ unit }) => unit).join('、')}
        </p>
      ) : null}
      <Form.Item name="words" label="说明（可不写）">
        <Input maxLength={5_000} placeholder="如：来函同意，第二次会商会上同意" data-testid="verdict-words" />
      </Form.Item>
      <SaidByFields />
    </FormDialog>
  );
}
