/** 归并: township by township, each entry beside the items it may belong to; a person decides, keys do it fast. */

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useRoundGate } from '../../components/roundGate';
import { NARROW, useMedia } from '../../components/useMedia';
import { useRead } from '../../hooks';
import { useNavigation } from '../../navigation';
import { ActionBar } from './ActionBar';
import { BenchHead } from './BenchHead';
import { Bare, PlaceDone } from './BenchStates';
import { useMarks } from './Candidates';
import { CandidatesPane } from './CandidatesPane';
import { ConfirmPage } from './ConfirmPage';
import { Decided } from './Decided';
import { EntryPanel, type NoteField } from './EntryPanel';
import { GapPage } from './gaps/GapPage';
import { Layers, type Over } from './Layers';
import { letGo } from './letGo';
import { QueueColumn } from './QueueColumn';
import { useBench } from './useBench';
import { useBenchDeeds } from './useBenchDeeds';
import { useBenchKeys } from './useBenchKeys';
import { useCandidates } from './useCandidates';
import { useTwins } from './useTwins';
import { useWordingChoice, type WordingField } from './useWordingChoice';
import { WordingChoice } from './WordingChoice';
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
  const candidatesPane = useRef<HTMLElement>(null);
  const [over, setOver] = useState<Over | null>(null);
  /** A page that takes the place of the bench. */
  const [instead, setInstead] = useState<'confirm' | 'gaps' | null>(null);
  const [queueOpen, setQueueOpen] = useState(false);
  const [marks, setMarks] = useState(true);

  // A button clicked on the way here must not take the next Enter.
  useEffect(letGo, []);

  const pending = entry?.disposition.kind === 'pending';
  const canWrite = !(summary.data?.readOnly ?? false);
  const canDecide = pending && canWrite && !bench.busy;
  const chosen = candidates.list[candidates.chosen];
  const gate = useRoundGate();
  const wording = useWordingChoice(entry, chosen);
  const marked = useMarks(entry, pending ? chosen : undefined, marks);
  const deeds = useBenchDeeds({ bench, candidates, wording, canDecide, noteField, onOver: setOver });
  const onConfirm = bench.kinds.confirmable.length > 0 ? () => setInstead('confirm') : undefined;
  const turn = (field: WordingField) => (canDecide && chosen && gate.open ? () => wording.turn(field) : undefined);
  useBenchKeys({
    bench,
    candidates,
    pane: candidatesPane,
    deeds,
    acts: {
      confirm: onConfirm,
      gaps: () => setInstead('gaps'),
      original: entry ? () => setOver('original') : undefined,
      note: canWrite && entry ? () => noteField.current?.write(false) : undefined,
      marks: () => setMarks(!marks),
      turnName: turn('name'),
      turnText: turn('text'),
    },
    enabled: over === null && instead === null,
  });

  if (!summary.data) return null;
  if (!place) return <Bare summary={summary.data} onSources={() => go('sources')} />;
  if (instead === 'gaps')
    return <GapPage canWrite={canWrite} onOpen={(itemId) => go('pool', { itemId })} onClose={() => setInstead(null)} />;
  if (instead === 'confirm')
    return (
      <ConfirmPage
        summary={summary.data}
        place={place}
        rows={bench.kinds.confirmable}
        canWrite={canWrite}
        onClose={() => setInstead(null)}
      />
    );
  const next = bench.places.find((other) => other.key !== place.key && other.counts.pending > 0);

  return (
    <div className="page merge">
      <BenchHead
        bench={bench}
        narrow={narrow}
        queueOpen={queueOpen}
        onQueue={() => setQueueOpen(!queueOpen)}
        onConfirm={onConfirm}
        onGaps={() => setInstead('gaps')}
        onQuestions={() => setOver('questions')}
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
              onNote={deeds.note}
              onOriginal={() => setOver('original')}
              onEntry={bench.take}
              twins={twinsOf(entry.id)}
            />
            <section ref={candidatesPane} className="candidates" aria-label="归入哪里" tabIndex={-1}>
              {pending ? (
                <CandidatesPane
                  entry={entry}
                  candidates={candidates}
                  marks={marks}
                  wording={
                    canWrite ? (
                      <WordingChoice
                        entry={entry}
                        choices={wording}
                        round={gate.open ? (gate.round?.number ?? null) : null}
                      />
                    ) : null
                  }
                  refused={context?.refused ?? []}
                  live={summary.data.pool.live}
                  onFind={deeds.find}
                  onSplit={deeds.split}
                  onAllow={deeds.allow}
                  onMarks={() => setMarks(!marks)}
                  onOpen={(itemId) => go('pool', { itemId })}
                />
              ) : (
                <Decided
                  entry={entry}
                  canWrite={canWrite && !bench.busy}
                  onDetach={() => setOver('detach')}
                  onOpen={(itemId) => go('pool', { itemId })}
                />
              )}
            </section>
          </>
        ) : (
          <PlaceDone
            place={place}
            next={next}
            loaded={bench.loaded && at < 0}
            onNext={bench.goToPlace}
            onDecided={() => bench.show('decided')}
          />
        )}
      </div>
      <ActionBar deeds={deeds} chosen={chosen ? candidates.chosen + 1 : null} at={at} count={bench.source.count} />
      <Layers over={over} bench={bench} candidates={candidates} canWrite={canWrite} onClose={() => setOver(null)} />
    </div>
  );
}
