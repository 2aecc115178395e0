/** The dialogs of the pool, one at a time: 加一项, 核减, 批量改, 查找替换, 改文字, 调类, 拆分, 恢复, 适用. */

import type { ReactNode } from 'react';
import { quoted } from '../../../../shared/logic/text/nestQuotes';
import type { EditedField } from '../../../../shared/model/poolEdit';
import type { ItemDetail } from '../../../../shared/views';
import { ReasonForm } from '../../../components/dialogs/ReasonForm';
import { AddItemDialog } from '../../../components/items/AddItemDialog';
import { useRoundGate } from '../../../components/items/roundGate';
import { useFreshRead, useWrite } from '../../../hooks';
import { EditDialog } from '../editing/EditDialog';
import { ReplaceDialog } from '../editing/ReplaceDialog';
import { AmendDialog } from './AmendDialog';
import { ApplicabilityDialog } from './ApplicabilityDialog';
import { DuplicatesDialog } from './DuplicatesDialog';
import { MoveDialog } from './MoveDialog';
import { ScopeDialog } from './ScopeDialog';
import { SplitItemDialog } from './SplitItemDialog';
import { type MergeTarget, SubtractDialog } from './SubtractDialog';

export type PoolDialog =
  | { readonly kind: 'add' }
  | { readonly kind: 'duplicates'; readonly canWrite: boolean }
  | {
      readonly kind: 'subtract';
      readonly ids: readonly number[];
      readonly merging?: boolean;
      readonly into?: MergeTarget;
    }
  | { readonly kind: 'edit'; readonly ids: readonly number[]; readonly field: EditedField; readonly value?: string }
  | { readonly kind: 'replace'; readonly ids: readonly number[]; readonly where: string }
  | { readonly kind: 'scope'; readonly ids: readonly number[] }
  | ItemDialog;

/** Of one item, which it begins from. */
interface ItemDialog {
  readonly kind: 'amend' | 'move' | 'split' | 'restore' | 'applicability';
  readonly item: ItemDetail;
}

interface PoolDialogsProps {
  readonly onDialog: (dialog: PoolDialog) => void;
  readonly onOpen: (itemId: number) => void;
  readonly dialog: PoolDialog;
  readonly onClose: () => void;
  readonly onSubtracted: () => void;
}

export function PoolDialogs({ dialog, onDialog, onOpen, onClose, onSubtracted }: PoolDialogsProps): ReactNode {
  switch (dialog.kind) {
    case 'add':
      return <AddItemDialog onClose={onClose} />;
    case 'duplicates':
      return (
        <DuplicatesDialog
          canWrite={dialog.canWrite}
          onMerge={(ids, into) => onDialog({ kind: 'subtract', ids, merging: true, into })}
          onOpen={(itemId) => {
            onClose();
            onOpen(itemId);
          }}
          onClose={onClose}
        />
      );
    case 'subtract':
      return (
        <SubtractDialog
          ids={dialog.ids}
          merging={dialog.merging ?? false}
          into={dialog.into}
          onClose={onClose}
          onDone={onSubtracted}
        />
      );
    case 'edit':
      return <EditDialog ids={dialog.ids} field={dialog.field} value={dialog.value} onClose={onClose} />;
    case 'replace':
      return <ReplaceDialog ids={dialog.ids} where={dialog.where} onClose={onClose} />;
    case 'scope':
      return <ScopeDialog ids={dialog.ids} onClose={onClose} />;
    default:
      return <OfItem dialog={dialog} onClose={onClose} />;
  }
}

function OfItem({ dialog, onClose }: { dialog: ItemDialog; onClose: () => void }): ReactNode {
  const item = useFreshRead('item', { itemId: dialog.item.id });
  if (!item) return null;
  switch (dialog.kind) {
    case 'amend':
      return <AmendDialog item={item} onClose={onClose} />;
    case 'move':
      return <MoveDialog item={item} onClose={onClose} />;
    case 'split':
      return <SplitItemDialog item={item} onClose={onClose} />;
    case 'restore':
      return <RestoreDialog item={item} onClose={onClose} />;
    case 'applicability':
      return <ApplicabilityDialog item={item} onClose={onClose} />;
  }
}

function RestoreDialog({ item, onClose }: { item: ItemDetail; onClose: () => void }): ReactNode {
  const gate = useRoundGate();
  const restore = useWrite('restoreItem');
  const prepare = useWrite('prepareChanges');
  const last = item.changes.findLast(({ kind, itemId }) => kind === 'subtract' && itemId === item.id);
  const merged = last?.targetName ?? null;
  return (
    <ReasonForm
      title={`恢复“${item.name}”`}
      deed="恢复 1 项"
      about={`恢复后重新列入事项库，记为本轮的增减；原来的核减仍然留痕。${merged === null ? '' : `它当时并到${quoted(merged)}：带过去的适用乡镇、依据和部门随之交还，报送条目回到本项；此后另行改过的留下。`}`}
      people
      later="拟恢复"
      blocked={gate.blocked}
      reasonHint="为什么恢复"
      testId="restore-reason"
      confirmTestId="restore-confirm"
      onSubmit={async ({ reason, proposer, decider, basis = '', later }) => {
        const deed = { kind: 'restore', itemId: item.id } as const;
        if (later) return (await prepare.run({ deeds: [deed], reason, basis, proposer })) !== null;
        return (await restore.run({ itemId: item.id, reason, basis, proposer, decider })) !== null;
      }}
      onClose={onClose}
    />
  );
}
