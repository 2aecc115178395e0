/** 登记申请, 改申请 and 补正后重报: what is asked, by whom, for which townships, and what it would change in the list. */
import { Checkbox, Form, Input, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { basesNamed } from '../../../shared/logic/requests/additionOf';
import { itemsOfRequest } from '../../../shared/logic/requests/itemsOfRequest';
import { followNamed } from '../../../shared/logic/requests/moveOf';
import {
  REQUEST_CAUSE_WORDS,
  REQUEST_KIND_WORDS,
  REQUEST_TERM_WORDS,
  type RequestDraft,
  type RequestTerm,
  type RequestWant,
  requestCauseSchema,
  requestKindSchema,
  requestTermSchema,
} from '../../../shared/model/request';
import type { RequestDetail } from '../../../shared/views/requests';
import { FormDialog } from '../../components/dialogs/FormDialog';
import { todayIso } from '../../format';
import { useRead, useWrite } from '../../hooks';
import { dayRule } from './dayRule';
import { OtherRequests } from './OtherRequests';
import { Recognized } from './Recognized';
import { AskedBy } from './steps/AskedBy';
import { WantsField } from './WantsField';

interface RequestFormProps {
  /** Null: a new one. */
  readonly request: RequestDetail | null;
  readonly resubmitted?: boolean;
  readonly onDone?: (requestId: number) => void;
  readonly onClose: () => void;
}

type Values = Omit<RequestDraft, 'wants' | 'aboutItemId'>;

const EMPTY: Values = {
  ...{ code: '', kind: 'admission', term: 'regular', cause: null, title: '', content: '', basis: '', reason: '' },
  ...{ guarantee: '', span: '', ends: '', applicant: '', townships: [], date: '' },
};

/** How papers put it. */
const SPANS: Readonly<Record<RequestTerm, string>> = {
  regular: '如：长期',
  phased: '如：至创建验收为止',
  temporary: '如：今年汛期',
};

export function RequestForm({ request, resubmitted = false, onDone, onClose }: RequestFormProps): ReactNode {
  const [form] = Form.useForm<Values>();
  const [wants, setWants] = useState<readonly RequestWant[]>(request?.wants ?? []);
  // Of the wants, what was put in before the basis was typed follows it.
  const [named, setNamed] = useState(request?.basis ?? '');
  const [about, setAbout] = useState<number | null>(request?.aboutItemId ?? null);
  const requestId = request?.id ?? null;
  const changed = itemsOfRequest({ aboutItemId: null, wants });
  const register = useWrite('registerRequest');
  const change = useWrite('changeRequest');
  const kind = Form.useWatch('kind', form) ?? request?.kind ?? EMPTY.kind;
  const term = Form.useWatch('term', form) ?? request?.term ?? EMPTY.term;
  const followBasis = (basis: string): readonly RequestWant[] => {
    const followed = followNamed(wants, basesNamed(named), basesNamed(basis));
    setWants(followed);
    setNamed(basis);
    return followed;
  };
  const submit = async (values: Values): Promise<boolean> => {
    const draft: RequestDraft = {
      ...values,
      term: values.kind === 'admission' ? (values.term ?? 'regular') : null,
      cause: values.kind === 'adjustment' ? values.cause : null,
      aboutItemId: about,
      wants: [...followBasis(values.basis)],
    };
    if (request === null) {
      const done = await register.run({ request: draft });
      if (done !== null) onDone?.(done.requestId);
      return done !== null;
    }
    return (await change.run({ requestId: request.id, request: draft, resubmitted })) !== null;
  };
  return (
    <FormDialog<Values>
      title={request === null ? '登记申请' : `${resubmitted ? '补正后重报' : '改申请内容'}：${request.code}`}
      deed={request === null ? '登记' : resubmitted ? '重报' : '存下'}
      form={form}
      initial={request === null ? { ...EMPTY, date: todayIso() } : valuesOf(request, resubmitted)}
      unsaved={(request === null ? wants.length > 0 : wants !== request.wants) || undefined}
      width={760}
      confirmTestId="request-form-submit"
      onSubmit={submit}
      onClose={onClose}
    >
      <div className="request-kinds">
        <Form.Item name="kind" label="类型">
          <Radio.Group
            data-testid="request-kind"
            options={requestKindSchema.options.map((value) => ({ value, label: REQUEST_KIND_WORDS[value] }))}
          />
        </Form.Item>
        {kind === 'admission' ? (
          <Form.Item name="term" label="期限">
            <Radio.Group
              data-testid="request-term"
              options={requestTermSchema.options.map((value) => ({ value, label: REQUEST_TERM_WORDS[value] }))}
            />
          </Form.Item>
        ) : null}
        {kind === 'adjustment' ? (
          <Form.Item name="cause" label="起因" rules={[{ required: true, message: '请选起因。' }]}>
            <Radio.Group
              data-testid="request-cause"
              options={requestCauseSchema.options.map((value) => ({ value, label: REQUEST_CAUSE_WORDS[value] }))}
            />
          </Form.Item>
        ) : null}
      </div>
      <Form.Item name="title" label="事项" rules={[{ required: true, whitespace: true, message: '请写是什么事项。' }]}>
        <Input maxLength={300} autoFocus data-testid="request-title" placeholder="要交办、调整或认定的是什么事" />
      </Form.Item>
      <Form.Item name="content" label={kind === 'outside' ? '布置的内容和要求' : '内容（乡镇要做什么）'}>
        <Input.TextArea rows={2} maxLength={10_000} data-testid="request-content" />
      </Form.Item>
      <RecognizedByWords requestId={requestId} about={about} onAbout={setAbout} />
      <OtherRequests itemIds={about === null ? [] : [about]} requestId={requestId} />
      <AskedBy
        id="request"
        day={{
          label: '日期',
          // Handed in again it comes no earlier than the first time.
          rule: resubmitted ? dayRule('补正后重报', request?.date ?? '') : dayRule('申请', ''),
        }}
        code={{ label: '编号（不写由程序编）' }}
      />
      <div className="form-pair">
        <Form.Item name="basis" label="依据">
          <Input.TextArea
            rows={2}
            maxLength={2_000}
            data-testid="request-basis"
            placeholder="法律、文件及条款"
            onBlur={({ target }) => followBasis(target.value)}
          />
        </Form.Item>
        <Form.Item name="reason" label="理由">
          <Input.TextArea rows={2} maxLength={5_000} data-testid="request-reason" />
        </Form.Item>
      </div>
      <Towns />
      {kind === 'admission' ? (
        <div className="form-triple">
          <Form.Item name="guarantee" label="人财物保障">
            <Input maxLength={2_000} placeholder="经费、人员、设备由谁保障" />
          </Form.Item>
          <Form.Item name="span" label="期限（照公文写）">
            <Input maxLength={200} data-testid="request-span" placeholder={SPANS[term ?? 'regular']} />
          </Form.Item>
          {term === 'regular' ? null : (
            <Form.Item
              name="ends"
              label="到期日"
              rules={[{ required: true, message: `${term === 'temporary' ? '临时' : '阶段性'}事项请写到期日。` }]}
            >
              <Input type="date" data-testid="request-ends" />
            </Form.Item>
          )}
        </div>
      ) : null}
      <Wants wants={wants} about={about} onChange={setWants} />
      <OtherRequests itemIds={changed.filter((itemId) => itemId !== about)} requestId={requestId} />
    </FormDialog>
  );
}

function valuesOf(request: RequestDetail, resubmitted: boolean): Values {
  const { code, kind, term, cause, title, content, basis, reason, guarantee, span, ends, applicant, townships } =
    request;
  const date = resubmitted ? todayIso() : request.date;
  return {
    ...{ code, kind, term, cause, title, content, basis, reason, guarantee, span, ends, applicant, date },
    townships: [...townships],
  };
}

/** Inside the form: follows what is typed, and may name the townships that the wants touch. */
function Wants(props: {
  wants: readonly RequestWant[];
  about: number | null;
  onChange: (wants: readonly RequestWant[]) => void;
}): ReactNode {
  const form = Form.useFormInstance<Values>();
  const townships = Form.useWatch('townships', form) ?? [];
  const title = Form.useWatch('title', form) ?? '';
  const content = Form.useWatch('content', form) ?? '';
  const basis = Form.useWatch('basis', form) ?? '';
  const onConcern = (names: readonly string[]): void => form.setFieldValue('townships', [...townships, ...names]);
  return <WantsField {...props} said={{ title, content, basis, townships }} onConcern={onConcern} />;
}

/** Inside the form: follows what is typed. */
function RecognizedByWords(props: {
  requestId: number | null;
  about: number | null;
  onAbout: (itemId: number | null) => void;
}): ReactNode {
  const form = Form.useFormInstance<Values>();
  const title = Form.useWatch('title', form) ?? '';
  const content = Form.useWatch('content', form) ?? '';
  return <Recognized title={title} content={content} {...props} />;
}

function Towns(): ReactNode {
  const form = Form.useFormInstance<Values>();
  const towns = (useRead('units', {}).data ?? []).filter(({ kind }) => kind === 'township').map(({ name }) => name);
  return (
    <Form.Item
      label={
        <span>
          涉及的乡镇{' '}
          <button type="button" className="link small" onClick={() => form.setFieldValue('townships', towns)}>
            全选
          </button>
        </span>
      }
    >
      <Form.Item name="townships" noStyle>
        <Checkbox.Group options={towns} data-testid="request-towns" />
      </Form.Item>
    </Form.Item>
  );
}
