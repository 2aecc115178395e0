/** 操作记录: who did what when, and undo and redo. */
import { Button } from 'antd';
import { type ReactNode, useMemo } from 'react';
import type { ActionRow } from '../../../shared/views';
import { Grid } from '../../components/Grid';
import type { GridColumn } from '../../components/grid/gridModel';
import { usePagedSource } from '../../components/grid/rowSources';
import { figure, momentText } from '../../format';
import { useRead, useWrite } from '../../hooks';
import './history.css';

export function HistoryScreen(): ReactNode {
  const summary = useRead('summary', {});
  const source = usePagedSource('actions', {});
  const undo = useWrite('undo');
  const redo = useWrite('redo');
  const columns = useMemo(historyColumns, []);
  const { undo: back = null, redo: forward = null, readOnly = true } = summary.data ?? {};
  return (
    <div className="page">
      <div className="page-head">
        <h1>操作记录</h1>
        <span className="muted">{figure(source.count)} 条，只增不减</span>
        <span className="push" />
        {readOnly ? null : (
          <>
            <Button
              data-testid="undo"
              disabled={back === null}
              loading={undo.running}
              title={back ?? '没有可撤销的操作'}
              onClick={() => void undo.run({})}
            >
              撤销{back ? <span className="act-words">：{back}</span> : null} <kbd>Ctrl Z</kbd>
            </Button>
            <Button
              data-testid="redo"
              disabled={forward === null}
              loading={redo.running}
              title={forward ?? '没有可重做的操作'}
              onClick={() => void redo.run({})}
            >
              重做{forward ? <span className="act-words">：{forward}</span> : null} <kbd>Ctrl Y</kbd>
            </Button>
          </>
        )}
      </div>
      <Grid
        label="操作记录"
        source={source}
        columns={columns}
        testId="history"
        rowTestId="history-row"
        rowAttributes={(row) =>
          row.undone ? { className: 'muted-row', 'data-state': 'undone' } : { 'data-state': row.kind }
        }
        empty={source.loaded ? '还没有操作。' : null}
      />
    </div>
  );
}

function historyColumns(): readonly GridColumn<ActionRow>[] {
  const now = new Date();
  return [
    { id: 'seq', heading: '序号', size: 64, align: 'right', cell: (row) => figure(row.seq) },
    { id: 'at', heading: '时间', size: 124, cell: (row) => momentText(row.at, now) },
    { id: 'operator', heading: '操作人', size: 96, title: (row) => row.operator, cell: (row) => row.operator || '—' },
    {
      id: 'summary',
      heading: '做了什么',
      size: 300,
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
      size: 120,
      hideBelow: 900,
      title: (row) => row.computer,
      cell: (row) => row.computer,
    },
  ];
}
