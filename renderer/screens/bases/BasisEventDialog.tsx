/** 废止、修订: what happened to a document from which day, and how many items are to be looked at again. */

import { Form, Input, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { citedTitle } from '../../../shared/logic/bases/parseCitation';
import { BASIS_EVENT_WORDS, type BasisEventKind, basisEventKindSchema } from '../../../shared/model/basis';
import type { BasisRow } from '../../../shared/views/bases';
import { FormDialog } from '../../components/dialogs/FormDialog';
import { figure } from '../../format';
import { useRead, useWrite } from '../../hooks';

interface Values {
  readonly kind: BasisEventKind;
  readonly since: string;
  readonly replacedById: number | null;
  readonly note: string;
}

interface BasisEventDialogProps {
  readonly basis: BasisRow;
  readonly library: readonly BasisRow[];
  readonly onClose: () => void;
}

/** What comes after the day of the list leaves the list as it is meanwhile. */
function effectWords(items: number, later: boolean): string {
  return `${figure(items)} 项引用它，记下后${later ? '列入“须复核”，清单施行时还有效，不进不能定稿' : '进依据待补'}`;
}

export function BasisEventDialog({ basis, library, onClose }: BasisEventDialogProps): ReactNode {
  const [form] = Form.useForm<Values>();
  const record = useWrite('recordBasisEvent');
  const day = useRead('summary', {}).data?.effectiveDate ?? '';
  const kind = Form.useWatch('kind', form) ?? 'amend';
  const since = Form.useWatch('since', form) ?? '';
  const submit = async ({ note, replacedById, ...values }: Values): Promise<boolean> =>
    (await record.run({ basisId: basis.id, ...values, replacedById: replacedById ?? null, note: note.trim() })) !==
    null;
  return (
    <FormDialog<Values>
      title={citedTitle(basis.title)}
      deed={`记为${BASIS_EVENT_WORDS[kind]}`}
      form={form}
      initial={{ kind: 'amend', since: '', replacedById: null, note: '' }}
      effect={<span className="muted small">{effectWords(basis.items, since !== '' && since > day)}</span>}
      confirmTestId="basis-event-confirm"
      onSubmit={submit}
      onClose={onClose}
    >
      <Form.Item name="kind" label="怎么了">
        <Radio.Group
          data-testid="basis-event-kind"
          options={basisEventKindSchema.options.map((value) => ({ value, label: BASIS_EVENT_WORDS[value] }))}
        />
      </Form.Item>
      <Form.Item
        name="since"
        label="从哪天起"
        extra={`清单 ${day} 起施行。${kind === 'amend' ? '这一天及以前修订的，条款要重新核对' : '这一天及以前不再有效的，引用不算依据'}；以后的只提醒复核。`}
        rules={[
          { required: true, message: '请写明日期。' },
          { pattern: /^\d{4}-\d{2}-\d{2}$/, message: '写成 2025-06-30 的样子。' },
        ]}
      >
        <Input maxLength={10} placeholder="2025-06-01" data-testid="basis-event-since" />
      </Form.Item>
      {kind === 'amend' ? null : (
        <Form.Item name="replacedById" label="由哪一件代替（可不选）">
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={library
              .filter(({ id }) => id !== basis.id)
              .map(({ id, title, docNumber }) => ({ value: id, label: `${citedTitle(title)}${docNumber}` }))}
          />
        </Form.Item>
      )}
      <Form.Item name="note" label="说明">
        <Input maxLength={2000} data-testid="basis-event-note" />
      </Form.Item>
    </FormDialog>
  );
}
