/** 加减法 as a waterfall: from 首轮 through every round's additions and subtractions to what is there now. */
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import {
  type Axis,
  type Bar,
  type Group,
  waterfallAxis,
  waterfallGroups,
} from '../../../shared/logic/ledger/waterfallScale';
import type { LedgerRound } from '../../../shared/model/ledger';
import { figure, signed } from '../../format';
import './waterfall.css';

export interface WaterfallProps {
  readonly rounds: readonly LedgerRound[];
  readonly first: number;
  readonly live: number;
  /** Pixels; the width is that of the place it stands in. */
  readonly height?: number;
  /** A click or Enter on a bar. */
  readonly onPick?: (bar: Bar) => void;
}

const LEFT = 44;
const RIGHT = 12;
const TOP = 24;
const BOTTOM = 44;
/** Free room between groups, in bars. */
const GAP = 0.3;

export function Waterfall({ rounds, first, live, height = 252, onPick }: WaterfallProps): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const groups = useMemo(() => waterfallGroups(rounds, first, live), [rounds, first, live]);
  const axis = useMemo(() => waterfallAxis(groups), [groups]);
  const y = (value: number): number =>
    TOP + (1 - (Math.max(value, axis.from) - axis.from) / (axis.to - axis.from)) * (height - TOP - BOTTOM);
  return (
    <div ref={place} className="waterfall" data-testid="waterfall">
      {width > 0 ? (
        // biome-ignore lint/a11y/useSemanticElements: a group inside a drawing has no HTML element
        <svg width={width} height={height} role="group" aria-label={describe(groups)}>
          <Lines axis={axis} width={width} y={y} />
          <Groups groups={groups} width={width} height={height} y={y} cut={axis.cut} onPick={onPick} />
          <line className="base" x1={LEFT} x2={width - RIGHT} y1={y(axis.from)} y2={y(axis.from)} />
        </svg>
      ) : null}
    </div>
  );
}

/** Said beside every waterfall whose axis is cut. */
export function axisRemark(rounds: readonly LedgerRound[], first: number, live: number): string {
  const axis = waterfallAxis(waterfallGroups(rounds, first, live));
  return axis.cut ? `纵轴自 ${figure(axis.from)} 起` : '';
}

function Lines({ axis, width, y }: { axis: Axis; width: number; y: (value: number) => number }): ReactNode {
  return axis.ticks
    .filter((tick) => tick > axis.from || !axis.cut)
    .map((tick) => (
      <g key={tick}>
        <line className="tick" x1={LEFT} x2={width - RIGHT} y1={y(tick)} y2={y(tick)} />
        <text className="tick-word" x={LEFT - 8} y={y(tick) + 4} textAnchor="end">
          {figure(tick)}
        </text>
      </g>
    ));
}

interface GroupsProps {
  readonly groups: readonly Group[];
  readonly width: number;
  readonly height: number;
  readonly y: (value: number) => number;
  readonly cut: boolean;
  readonly onPick: ((bar: Bar) => void) | undefined;
}

/** Bars never get wider than this, however few there are. */
const WIDEST = 56;

/** 首轮 where 首轮梳理 would run into its neighbour. */
function labelFor({ label, closing }: Group, room: number): string {
  return closing === null && room < 56 ? label.slice(0, 2) : label;
}

/** Pixels a label below the axis takes, and the least width of a bar that has its figure beside it. */
const LABEL_ROOM = 48;
const VALUE_ROOM = 13;

/** Of rounds too many to be named each, every so manieth is; the ends always, and nothing that would run into them. */
function isTold(place: number, places: number, every: number): boolean {
  if (place === 0 || place === places - 1 || every === 1) return true;
  return place % every === 0 && place < places - every;
}

