/** 对比: any two states of the pool side by side, with what differs marked within the text. */
import { Button, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  DIFFERENCE_KIND_WORDS,
  type DifferenceKind,
  differenceKindSchema,
  type PoolState,
} from '../../../shared/model/comparison';
import type { LedgerView } from '../../../shared/views';
import { figure } from '../../format';
import { useRead } from '../../hooks';
import { ComparedItem } from './ComparedItem';
import { ExportMenu } from './ExportMenu';

interface CompareTabProps {
  readonly ledger: LedgerView;
  readonly onOpen: (itemId: number) => void;
}

const PAGE = 50;

export function CompareTab({ ledger, onOpen }: CompareTabProps): ReactNode {
  const sealed = ledger.rounds.filter(({ state }) => state === 'sealed');
  const [chosen, setChosen] = useState<{ before: number; after: number | 'now' } | null>(null);
  const [kind, setKind] = useState<DifferenceKind | null>(null);
  const [shown, setShown] = useState(PAGE);
  const last = sealed.at(-1)?.round;
  const { before, after } = chosen ?? { before: sealed.at(-2)?.round ?? sealed[0]?.round ?? 0, after: last ?? 'now' };
  const states = { before: stateOf(before), after: stateOf(after) };
  const read = useRead(
    'compareStates',
    { ...states, offset: 0, limit: shown, ...(kind ? { kind } : {}) },
    { enabled: sealed.length > 0 },
  );
  if (sealed.length === 0) return <div className="page-body empty">封存一轮以后，就能把那时的事项和现在的并排看。</div>;
  const choose = (next: { before: number; after: number | 'now' }): void => {
    setChosen(next);
    setShown(PAGE);
  };
  const rounds = sealed.map(({ round, closing }) => ({ value: round, label: `第${round}轮封存时（${closing} 项）` }));
  const data = read.data;
  return (
    <div className="page-body compare-body">
      <div className="compare-bar">
        <Select
          aria-label="原来"
          data-testid="compare-before"
          value={before}
          options={rounds}
          onChange={(value) => choose({ before: value, after })}
        />
        <span aria-hidden="true">→</span>
        <Select<number | 'now'>
          aria-label="后来"
          data-testid="compare-after"
          value={after}
          options={[...rounds, { value: 'now' as const, label: `现在（${ledger.live} 项）` }]}
          onChange={(value) => choose({ before, after: value })}
        />
        <span className="compare-kinds">
          {differenceKindSchema.options
            .filter((one) => (data?.counts[one] ?? 0) > 0)
            .map((one) => (
              <Button
                key={one}
                size="small"
                type={kind === one ? 'primary' : 'default'}
                aria-pressed={kind === one}
                data-testid={`compare-${one}`}
                onClick={() => {
                  setKind(kind === one ? null : one);
                  setShown(PAGE);
                }}
              >
                {DIFFERENCE_KIND_WORDS[one]} {figure(data?.counts[one] ?? 0)}
              </Button>
            ))}
        </span>
        <span className="push" />
        <ExportMenu choices={[{ label: '新旧对照表', what: { kind: 'comparison', ...states } }]} />
      </div>
      {read.error ? <div className="note bad">{read.error.message}</div> : null}
      {data ? (
        <>
          <div className="muted small" data-testid="compare-sum">
            {data.before.name} {figure(data.before.items)} ＋ 增加 {figure(data.counts.added)} − 核减{' '}
            {figure(data.counts.subtracted)} ＝ {data.after.name} {figure(data.after.items)}　有变动{' '}
            {figure(data.total)} 项
          </div>
          {data.total === 0 ? <div className="empty">两边一样，没有变动。</div> : null}
          <div className="compare-list">
            {data.rows.map((row) => (
              <ComparedItem key={row.itemId} row={row} onOpen={() => onOpen(row.itemId)} />
            ))}
            {data.rows.length < data.total ? (
              <Button onClick={() => setShown(shown + PAGE)} loading={read.isFetching}>
                再看 {Math.min(PAGE, data.total - data.rows.length)} 项
              </Button>
            ) : null}
          </div>
        </>
      ) : null}
    </div>
  );
}

function stateOf(value: number | 'now'): PoolState {
  return value === 'now' ? { kind: 'now' } : { kind: 'round', round: value };
}
