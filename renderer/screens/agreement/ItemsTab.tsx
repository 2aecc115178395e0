/** The queue of items beside the one in hand; keys move, choose a party, and put down what it says. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Position } from '../../../shared/model/verdict';
import type { SchemeChoice } from '../../../shared/views';
import type { AgreementOverview, PartyDetail } from '../../../shared/views/agreement';
import { useShortcuts } from '../../components/keys/useShortcuts';
import { useStillHere } from '../../components/keys/useStillHere';
import { useRead, useWrite } from '../../hooks';
import { AgreementQueue } from './AgreementQueue';
import { ItemVerdicts } from './ItemVerdicts';
import { pageInput, type QueueFilter } from './queueFilter';
import { RulingDialog } from './RulingDialog';
import { TalkDialog } from './TalkDialog';
import { VerdictDialog } from './VerdictDialog';

interface ItemsTabProps {
  readonly overview: AgreementOverview;
  readonly lists: SchemeChoice['lists'];
  readonly filter: QueueFilter;
  readonly itemId: number | null;
  readonly canWrite: boolean;
  readonly onFilter: (filter: QueueFilter) => void;
  readonly onItem: (itemId: number | null) => void;
  readonly onPool: (itemId: number) => void;
}

type Dialog = { readonly kind: 'verdict'; readonly position: Position } | { readonly kind: 'talk' | 'ruling' };

export function ItemsTab(props: ItemsTabProps): ReactNode {
  const { filter, overview, onItem, canWrite } = props;
  const [shown, setShown] = useState(200);
  const page = useRead('agreementItems', pageInput(filter, 0, shown));
  const ids = page.data?.itemIds ?? [];
  // What was in hand stays in hand after it has left the queue; the next one is a key away.
  // Not the first of what another filter found: the keys would speak for an item that is not in the list.
  const found = !page.isPlaceholderData;
  const itemId = props.itemId ?? (found ? (ids[0] ?? null) : null);
  const last = useRef(0);
  const at = itemId === null ? -1 : ids.indexOf(itemId);
  if (at >= 0) last.current = at;
  const read = useRead('agreementItem', { itemId: itemId ?? 0 }, { enabled: itemId !== null });
  const detail = read.data && read.data.item.id === itemId ? read.data : null;
  // Null: whoever has to speak yet.
  const [picked, setParty] = useState<number | null>(null);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const give = useWrite('giveVerdicts');
  const stillHere = useStillHere(`${itemId} ${picked}`);
  const parties = detail?.parties ?? [];
  const party = Math.min(picked ?? Math.max(parties.findIndex(isAwaited), 0), Math.max(parties.length - 1, 0));
  const chosen = parties[party];
  useEffect(() => {
    if (found && props.itemId === null && ids[0] !== undefined) onItem(ids[0]);
  }, [found, props.itemId, ids, onItem]);

  const goTo = (index: number): void => {
    const id = ids[index];
    if (id === undefined) return;
    setParty(null);
    onItem(id);
  };
  const move = (step: 1 | -1): void => goTo(at >= 0 ? at + step : Math.min(last.current, ids.length - 1));
  const turn = (step: 1 | -1): void => {
    const count = parties.length;
    if (count > 0) setParty((party + step + count) % count);
  };
  /** Whoever agreed already is passed over. */
  const toNextAwaited = (): void => {
    const later = parties.findIndex((other, index) => index > party && isAwaited(other));
    const next = later >= 0 ? later : parties.findIndex((other, index) => index < party && isAwaited(other));
    if (next >= 0) setParty(next);
    else turn(1);
  };
  const say = (position: Position): void => {
    if (!chosen || !detail) return;
    if (position === 'disagree' || position === 'reserve') setDialog({ kind: 'verdict', position });
    else {
      const still = stillHere();
      void give
        .run({ unitId: chosen.unitId, itemIds: [detail.item.id], position })
        .then((done) => done && position === 'agree' && still() && toNextAwaited());
    }
  };
  const may = canWrite && detail !== null;
  useShortcuts(
    {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      ArrowRight: () => turn(1),
      ArrowLeft: () => turn(-1),
      '1': may ? () => say('agree') : undefined,
      '2': may ? () => say('disagree') : undefined,
      '3': may ? () => say('reserve') : undefined,
      '0': may ? () => say('none') : undefined,
      Enter: may ? () => setDialog({ kind: 'verdict', position: 'agree' }) : undefined,
      m: may ? () => setDialog({ kind: 'talk' }) : undefined,
      c: may && detail.state !== 'agreed' ? () => setDialog({ kind: 'ruling' }) : undefined,
      o: detail ? () => props.onPool(detail.item.id) : undefined,
    },
    dialog === null,
  );

  return (
    <div className="agreement-bench">
      <AgreementQueue
        overview={overview}
        filter={filter}
        page={page.data ?? null}
        error={page.error?.message ?? null}
        itemId={itemId}
        onFilter={props.onFilter}
        onItem={(id) => {
          setParty(null);
          onItem(id);
        }}
        onMore={() => setShown(shown + 500)}
      />
      {detail ? (
        <ItemVerdicts
          detail={detail}
          lists={props.lists}
          chosen={party}
          canWrite={canWrite}
          onChoose={setParty}
          onSay={say}
          onVerdict={() => setDialog({ kind: 'verdict', position: 'agree' })}
          onTalk={() => setDialog({ kind: 'talk' })}
          onRule={() => setDialog({ kind: 'ruling' })}
          onPool={() => props.onPool(detail.item.id)}
        />
      ) : (
        <div className="empty">
          {read.error?.message ?? (found && ids.length === 0 ? '这里没有事项。可换个筛选。' : '')}
        </div>
      )}
      {dialog?.kind === 'verdict' && detail && chosen ? (
        <VerdictDialog party={chosen} item={detail.item} position={dialog.position} onClose={() => setDialog(null)} />
      ) : null}
      {dialog?.kind === 'talk' && detail ? (
        <TalkDialog items={[detail.item]} talk={null} onClose={() => setDialog(null)} />
      ) : null}
      {dialog?.kind === 'ruling' && detail ? <RulingDialog detail={detail} onClose={() => setDialog(null)} /> : null}
    </div>
  );
}

/** Who has not spoken, or spoke of other words; not whoever spoke and is not shown yet. */
function isAwaited({ position, changed, kept }: PartyDetail): boolean {
  return !kept && (position === 'none' || changed.length > 0);
}
