/** The bench's dialogs: 采用为新事项, 拆入, 不予列入, 退回补正, 撤回. */
import { Form } from 'antd';
import type { ReactNode } from 'react';
import { MERGE_REASON } from '../../../shared/model/round';
import type { EntryRow } from '../../../shared/views';
import { FormDialog } from '../../components/FormDialog';
import { ItemForm } from '../../components/ItemForm';
import { ItemPicker } from '../../components/ItemPicker';
import { ReasonForm } from '../../components/ReasonForm';
import { useRoundGate } from '../../components/roundGate';
import { useRead, useWrite } from '../../hooks';
import { draftFromEntry } from './draftFromEntry';

export type MergeDialog = 'adopt' | 'split' | 'reject' | 'return' | 'detach';

interface MergeDialogsProps {
  readonly dialog: MergeDialog;
  readonly entry: EntryRow;
  /** Items to start a split with. */
  readonly likely: readonly number[];
  /** Runs a decision; resolves whether it was taken. */
  readonly decide: (work: () => Promise<unknown>) => Promise<boolean>;
  readonly onClose: () => void;
}

export function MergeDialogs(props: MergeDialogsProps): ReactNode {
  switch (props.dialog) {
    case 'adopt':
      return <AdoptDialog {...props} />;
    case 'split':
      return <SplitDialog {...props} />;
    case 'reject':
      return <RejectDialog {...props} />;
    case 'return':
      return <ReturnDialog {...props} />;
    case 'detach':
      return <DetachDialog {...props} />;
  }
}

function AdoptDialog({ entry, decide, onClose }: MergeDialogsProps): ReactNode {
  const gate = useRoundGate();
  const summary = useRead('summary', {});
  const adopt = useWrite('adoptEntry');
  const { draft, leftOut } = draftFromEntry(entry, summary.data?.scheme.categories ?? []);
  const live = summary.data?.pool.live ?? 0;
  return (
    <ItemForm
      title={`采用为新事项：${entry.name}`}
      deed={gate.round ? `采用，记入第${gate.round.number}轮` : '采用为新事项'}
      initial={draft}
      proposer={entry.unit}
      reasonRequired={gate.round?.kind !== 'sorting'}
      blocked={gate.blocked}
      effect={`${live} ＋ 1 ＝ ${live + 1}`}
      note={
        leftOut.length > 0
          ? `所报依据“${leftOut.join('；')}”没有写成《》形式，没有带入。能作依据的请在下面写明。`
          : undefined
      }
      onSubmit={(item, decision) => decide(() => adopt.run({ entryId: entry.id, item, ...decision }))}
      onClose={onClose}
    />
  );
}

interface SplitValues {
  readonly itemIds: readonly number[];
}

function SplitDialog({ entry, likely, decide, onClose }: MergeDialogsProps): ReactNode {
  const [form] = Form.useForm<SplitValues>();
  const split = useWrite('splitEntry');
  const chosen = Form.useWatch('itemIds', form) ?? likely;
  return (
    <FormDialog<SplitValues>
      title={`拆入：${entry.name}`}
      deed={chosen.length >= 2 ? `拆入 ${chosen.length} 项` : '拆入'}
      form={form}
      initial={{ itemIds: likely }}
      width={680}
      effect={<span className="muted small">拆入后本条仍只计 1 条报送</span>}
      confirmTestId="merge-split-confirm"
      onSubmit={({ itemIds }) => decide(() => split.run({ entryId: entry.id, itemIds: [...itemIds] }))}
      onClose={onClose}
    >
      <div className="note form-note">{entry.text || entry.name}</div>
      <Form.Item
        name="itemIds"
        label="这一条包含的事项（两项以上）"
        rules={[{ type: 'array', min: 2, message: '至少选两项；只属一项的请用并入。' }]}
      >
        <SplitPicker chosen={chosen} onChange={(itemIds) => form.setFieldsValue({ itemIds: [...itemIds] })} />
      </Form.Item>
    </FormDialog>
  );
}

function SplitPicker(props: { chosen: readonly number[]; onChange: (chosen: readonly number[]) => void }): ReactNode {
  return (
    <ItemPicker
      label="找事项"
      several
      autoFocus
      testId="merge-split-search"
      chosen={props.chosen}
      onChange={(chosen) => props.onChange(chosen)}
    />
  );
}

function RejectDialog({ entry, decide, onClose }: MergeDialogsProps): ReactNode {
  const summary = useRead('summary', {});
  const reject = useWrite('rejectEntry');
  const kinds = (summary.data?.scheme.subtractReasons ?? []).filter((kind) => kind !== MERGE_REASON);
  return (
    <ReasonForm
      title={`不予列入：${entry.name}`}
      deed="不予列入"
      kinds={kinds}
      reasonHint="为什么不列，沟通时要用"
      testId="reject-reason"
      confirmTestId="reject-confirm"
      onSubmit={({ reasonKind, reason }) =>
        decide(() => reject.run({ entryId: entry.id, reasonKind, reason: reason.trim() }))
      }
      onClose={onClose}
    />
  );
}

function ReturnDialog({ entry, decide, onClose }: MergeDialogsProps): ReactNode {
  const send = useWrite('returnEntry');
  return (
    <ReasonForm
      title={`退回补正：${entry.name}`}
      deed="退回补正"
      about={`退回${entry.unit}补正，等重报后再定去向。`}
      reasonHint="要补正什么"
      testId="return-reason"
      confirmTestId="return-confirm"
      onSubmit={({ reason }) => decide(() => send.run({ entryId: entry.id, reason: reason.trim() }))}
      onClose={onClose}
    />
  );
}

function DetachDialog({ entry, decide, onClose }: MergeDialogsProps): ReactNode {
  const detach = useWrite('detachEntry');
  return (
    <ReasonForm
      title={`撤回：${entry.name}`}
      deed="回到待定"
      about="本条回到待定，事项和增减不变。"
      reasonRequired={false}
      reasonHint="为什么撤回（可不写）"
      testId="detach-reason"
      confirmTestId="detach-confirm"
      onSubmit={({ reason }) => decide(() => detach.run({ entryId: entry.id, reason: reason.trim() }))}
      onClose={onClose}
    />
  );
}
