/** 改归: an entry put with the wrong item goes to the right one, with the reason that stays on record. */

import { Form } from 'antd';
import type { ReactNode } from 'react';
import { quoted } from '../../../shared/logic/text/nestQuotes';
import type { EntryRow } from '../../../shared/views';
import { useWrite } from '../../hooks';
import { FormDialog } from '../dialogs/FormDialog';
import { DecisionFields } from '../items/DecisionFields';
import { ItemPicker } from '../items/ItemPicker';

interface ReattachDialogProps {
  readonly entry: EntryRow;
  /** The item it leaves. */
  readonly from: { readonly id: number; readonly name: string };
  readonly onClose: () => void;
}

interface Values {
  readonly toItemId: number | null;
  readonly reason: string;
}

export function ReattachDialog({ entry, from, onClose }: ReattachDialogProps): ReactNode {
  const [form] = Form.useForm<Values>();
  const reattach = useWrite('reattachEntry');
  const to = Form.useWatch('toItemId', form) ?? null;
  const taken = entry.disposition.items.flatMap(({ id, home }) => (home ? [id, home.id] : [id]));
  return (
    <FormDialog<Values>
      title={`改归：${entry.name}`}
      deed="改归这一项"
      form={form}
      initial={{ toItemId: null, reason: '' }}
      width={640}
      effect={<span className="muted small">本条仍计 1 条报送；事项数和增减不变</span>}
      confirmTestId="reattach-confirm"
      onSubmit={async ({ toItemId, reason }) =>
        toItemId !== null &&
        (await reattach.run({ entryId: entry.id, fromItemId: from.id, toItemId, reason: reason.trim() })) !== null
      }
      onClose={onClose}
    >
      <div className="note form-note">
        现归{quoted(from.name)}。{entry.disposition.sealed ? '当时的轮次已封存，这次改归另记一条，写明理由；' : ''}
        此后对事项所做的改动都保留。
      </div>
      <Form.Item name="toItemId" label="改归哪一项" rules={[{ required: true, message: '请选改归哪一项。' }]}>
        <ItemPicker
          label="改归哪一项"
          autoFocus
          search=""
          testId="reattach-search"
          chosen={to === null ? [] : [to]}
          exclude={taken}
          onChange={(chosen) => form.setFieldsValue({ toItemId: chosen[0] ?? null })}
        />
      </Form.Item>
      <DecisionFields people={false} reasonHint="为什么改归" testId="reattach-reason" />
    </FormDialog>
  );
}
