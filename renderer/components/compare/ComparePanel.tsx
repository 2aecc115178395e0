/** Any two states of the pool side by side, with what differs marked within the text, and the table of it as files. */
import { Button, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  DIFFERENCE_KIND_WORDS,
  type DifferenceKind,
  differenceKindSchema,
  type PoolState,
} from '../../../shared/model/comparison';
import { figure } from '../../format';
import { useRead } from '../../hooks';
import { ExportReports } from '../exports/ExportReports';
import { ComparedItem } from './ComparedItem';
import './compare.css';

export interface StateChoice {
  readonly value: string;
  readonly label: string;
  readonly state: PoolState;
}

interface ComparePanelProps {
  /** In their order; the first two of `start` are shown first. */
  readonly choices: readonly StateChoice[];
  readonly start: { readonly before: string; readonly after: string };
  readonly onOpen: (itemId: number) => void;
}

const PAGE = 50;
const NOW = '现在';
const STATE_GROUPS = [
  { kind: 'now', label: NOW },
  { kind: 'edition', label: '各版' },
  { kind: 'round', label: '各轮封存时' },
] as const;
/** A county that has adjusted for years has dozens of rounds: type 第13轮, 2028 or 第4版. */
const SEARCHED = { showSearch: true, optionFilterProp: 'label', popupMatchSelectWidth: false } as const;

export function ComparePanel({ choices, start, onOpen }: ComparePanelProps): ReactNode {
  const [chosen, setChosen] = useState<{ before: string; after: string } | null>(null);
  const [kind, setKind] = useState<DifferenceKind | null>(null);
  const [shown, setShown] = useState(PAGE);
  const { before, after } = chosen ?? start;
  const stateOf = (value: string): PoolState =>
    choices.find((choice) => choice.value === value)?.state ?? { kind: 'now' };
  const states = { before: stateOf(before), after: stateOf(after) };
  const read = useRead('compareStates', { ...states, offset: 0, limit: shown, ...(kind ? { kind } : {}) });
  const choose = (next: { before: string; after: string }): void => {
    setChosen(next);
    setShown(PAGE);
  };
  const groups = STATE_GROUPS.map(({ kind: of, label }) => ({
    label,
    // Of many the newest is looked for most.
    options: choices.filter(({ state }) => state.kind === of).reverse(),
  })).filter(({ options }) => options.length > 0);
  const data = read.data;
  return (
    <>
      <div className="compare-bar">
        <Select
          aria-label="原来"
          data-testid="compare-before"
          value={before}
          options={groups.filter(({ label }) => label !== NOW)}
          {...SEARCHED}
          onChange={(value) => choose({ before: value, after })}
        />
        <span aria-hidden="true">→</span>
        <Select
          aria-label="后来"
          data-testid="compare-after"
          value={after}
          options={groups}
          {...SEARCHED}
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
        <ExportReports choices={[{ label: '新旧对照表', what: { kind: 'comparison', ...states } }]} />
      </div>
      {read.error ? <div className="note bad">{read.error.message}</div> : null}
      {data ? (
        <>
          <div className="muted small" data-testid="compare-sum">
            {data.before.name} {figure(data.before.items)} ＋ 增加 {figure(data.counts.added)} − 核减{' '}
            {figure(data.counts.subtracted)} ＝ {data.after.name} {figure(data.after.items)}　有变动{' '}
            {figure(data.total)} 项
          </div>
          {data.renamed.map((words) => (
            <div key={words} className="note" data-testid="compare-renamed">
              类别改名：{words}。只是改名，不列入下面的变动。
            </div>
          ))}
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
    </>
  );
}
