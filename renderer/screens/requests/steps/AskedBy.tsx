/** Who asked, when, and the request's number: the same three fields where a request is registered and where it is put right. */
import { AutoComplete, Form, Input } from 'antd';
import type { FormItemProps } from 'antd/es/form';
import type { ReactNode } from 'react';
import { contains } from '../../../components/items/DecisionFields';
import { useRead } from '../../../hooks';

interface Shown {
  /** What the fields' test ids begin with. */
  readonly id: 'request' | 'correct';
  readonly day: Required<Pick<FormItemProps, 'label'>> & { readonly rule: NonNullable<FormItemProps['rules']>[number] };
  readonly code: Pick<FormItemProps, 'label' | 'rules'>;
}

export function AskedBy({ id, day, code }: Shown): ReactNode {
  const units = useRead('units', {}).data ?? [];
  return (
    <div className="form-triple">
      <Form.Item
        name="applicant"
        label="申请单位"
        rules={[{ required: true, whitespace: true, message: '请写由谁申请。' }]}
      >
        <AutoComplete
          options={units.map(({ name }) => ({ value: name }))}
          showSearch={{ filterOption: contains }}
          maxLength={200}
          data-testid={`${id}-applicant`}
        />
      </Form.Item>
      <Form.Item name="date" label={day.label} rules={[{ required: true, message: '请写日期。' }, day.rule]}>
        <Input type="date" data-testid={`${id}-date`} />
      </Form.Item>
      <Form.Item name="code" {...code}>
        <Input maxLength={50} data-testid={`${id}-code`} />
      </Form.Item>
    </div>
  );
}
