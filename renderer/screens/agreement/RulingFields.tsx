/** 裁定: what holds, why, and who decided; for one item or several of a meeting. */
import { AutoComplete, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useRead } from '../../hooks';

export interface RulingValues {
  readonly decision: string;
  readonly reason: string;
  readonly decider: string;
  /** '' for the day of the talk. */
  readonly ruledOn: string;
}

export const NO_RULING: RulingValues = { decision: '', reason: '', decider: '', ruledOn: '' };

/** As `ruleItems` takes them. */
export function rulingOf({ ruledOn, ...said }: RulingValues): Omit<RulingValues, 'ruledOn'> & { date?: string } {
  return { ...said, ...(ruledOn === '' ? {} : { date: ruledOn }) };
}

/** `children` come last: which talk it rests on. */
export function RulingFields({ children }: { children?: ReactNode }): ReactNode {
  const operator = useRead('summary', {}).data?.operator ?? '';
  const deciders = [operator, '编办主任办公会', '编委会'].filter((name) => name !== '');
  return (
    <>
      <Form.Item name="decision" label="裁定意见（怎么定，可不写）">
        <Input maxLength={2_000} placeholder="如：按现文字列入，由市林业和草原局牵头" data-testid="ruling-decision" />
      </Form.Item>
      <Form.Item
        name="reason"
        label="理由"
        rules={[{ required: true, whitespace: true, message: '请写明为什么这样定。' }]}
      >
        <Input.TextArea rows={2} maxLength={2_000} autoFocus data-testid="ruling-reason" />
      </Form.Item>
      <div className="form-pair">
        <Form.Item
          name="decider"
          label="谁裁定"
          rules={[{ required: true, whitespace: true, message: '请写明谁或哪次会议裁定。' }]}
        >
          <AutoComplete
            options={deciders.map((value) => ({ value }))}
            maxLength={200}
            placeholder="谁或哪次会议"
            data-testid="ruling-decider"
          />
        </Form.Item>
        <Form.Item name="ruledOn" label="哪天裁定（不写为会商那天）">
          <Input type="date" data-testid="ruling-date" />
        </Form.Item>
      </div>
      {children}
    </>
  );
}
