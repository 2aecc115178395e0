/** 拟办的增减: what was prepared and waits, to be decided or not taken up; nothing of it counts yet. */
import { Button, Checkbox } from 'antd';
import { type ReactNode, useState } from 'react';
import { PREPARED_WORDS } from '../../../shared/model/deed';
import type { PreparedChange } from '../../../shared/views/ledger';
import { ReasonForm } from '../../components/dialogs/ReasonForm';
import { Tag } from '../../components/figures/Tags';
import { ChangedText } from '../../components/texts/ChangedText';
import { useRead, useWrite } from '../../hooks';
import { DecideDialog } from './DecideDialog';

interface PreparedProps {
  /** A round is open and the file can be written. */
  readonly canDecide: boolean;
  readonly live: number;
  readonly onOpen: (itemId: number) => void;
}

export function Prepared({ canDecide, live, onOpen }: PreparedProps): ReactNode {
  const read = useRead('preparedChanges', {});
  const drop = useWrite('dropPrepared');
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [asking, setAsking] = useState<'decide' | 'drop' | null>(null);
  const waiting = (read.data ?? []).filter(({ state }) => state === 'waiting');
  if (waiting.length === 0) return null;
  const picked = waiting.filter(({ id }) => chosen.has(id));
  const ids = picked.map(({ id }) => id);
  const done = (): void => {
    setAsking(null);
    setChosen(new Set());
  };
  const toggle = (id: number, on: boolean): void =>
    setChosen(new Set(on ? [...chosen, id] : [...chosen].filter((other) => other !== id)));
  return (
    <section className="card prepared" aria-label="拟办的增减" data-testid="prepared">
      <div className="card-head">
        <Checkbox
          aria-label="全选拟办的增减"
          checked={picked.length === waiting.length}
          indeterminate={picked.length > 0 && picked.length < waiting.length}
          onChange={({ target }) => setChosen(new Set(target.checked ? waiting.map(({ id }) => id) : []))}
        />
        拟办的增减 {waiting.length} 条 <span className="muted small">决定以前不计数</span>
        <span className="push" />
        {canDecide ? (
          <>
            <Button disabled={ids.length === 0} onClick={() => setAsking('drop')}>
              不采用…
            </Button>
            <Button
              type="primary"
              disabled={ids.length === 0}
              data-testid="prepared-decide"
              onClick={() => setAsking('decide')}
            >
              决定 {ids.length} 条…
            </Button>
          </>
        ) : (
          <span className="muted small">开下一轮后可以决定</span>
        )}
      </div>
      <ul>
        {waiting.map((one) => (
          <PreparedLine key={one.id} one={one} chosen={chosen.has(one.id)} onToggle={toggle} onOpen={onOpen} />
        ))}
      </ul>
      {asking === 'decide' ? (
        <DecideDialog picked={picked} live={live} onDone={done} onClose={() => setAsking(null)} />
      ) : null}
      {asking === 'drop' ? (
        <ReasonForm
          title={`${ids.length} 条拟办的增减不采用`}
          deed={`不采用 ${ids.length} 条`}
          reasonHint="为什么不采用"
          onSubmit={async ({ reason }) => {
            const dropped = await drop.run({ preparedIds: ids, reason: reason.trim() });
            if (dropped !== null) done();
            return dropped !== null;
          }}
          onClose={() => setAsking(null)}
        />
      ) : null}
    </section>
  );
}

interface PreparedLineProps {
  readonly one: PreparedChange;
  readonly chosen: boolean;
  readonly onToggle: (id: number, on: boolean) => void;
  readonly onOpen: (itemId: number) => void;
}

function PreparedLine({ one, chosen, onToggle, onOpen }: PreparedLineProps): ReactNode {
  const { id, kind, name, itemId, round, reasonKind, reason, basis, proposer, effect } = one;
  const tone = effect > 0 ? 'add' : effect < 0 ? 'sub' : 'amend';
  const because = [reasonKind, reason, basis === '' ? '' : `依据：${basis}`, proposer === '' ? '' : `${proposer}提出`];
  return (
    <li data-testid="prepared-row">
      <Checkbox aria-label={name} checked={chosen} onChange={({ target }) => onToggle(id, target.checked)} />
      <Tag tone={tone}>{PREPARED_WORDS[kind]}</Tag>
      {itemId === null ? (
        <b>{name}</b>
      ) : (
        <button type="button" className="link" onClick={() => onOpen(itemId)}>
          {name}
        </button>
      )}
      <span className="muted small">
        第{round}轮拟　{because.filter((words) => words !== '').join('　')}
      </span>
      {one.changes.map(({ field, before, after }) => (
        <div key={field} className="prepared-change small" data-testid="prepared-change">
          <span className="muted">{field}</span>
          <span>
            <ChangedText before={before} after={after} side="both" />
          </span>
        </div>
      ))}
    </li>
  );
}
