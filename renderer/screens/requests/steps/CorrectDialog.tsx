/** 更正登记: a closed request's own fields put right, with why; the decision, its changes and its notice stay as they are. */
import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { correctionWords } from '../../../../shared/logic/requests/correctionWords';
import { REQUEST_OWN_WORDS, type RequestOwn } from '../../../../shared/model/request';
import type { RequestDetail } from '../../../../shared/views/requests';
import { FormDialog } from '../../../components/dialogs/FormDialog';
import { useWrite } from '../../../hooks';
import { dayRule } from '../dayRule';
import { AskedBy } from './AskedBy';

interface Values extends RequestOwn {
  readonly why: string;
}

export function CorrectDialog({ request, onClose }: { request: RequestDetail; onClose: () => void }): ReactNode {
  const [form] = Form.useForm<Values>();
  const correct = useWrite('correctRequest');
  const now = Form.useWatch([], form) ?? request;
  const same = correctionWords(request, writtenOver(request, now)) === '';
  const submit = async ({ why, ...values }: Values): Promise<boolean> => {
    const corrected = writtenOver(request, values);
    return (await correct.run({ requestId: request.id, corrected, why: why.trim() })) !== null;
  };
  const long = (name: 'content' | 'basis' | 'reason' | 'guarantee', most: number, rows = 2): ReactNode => (
    <Form.Item name={name} label={REQUEST_OWN_WORDS[name]}>
      <Input.TextArea rows={rows} maxLength={most} data-testid={`correct-${name}`} />
    </Form.Item>
  );
  return (
    <FormDialog<Values>
      title={`更正登记：${request.code}`}
      deed="更正"
      form={form}
      initial={{ ...ownOf(request), why: '' }}
      idle={same}
      effect={same ? '还没有改动' : undefined}
      width={680}
      confirmTestId="correct-submit"
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="dialog-lead">
        只改登记时写错的。类型、到期日、涉及的乡镇和拟作的调整是决定的一部分，这里不改；清单、决定和决定通知不变，改前改后都记入“经过”。
      </p>
      <Form.Item name="title" label="事项" rules={[{ required: true, whitespace: true, message: '请写是什么事项。' }]}>
        <Input maxLength={300} data-testid="correct-title" />
      </Form.Item>
      <AskedBy
        id="correct"
        day={{ label: '申请日期', rule: dayRule('申请', '') }}
        code={{ label: '编号', rules: [{ required: true, whitespace: true, message: '请写编号。' }] }}
      />
      {long('content', 10_000)}
      <div className="form-pair">
        {long('basis', 2_000)}
        {long('reason', 5_000)}
      </div>
      {request.kind === 'admission' ? (
        <div className="form-pair">
          {long('guarantee', 2_000, 1)}
          <Form.Item name="span" label="期限（照公文写）">
            <Input maxLength={200} data-testid="correct-span" />
          </Form.Item>
        </div>
      ) : null}
      <Form.Item
        name="why"
        label="为什么更正"
        rules={[{ required: true, whitespace: true, message: '请写明为什么更正。' }]}
      >
        <Input maxLength={500} data-testid="correct-why" placeholder="如：与来文核对，文号录错" />
      </Form.Item>
    </FormDialog>
  );
}

function ownOf({ code, title, content, basis, reason, guarantee, span, applicant, date }: RequestOwn): RequestOwn {
  return { code, title, content, basis, reason, guarantee, span, applicant, date };
}

/** As the form has it; a field it does not show stays as it is. */
function writtenOver(request: RequestOwn, form: Partial<RequestOwn>): RequestOwn {
  const shown = Object.entries(ownOf({ ...request, ...form })).map(([field, words]) => [field, words.trim()]);
  return Object.fromEntries(shown) as RequestOwn;
}
