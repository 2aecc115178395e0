/** 查找替换: one wording for another in names, tasks and remarks, every place shown and ticked off before it is written. */
import { Checkbox, Form, Input } from 'antd';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { EDIT_FIELD_WORDS, type PoolEdit } from '../../../../shared/model/poolEdit';
import { FormDialog } from '../../../components/dialogs/FormDialog';
import { type Decision, DecisionFields } from '../../../components/items/DecisionFields';
import { useRoundGate } from '../../../components/items/roundGate';
import { figure } from '../../../format';
import { useRead, useWrite } from '../../../hooks';
import { EditCells } from './EditCells';
import { changing } from './EditDialog';

type TextField = 'name' | 'text' | 'remark';
const FIELDS: readonly TextField[] = ['name', 'text', 'remark'];

interface ReplaceValues extends Decision {
  readonly find: string;
  readonly replacement: string;
  readonly fields: TextField[];
}

interface ReplaceDialogProps {
  readonly ids: readonly number[];
  /** 所选 3 项 or 筛出的 67 项 */
  readonly where: string;
  readonly onClose: () => void;
}

export function ReplaceDialog({ ids, where, onClose }: ReplaceDialogProps): ReactNode {
  const [form] = Form.useForm<ReplaceValues>();
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const gate = useRoundGate();
  const write = useWrite('editItems');
  const find = useDeferredValue(Form.useWatch('find', form) ?? '');
  const replacement = useDeferredValue(Form.useWatch('replacement', form) ?? '');
  const fields = Form.useWatch('fields', form) ?? FIELDS;
  const ready = find !== '' && fields.length > 0 && ids.length > 0;
  const edit: PoolEdit = { kind: 'replace', find, replacement, fields: [...fields] };
  const preview = useRead('previewEdit', { itemIds: [...ids], edit }, { enabled: ready });
  const changed = ready ? changing(preview.data?.changed ?? 0, preview.data?.cells ?? [], left) : 0;

  return (
    <FormDialog<ReplaceValues>
      title="查找替换"
      deed={`替换 ${figure(changed)} 项`}
      form={form}
      initial={{ find: '', replacement: '', fields: ['name', 'text'], reason: '', proposer: '', decider: '' }}
      width={720}
      blocked={gate.blocked}
      effect={<span className="muted small">在{where}中找，不计增减</span>}
      confirmTestId="replace-confirm"
      onSubmit={async (values) => {
        const done = await write.run({
          itemIds: ids.filter((id) => !left.has(id)),
          edit: {
            kind: 'replace',
            find: values.find,
            replacement: values.replacement ?? '',
            fields: [...values.fields],
          },
          reason: values.reason.trim(),
          basis: values.basis?.trim() ?? '',
          proposer: values.proposer ?? '',
          decider: values.decider ?? '',
        });
        return done !== null;
      }}
      onClose={onClose}
    >
      <div className="form-pair">
        <Form.Item name="find" label="查找" rules={[{ required: true, message: '请写要找的字。' }]}>
          <Input autoFocus data-testid="replace-find" maxLength={1000} />
        </Form.Item>
        <Form.Item name="replacement" label="替换为">
          <Input data-testid="replace-with" maxLength={1000} placeholder="不填为去掉" />
        </Form.Item>
      </div>
      <Form.Item name="fields" label="在哪几栏">
        <Checkbox.Group options={FIELDS.map((field) => ({ value: field, label: EDIT_FIELD_WORDS[field] }))} />
      </Form.Item>
      <EditCells preview={ready ? preview.data : undefined} left={left} onLeave={setLeft} find={find} />
      <DecisionFields reasonHint="为什么改" testId="replace-reason" basis />
    </FormDialog>
  );
}
