/** 决定拟办的增减: who decides, and what it does to the number of items before it is done. */

import { AutoComplete, Form } from 'antd';
import type { ReactNode } from 'react';
import { quoted } from '../../../shared/logic/text/nestQuotes';
import { PREPARED_WORDS } from '../../../shared/model/deed';
import type { PreparedChange } from '../../../shared/views/ledger';
import { FormDialog } from '../../components/dialogs/FormDialog';
import { figure, signed } from '../../format';
import { useRead, useWrite } from '../../hooks';

/** As many as one reads before a decision. */
const NAMED = 5;

interface DecideDialogProps {
  readonly picked: readonly PreparedChange[];
  readonly live: number;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

export function DecideDialog({ picked, live, onDone, onClose }: DecideDialogProps): ReactNode {
  const [form] = Form.useForm<{ decider: string }>();
  const decide = useWrite('decidePrepared');
  const summary = useRead('summary', {});
  const effect = picked.reduce((sum, one) => sum + one.effect, 0);
  const deciders = [summary.data?.operator ?? '', '编办主任办公会', '编委会'].filter((name) => name !== '');
  return (
    <FormDialog<{ decider: string }>
      title={`决定拟办的增减 ${picked.length} 条`}
      deed={`记入第${summary.data?.round?.number ?? ''}轮`}
      form={form}
      initial={{ decider: '' }}
      width={460}
      effect={
        <span>
          {figure(live)} <b>{signed(effect)}</b> ＝ <b>{figure(live + effect)}</b>
        </span>
      }
      confirmTestId="prepared-confirm"
      onSubmit={async ({ decider }) => {
        const done = await decide.run({ preparedIds: picked.map(({ id }) => id), decider: decider.trim() });
        if (done !== null) onDone();
        return done !== null;
      }}
      onClose={onClose}
    >
      <p className="small muted" data-testid="prepared-what">
        {picked
          .slice(0, NAMED)
          .map(({ kind, name }) => PREPARED_WORDS[kind] + quoted(name))
          .join('；')}
        {picked.length > NAMED ? `等 ${figure(picked.length)} 条` : ''}
      </p>
      {(summary.data?.editions.issued ?? 0) > 0 ? (
        <p className="note">印发以后的增减应由“动态调整”的申请转来；在这里直接决定的，印发下一版时要签例外。</p>
      ) : null}
      <Form.Item
        name="decider"
        label="决定人"
        rules={[{ required: true, whitespace: true, message: '请写明决定人。' }]}
      >
        <AutoComplete
          options={deciders.map((value) => ({ value }))}
          maxLength={200}
          placeholder="谁或哪次会议决定"
          data-testid="prepared-decider"
        />
      </Form.Item>
    </FormDialog>
  );
}
