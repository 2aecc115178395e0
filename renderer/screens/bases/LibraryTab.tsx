/** 依据库: every document with its level, state and how often it is cited; figures on top, one document beside. */

import { Button, Input, Select } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { citedTitle } from '../../../shared/logic/bases/parseCitation';
import { asTyped } from '../../../shared/logic/text/asTyped';
import {
  BASIS_ORIGIN_WORDS,
  BASIS_STANDING_WORDS,
  type BasisLevel,
  type BasisOrigin,
  basisOriginSchema,
} from '../../../shared/model/basis';
import type { BasisLibrary, BasisRow } from '../../../shared/views/bases';
import { LevelTag, StandingTag } from '../../components/bases/BasisTags';
import { Tag } from '../../components/figures/Tags';
import { Grid } from '../../components/grid/Grid';
import type { GridColumn } from '../../components/grid/gridModel';
import { useListSource } from '../../components/grid/listSource';
import { figure } from '../../format';
import { useRead, useWrite } from '../../hooks';
import { useNavigation } from '../../navigation';
import { BasisDialog } from './BasisDialog';
import { BasisPane } from './BasisPane';

const SHOW_WORDS = {
  cited: '已引用',
  all: '全部',
  inherited: '目录沿用',
  fresh: '新引用',
  doubt: '须复核',
  gone: '不在有效期',
  twins: '似是同一件',
  unused: '未引用',
} as const;
type Show = keyof typeof SHOW_WORDS;

export function LibraryTab({ tabs, canWrite }: { tabs: ReactNode; canWrite: boolean }): ReactNode {
  const { params } = useNavigation();
  const read = useRead('basisLibrary', {});
  const [show, setShow] = useState<Show>(showFromParams(params.show));
  const [level, setLevel] = useState<BasisLevel | null>(null);
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<number | null>(typeof params.basisId === 'number' ? params.basisId : null);
  const [adding, setAdding] = useState(false);
  const [selection, setSelection] = useState<ReadonlySet<number>>(new Set());
  const origin = useWrite('setBasisOrigin');
  const mark = async (wanted: BasisOrigin): Promise<void> => {
    if ((await origin.run({ basisIds: [...selection], origin: wanted })) !== null) setSelection(new Set());
  };
  const library = read.data;
  const rows = useMemo(
    () => (library ? filterRows(library, show, level, words.trim()) : []),
    [library, show, level, words],
  );
  const source = useListSource(rows, idOf);
  const columns = useMemo(libraryColumns, []);
  const open = rows.find(({ id }) => id === chosen) ?? rows[0];
  return (
    <div className="page">
      <div className="page-head">
        {tabs}
        <span className="push" />
        <Input
          allowClear
          className="bases-search"
          placeholder="名称、文号、制定机关"
          aria-label="在依据库里找"
          value={words}
          data-testid="basis-search"
          onChange={(event) => setWords(event.target.value)}
        />
        {canWrite ? (
          <Button type="primary" data-testid="basis-add" onClick={() => setAdding(true)}>
            登记依据…
          </Button>
        ) : null}
      </div>
      {library ? (
        <Figures
          library={library}
          level={level}
          onShow={(next, only) => {
            setShow(next);
            setLevel(only);
          }}
        />
      ) : null}
      <div className="bases-bar">
        <Select<Show>
          aria-label="看哪些"
          value={show}
          data-testid="basis-show"
          popupMatchSelectWidth={false}
          onChange={setShow}
          options={Object.entries(SHOW_WORDS).map(([value, label]) => ({ value: value as Show, label }))}
        />
        <span className="muted small">{figure(rows.length)} 件</span>
        {library && library.twins.length > 0 ? (
          <button type="button" className="link small" onClick={() => setShow('twins')}>
            {figure(library.twins.length)} 处似是同一件，请看一眼
          </button>
        ) : null}
        {canWrite && selection.size > 0 ? (
          <>
            <span className="push" />
            <span>已选 {figure(selection.size)} 件</span>
            {basisOriginSchema.options.map((value) => (
              <Button key={value} data-testid={`origin-${value}`} onClick={() => void mark(value)}>
                标为{BASIS_ORIGIN_WORDS[value]}
              </Button>
            ))}
          </>
        ) : null}
      </div>
      <div className="bases-body">
        <Grid
          label="依据库"
          source={source}
          columns={columns}
          testId="bases-grid"
          rowTestId="basis-row"
          selection={selection}
          {...(canWrite ? { onSelect: setSelection } : {})}
          onActive={(row) => setChosen(row?.id ?? null)}
          onOpen={(row) => setChosen(row.id)}
          empty={library ? <NoBases filtered={library.rows.length > 0} /> : null}
        />
        {open ? <BasisPane basisId={open.id} library={library?.rows ?? []} canWrite={canWrite} /> : null}
      </div>
      {adding ? <BasisDialog basis={null} onClose={() => setAdding(false)} /> : null}
    </div>
  );
}

