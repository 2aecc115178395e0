/** 登记册: all requests in a grid, told apart by kind, state, applicant and what is due. */
import { Button, Input } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { limitWords } from '../../../shared/logic/requests/limitWords';
import { townsShort } from '../../../shared/logic/schemes/townsShort';
import { asTyped } from '../../../shared/logic/text/asTyped';
import { REQUEST_STATE_WORDS } from '../../../shared/model/request';
import type { RequestRow } from '../../../shared/views/requests';
import { CalendarGaps } from '../../components/CalendarGaps';
import { Tag } from '../../components/figures/Tags';
import { Facet } from '../../components/grid/Facet';
import { Grid } from '../../components/grid/Grid';
import type { GridColumn } from '../../components/grid/gridModel';
import { useListSource } from '../../components/grid/listSource';
import { useShortcuts } from '../../components/keys/useShortcuts';
import { figure } from '../../format';
import { useRead } from '../../hooks';
import { useNavigation } from '../../navigation';
import { ExportPapers } from './ExportPapers';
import { RequestForm } from './RequestForm';
import { StateTag } from './requestSigns';

interface RegisterTabProps {
  readonly tabs: ReactNode;
  readonly canWrite: boolean;
  readonly onOpen: (requestId: number) => void;
}

/** What the rows are told apart by. */
const FACETS = {
  kind: { title: '类型', of: kindShort },
  year: { title: '年份', of: (row: RequestRow) => `${row.date.slice(0, 4)}年` },
  state: { title: '办理情况', of: (row: RequestRow) => REQUEST_STATE_WORDS[row.state] },
  due: { title: '期限', of: dueGroup },
  applicant: { title: '申请单位', of: (row: RequestRow) => row.applicantThen },
} as const;
type FacetName = keyof typeof FACETS;
type Chosen = Readonly<Record<FacetName, readonly string[]>>;
const NONE: Chosen = { kind: [], year: [], state: [], due: [], applicant: [] };

/** The screen is 动态调整 itself: what tells the rows apart is the cause. */
function kindShort({ kindName }: RequestRow): string {
  return kindName.replace('动态调整·', '调整·');
}

function dueGroup({ left, overdue, ends, state }: RequestRow): string {
  if (left !== null) return overdue ? '已超期' : left <= 3 ? '三个工作日内到期' : '未到期';
  if (state === 'approved' && ends !== '') return '有到期日';
  return '没有期限';
}

export function RegisterTab({ tabs, canWrite, onOpen }: RegisterTabProps): ReactNode {
  const { params } = useNavigation();
  const read = useRead('requests', {});
  const [chosen, setChosen] = useState<Chosen>(NONE);
  const [words, setWords] = useState('');
  const [open, setOpen] = useState(false);
  const [adding, setAdding] = useState(params.add === 'request' && canWrite);
  const all = useMemo(() => [...(read.data?.rows ?? [])].reverse(), [read.data]);
  const found = useMemo(() => all.filter((row) => fits(row, words.trim(), chosen)), [all, words, chosen]);
  const source = useListSource(found, idOf);
  const townships = useRead('summary', {}).data?.townships;
  const columns = useMemo(() => registerColumns((townships ?? []).map(({ name }) => name)), [townships]);
  useShortcuts({ n: canWrite ? () => setAdding(true) : undefined }, !adding);
  const bare = read.data !== undefined && all.length === 0;
  const facets = Object.values(chosen).reduce((sum, values) => sum + values.length, 0);
  return (
    <div className="page">
      <div className="page-head">
        {tabs}
        <span className="push" />
        {bare ? null : (
          <Button className="requests-filter-button" aria-expanded={open} onClick={() => setOpen(!open)}>
            筛选{facets > 0 ? ` ${facets}` : ''} ▾
          </Button>
        )}
        <Input
          allowClear
          className="requests-search"
          placeholder="编号、事项、单位"
          aria-label="在登记册里找"
          value={words}
          data-testid="request-search"
          onChange={(event) => setWords(event.target.value)}
        />
        <ExportPapers choices={[{ label: '登记册', what: { kind: 'register' } }]} />
        {canWrite ? (
          <Button type="primary" data-testid="request-add" onClick={() => setAdding(true)}>
            登记申请… <kbd className="item-key">N</kbd>
          </Button>
        ) : null}
      </div>
      <div className={`requests-body ${open ? 'facets-open' : ''} ${bare ? 'bare' : ''}`}>
        <aside className="facets" aria-label="筛选">
          {(Object.keys(FACETS) as FacetName[]).map((name) => (
            <Facet
              key={name}
              title={FACETS[name].title}
              testId="request-facet"
              options={optionsOf(all, name, words.trim(), chosen)}
              chosen={chosen[name]}
              onChange={(values) => setChosen({ ...chosen, [name]: values })}
            />
          ))}
        </aside>
        <section className="requests-main" aria-label="申请登记册">
          <Grid
            label="申请登记册"
            source={source}
            columns={columns}
            testId="requests-grid"
            rowTestId="request-row"
            rowHeight={32}
            onOpen={(row) => onOpen(row.id)}
            empty={
              read.data ? (
                <NoRequests filtered={all.length > 0} onAdd={canWrite ? () => setAdding(true) : null} />
              ) : null
            }
          />
          <CalendarGaps gaps={found.flatMap(({ gaps }) => gaps)} />
          <div className="requests-foot muted small" data-testid="requests-sum">
            {sumWords(found, all.length)}
          </div>
        </section>
      </div>
      {adding ? <RequestForm request={null} onDone={onOpen} onClose={() => setAdding(false)} /> : null}
    </div>
  );
}

