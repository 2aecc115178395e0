/** 并为一件: two entries of the library that are one document; which one stays, and what moves over. */

import { Form, Select } from 'antd';
import type { ReactNode } from 'react';
import { citedTitle } from '../../../shared/logic/bases/parseCitation';
import type { BasisRow } from '../../../shared/views/bases';
import { FormDialog } from '../../components/dialogs/FormDialog';
import { figure } from '../../format';
import { useWrite } from '../../hooks';

interface MergeBasesDialogProps {
  readonly basis: BasisRow;
  readonly library: readonly BasisRow[];
  readonly onClose: () => void;
}

interface Values {
  readonly otherId: number | null;
}

export function MergeBasesDialog({ basis, library, onClose }: MergeBasesDialogProps): ReactNode {
  const [form] = Form.useForm<Values>();
  const merge = useWrite('mergeBases');
  const twin = library.find(({ id, titleKey }) => id !== basis.id && titleKey === basis.titleKey);
  const otherId = Form.useWatch('otherId', form) ?? null;
  const other = library.find(({ id }) => id === otherId);
  const submit = async (values: Values): Promise<boolean> =>
    values.otherId !== null && (await merge.run({ keepId: basis.id, mergeIds: [values.otherId] })) !== null;
  return (
    <FormDialog<Values>
      title="与另一件并为一件"
      deed="并为一件"
      form={form}
      initial={{ otherId: twin?.id ?? null }}
      effect={<span className="muted small">可用 Ctrl+Z 撤销</span>}
      confirmTestId="merge-bases-confirm"
      onSubmit={submit}
      onClose={onClose}
    >
      <div className="note form-note">
        留下：{citedTitle(basis.title)}
        {basis.docNumber}
      </div>
      <Form.Item name="otherId" label="把哪一件并进来" rules={[{ required: true, message: '请选另一件。' }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          data-testid="merge-bases-other"
          options={library
            .filter(({ id }) => id !== basis.id)
            .map(({ id, title, docNumber }) => ({ value: id, label: `${citedTitle(title)}${docNumber}` }))}
        />
      </Form.Item>
      {other ? (
        <div className="muted small">
          {citedTitle(other.title)}的 {figure(other.citations)} 条引用改为引用留下的这一件；同一事项同一条款的只留一条。
        </div>
      ) : null}
    </FormDialog>
  );
}
