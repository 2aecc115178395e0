/** 归并: township by township, each entry beside the items it may belong to; a person decides, keys do it fast. */

import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { EntryRow } from '../../../shared/views';
import { NARROW, useMedia } from '../../components/grid/useMedia';
import { letGo, letGoOfButton } from '../../components/keys/letGo';
import { useRead } from '../../hooks';
import { useNavigation } from '../../navigation';
import { BenchHead } from './BenchHead';
import { Bare, BenchEnd } from './BenchStates';
import { ConfirmPage } from './ConfirmPage';
import { useMarks } from './candidates/Candidates';
import { CandidatesPane } from './candidates/CandidatesPane';
import { useCandidates } from './candidates/useCandidates';
import { useTwins } from './candidates/useTwins';
import { useWordingChoice } from './candidates/useWordingChoice';
import { ActionBar } from './deeds/ActionBar';
import { MergeDialogs } from './deeds/MergeDialogs';
import { QuestionsDialog } from './deeds/QuestionsDialog';
import { type Opened, useDeeds } from './deeds/useDeeds';
import { Decided } from './entry/Decided';
import { EntryPanel, type NoteField } from './entry/EntryPanel';
import { GapPage } from './gaps/GapPage';
import { QueueColumn } from './queue/QueueColumn';
import { useBench } from './useBench';
import { useBenchKeys } from './useBenchKeys';
import './merge.css';

export function MergeScreen(): ReactNode {
  const { params, go } = useNavigation();
  const summary = useRead('summary', {});
  const narrow = useMedia(NARROW);
  const bench = useBench(summary.data, params);
  const { entry, place, at } = bench;
  const candidates = useCandidates(entry, bench.following);
  const around = useRead('entryContext', { entryId: entry?.id ?? 0 }, { enabled: entry !== undefined });
  const context = around.isPlaceholderData ? undefined : around.data;
  const twinsOf = useTwins(place?.unitId, bench.kinds.compared);
  const noteField = useRef<NoteField>(null);
  const pane = useRef<HTMLElement>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [queueOpen, setQueueOpen] = useState(false);
  const [marks, setMarks] = useState(true);
  const close = (): void => setOpened(null);

  // A button clicked on the way here must not take the next Enter.
  useEffect(letGo, []);

  const pending = entry?.disposition.kind === 'pending';
  const canWrite = !(summary.data?.readOnly ?? false);
  const chosen = candidates.list[candidates.chosen];
  const wording = useWordingChoice(entry, chosen);
  const marked = useMarks(entry, pending ? chosen : undefined, marks);
  const asked = useAsked(entry, opened === null);
  const deeds = useDeeds({ bench, candidates, wording, noteField, canWrite, open: setOpened });
  const openItem = (itemId: number): void => go('pool', { itemId });
  const openGaps = (): void => setOpened('gaps');
  const turnMarks = (): void => setMarks(!marks);
  const next = [...(place ? [place] : []), ...bench.places].find(({ counts }) => counts.pending > 0);
  const onNext = bench.loaded && at < 0 && next ? () => bench.goToPlace(next.key) : undefined;
  const hand = { bench, candidates, wording, deeds, pane, onGaps: openGaps, onMarks: turnMarks, onNext };
  useBenchKeys(hand, opened === null);

  if (!summary.data) return null;
  if (!place) return <Bare summary={summary.data} onSources={() => go('sources')} />;
  if (opened === 'gaps') return <GapPage canWrite={canWrite} onOpen={openItem} onClose={close} />;
  if (opened === 'confirm') {
    const { confirmable } = bench.kinds;
    const page = { summary: summary.data, place, rows: confirmable, canWrite, onClose: close, onDone: bench.settle };
    return <ConfirmPage {...page} />;
  }

  return (
    <div className="page merge" onClickCapture={letGoOfButton}>
      <BenchHead
        bench={bench}
        narrow={narrow}
        queueOpen={queueOpen}
        onQueue={() => setQueueOpen(!queueOpen)}
        onConfirm={deeds.confirm}
        onGaps={openGaps}
        onQuestions={() => setOpened('questions')}
      />
      <div className={queueOpen && narrow ? 'bench queue-open' : 'bench'}>
        <QueueColumn
          bench={bench}
          onPick={(index) => {
            bench.goTo(index);
            setQueueOpen(false);
          }}
        />
        {entry ? (
          <>
            <EntryPanel
              entry={entry}
              context={context}
              marks={marked?.left ?? null}
              canWrite={canWrite}
              noteField={noteField}
              onNote={deeds.writeNote}
              onOriginal={() => setOpened('original')}
              onEntry={bench.take}
              twins={twinsOf(entry.id)}
            />
            <section ref={pane} className="candidates" aria-label="归入哪里" tabIndex={-1}>
              {pending ? (
                <CandidatesPane
                  entry={entry}
                  candidates={candidates}
                  marks={marks}
                  wording={canWrite ? wording : null}
                  refused={context?.refused ?? []}
                  live={summary.data.pool.live}
                  deeds={deeds}
                  onMarks={turnMarks}
                  onOpen={openItem}
                />
              ) : (
                <Decided
                  entry={entry}
                  canWrite={canWrite && !bench.busy}
                  onDetach={() => setOpened('detach')}
                  onOpen={openItem}
                />
              )}
            </section>
          </>
        ) : (
          <BenchEnd
            bench={bench}
            place={place}
            next={next}
            onNext={onNext}
            onDecided={() => bench.show('decided')}
            onGaps={openGaps}
          />
        )}
      </div>
      <ActionBar deeds={deeds} chosen={chosen ? candidates.chosen + 1 : null} at={at} count={bench.source.count} />
      {opened === 'questions' ? (
        <QuestionsDialog canWrite={canWrite} onClose={close} />
      ) : opened && asked ? (
        <MergeDialogs dialog={opened} entry={asked} bench={bench} candidates={candidates} onClose={close} />
      ) : null}
    </div>
  );
}

/** Rows are read again while suggestions come in; what was typed into an open dialog must outlast that. */
function useAsked(entry: EntryRow | undefined, free: boolean): EntryRow | undefined {
  const held = useRef(entry);
  if (free || held.current === undefined) held.current = entry;
  return held.current;
}
