/** Name, text and the township's part of an item, as every form that writes an item asks for them. */
import { Form, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import { roleInList } from '../../../shared/logic/schemes/schemeLists';
import { TOWNSHIP_ROLE_WORDS } from '../../../shared/model/item';
import type { ListOutline } from '../../../shared/views';

interface WordingFieldsProps {
  /** The list the item is in; undefined while none is chosen. */
  readonly list?: ListOutline | undefined;
  readonly autoFocus?: boolean;
}

/** Inside a form whose values have `name`, `text` and `townshipRole`; a list that knows the township's part does not ask for it. */
export function WordingFields({ list, autoFocus = false }: WordingFieldsProps): ReactNode {
  const role = list ? roleInList(list.kind) : null;
  return (
    <>
      <Form.Item
        name="name"
        label={list?.nameLabel ?? '事项名称'}
        rules={[
          { required: true, whitespace: true, message: '请写事项名称。' },
          { max: 500, message: '事项名称不超过 500 字。' },
        ]}
      >
        <Input autoFocus={autoFocus} data-testid="item-form-name" />
      </Form.Item>
      {role === 'none' ? null : (
        <Form.Item name="text" label={list?.textLabel ?? '工作任务'}>
          <Input.TextArea rows={2} data-testid="item-form-text" />
        </Form.Item>
      )}
      {role === null ? (
        <Form.Item name="townshipRole" label="乡镇责任">
          <Radio.Group
            data-testid="item-form-role"
            options={[
              { value: 'main', label: TOWNSHIP_ROLE_WORDS.main },
              { value: 'cooperate', label: TOWNSHIP_ROLE_WORDS.cooperate },
            ]}
          />
        </Form.Item>
      ) : null}
    </>
  );
}
