/** 核减: a form, not a question; the count stands beside the button before it is done. */
import { Form, Radio } from 'antd';
import type { ReactNode } from 'react';
import { MERGE_REASON } from '../../../../shared/model/round';
import type { ItemRow } from '../../../../shared/views';
import { FormDialog } from '../../../components/dialogs/FormDialog';
import { type Decision, DecisionFields } from '../../../components/items/DecisionFields';
import { ItemPicker } from '../../../components/items/ItemPicker';
import { useRoundGate } from '../../../components/items/roundGate';
import { figure } from '../../../format';
import { useRead, useWrite } from '../../../hooks';
import { JOIN_ALL, JoinFields, type JoinValues, joinOf } from './JoinFields';

interface SubtractValues extends Decision, JoinValues {
  readonly reasonKind: string;
  readonly targetItemId: number | null;
}

/** The item they go into, when it is known already. */
export interface MergeTarget {
  readonly id: number;
  readonly name: string;
}

interface SubtractDialogProps {
  readonly ids: readonly number[];
  /** Begins with 内容重复合并. */
  readonly merging?: boolean;
  readonly into?: MergeTarget | undefined;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const NAMED = 100;

export function SubtractDialog({
  ids,
  merging: mergeFirst = false,
  into,
  onClose,
  onDone,
}: SubtractDialogProps): ReactNode {
  const [form] = Form.useForm<SubtractValues>();
  const gate = useRoundGate();
  const summary = useRead('summary', {});
  const rows = useRead('itemRows', { ids: ids.slice(0, NAMED) });
  const subtract = useWrite('subtractItems');
  const prepare = useWrite('prepareChanges');
  const later = Form.useWatch('later', form) ?? false;
  const kind = Form.useWatch('reasonKind', form) ?? (mergeFirst ? MERGE_REASON : '');
  const target = Form.useWatch('targetItemId', form);
  const live = summary.data?.pool.live ?? 0;
  const kinds = summary.data?.scheme.subtractReasons ?? [];
  const merging = kind === MERGE_REASON;
  const several = ids.length > 1;
  // What is merged may be the selected ones into one of themselves: that one stays.
  const leaving = merging && target ? ids.filter((id) => id !== target) : ids;
  const open = merging && several && !target;

  const submit = async (values: SubtractValues): Promise<boolean> => {
    const { reason, proposer, decider, reasonKind, basis = '' } = values;
    const targetItemId = reasonKind === MERGE_REASON ? values.targetItemId : null;
    const join = targetItemId === null ? undefined : joinOf(values);
    if (values.later) {
      const deeds = leaving.map((itemId) => ({ kind: 'subtract', itemId, reasonKind, targetItemId, join }) as const);
      const prepared = await prepare.run({
        deeds,
        reason: reason.trim(),
        basis: basis.trim(),
        proposer: proposer ?? '',
      });
      if (prepared !== null) onDone();
      return prepared !== null;
    }
    const done = await subtract.run({
      itemIds: [...leaving],
      reasonKind,
      reason: reason.trim(),
      basis: basis.trim(),
      targetItemId,
      join,
      proposer: proposer ?? '',
      decider: decider ?? '',
    });
    if (done === null) return false;
    onDone();
    return true;
  };

  return (
    <FormDialog<SubtractValues>
      title={several ? `${merging ? '合并' : '核减'} ${ids.length} 项` : `核减“${rows.data?.[0]?.name ?? ''}”`}
      deed={open ? '合并' : `${later ? '拟减' : merging ? '合并核减' : '核减'} ${leaving.length} 项`}
      danger
      form={form}
      initial={{
        reasonKind: mergeFirst ? MERGE_REASON : '',
        targetItemId: into?.id ?? null,
        ...JOIN_ALL,
        later: false,
        reason: '',
        proposer: '',
        decider: '',
      }}
      blocked={gate.blocked}
      effect={
        <span data-testid="subtract-equation">
          {later || open ? (
            `${figure(live)} 项${open ? '' : '不变'}`
          ) : (
            <>
              {figure(live)} <b className="minus">− {leaving.length}</b> ＝ <b>{figure(live - leaving.length)}</b>
            </>
          )}
        </span>
      }
      confirmTestId="subtract-confirm"
      onSubmit={submit}
      onClose={onClose}
    >
      {several && !merging ? (
        <ul className="form-subject" aria-label="要核减的事项">
          {(rows.data ?? []).map((row) => (
            <li key={row.id}>{row.name}</li>
          ))}
          {ids.length > NAMED ? <li className="muted">…共 {ids.length} 项</li> : null}
        </ul>
      ) : null}
      <Form.Item name="reasonKind" label="缘由" rules={[{ required: true, message: '请选缘由。' }]}>
        <Radio.Group data-testid="subtract-reason-kind" options={kinds.map((value) => ({ value, label: value }))} />
      </Form.Item>
      {merging ? (
        <Form.Item name="targetItemId" label="并到哪一项" rules={[{ required: true, message: '请选并到哪一项。' }]}>
          <TargetPicker
            value={target ?? null}
            selected={several ? (rows.data ?? []) : []}
            exclude={ids}
            search={into?.name ?? ''}
            onChange={(value) => form.setFieldsValue({ targetItemId: value })}
          />
        </Form.Item>
      ) : null}
      {merging && target ? <JoinFields key={target} ids={leaving} targetId={target} /> : null}
      <DecisionFields reasonHint="依据什么、经谁提出" testId="subtract-reason" basis later="拟减" />
    </FormDialog>
  );
}

interface TargetPickerProps {
  readonly value: number | null;
  /** Several that are merged: one of them may stay. */
  readonly selected: readonly ItemRow[];
  readonly exclude: readonly number[];
  readonly search: string;
  readonly onChange: (value: number | null) => void;
}

function TargetPicker({ value, selected, exclude, search, onChange }: TargetPickerProps): ReactNode {
  return (
    <>
      {selected.length > 0 ? (
        <Radio.Group
          className="subtract-kept"
          data-testid="subtract-kept"
          value={value}
          options={selected.map(({ id, name }) => ({ value: id, label: `保留“${name}”，其余并入` }))}
          onChange={({ target }) => onChange(target.value as number)}
        />
      ) : null}
      <ItemPicker
        label={selected.length > 0 ? '或并到别的事项' : '并到哪一项'}
        testId="subtract-target"
        chosen={value === null || exclude.includes(value) ? [] : [value]}
        exclude={exclude}
        search={search}
        onChange={(chosen) => onChange(chosen[0] ?? null)}
      />
    </>
  );
}
