/** 理由, 提出单位 and 决定: the fields that every change of the pool carries. */
import { AutoComplete, Checkbox, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useRead } from '../../hooks';

export interface Decision {
  readonly reason: string;
  readonly proposer: string;
  readonly decider: string;
  /** 依据: a document, an opinion, minutes. */
  readonly basis?: string;
  /** Only prepared: 拟增, 拟减 …. */
  readonly later?: boolean;
}

interface DecisionFieldsProps {
  readonly reasonLabel?: string;
  readonly reasonHint?: string;
  readonly reasonRequired?: boolean;
  readonly proposerRequired?: boolean;
  readonly people?: boolean;
  /** Asks for the basis of the change. */
  readonly basis?: boolean;
  /** Offers to prepare the change only; as it is then called: 拟减. */
  readonly later?: string;
  /** data-testid of the reason's box. */
  readonly testId?: string;
  readonly autoFocus?: boolean;
}

/** To be placed inside a Form whose values have `reason`, `proposer` and `decider`. */
export function DecisionFields(props: DecisionFieldsProps): ReactNode {
  const {
    reasonLabel = '理由',
    reasonRequired = true,
    proposerRequired = false,
    people = true,
    basis = false,
    later,
  } = props;
  const summary = useRead('summary', {});
  const units = useRead('units', {}, { enabled: people });
  const unitNames = (units.data ?? []).map((unit) => ({ value: unit.name }));
  const deciders = [summary.data?.operator ?? '', '编办主任办公会', '编委会'].filter((name) => name !== '');
  return (
    <>
      <Form.Item
        name="reason"
        label={reasonLabel}
        rules={reasonRequired ? [{ required: true, whitespace: true, message: '请写明理由。' }] : []}
      >
        <Input.TextArea
          rows={2}
          maxLength={2000}
          placeholder={props.reasonHint ?? ''}
          autoFocus={props.autoFocus ?? false}
          data-testid={props.testId ?? 'reason'}
        />
      </Form.Item>
      {basis ? (
        <Form.Item name="basis" label="依据（可不写）">
          <Input maxLength={500} placeholder="哪个文件、意见或纪要" data-testid="decision-basis" />
        </Form.Item>
      ) : null}
      {people ? (
        <div className="form-pair">
          <Form.Item
            name="proposer"
            label="提出单位"
            rules={proposerRequired ? [{ required: true, whitespace: true, message: '请写明由谁提出。' }] : []}
          >
            <AutoComplete
              options={unitNames}
              showSearch={{ filterOption: contains }}
              maxLength={200}
              placeholder="哪个单位或会议提出"
              data-testid="decision-proposer"
            />
          </Form.Item>
          <Form.Item name="decider" label="决定人">
            <AutoComplete
              options={deciders.map((value) => ({ value }))}
              maxLength={200}
              placeholder="谁或哪次会议决定"
              data-testid="decision-decider"
            />
          </Form.Item>
        </div>
      ) : null}
      {later ? (
        <Form.Item name="later" valuePropName="checked">
          <Checkbox data-testid="decision-later">先作{later}，以后的轮次再决定（决定前不计数）</Checkbox>
        </Form.Item>
      ) : null}
    </>
  );
}

/** An option that contains what was typed. */
export function contains(typed: string, option?: { readonly value?: unknown }): boolean {
  return String(option?.value ?? '').includes(typed.trim());
}
