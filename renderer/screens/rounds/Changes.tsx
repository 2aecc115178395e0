/** The changes of a round, or of all, as the numbers above filter them. */

import { Button, Segmented } from 'antd';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { changePlaceWords, sectionWords } from '../../../shared/logic/schemes/schemeLists';
import { quoted } from '../../../shared/logic/text/nestQuotes';
import type { LedgerRound } from '../../../shared/model/ledger';
import type { ChangeEffect } from '../../../shared/model/round';
import type { ChangeRow, FoldedChange, Summary } from '../../../shared/views';
import { ChangeTag } from '../../components/figures/Tags';
import { Grid } from '../../components/grid/Grid';
import type { GridColumn } from '../../components/grid/gridModel';
import { usePagedSource } from '../../components/grid/rowSources';
import { figure } from '../../format';

export interface ChangeFilter {
  /** Null: all rounds. */
  readonly round: number | null;
  /** With a category: the one of this list. */
  readonly listId: string | null;
  readonly category: string | null;
  readonly effect: ChangeEffect;
}

type Lists = Summary['scheme']['lists'];

interface ChangesProps {
  readonly lists: Lists;
  readonly filter: ChangeFilter;
  readonly round: LedgerRound | undefined;
  readonly onFilter: (filter: ChangeFilter) => void;
  readonly onOpen: (itemId: number) => void;
}

/** What it was called in the round, and what it is called today. */
function nameOf({ nameThen, itemName }: ChangeRow): string {
  return nameThen === itemName ? itemName : `${nameThen}（今：${itemName}）`;
}

/** 撤镇并镇, or a new column filled in: so many items by one line, opened by a click or Enter. */
function Together({
  change,
  open,
  onToggle,
}: {
  change: FoldedChange;
  open: boolean;
  onToggle: () => void;
}): ReactNode {
  return (
    <button
      type="button"
      className="link"
      aria-expanded={open}
      data-testid="change-together"
      onClick={(event) => {
        event.stopPropagation();
        onToggle();
      }}
    >
      <span aria-hidden="true">{open ? '▾' : '▸'}</span> {figure(change.together?.lines ?? 0)} 项
    </button>
  );
}

interface Opening {
  readonly opened: ReadonlySet<number>;
  readonly onToggle: (change: FoldedChange) => void;
}

const columnsOf = (lists: Lists, { opened, onToggle }: Opening): readonly GridColumn<FoldedChange>[] => [
  {
    id: 'serial',
    heading: '序',
    size: 44,
    align: 'right',
    cell: (_, index) => <span className="muted">{index + 1}</span>,
  },
  { id: 'round', heading: '轮次', size: 60, hideBelow: 760, cell: (change) => `第${change.round}轮` },
  { id: 'kind', heading: '增减', size: 74, cell: (change) => <ChangeTag change={change} /> },
  {
    id: 'item',
    heading: '事项',
    size: 200,
    grow: 1,
    title: (change) => (change.together?.head ? '' : nameOf(change)),
    cell: (change) =>
      change.together?.head ? (
        <Together change={change} open={opened.has(change.together.of)} onToggle={() => onToggle(change)} />
      ) : (
        <span className={change.together ? 'change-within' : undefined}>{change.nameThen}</span>
      ),
  },
  {
    id: 'category',
    heading: '类别',
    size: 110,
    cell: (change) => (change.together?.head ? '' : changePlaceWords(lists, change)),
    title: (change) => (change.together?.head ? '' : changePlaceWords(lists, change)),
  },
  {
    id: 'reasonKind',
    heading: '缘由',
    size: 112,
    title: (change) => change.reasonKind,
    cell: (change) => change.reasonKind,
  },
  {
    id: 'reason',
    heading: '理由',
    size: 160,
    grow: 2,
    title: (change) => reasonOf(change),
    cell: (change) => <span className="muted">{reasonOf(change)}</span>,
  },
  {
    id: 'department',
    heading: '部门',
    size: 124,
    hideBelow: 900,
    title: (change) => (change.together?.head ? '' : change.department),
    cell: (change) => (change.together?.head ? '' : change.department),
  },
];

