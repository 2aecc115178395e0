/** 开新一轮: from 轮次, and over whatever was being written when a round turned out to be wanting. */
import { Form, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import { ROUND_KIND_WORDS, type RoundKind, roundKindSchema } from '../../../shared/model/round';
import type { Summary } from '../../../shared/views';
import { figure, todayIso } from '../../format';
import { useWrite } from '../../hooks';
import { FormDialog } from '../dialogs/FormDialog';

interface OpenValues {
  readonly kind: RoundKind;
  readonly title: string;
  readonly date: string;
}

/** What is issued is adjusted; what is not yet is reviewed. */
function usualKind({ editions }: Summary, number: number): RoundKind {
  if (number === 1) return 'sorting';
  return editions.issued > 0 ? 'adjustment' : 'review';
}

export function OpenRoundDialog(props: { summary: Summary; onClose: () => void }): ReactNode {
  const { summary, onClose } = props;
  const [form] = Form.useForm<OpenValues>();
  const open = useWrite('openRound');
  const number = (summary.round?.number ?? 0) + 1;
  const kinds = roundKindSchema.options.filter((kind) => kind !== 'sorting' || number === 1);
  return (
    <FormDialog<OpenValues>
      title={`开第${number}轮`}
      deed={`开第${number}轮`}
      form={form}
      initial={{ kind: usualKind(summary, number), title: '', date: todayIso() }}
      width={480}
      blocked={
        summary.round?.state === 'open' ? `第${summary.round.number}轮还没有封存，封存后才能开新的一轮。` : undefined
      }
      effect={`期初 ${figure(summary.pool.live)} 项`}
      confirmTestId="rounds-open-confirm"
      onSubmit={async (values) => (await open.run(values)) !== null}
      onClose={onClose}
    >
      <Form.Item name="kind" label="这一轮做什么">
        <Radio.Group options={kinds.map((kind) => ({ value: kind, label: ROUND_KIND_WORDS[kind] }))} />
      </Form.Item>
      <Form.Item name="title" label="说明（可不写）">
        <Input maxLength={100} placeholder="哪次会议、审哪一部分" data-testid="rounds-open-title" />
      </Form.Item>
      <Form.Item name="date" label="日期" rules={[{ required: true, message: '请写日期。' }]}>
        <Input type="date" data-testid="rounds-open-date" />
      </Form.Item>
    </FormDialog>
  );
}
