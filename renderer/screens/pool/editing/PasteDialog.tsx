/** 粘贴增加: rows copied from a table as new items, looked at before they enter the open round. */
import { Form } from 'antd';
import { type CSSProperties, type ReactNode, useMemo, useState } from 'react';
import { formatCitation } from '../../../../shared/logic/bases/parseCitation';
import { MOST_ADDED } from '../../../../shared/model/item';
import type { PastedItem, PastedItems } from '../../../../shared/views/schemes';
import { FormDialog } from '../../../components/dialogs/FormDialog';
import { Grid } from '../../../components/grid/Grid';
import type { GridColumn } from '../../../components/grid/gridModel';
import { useListSource } from '../../../components/grid/listSource';
import { type Decision, DecisionFields } from '../../../components/items/DecisionFields';
import { useRoundGate } from '../../../components/items/roundGate';
import { figure } from '../../../format';
import { useRead, useWrite } from '../../../hooks';

interface PasteDialogProps {
  readonly pasted: PastedItems;
  readonly onClose: () => void;
}

export function PasteDialog({ pasted, onClose }: PasteDialogProps): ReactNode {
  const [form] = Form.useForm<Decision>();
  const gate = useRoundGate();
  const add = useWrite('addItems');
  const summary = useRead('summary', {}).data;
  const { rows } = pasted;
  const [chosen, setChosen] = useState<ReadonlySet<number>>(
    () => new Set(rows.flatMap((row, at) => (row.problem === '' && row.sameItemId === null ? [at] : []))),
  );
  const lists = summary?.scheme.lists;
  const shorts = useMemo(() => new Map((lists ?? []).map(({ id, short }) => [id, short])), [lists]);
  const live = summary?.pool.live ?? 0;
  const items = rows.flatMap(({ draft }, at) => (chosen.has(at) ? [draft] : []));
  const much = items.length > MOST_ADDED ? `一次最多加 ${figure(MOST_ADDED)} 项，请分几次粘贴。` : null;
  const source = useListSource(rows);
  const columns = useMemo(() => pastedColumns(shorts), [shorts]);
  // A row that cannot be added is never chosen.
  const choose = (wanted: ReadonlySet<number>): void =>
    setChosen(new Set([...wanted].filter((at) => rows[at]?.problem === '')));
  return (
    <FormDialog<Decision>
      title={`粘贴增加：读到 ${figure(rows.length)} 行`}
      deed={`加 ${figure(items.length)} 项`}
      form={form}
      initial={{ reason: '', proposer: '', decider: '' }}
      width={860}
      blocked={gate.blocked ?? much ?? (items.length === 0 ? '没有选中的行。' : null)}
      effect={`${figure(live)} ＋ ${figure(items.length)} ＝ ${figure(live + items.length)}`}
      confirmTestId="paste-confirm"
      onSubmit={async (values) => (await add.run({ items, ...values, reason: values.reason.trim() })) !== null}
      onClose={onClose}
    >
      <div className="pasted-items" style={{ '--rows': rows.length } as CSSProperties}>
        <Grid
          label="读到的行"
          source={source}
          columns={columns}
          selection={chosen}
          onSelect={choose}
          testId="pasted-grid"
          rowTestId="pasted-row"
          rowAttributes={({ problem }) => (problem === '' ? {} : { 'data-state': 'problem' })}
          empty="没有读到事项。"
        />
      </div>
      <DecisionFields proposerRequired reasonHint="为什么增这些项" testId="paste-reason" basis />
    </FormDialog>
  );
}

function pastedColumns(shorts: ReadonlyMap<string, string>): readonly GridColumn<PastedItem>[] {
  const text = (
    heading: string,
    size: number,
    said: (row: PastedItem) => string,
    more: Partial<GridColumn<PastedItem>> = {},
  ): GridColumn<PastedItem> => ({ id: heading, heading, size, plain: 'ink', title: said, cell: said, ...more });
  return [
    ...(shorts.size > 1 ? [text('清单', 60, ({ draft }) => shorts.get(draft.listId) ?? '')] : []),
    text('类别', 90, ({ draft }) => draft.category),
    text('事项', 180, ({ draft }) => draft.name || '（没有写名称）', { grow: 3 }),
    text('部门', 110, ({ draft }) => draft.leadDepartment || draft.receivers.join('、'), { grow: 1 }),
    text('依据', 120, ({ draft }) => draft.bases.map(formatCitation).join('；'), { grow: 1, plain: 'muted' }),
    {
      ...text('看一看', 160, noteOf, { grow: 2 }),
      cell: (row) => <span className="alarm">{noteOf(row)}</span>,
    },
  ];
}

function noteOf({ problem, sameItemId }: PastedItem): string {
  return problem || (sameItemId === null ? '' : '事项库里已有同名的，未选');
}