/** Stand among the choices only while a number led to them. */
const MOVES: readonly { value: ChangeEffect; label: string }[] = [
  { value: 'moved', label: '调类' },
  { value: 'movedIn', label: '调入' },
  { value: 'movedOut', label: '调出' },
];

/** 基本 · 平安法治; a whole list by its name; '' without any limit. */
function withinWords(lists: Lists, { listId, category }: ChangeFilter): string {
  if (category !== null) return sectionWords(lists, { listId: listId ?? '', category });
  return lists.find(({ id }) => id === listId)?.name ?? '';
}

function emptyWords(filter: ChangeFilter): string {
  return filter.effect === 'all' && filter.category === null && filter.listId === null
    ? '这一轮还没有增减。'
    : '没有这样的增减。';
}

function reasonOf(change: ChangeRow): string {
  const said =
    change.targetNameThen === null ? change.reason : `并到${quoted(change.targetNameThen)}。${change.reason}`;
  return change.basis === '' ? said : `${said}（依据：${change.basis}）`;
}

export function Changes({ filter, lists, round, onFilter, onOpen }: ChangesProps): ReactNode {
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const toggle = useCallback(({ together }: FoldedChange): void => {
    if (!together) return;
    setOpened((before) => {
      const after = new Set(before);
      if (!after.delete(together.of)) after.add(together.of);
      return after;
    });
  }, []);
  const columns = useMemo(() => columnsOf(lists, { opened, onToggle: toggle }), [lists, opened, toggle]);
  const within = withinWords(lists, filter);
  const source = usePagedSource('changes', {
    effect: filter.effect,
    ...(filter.round === null ? {} : { round: filter.round }),
    ...(filter.listId === null ? {} : { listId: filter.listId }),
    ...(filter.category === null ? {} : { category: filter.category }),
    opened: [...opened],
  });
  const said = source.answer?.changes ?? 0;
  const options: { value: ChangeEffect; label: string }[] = [
    { value: 'all', label: '全部' },
    { value: 'in', label: round && within === '' ? `增 ${round.added}` : '增' },
    { value: 'out', label: round && within === '' ? `减 ${round.subtracted}` : '减' },
    { value: 'none', label: '改、调类' },
    ...MOVES.filter(({ value }) => value === filter.effect),
  ];
  return (
    <section className="card" aria-label="逐条增减">
      <div className="card-head">
        {filter.round === null ? '各轮的增减' : `第${filter.round}轮的增减`}
        {within === '' ? null : (
          <Button
            size="small"
            onClick={() => onFilter({ ...filter, listId: null, category: null })}
            aria-label={`不限${within}`}
          >
            {within} ✕
          </Button>
        )}
        <span className="muted small" data-testid="change-count">
          {figure(said)} 条
        </span>
        <span className="push" />
        <Segmented<ChangeEffect>
          aria-label="看哪种增减"
          value={filter.effect}
          options={options}
          onChange={(effect) => onFilter({ ...filter, effect })}
        />
        <Button
          type="text"
          onClick={() => onFilter({ round: null, listId: null, category: null, effect: 'all' })}
          disabled={filter.round === null && within === '' && filter.effect === 'all'}
        >
          各轮一起看
        </Button>
      </div>
      <Grid
        label="逐条增减"
        testId="change-grid"
        rowTestId="change-row"
        source={source}
        columns={columns}
        rowHeight={30}
        onOpen={(change) => (change.together?.head ? toggle(change) : onOpen(change.itemId))}
        rowAttributes={(change) => ({ 'data-state': change.kind })}
        empty={source.loaded ? emptyWords(filter) : ''}
      />
    </section>
  );
}
