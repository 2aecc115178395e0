/** 版式: how the lists look on paper, as settings of the project's scheme. */
import { Form } from 'antd';
import type { ReactNode } from 'react';
import { type Scheme, schemeSchema } from '../../../shared/model/scheme';
import type { Paper } from '../../../shared/model/schemePaper';
import { FormDialog } from '../../components/dialogs/FormDialog';
import { PaperFields } from '../../components/paper/PaperFields';
import { useWrite } from '../../hooks';

interface PaperDialogProps {
  readonly scheme: Scheme;
  readonly onClose: () => void;
}

export function PaperDialog({ scheme, onClose }: PaperDialogProps): ReactNode {
  const [form] = Form.useForm<{ paper: Paper }>();
  const change = useWrite('changeScheme');
  const paper = Form.useWatch('paper', form) ?? scheme.paper;
  const fits = schemeSchema.safeParse({ ...scheme, paper }).success;
  return (
    <FormDialog<{ paper: Paper }>
      title="版式"
      deed="用这个版式"
      form={form}
      initial={{ paper: scheme.paper }}
      width={640}
      blocked={fits ? undefined : '有的字体没有写。'}
      confirmTestId="paper-save"
      onSubmit={async (values) =>
        (await change.run({ scheme: { ...scheme, paper: values.paper }, moves: [], reason: '改版式' })) !== null
      }
      onClose={onClose}
    >
      <Form.Item name="paper" noStyle>
        <PaperFields />
      </Form.Item>
    </FormDialog>
  );
}
