/** 粘贴增加: rows copied from a table as new items, looked at before they enter the open round. */
import { Checkbox, Form } from 'antd';
import { type ReactNode, useState } from 'react';
import { formatCitation } from '../../../../shared/logic/bases/parseCitation';
import { MOST_ADDED } from '../../../../shared/model/item';
import type { PastedItems } from '../../../../shared/views/schemes';
import { FormDialog } from '../../../components/dialogs/FormDialog';
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
  const shorts = new Map((summary?.scheme.lists ?? []).map(({ id, short }) => [id, short]));
  const live = summary?.pool.live ?? 0;
  const items = rows.flatMap(({ draft }, at) => (chosen.has(at) ? [draft] : []));
  const much = items.length > MOST_ADDED ? `一次最多加 ${figure(MOST_ADDED)} 项，请分几次粘贴。` : null;
  const turn = (at: number): void => {
    const next = new Set(chosen);
    if (!next.delete(at)) next.add(at);
    setChosen(next);
  };
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
      <div className="table-scroll pasted-items">
        <table className="table">
          <thead>
            <tr>
              <th />
              {shorts.size > 1 ? <th>清单</th> : null}
              <th>类别</th>
              <th>事项</th>
              <th>部门</th>
              <th>依据</th>
              <th>看一看</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ draft, sameItemId, problem }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a pasted row is its place
              <tr key={at} data-testid="pasted-row">
                <td>
                  <Checkbox
                    aria-label={`加“${draft.name}”`}
                    checked={chosen.has(at)}
                    disabled={problem !== ''}
                    onChange={() => turn(at)}
                  />
                </td>
                {shorts.size > 1 ? <td>{shorts.get(draft.listId) ?? ''}</td> : null}
                <td>{draft.category}</td>
                <td>{draft.name}</td>
                <td>{draft.leadDepartment || draft.receivers.join('、')}</td>
                <td className="muted">{draft.bases.map(formatCitation).join('；')}</td>
                <td className="alarm">{problem || (sameItemId === null ? '' : '事项库里已有同名的，未选')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <DecisionFields proposerRequired reasonHint="为什么增这些项" testId="paste-reason" basis />
    </FormDialog>
  );
}
