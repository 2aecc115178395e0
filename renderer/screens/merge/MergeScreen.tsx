/** 归并: township by township, each entry beside the items it may belong to; a person decides, keys do it fast. */

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Dialog } from '../../components/Dialog';
import { ItemPicker } from '../../components/ItemPicker';
import { useRoundGate } from '../../components/roundGate';
import { NARROW, useMedia } from '../../components/useMedia';
import { useShortcuts } from '../../components/useShortcuts';
import { useRead, useWrite } from '../../hooks';
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
import { letGo } from './letGo';
import { type MergeDialog, MergeDialogs } from './MergeDialogs';
import { OriginalRows } from './OriginalRows';
import { QuestionsDialog } from './QuestionsDialog';
import { QueueColumn } from './QueueColumn';
import { useBench } from './useBench';
import { useCandidates } from './useCandidates';
import { useTwins } from './useTwins';
import { useWordingChoice } from './useWordingChoice';
import { WordingChoice } from './WordingChoice';
import './merge.css';

/**
 * Pressed while the last decision is being written, these are kept for the next entry. Those that decide at once (Enter, X)
 * are not: nobody has seen yet what they would decide.
 */
const HELD_KEYS: ReadonlySet<string> = new Set(['n', 's', 'r', 'p', 't', 'f', 'b', 'g', 'o', 'm']);

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
  const attach = useWrite('attachEntry');
  const refuse = useWrite('refuseMatch');
  const allow = useWrite('allowMatch');
  const note = useWrite('noteEntry');
  const noteField = useRef<NoteField>(null);
  const candidatesPane = useRef<HTMLElement>(null);
  const [dialog, setDialog] = useState<MergeDialog | null>(null);
  const [finding, setFinding] = useState(false);
  const [original, setOriginal] = useState(false);
  const [confirming, setConfirming] = useState(false);
  const [comparing, setComparing] = useState(false);
  const [questioning, setQuestioning] = useState(false);
  const [queueOpen, setQueueOpen] = useState(false);
  const [marks, setMarks] = useState(true);

  // Rows are read again while suggestions come in; what was typed into an open dialog must outlast that.
  const held = useRef(entry);
  if (dialog === null || held.current === undefined) held.current = entry;
  const asked = held.current;

  // A button clicked on the way here, or the one a dialog gave the focus back to, must not take the next Enter.
  useEffect(letGo, []);
  const closeDialog = (): void => {
    setDialog(null);
    setTimeout(letGo);
  };

  const pending = entry?.disposition.kind === 'pending';
  const canWrite = !(summary.data?.readOnly ?? false);
  const canDecide = pending && canWrite && !bench.busy;
  const chosen = candidates.list[candidates.chosen];
  const gate = useRoundGate();
  const wording = useWordingChoice(entry, chosen);
  const marked = useMarks(entry, pending ? chosen : undefined, marks);
  const likely = candidates.preselected.length >= 2 ? candidates.preselected : chosen ? [chosen.itemId] : [];

  const open = (next: MergeDialog): (() => void) | undefined => (canDecide ? () => setDialog(next) : undefined);
  const withChosen = (deed: (entryId: number, itemId: number) => void): (() => void) | undefined =>
    canDecide && chosen && entry ? () => deed(entry.id, chosen.itemId) : undefined;
  const deeds = {
    attach: withChosen(
      (entryId, itemId) => void bench.decide(() => attach.run({ entryId, itemId, wording: wording.result })),
    ),
    adopt: open('adopt'),
    split: open('split'),
    reject: open('reject'),
    send: open('return'),
    pend: canDecide ? () => noteField.current?.write(true) : undefined,
    refuse: withChosen((entryId, itemId) => {
      // Who says “not this one” wants to see which else there are.
      candidates.unfold();
      void bench.keep(() => refuse.run({ entryId, itemId }));
    }),
    find: canDecide ? () => setFinding(true) : undefined,
  };
  const writeNote = (text: string, leave: boolean): void => {
    if (!entry) return;
    if (text === '') {
      if (leave) bench.skip();
      return;
    }
    const write = () => note.run({ entryId: entry.id, text });
    void (leave ? bench.pass(write) : bench.keep(write));
  };
  const choose = (index: number): (() => void) | undefined =>
    index >= 0 && index < candidates.list.length ? () => candidates.choose(index) : undefined;
  /** With nothing in the list but some folded away, the first number shows them. */
  const chooseFirst = candidates.list.length === 0 && candidates.folded.length > 0 ? candidates.unfold : choose(0);
  const inCandidates = (): boolean => candidatesPane.current?.contains(document.activeElement) ?? false;
  const move = (step: 1 | -1) => (): void => {
    if (inCandidates()) choose(candidates.chosen + step)?.();
    else bench.goTo(at < 0 ? bench.source.count - 1 : at + step);
  };
  const onConfirm = bench.kinds.confirmable.length > 0 ? () => setConfirming(true) : undefined;

  useShortcuts(
    {
      Enter: deeds.attach,
      n: deeds.adopt,
      s: deeds.split,
      r: deeds.reject,
      p: deeds.pend,
      t: deeds.send,
      x: deeds.refuse,
      f: deeds.find,
      b: onConfirm,
      g: () => setComparing(true),
      o: entry ? () => setOriginal(true) : undefined,
      m: canWrite && entry ? () => noteField.current?.write(false) : undefined,
      v: () => setMarks(!marks),
      u: canDecide && chosen && gate.open ? () => wording.turn('name') : undefined,
      i: canDecide && chosen && gate.open ? () => wording.turn('text') : undefined,
      ArrowDown: move(1),
      ArrowUp: move(-1),
      ArrowRight: () => candidatesPane.current?.focus(),
      ArrowLeft: () => candidatesPane.current?.blur(),
      '1': chooseFirst,
      '2': choose(1),
      '3': choose(2),
      '4': choose(3),
      '5': choose(4),
    },
    dialog === null && !finding && !original && !confirming && !comparing,
    { busy: bench.busy || (at >= 0 && entry === undefined), keys: HELD_KEYS },
  );

  if (!summary.data) return null;
  if (!place) return <Bare summary={summary.data} onSources={() => go('sources')} />;
  if (comparing)
    return (
      <GapPage canWrite={canWrite} onOpen={(itemId) => go('pool', { itemId })} onClose={() => setComparing(false)} />
    );
  if (confirming)
    return (
      <ConfirmPage
        summary={summary.data}
        place={place}
        rows={bench.kinds.confirmable}
        canWrite={canWrite}
        onClose={() => setConfirming(false)}
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
        onGaps={() => setComparing(true)}
        onQuestions={() => setQuestioning(true)}
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
              onNote={writeNote}
              onOriginal={() => setOriginal(true)}
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
                  onAllow={
                    canDecide ? (itemId) => void bench.keep(() => allow.run({ entryId: entry.id, itemId })) : undefined
                  }
                  onMarks={() => setMarks(!marks)}
                  onOpen={(itemId) => go('pool', { itemId })}
                />
              ) : (
                <Decided
                  entry={entry}
                  canWrite={canWrite && !bench.busy}
                  onDetach={() => setDialog('detach')}
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
      {dialog && asked ? (
        <MergeDialogs
          dialog={dialog}
          entry={asked}
          candidates={[...candidates.list, ...candidates.folded]}
          likely={likely}
          decide={dialog === 'detach' ? bench.keep : bench.decide}
          onClose={closeDialog}
        />
      ) : null}
      {original && entry ? (
        <OriginalRows
          entry={entry}
          onWhole={() => go('sources', { sourceListId: entry.sourceListId, row: entry.row })}
          onClose={() => setOriginal(false)}
        />
      ) : null}
      {questioning ? <QuestionsDialog canWrite={canWrite} onClose={() => setQuestioning(false)} /> : null}
      {finding ? (
        <Dialog title="在事项库中找" footer={null} width={640} onCancel={() => setFinding(false)}>
          <ItemPicker
            label="在事项库中找"
            autoFocus
            testId="merge-find-search"
            chosen={[]}
            onChange={(_, rows) => {
              if (rows[0]) candidates.bring(rows[0]);
              setFinding(false);
            }}
          />
        </Dialog>
      ) : null}
    </div>
  );
}