function NoBases({ filtered }: { filtered: boolean }): ReactNode {
  const { go } = useNavigation();
  if (filtered) return <div className="empty">没有这样的依据。</div>;
  return (
    <div className="empty">
      <span>依据库还是空的。部门清单采用为事项时，所引的依据自动登记；也可在右上角逐件登记。</span>
      <Button type="primary" onClick={() => go('sources')}>
        去报送
      </Button>
    </div>
  );
}

function showFromParams(value: unknown): Show {
  const known = Object.keys(SHOW_WORDS).find((show) => show === value);
  return known === undefined ? 'all' : (known as Show);
}

function idOf(row: BasisRow): number {
  return row.id;
}

function filterRows({ rows, twins }: BasisLibrary, show: Show, level: BasisLevel | null, words: string): BasisRow[] {
  const twin = new Set(twins.flat());
  const fits: Readonly<Record<Show, (row: BasisRow) => boolean>> = {
    all: () => true,
    cited: ({ items }) => items > 0,
    inherited: ({ items, origin }) => items > 0 && origin === 'inherited',
    fresh: ({ items, origin }) => items > 0 && origin === 'new',
    doubt: ({ doubts }) => doubts > 0,
    gone: ({ standing }) => standing !== 'effective' && standing !== 'amended',
    twins: ({ id }) => twin.has(id),
    unused: ({ items }) => items === 0,
  };
  const found = rows.filter(
    (row) =>
      fits[show](row) &&
      (level === null || row.level === level) &&
      (words === '' || asTyped(`${row.title}${row.docNumber}${row.issuer}`).includes(asTyped(words))),
  );
  return show === 'twins' ? [...found].sort((a, b) => a.titleKey.localeCompare(b.titleKey, 'zh')) : found;
}

interface FiguresProps {
  readonly library: BasisLibrary;
  readonly level: BasisLevel | null;
  readonly onShow: (show: Show, level: BasisLevel | null) => void;
}

/** 引用 364 部 ＝ 目录沿用 0 ＋ 新引用 364, and by level; each a way to its rows. */
function Figures({ library: { totals }, level, onShow }: FiguresProps): ReactNode {
  const link = (count: number, words: string, show: Show): ReactNode => (
    <button
      type="button"
      className="link"
      aria-label={`${words} ${figure(count)} 部`}
      onClick={() => onShow(show, null)}
    >
      {figure(count)}
    </button>
  );
  return (
    <div className="bases-figures" data-testid="basis-totals">
      <span>
        引用 {link(totals.cited, '引用', 'cited')} 部 ＝ 目录沿用 {link(totals.inherited, '目录沿用', 'inherited')} ＋
        新引用 {link(totals.fresh, '新引用', 'fresh')}
      </span>
      <span>
        引用 {figure(totals.citations)} 条，已核对 <b>{figure(totals.verified)}</b> 条
      </span>
      {totals.levels.map((row) => (
        <button
          key={row.level}
          type="button"
          className="link"
          aria-pressed={level === row.level}
          onClick={() => onShow('cited', level === row.level ? null : row.level)}
        >
          {row.level} {figure(row.cited)}
        </button>
      ))}
    </div>
  );
}

function libraryColumns(): readonly GridColumn<BasisRow>[] {
  return [
    {
      id: 'title',
      heading: '名称',
      size: 160,
      grow: 2,
      title: (row) => row.title,
      cell: (row) => citedTitle(row.title),
    },
    {
      id: 'docNumber',
      heading: '文号',
      size: 132,
      hideBelow: 620,
      title: (row) => row.docNumber,
      cell: (row) => row.docNumber || <span className="muted">—</span>,
    },
    { id: 'level', heading: '级别', size: 92, cell: (row) => <LevelTag level={row.level} /> },
    {
      id: 'standing',
      heading: '状态',
      size: 88,
      cell: (row) =>
        row.standing === 'effective' ? BASIS_STANDING_WORDS.effective : <StandingTag standing={row.standing} />,
    },
    { id: 'items', heading: '事项', size: 56, align: 'right', cell: (row) => figure(row.items) },
    {
      id: 'verified',
      heading: '已核对',
      size: 76,
      align: 'right',
      cell: (row) => (row.citations === 0 ? '—' : `${figure(row.verified)}/${figure(row.citations)}`),
    },
    {
      id: 'doubts',
      heading: '须复核',
      size: 68,
      hideBelow: 760,
      cell: (row) => (row.doubts > 0 ? <Tag tone="basis">! {figure(row.doubts)}</Tag> : ''),
    },
  ];
}
