/** The dialogs about the entry in hand: 采用为新事项, 拆入, 不予列入, 退回补正, 撤回; its original rows, and 在事项库中找. */

import type { ReactNode } from 'react';
import { quoted } from '../../../../shared/logic/text/nestQuotes';
import type { EntryRow, ItemRow, Summary } from '../../../../shared/views';
import { Dialog } from '../../../components/dialogs/Dialog';
import { ReasonForm } from '../../../components/dialogs/ReasonForm';
import { AskTowns, type TownAnswers, withTowns } from '../../../components/entries/AskTowns';
import { ItemForm } from '../../../components/items/ItemForm';
import { ItemPicker } from '../../../components/items/ItemPicker';
import { useRoundGate } from '../../../components/items/roundGate';
import { useFreshRead, useRead, useWrite } from '../../../hooks';
import type { Candidate } from '../candidates/Candidates';
import type { CandidatesInHand } from '../candidates/useCandidates';
import { OriginalRows } from '../entry/OriginalRows';
import type { Bench } from '../useBench';
import { RejectDialog } from './RejectDialog';
import { SplitDialog } from './SplitDialog';

export type MergeDialog = 'adopt' | 'split' | 'reject' | 'return' | 'detach' | 'find' | 'original';

interface MergeDialogsProps {
  readonly dialog: MergeDialog;
  readonly entry: EntryRow;
  readonly bench: Bench;
  readonly candidates: CandidatesInHand;
  readonly onClose: () => void;
}

interface DecisionProps {
  readonly entry: EntryRow;
  /** Candidates of the whole entry, and those of them to start a split with. */
  readonly candidates: readonly Candidate[];
  readonly likely: readonly number[];
  /** Runs a decision; resolves whether it was taken. */
  readonly decide: (work: () => Promise<unknown>) => Promise<boolean>;
  readonly onClose: () => void;
}

export function MergeDialogs({ dialog, entry, bench, candidates, onClose }: MergeDialogsProps): ReactNode {
  const { list, folded, preselected, chosen } = candidates;
  const decision: DecisionProps = {
    entry,
    candidates: [...list, ...folded],
    likely: preselected.length >= 2 ? preselected : list.slice(chosen, chosen + 1).map(({ itemId }) => itemId),
    decide: dialog === 'detach' ? bench.keep : bench.decide,
    onClose,
  };
  switch (dialog) {
    case 'adopt':
      return (
        <AskTowns entryId={entry.id} onClose={onClose}>
          {(towns) => <AdoptDialog {...decision} towns={towns} />}
        </AskTowns>
      );
    case 'split':
      return (
        <AskTowns entryId={entry.id} onClose={onClose}>
          {(towns) => <SplitDialog {...decision} towns={towns} />}
        </AskTowns>
      );
    case 'reject':
      return <RejectDialog {...decision} />;
    case 'return':
      return <ReturnDialog {...decision} />;
    case 'detach':
      return <DetachDialog {...decision} />;
    case 'find':
      return <FindDialog onFound={candidates.bring} onClose={onClose} />;
    case 'original':
      return <OriginalRows entry={entry} onClose={onClose} />;
  }
}

/**
 * What the entry says fills the form; where it names no category, that of the nearest item is chosen beforehand, so that
 * N and Ctrl+Enter are enough.
 */
function AdoptDialog({ entry, candidates, decide, towns, onClose }: DecisionProps & { towns: TownAnswers }): ReactNode {
  const gate = useRoundGate();
  const summary = useRead('summary', {});
  const adopt = useWrite('adoptEntry');
  const drafted = useFreshRead('entryDraft', { entryId: entry.id });
  const live = summary.data?.pool.live ?? 0;
  if (!drafted) return null;
  const { unreadBases, writtenCategory, writtenDepartment } = drafted;
  const draft = withTowns(drafted.draft, towns);
  const [nearest] = candidates;
  const likely = draft.category === '' && writtenCategory === '' ? (nearest?.category ?? '') : '';
  const listId = likely === '' ? draft.listId : (listIdOf(summary.data, likely) ?? draft.listId);
  return (
    <ItemForm
      title={`采用为新事项：${entry.name}`}
      deed={gate.round ? `采用，记入第${gate.round.number}轮` : '采用为新事项'}
      initial={likely === '' ? draft : { ...draft, listId, category: likely }}
      proposer={entry.unit}
      reason={entry.direction === 'up' ? `${entry.unit}反向梳理提出` : ''}
      reasonRequired={gate.round?.kind !== 'sorting'}
      blocked={gate.blocked}
      effect={`${live} ＋ 1 ＝ ${live + 1}`}
      note={[
        likely === '' ? '' : `类别照最沾边的事项${quoted(nearest?.name ?? '')}预选为“${likely}”，请核对。`,
        writtenDepartment === '' ? '' : `所报部门“${writtenDepartment}”按登记的名称写，请核对。`,
        unreadBases.length > 0
          ? `所报依据“${unreadBases.join('；')}”认不出是哪部法规、哪个文件，照写带入；不作依据的请去掉。`
          : '',
        writtenCategory === ''
          ? ''
          : draft.category === ''
            ? `表中类别写作“${writtenCategory}”，本体例没有，请选一类。`
            : `表中类别写作“${writtenCategory}”，本体例称“${draft.category}”，请核对。`,
      ]
        .filter(Boolean)
        .join('')}
      onSubmit={(item, decision) => decide(() => adopt.run({ entryId: entry.id, item, towns, ...decision }))}
      onClose={onClose}
    />
  );
}

function listIdOf(summary: Summary | undefined, category: string): string | undefined {
  return summary?.scheme.lists.find(({ categories }) => categories.includes(category))?.id;
}

function ReturnDialog({ entry, decide, onClose }: DecisionProps): ReactNode {
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

function DetachDialog({ entry, decide, onClose }: DecisionProps): ReactNode {
  const detach = useWrite('detachEntry');
  return (
    <ReasonForm
      title={`撤回：${entry.name}`}
      deed="回到待定"
      about="本条回到待定，事项和增减不变。"
      reasonRequired={entry.disposition.sealed === true}
      reasonHint={entry.disposition.sealed ? '轮次已封存，请写明为什么撤回' : '为什么撤回（可不写）'}
      testId="detach-reason"
      confirmTestId="detach-confirm"
      onSubmit={({ reason }) => decide(() => detach.run({ entryId: entry.id, reason: reason.trim() }))}
      onClose={onClose}
    />
  );
}

function FindDialog({ onFound, onClose }: { onFound: (item: ItemRow) => void; onClose: () => void }): ReactNode {
  return (
    <Dialog title="在事项库中找" footer={null} width={640} onCancel={onClose}>
      <ItemPicker
        label="在事项库中找"
        autoFocus
        testId="merge-find-search"
        chosen={[]}
        onChange={(_, rows) => {
          if (rows[0]) onFound(rows[0]);
          onClose();
        }}
      />
    </Dialog>
  );
}
