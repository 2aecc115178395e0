/** 操作记录: who did what when, filtered by person and deed; one action opened with before and after; undo, redo, undo to a point. */
import { Button, Select } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { commandWords } from '../../../shared/logic/program/commandWords';
import type { ActionRow } from '../../../shared/views';
import { Grid } from '../../components/grid/Grid';
import type { GridColumn } from '../../components/grid/gridModel';
import { usePagedSource } from '../../components/grid/rowSources';
import { figure, momentText } from '../../format';
import { useRead, useWrite } from '../../hooks';
import { ActionPane } from './ActionPane';
import './history.css';

interface LogFilter {
  readonly operator?: string;
  readonly command?: string;
  readonly year?: string;
}

export function HistoryScreen(): ReactNode {
  const summary = useRead('summary', {});
  const [filter, setFilter] = useState<LogFilter>({});
  const [chosen, setChosen] = useState<number | null>(null);
  const source = usePagedSource('actions', filter);
  const columns = useMemo(historyColumns, []);
  const readOnly = summary.data?.readOnly ?? true;
  const open = chosen ?? source.rowAt(0)?.seq ?? null;
  return (
    <div className="page">
      <div className="page-head">
        <h1>操作记录</h1>
        <span className="muted" data-testid="history-count">
          {figure(source.count)} 条，只增不减
        </span>
        <LogFilters filter={filter} onChange={setFilter} />
        <span className="push" />
        {readOnly ? null : <UndoButtons undo={summary.data?.undo ?? null} redo={summary.data?.redo ?? null} />}
      </div>
      <div className="history-body">
        <Grid
          label="操作记录"
          source={source}
          columns={columns}
          testId="history"
          rowTestId="history-row"
          onActive={(row) => setChosen(row?.seq ?? null)}
          onOpen={(row) => setChosen(row.seq)}
          rowAttributes={(row) =>
            row.undone ? { className: 'muted-row', 'data-state': 'undone' } : { 'data-state': row.kind }
          }
          empty={source.loaded ? '没有这样的操作。' : null}
        />
        {open === null ? null : <ActionPane seq={open} readOnly={readOnly} />}
      </div>
    </div>
  );
}

function LogFilters({ filter, onChange }: { filter: LogFilter; onChange: (filter: LogFilter) => void }): ReactNode {
  const facets = useRead('actionFacets', {});
  const { operators = [], commands = [], years = [] } = facets.data ?? {};
  return (
    <>
      <Select<string>
        aria-label="看谁做的"
        data-testid="history-operator"
        popupMatchSelectWidth={false}
        value={filter.operator ?? ALL}
        options={[{ value: ALL, label: '全部操作人' }].concat(
          operators.map(({ operator, count }) => ({
            value: operator,
            label: `${operator || '未写姓名'}　${figure(count)}`,
          })),
        )}
        onChange={(operator) => onChange(withOnly({ ...filter, operator: operator === ALL ? undefined : operator }))}
      />
      <Select<string>
        showSearch={{ optionFilterProp: 'label' }}
        aria-label="看做了什么"
        data-testid="history-command"
        popupMatchSelectWidth={false}
        value={filter.command ?? ALL}
        options={[{ value: ALL, label: '全部操作' }].concat(
          commands.map(({ command, count }) => ({
            value: command,
            label: `${commandWords(command)}　${figure(count)}`,
          })),
        )}
        onChange={(command) => onChange(withOnly({ ...filter, command: command === ALL ? undefined : command }))}
      />
      {years.length > 1 ? (
        <Select<string>
          aria-label="看哪一年"
          data-testid="history-year"
          popupMatchSelectWidth={false}
          value={filter.year ?? ALL}
          options={[{ value: ALL, label: '全部年份' }].concat(
            years.map(({ year, count }) => ({ value: year, label: `${year}年　${figure(count)}` })),
          )}
          onChange={(year) => onChange(withOnly({ ...filter, year: year === ALL ? undefined : year }))}
        />
      ) : null}
    </>
  );
}

/** No name, command or year is written so; '' is somebody without a name. */
const ALL = ' ';

/** Without the filters that were cleared. */
function withOnly(filter: { [Name in keyof LogFilter]: LogFilter[Name] | undefined }): LogFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}

function UndoButtons({ undo: back, redo: forward }: { undo: string | null; redo: string | null }): ReactNode {
  const undo = useWrite('undo');
  const redo = useWrite('redo');
  return (
    <>
      <Button
        data-testid="undo"
        disabled={back === null}
        loading={undo.running}
        title={back ?? '没有可撤销的操作'}
        onClick={() => void undo.run({})}
      >
        <span className="act-words">{back ? `撤销：${back}` : '撤销'}</span> <kbd>Ctrl Z</kbd>
      </Button>
      <Button
        data-testid="redo"
        disabled={forward === null}
        loading={redo.running}
        title={forward ?? '没有可重做的操作'}
        onClick={() => void redo.run({})}
      >
        <span className="act-words">{forward ? `重做：${forward}` : '重做'}</span> <kbd>Ctrl Y</kbd>
      </Button>
    </>
  );
}

function historyColumns(): readonly GridColumn<ActionRow>[] {
  const now = new Date();
  return [
    { id: 'seq', heading: '序号', size: 60, align: 'right', cell: (row) => figure(row.seq) },
    { id: 'at', heading: '时间', size: 124, cell: (row) => momentText(row.at, now) },
    { id: 'operator', heading: '操作人', size: 84, title: (row) => row.operator, cell: (row) => row.operator || '—' },
    {
      id: 'summary',
      heading: '做了什么',
      size: 240,
      grow: 1,
      title: (row) => row.summary,
      cell: (row) => row.summary,
    },
    {
      id: 'state',
      heading: '状态',
      size: 108,
      cell: (row) => (row.undone ? '已撤销' : row.effect === 'barrier' ? '此前不可撤销' : ''),
    },
    {
      id: 'computer',
      heading: '电脑',
      size: 110,
      hideBelow: 860,
      title: (row) => row.computer,
      cell: (row) => row.computer,
    },
  ];
}
