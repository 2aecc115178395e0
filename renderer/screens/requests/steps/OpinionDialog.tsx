/** 记意见: what one township wrote, in its own words. */
import { Form, Input, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { OPINION_WORDS, type OpinionVerdict, opinionVerdictSchema } from '../../../../shared/model/request';
import type { RequestDetail } from '../../../../shared/views/requests';
import { FormDialog } from '../../../components/dialogs/FormDialog';
import { todayIso } from '../../../format';
import { useWrite } from '../../../hooks';
import { dayRule } from '../dayRule';

interface Values {
  readonly unitId: number;
  readonly verdict: OpinionVerdict;
  readonly text: string;
  readonly date: string;
}

export function OpinionDialog(props: { request: RequestDetail; unitId: number; onClose: () => void }): ReactNode {
  const { request, unitId, onClose } = props;
  const [form] = Form.useForm<Values>();
  const verdict = Form.useWatch('verdict', form) ?? 'agree';
  const step = useWrite('stepRequest');
  const now = request.towns.find((town) => town.unitId === unitId);
  return (
    <FormDialog<Values>
      title={`${request.code} 乡镇书面意见`}
      deed="记入"
      form={form}
      initial={{ unitId, verdict: now?.verdict ?? 'agree', text: now?.text ?? '', date: todayIso() }}
      width={520}
      effect={<span className="small muted">未反馈不视为同意</span>}
      confirmTestId="opinion-confirm"
      onSubmit={async (values) => {
        const { text, ...rest } = values;
        return (await step.run({ requestId: request.id, kind: 'opinion', ...rest, text: text.trim() })) !== null;
      }}
      onClose={onClose}
    >
      <div className="form-pair">
        <Form.Item name="unitId" label="乡镇">
          <Select
            options={request.towns.map((town) => ({ value: town.unitId, label: town.name }))}
            data-testid="opinion-town"
          />
        </Form.Item>
        <Form.Item name="date" label="来文日期" rules={[dayRule('来文', request.date)]}>
          <Input type="date" data-testid="opinion-date" />
        </Form.Item>
      </div>
      <Form.Item name="verdict" label="意见">
        <Radio.Group
          data-testid="opinion-verdict"
          options={opinionVerdictSchema.options.map((value) => ({ value, label: OPINION_WORDS[value] }))}
        />
      </Form.Item>
      <Form.Item
        name="text"
        label="原文"
        rules={
          verdict === 'conditional' || verdict === 'disagree'
            ? [{ required: true, whitespace: true, message: '请写意见原文。' }]
            : []
        }
      >
        <Input.TextArea rows={4} maxLength={5_000} data-testid="opinion-text" />
      </Form.Item>
    </FormDialog>
  );
}