function idOf(row: RequestRow): number {
  return row.id;
}

function fits(row: RequestRow, words: string, chosen: Chosen, except?: FacetName): boolean {
  if (
    words !== '' &&
    !asTyped(`${row.code}${row.title}${row.applicantThen}${row.townshipsThen.join('')}`).includes(asTyped(words))
  )
    return false;
  return (Object.keys(FACETS) as FacetName[]).every(
    (name) => name === except || chosen[name].length === 0 || chosen[name].includes(FACETS[name].of(row)),
  );
}

/** Counts follow the other facets. */
function optionsOf(rows: readonly RequestRow[], name: FacetName, words: string, chosen: Chosen) {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const key = FACETS[name].of(row);
    counts.set(key, (counts.get(key) ?? 0) + (fits(row, words, chosen, name) ? 1 : 0));
  }
  return [...counts].map(([key, count]) => ({ key, name: key, count })).sort((a, b) => b.count - a.count);
}

/** 14 件 ＝ 同意 12 ＋ 未同意 2 ＋ 在办 0 */
function sumWords(rows: readonly RequestRow[], total: number): string {
  const of = (...states: RequestRow['state'][]): number => rows.filter(({ state }) => states.includes(state)).length;
  const parts = [
    `已同意 ${of('approved', 'left')}`,
    `未同意 ${of('refused')}`,
    `撤回 ${of('withdrawn')}`,
    `在办 ${of('submitted', 'handling', 'returned')}`,
  ];
  const changes = rows.reduce((sum, row) => sum + row.changes, 0);
  const of14 = rows.length === total ? '' : `（共 ${figure(total)} 件）`;
  return `${figure(rows.length)} 件${of14} ＝ ${parts.join(' ＋ ')}　增减 ${figure(changes)} 条`;
}

function NoRequests({ filtered, onAdd }: { filtered: boolean; onAdd: (() => void) | null }): ReactNode {
  if (filtered) return <p>没有符合的申请。</p>;
  return (
    <div className="empty">
      <p>
        还没有登记申请。上级部门要交办新事项（准入）、法律变化、上级目录调整或乡镇提出调整、清单外布置的任务，都在这里登记。
      </p>
      {onAdd ? (
        <Button type="primary" onClick={onAdd}>
          登记申请…
        </Button>
      ) : null}
    </div>
  );
}

function registerColumns(towns: readonly string[]): readonly GridColumn<RequestRow>[] {
  return [
    { id: 'code', heading: '编号', size: 76, cell: (row) => row.code },
    { id: 'date', heading: '日期', size: 92, hideBelow: 900, cell: (row) => row.date },
    { id: 'kind', heading: '类型', size: 146, title: (row) => row.kindName, cell: kindShort },
    { id: 'title', heading: '事项', size: 180, grow: 3, title: (row) => row.title, cell: titleCell },
    {
      id: 'applicant',
      heading: '申请单位',
      size: 112,
      grow: 1,
      title: (row) => row.applicantThen,
      cell: (row) => row.applicantThen,
    },
    {
      id: 'towns',
      heading: '涉及乡镇',
      size: 112,
      grow: 2,
      hideBelow: 900,
      title: (row) => row.townshipsThen.join('、'),
      cell: (row) => townsShort(row.townshipsThen, towns),
    },
    { id: 'state', heading: '办理情况', size: 106, cell: (row) => <StateTag row={row} /> },
    { id: 'due', heading: '期限', size: 124, grow: 1, hideBelow: 620, title: timeWords, cell: timeCell },
    {
      id: 'changes',
      heading: '增减',
      size: 50,
      align: 'right',
      hideBelow: 1020,
      cell: (row) => (row.changes === 0 ? <span className="muted">—</span> : figure(row.changes)),
    },
  ];
}

function titleCell(row: RequestRow): ReactNode {
  return (
    <>
      {row.title} {row.rebounds > 0 ? <Tag tone="sub">反弹</Tag> : null}
    </>
  );
}

function timeWords(row: RequestRow): string {
  if (row.next !== null) return limitWords(row);
  return row.effective === '' ? '' : `${row.effective} 起${row.ends === '' ? '' : `，至 ${row.ends}`}`;
}

/** The day it ends says more than the day it began; the whole stands in the title. */
function timeCell(row: RequestRow): ReactNode {
  const words = row.next === null && row.ends !== '' ? `至 ${row.ends}` : timeWords(row);
  return row.overdue ? <b className="minus">{words}</b> : words;
}
