/** Name, task and the township's part of an item, as every form that writes an item asks for them. */
import { Form, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import { TOWNSHIP_ROLE_WORDS } from '../../shared/model/item';

/** Inside a form whose values have `name`, `text` and `townshipRole`. */
export function WordingFields({ autoFocus = false }: { autoFocus?: boolean }): ReactNode {
  return (
    <>
      <Form.Item
        name="name"
        label="事项名称"
        rules={[
          { required: true, whitespace: true, message: '请写事项名称。' },
          { max: 500, message: '事项名称不超过 500 字。' },
        ]}
      >
        <Input autoFocus={autoFocus} data-testid="item-form-name" />
      </Form.Item>
      <Form.Item name="text" label="工作任务">
        <Input.TextArea rows={2} data-testid="item-form-text" />
      </Form.Item>
      <Form.Item name="townshipRole" label="乡镇责任">
        <Radio.Group
          data-testid="item-form-role"
          options={[
            { value: 'main', label: TOWNSHIP_ROLE_WORDS.main },
            { value: 'cooperate', label: TOWNSHIP_ROLE_WORDS.cooperate },
          ]}
        />
      </Form.Item>
    </>
  );
}
