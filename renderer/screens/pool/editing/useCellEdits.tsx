/** Editing in the grid's cells: which cell is open, and the reason that is asked once and holds for the round. */
import { type ReactNode, useRef, useState } from 'react';
import type { EditField } from '../../../../shared/model/poolEdit';
import type { ItemRow } from '../../../../shared/views';
import { ReasonForm } from '../../../components/dialogs/ReasonForm';
import type { Decision } from '../../../components/items/DecisionFields';
import { useRoundGate } from '../../../components/items/roundGate';
import { useRead, useWrite } from '../../../hooks';
import { CellEditor, type EditingCell } from './CellEditor';

interface Grounds extends Decision {
  readonly project: string;
  readonly round: number;
}

/** Holds while the program runs; another project or round asks anew. */
let lastGrounds: Grounds | null = null;

interface Pending {
  readonly item: ItemRow;
  readonly field: EditField;
  readonly value: string;
}

export interface CellEdits {
  begin(item: ItemRow, field: EditField, cell: HTMLElement): void;
  /** The reason in force, '' when it will be asked. */
  readonly reason: string;
  /** Asks for another reason. */
  changeReason(): void;
  /** The editor and the question, to be placed in the screen. */
  readonly dialogs: ReactNode;
}

export function useCellEdits(): CellEdits {
  const gate = useRoundGate();
  const write = useWrite('editItems');
  const [editing, setEditing] = useState<EditingCell | null>(null);
  const [asking, setAsking] = useState<Pending | 'reason' | null>(null);
  const grid = useRef<HTMLElement | null>(null);
  const project = useRead('summary', {}).data?.fileName ?? '';
  const isSame = lastGrounds?.project === project && lastGrounds.round === gate.round?.number;
  const grounds = isSame ? lastGrounds : null;

  const save = async ({ item, field, value }: Pending, { reason, proposer, decider }: Decision): Promise<boolean> =>
    (await write.run({ itemIds: [item.id], edit: { kind: 'set', field, value }, reason, proposer, decider })) !== null;

  const close = (): void => {
    setEditing(null);
    grid.current?.focus();
  };
  const commit = (cell: EditingCell, value: string): void => {
    close();
    const pending = { item: cell.item, field: cell.field, value };
    if (grounds && gate.open) void save(pending, grounds);
    else setAsking(pending);
  };
  const answer = async (values: Decision): Promise<boolean> => {
    const given = {
      reason: values.reason.trim(),
      proposer: values.proposer ?? '',
      decider: values.decider ?? '',
      project,
      round: gate.round?.number ?? 0,
    };
    if (asking !== null && asking !== 'reason' && !(await save(asking, given))) return false;
    lastGrounds = given;
    return true;
  };

  return {
    begin: (item, field, cell) => {
      grid.current = cell.closest<HTMLElement>('[role=grid]');
      const { left, top, width, height } = cell.getBoundingClientRect();
      setEditing({ item, field, left, top, width, height });
    },
    reason: grounds?.reason ?? '',
    changeReason: () => setAsking('reason'),
    dialogs: (
      <>
        {editing ? (
          <CellEditor
            key={`${editing.item.id} ${editing.field}`}
            cell={editing}
            onCommit={(value) => commit(editing, value)}
            onCancel={close}
          />
        ) : null}
        {asking !== null ? (
          <ReasonForm
            title="格内修改的理由"
            deed={asking === 'reason' ? '用这个理由' : '写入修改'}
            about="问一次，本轮之后的格内修改都用这个理由，随时可换。每处修改仍各记一条“改”，不计增减。"
            people
            blocked={gate.blocked}
            reasonHint="如：会议议定统一表述"
            testId="cell-reason"
            confirmTestId="cell-confirm"
            onSubmit={answer}
            onClose={() => {
              setAsking(null);
              grid.current?.focus();
            }}
          />
        ) : null}
      </>
    ),
  };
}
