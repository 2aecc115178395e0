/** The smallest form for a decision: what it is about, one reason, and where the rules ask for it a kind and the people. */
import { Form, Radio } from 'antd';
import type { ReactNode } from 'react';
import { type Decision, DecisionFields } from '../items/DecisionFields';
import { FormDialog } from './FormDialog';

export interface ReasonValues extends Decision {
  readonly reasonKind: string;
}

interface ReasonFormProps {
  readonly title: string;
  readonly deed: string;
  readonly about?: ReactNode;
  readonly kinds?: readonly string[];
  readonly people?: boolean;
  /** Offers to prepare it only, called so: 拟恢复. */
  readonly later?: string;
  readonly reasonRequired?: boolean;
  readonly reasonLabel?: string;
  readonly reasonHint?: string;
  readonly danger?: boolean;
  readonly blocked?: ReactNode;
  readonly testId?: string;
  readonly confirmTestId?: string;
  readonly onSubmit: (values: ReasonValues) => Promise<boolean>;
  readonly onClose: () => void;
}

export function ReasonForm(props: ReasonFormProps): ReactNode {
  const [form] = Form.useForm<ReasonValues>();
  const preparing = Form.useWatch('later', form) ?? false;
  return (
    <FormDialog<ReasonValues>
      title={props.title}
      deed={preparing && props.later ? props.later : props.deed}
      form={form}
      initial={{ reasonKind: props.kinds?.[0] ?? '', reason: '', proposer: '', decider: '' }}
      danger={props.danger ?? false}
      blocked={props.blocked}
      width={480}
      confirmTestId={props.confirmTestId ?? 'reason-confirm'}
      onSubmit={props.onSubmit}
      onClose={props.onClose}
    >
      {props.about ? <div className="note form-note">{props.about}</div> : null}
      {props.kinds ? (
        <Form.Item name="reasonKind" label="缘由">
          <Radio.Group options={props.kinds.map((value) => ({ value, label: value }))} />
        </Form.Item>
      ) : null}
      <DecisionFields
        people={props.people ?? false}
        reasonRequired={props.reasonRequired ?? true}
        reasonLabel={props.reasonLabel ?? '理由'}
        reasonHint={props.reasonHint ?? ''}
        testId={props.testId ?? 'reason'}
        autoFocus
        basis={props.later !== undefined}
        {...(props.later ? { later: props.later } : {})}
      />
    </FormDialog>
  );
}
