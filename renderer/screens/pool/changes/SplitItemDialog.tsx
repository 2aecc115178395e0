/** 拆分: an item stays with its sources, each further part becomes an item of its own; one into k counts k−1. */
import { Button, Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { partsToDraft } from '../../../../shared/logic/paper/drafts/partsToDraft';
import type { ItemDraft } from '../../../../shared/model/item';
import type { ItemDetail } from '../../../../shared/views';
import { FormDialog } from '../../../components/dialogs/FormDialog';
import { type Decision, DecisionFields } from '../../../components/items/DecisionFields';
import { useRoundGate } from '../../../components/items/roundGate';
import { figure } from '../../../format';
import { useRead, useWrite } from '../../../hooks';

interface SplitPart {
  readonly name: string;
  readonly text: string;
  readonly category: string;
}

interface SplitValues extends Decision {
  readonly parts: readonly SplitPart[];
}

const MOST_PARTS = 20;

export function SplitItemDialog({ item, onClose }: { item: ItemDetail; onClose: () => void }): ReactNode {
  const [form] = Form.useForm<SplitValues>();
  const gate = useRoundGate();
  const summary = useRead('summary', {});
  const split = useWrite('splitItem');
  const prepare = useWrite('prepareChanges');
  const parts = Form.useWatch('parts', form) ?? [];
  const later = Form.useWatch('later', form) ?? false;
  const live = summary.data?.pool.live ?? 0;
  const list = summary.data?.scheme.lists.find(({ id }) => id === item.listId);
  const fields = list?.fields.filter(({ id }) => item.fields[id]) ?? [];
  const own = fields.map(({ label }) => `、${label}`).join('');
  const empty: SplitPart = { name: '', text: '', category: item.category };

  const submit = async (values: SplitValues): Promise<boolean> => {
    const { reason, proposer, decider, basis = '' } = values;
    const drafts = values.parts.map((part) => draftOf(item, part));
    const grounds = { reason: reason.trim(), basis: basis.trim(), proposer };
    const deed = { kind: 'split' as const, itemId: item.id, parts: drafts };
    if (values.later) return (await prepare.run({ deeds: [deed], ...grounds })) !== null;
    return (await split.run({ itemId: item.id, parts: drafts, ...grounds, decider })) !== null;
  };

  return (
    <FormDialog<SplitValues>
      title={`拆分：${item.name}`}
      deed={later ? '拟拆分' : `拆为 ${parts.length + 1} 项`}
      form={form}
      initial={{ parts: [empty], reason: '', proposer: '', decider: '' }}
      width={720}
      blocked={gate.blocked}
      effect={
        later
          ? '决定前不计数'
          : `${figure(live)} ＋ ${figure(parts.length)} ＝ ${figure(live + parts.length)}（1 项拆为 ${parts.length + 1} 项）`
      }
      confirmTestId="split-item-confirm"
      onSubmit={submit}
      onClose={onClose}
    >
      <div className="note form-note">
        本项留下，来源条目仍归本项；拆出的各项沿用它的责任单位、依据{own}和适用
        {own === '' ? '' : '，不同的请到各项里改'}。本项的文字要改的，用“改文字”。
      </div>
      <Form.List name="parts">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <fieldset key={key} className="split-part" aria-label={`拆出第 ${name + 1} 项`}>
                <div className="split-part-head">
                  <b>拆出第 {name + 1} 项</b>
                  {fields.length > 1 ? (
                    <button type="button" className="link" onClick={() => remove(name)}>
                      不要这一项
                    </button>
                  ) : null}
                </div>
                <Form.Item
                  name={[name, 'name']}
                  label={list?.nameLabel ?? '事项名称'}
                  rules={[
                    { required: true, whitespace: true, message: '请写事项名称。' },
                    { max: 500, message: '事项名称不超过 500 字。' },
                  ]}
                >
                  <Input autoFocus={name === 0} data-testid="split-part-name" />
                </Form.Item>
                <Form.Item name={[name, 'text']} label={list?.textLabel ?? '工作任务'}>
                  <Input.TextArea rows={2} data-testid="split-part-text" />
                </Form.Item>
                <Form.Item name={[name, 'category']} label="类别">
                  <Select options={(list?.categories ?? []).map((value) => ({ value, label: value }))} />
                </Form.Item>
              </fieldset>
            ))}
            <Button
              disabled={fields.length >= MOST_PARTS}
              onClick={() => add(empty)}
              className="split-more"
              data-testid="split-part-add"
            >
              再拆出一项
            </Button>
          </>
        )}
      </Form.List>
      <DecisionFields reasonHint="为什么拆分" testId="split-item-reason" basis later="拟拆分" />
    </FormDialog>
  );
}

/** A part begins as the item is: who does it, on what basis, where. */
function draftOf(item: ItemDetail, { name, text, category }: SplitPart): ItemDraft {
  return {
    listId: item.listId,
    category,
    name: name.trim(),
    text: text ?? '',
    townshipRole: item.townshipRole,
    ...partsToDraft(item.responsibilities, item.townshipRole),
    fields: { ...item.fields },
    bases: item.bases.map(({ title, docNumber, clause }) => ({ title, docNumber, clause })),
    scope: item.scope,
    townships:
      item.scope === 'particular' ? item.applicability.filter(({ applies }) => applies).map((one) => one.township) : [],
    remark: '',
  };
}