function Groups({ groups, width, height, y, cut, onPick }: GroupsProps): ReactNode {
  // The two ends are one bar wide, a round two; between groups a third of a bar stays free.
  const slots = groups.reduce((sum, group) => sum + group.bars.length + GAP, 0);
  const slot = (width - LEFT - RIGHT) / slots;
  const wide = Math.min(slot * 0.8, WIDEST);
  let used = 0;
  const placed = groups.map((group) => {
    const start = LEFT + used * slot;
    used += group.bars.length + GAP;
    return { group, start, end: LEFT + used * slot };
  });
  const centers = placed.flatMap(({ group, start }) =>
    group.bars.map((_, step) => start + (GAP / 2 + step + 0.5) * slot),
  );
  let bar = -1;
  const tight = slot < VALUE_ROOM;
  const every = Math.max(1, ...placed.slice(1, -1).map(({ start, end }) => Math.ceil(LABEL_ROOM / (end - start))));
  return placed.map(({ group, start, end }, place) => (
    <g key={group.label}>
      {group.bars.map((shape) => {
        bar += 1;
        const center = centers[bar] ?? 0;
        const next = centers[bar + 1];
        return (
          <BarShape
            key={shape.kind}
            bar={shape}
            left={center - wide / 2}
            wide={wide}
            next={next === undefined ? null : next - wide / 2}
            y={y}
            cut={cut}
            told={!tight}
            onPick={onPick}
          />
        );
      })}
      {isTold(place, placed.length, every) ? (
        <text className="label" x={(start + end) / 2} y={height - BOTTOM + 18} textAnchor="middle">
          {labelFor(group, end - start)}
        </text>
      ) : null}
      {group.closing === null || !isTold(place, placed.length, every) ? null : (
        <text className="closing" x={(start + end) / 2} y={height - BOTTOM + 35} textAnchor="middle">
          {figure(group.closing)}
        </text>
      )}
    </g>
  ));
}

interface BarShapeProps {
  readonly bar: Bar;
  readonly left: number;
  readonly wide: number;
  /** Where the next bar begins, null after the last. */
  readonly next: number | null;
  readonly y: (value: number) => number;
  readonly cut: boolean;
  /** False where figures would run into each other: they are told when pointed at. */
  readonly told: boolean;
  readonly onPick: ((bar: Bar) => void) | undefined;
}

function BarShape({ bar, left, wide, next, y, cut, told, onPick }: BarShapeProps): ReactNode {
  const isTotal = bar.kind === 'first' || bar.kind === 'live';
  const top = y(bar.high);
  const tall = Math.max(y(bar.low) - top, 2);
  const words = isTotal ? figure(bar.value) : signed(bar.value);
  // Subtractions are written below their bar, so that they never meet the addition beside them.
  const wordsAt = bar.kind === 'subtracted' ? top + tall + 15 : top - 6;
  const pick = (): void => onPick?.(bar);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a bar inside a drawing cannot be an HTML button
    <g
      className={`bar ${bar.kind} ${bar.value === 0 ? 'nothing' : ''} ${onPick ? 'can' : ''}`}
      data-testid="waterfall-bar"
      data-kind={bar.kind}
      data-round={bar.round}
      data-value={bar.value}
      role="button"
      tabIndex={onPick ? 0 : -1}
      aria-label={barName(bar)}
      onClick={pick}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === 'Enter' || event.key === ' ') pick();
      }}
    >
      <rect className="hit" x={left} width={wide} y={Math.min(top, wordsAt - 14)} height={tall + 36} />
      <rect className="body" x={left} width={wide} y={top} height={tall} rx={isTotal ? 2 : 1} />
      {isTotal && cut && tall > 24 ? (
        <path className="cut-mark" d={`M${left - 3} ${top + tall - 12}l${wide / 2 + 3} 5 ${wide / 2 + 3} -5`} />
      ) : null}
      {next === null ? null : <line className="step" x1={left + wide} x2={next} y1={y(bar.end)} y2={y(bar.end)} />}
      {told || isTotal ? (
        <text className="value" x={left + wide / 2} y={wordsAt} textAnchor="middle">
          {words}
        </text>
      ) : (
        <title>{barName(bar)}</title>
      )}
    </g>
  );
}

const BAR_WORDS = { first: '首轮梳理', added: '增', subtracted: '减', live: '现有' } as const;

function barName(bar: Bar): string {
  const amount = `${BAR_WORDS[bar.kind]} ${figure(Math.abs(bar.value))} 项`;
  return bar.kind === 'added' || bar.kind === 'subtracted' ? `第${bar.round}轮 ${amount}` : amount;
}

function describe(groups: readonly Group[]): string {
  return `加减法：${groups.flatMap((group) => group.bars.map(barName)).join('，')}`;
}

/** Width of the place in pixels, kept current. */
function useWidth(place: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [place]);
  return width;
}
