/** 记入一步: 受理, 退回补正, 合法性审查, 联席会商, 审定, 报批, 撤回, or a remark. */
import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { REQUEST_STEP_WORDS, type RequestStepKind } from '../../../../shared/model/request';
import type { RequestDetail } from '../../../../shared/views/requests';
import { FormDialog } from '../../../components/dialogs/FormDialog';
import { todayIso } from '../../../format';
import { useWrite } from '../../../hooks';
import { dayRule } from '../dayRule';

export type StepToTake = Exclude<RequestStepKind, 'submit' | 'resubmit' | 'decide' | 'leave' | 'opinion'>;

interface Values {
  readonly by: string;
  readonly date: string;
  readonly text: string;
}

const WHO: Partial<Readonly<Record<StepToTake, string>>> = {
  legal: '县司法局',
  meeting: '联席会议',
  county: '县委、县政府',
  superior: '市委编委',
};
const TEXT: Partial<Readonly<Record<StepToTake, string>>> = {
  legal: '审查意见',
  meeting: '会商结论',
  return: '缺什么、要补什么',
  withdraw: '为什么撤回',
};
/** Those that say nothing without a reason. */
const NEEDS_TEXT: readonly StepToTake[] = ['return', 'withdraw', 'note'];

export function StepDialog(props: { request: RequestDetail; step: StepToTake; onClose: () => void }): ReactNode {
  const { request, step: kind, onClose } = props;
  const [form] = Form.useForm<Values>();
  const step = useWrite('stepRequest');
  const word = REQUEST_STEP_WORDS[kind];
  return (
    <FormDialog<Values>
      title={`${request.code} ${word}`}
      deed={kind === 'return' || kind === 'withdraw' ? word : '记入'}
      danger={kind === 'withdraw'}
      form={form}
      initial={{ by: WHO[kind] ?? '', date: todayIso(), text: '' }}
      width={520}
      confirmTestId="step-confirm"
      onSubmit={async ({ by, date, text }) =>
        (await step.run({ requestId: request.id, kind, by: by.trim(), date, text: text.trim() })) !== null
      }
      onClose={onClose}
    >
      <div className="form-pair">
        <Form.Item name="by" label="谁（可不写）">
          <Input maxLength={200} data-testid="step-by" />
        </Form.Item>
        <Form.Item name="date" label="日期" rules={[dayRule(word, kind === 'note' ? '' : request.date)]}>
          <Input type="date" data-testid="step-date" />
        </Form.Item>
      </div>
      <Form.Item
        name="text"
        label={TEXT[kind] ?? '说明'}
        rules={NEEDS_TEXT.includes(kind) ? [{ required: true, whitespace: true, message: '请写明。' }] : []}
      >
        <Input.TextArea rows={4} maxLength={5_000} autoFocus data-testid="step-text" />
      </Form.Item>
    </FormDialog>
  );
}
