/** Who said it, and when: of what a party holds, for a Form with `person` and `date`. */
import { Form, Input } from 'antd';
import type { ReactNode } from 'react';

export function SaidByFields(): ReactNode {
  return (
    <div className="form-pair">
      <Form.Item name="person" label="谁说的（可不写）">
        <Input maxLength={100} data-testid="verdict-person" />
      </Form.Item>
      <Form.Item name="date" label="哪天（不写为今天）">
        <Input type="date" data-testid="verdict-date" />
      </Form.Item>
    </div>
  );
}
