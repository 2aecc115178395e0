/** 归并: township by township, each entry beside the items it may belong to; a person decides, keys do it fast. */
import { Button, Modal, Segmented, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { ItemPicker } from '../../components/ItemPicker';
import { sharedTerms } from '../../components/MarkedText';
import { NARROW, useMedia } from '../../components/useMedia';
import { useShortcuts } from '../../components/useShortcuts';
import { useRead, useWrite } from '../../hooks';
import { useNavigation } from '../../navigation';
import { ActionBar } from './ActionBar';
import { Bare, PlaceDone } from './BenchStates';
import { fatesInWords } from './benchPlaces';
import { CandidatesPane } from './CandidatesPane';
import { Decided } from './Decided';
import { EntryPanel } from './EntryPanel';
import { type MergeDialog, MergeDialogs } from './MergeDialogs';
import { Queue } from './Queue';
import { type FateFilter, useBench } from './useBench';
import { useCandidates } from './useCandidates';
import './merge.css';

const MOST_TABS = 7;

export function MergeScreen(): ReactNode {
  const { params, go } = useNavigation();
  const summary = useRead('summary', {});
  const narrow = useMedia(NARROW);
  const bench = useBench(summary.data, params);
  const { entry, place, at } = bench;
  const candidates = useCandidates(entry, bench.source.rowAt(at + 1));
  const attach = useWrite('attachEntry');
  const [dialog, setDialog] = useState<MergeDialog | null>(null);
  const [finding, setFinding] = useState(false);
  const [queueOpen, setQueueOpen] = useState(false);

  const pending = entry?.disposition.kind === 'pending';
  const canWrite = !(summary.data?.readOnly ?? false);
  const canDecide = pending && canWrite && !bench.busy;
  const chosen = candidates.list[candidates.chosen];
  const terms = chosen ? sharedTerms(chosen.reasons) : [];
  const likely = candidates.preselected.length >= 2 ? candidates.preselected : chosen ? [chosen.itemId] : [];

  const open = (next: MergeDialog): (() => void) | undefined => (canDecide ? () => setDialog(next) : undefined);
  const deeds = {
    attach:
      canDecide && chosen && entry
        ? () => void bench.decide(() => attach.run({ entryId: entry.id, itemId: chosen.itemId }))
        : undefined,
    adopt: open('adopt'),
    split: open('split'),
    reject: open('reject'),
    send: open('return'),
    find: canDecide ? () => setFinding(true) : undefined,
  };
  const original = entry ? () => go('sources', { sourceListId: entry.sourceListId, row: entry.row }) : undefined;
  const onNext = (): void => bench.goTo(at + 1);
  const onPrevious = (): void => bench.goTo(at - 1);
  const choose = (index: number): (() => void) | undefined =>
    index < candidates.list.length ? () => candidates.choose(index) : undefined;

  useShortcuts(
    {
      Enter: deeds.attach,
      n: deeds.adopt,
      s: deeds.split,
      r: deeds.reject,
      b: deeds.send,
      f: deeds.find,
      o: original,
      ArrowDown: onNext,
      ArrowUp: onPrevious,
      '1': choose(0),
      '2': choose(1),
      '3': choose(2),
      '4': choose(3),
      '5': choose(4),
    },
    dialog === null && !finding,
  );

  if (!summary.data) return null;
  if (!place) return <Bare summary={summary.data} onSources={() => go('sources')} />;

  const placeOptions = bench.places.map((other) => ({
    value: other.key,
    label: `${other.name}　${other.counts.pending > 0 ? `余 ${other.counts.pending}` : '✓'}`,
  }));
  const next = bench.places.find((other) => other.key !== place.key && other.counts.pending > 0);
  const filters: { value: FateFilter; label: string }[] = [
    { value: 'pending', label: `待定 ${place.counts.pending}` },
    { value: 'decided', label: `已定 ${place.total - place.counts.pending}` },
    { value: 'all', label: `全部 ${place.total}` },
  ];

  return (
    <div className="page merge">
      <div className="page-head">
        <h1>归并</h1>
        {narrow || placeOptions.length > MOST_TABS ? (
          <Select
            aria-label="乡镇"
            value={place.key}
            options={placeOptions}
            onChange={bench.goToPlace}
            className="merge-place"
            popupMatchSelectWidth={false}
          />
        ) : (
          <Segmented aria-label="乡镇" value={place.key} options={placeOptions} onChange={bench.goToPlace} />
        )}
        {narrow ? (
          <Button onClick={() => setQueueOpen(!queueOpen)} aria-expanded={queueOpen}>
            待定 {place.counts.pending} ▾
          </Button>
        ) : null}
        <span className="push" />
        <span className="muted small cut" data-testid="merge-sum">
          {place.name} {place.total} ＝ {fatesInWords(place.counts, ' ＋ ')}
        </span>
      </div>
      <div className={queueOpen && narrow ? 'bench queue-open' : 'bench'}>
        <section className="queue" aria-label="条目">
          <div className="queue-filter">
            <Segmented<FateFilter>
              aria-label="看哪些条目"
              block
              value={bench.fate}
              options={filters}
              onChange={bench.showFate}
            />
          </div>
          <Queue
            source={bench.source}
            at={at}
            onPick={(index) => {
              bench.goTo(index);
              setQueueOpen(false);
            }}
            empty={bench.source.loaded ? '没有这样的条目。' : ''}
          />
        </section>
        {entry ? (
          <>
            <EntryPanel entry={entry} terms={terms} onOriginal={() => original?.()} />
            <section className="candidates" aria-label="归入哪里">
              {pending ? (
                <CandidatesPane
                  candidates={candidates}
                  live={summary.data.pool.live}
                  onFind={deeds.find}
                  onSplit={deeds.split}
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
            loaded={bench.source.loaded}
            onNext={bench.goToPlace}
            onDecided={() => bench.showFate('decided')}
          />
        )}
      </div>
      <ActionBar deeds={deeds} chosen={chosen ? candidates.chosen + 1 : null} at={at} count={bench.source.count} />
      {dialog && entry ? (
        <MergeDialogs
          dialog={dialog}
          entry={entry}
          likely={likely}
          decide={bench.decide}
          onClose={() => setDialog(null)}
        />
      ) : null}
      {finding ? (
        <Modal open title="在事项库中找" footer={null} centered width={640} onCancel={() => setFinding(false)}>
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
        </Modal>
      ) : null}
    </div>
  );
}
