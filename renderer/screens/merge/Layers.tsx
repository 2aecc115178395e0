/** What lies over the bench, one at a time: a decision's dialog, the search in the pool, the original rows, the questions. */
import { type ReactNode, useRef } from 'react';
import type { EntryRow } from '../../../shared/views';
import { Dialog } from '../../components/Dialog';
import { ItemPicker } from '../../components/ItemPicker';
import { useNavigation } from '../../navigation';
import { letGo } from './letGo';
import { type MergeDialog, MergeDialogs } from './MergeDialogs';
import { OriginalRows } from './OriginalRows';
import { QuestionsDialog } from './QuestionsDialog';
import type { Bench } from './useBench';
import type { CandidatesInHand } from './useCandidates';

export type Over = MergeDialog | 'find' | 'original' | 'questions';

interface LayersProps {
  readonly over: Over | null;
  readonly bench: Bench;
  readonly candidates: CandidatesInHand;
  readonly canWrite: boolean;
  readonly onClose: () => void;
}

export function Layers({ over, bench, candidates, canWrite, onClose }: LayersProps): ReactNode {
  const { go } = useNavigation();
  const entry = useHeld(bench.entry, over !== null);
  if (over === 'questions') return <QuestionsDialog canWrite={canWrite} onClose={onClose} />;
  if (over === null || !entry) return null;
  if (over === 'find') return <Finder onFound={candidates.bring} onClose={onClose} />;
  if (over === 'original')
    return (
      <OriginalRows
        entry={entry}
        onWhole={() => go('sources', { sourceListId: entry.sourceListId, row: entry.row })}
        onClose={onClose}
      />
    );
  const { list, folded, preselected, chosen } = candidates;
  const first = list[chosen];
  return (
    <MergeDialogs
      dialog={over}
      entry={entry}
      candidates={[...list, ...folded]}
      likely={preselected.length >= 2 ? preselected : first ? [first.itemId] : []}
      decide={over === 'detach' ? bench.keep : bench.decide}
      onClose={() => {
        onClose();
        // The button the dialog gave the focus back to must not take the next Enter.
        setTimeout(letGo);
      }}
    />
  );
}

/** Rows are read again while suggestions come in; what was typed into an open dialog must outlast that. */
function useHeld(entry: EntryRow | undefined, open: boolean): EntryRow | undefined {
  const held = useRef(entry);
  if (!open || held.current === undefined) held.current = entry;
  return held.current;
}

function Finder(props: { onFound: CandidatesInHand['bring']; onClose: () => void }): ReactNode {
  return (
    <Dialog title="在事项库中找" footer={null} width={640} onCancel={props.onClose}>
      <ItemPicker
        label="在事项库中找"
        autoFocus
        testId="merge-find-search"
        chosen={[]}
        onChange={(_, rows) => {
          if (rows[0]) props.onFound(rows[0]);
          props.onClose();
        }}
      />
    </Dialog>
  );
}
