/** What one file was understood to be: unit, direction, columns, every row with its fate, and what to look at. */
import { AutoComplete, Input, Segmented } from 'antd';
import { type ReactNode, useId, useMemo } from 'react';
import { directionSchema } from '../../../shared/model/sourceEntry';
import { Grid } from '../../components/Grid';
import type { GridColumn } from '../../components/grid/gridModel';
import { useListSource } from '../../components/grid/listSource';
import { useRead } from '../../hooks';
import { type FileInHand, type UnderstoodFile, useImporting } from '../../importing';
import { DIRECTION_SIGNS, DIRECTION_WORDS, UNIT_KIND_WORDS } from '../../text';
import { type PreviewRow, previewRows, sumLine } from './previewRows';
import { COLUMN_ROLE_WORDS } from './words';

interface UnderstoodPaneProps {
  readonly file: FileInHand;
  readonly preview: UnderstoodFile;
  readonly position: number;
}

export function UnderstoodPane({ file, preview, position }: UnderstoodPaneProps): ReactNode {
  const rows = useMemo(() => previewRows(preview), [preview]);
  const source = useListSource(rows);
  const columns = useMemo(() => previewColumns(rows), [rows]);
  return (
    <div className="import-pane">
      <div className="import-facts">
        <UnitAndDirection file={file} position={position} />
        <span className="push muted cut" data-testid="import-sum" title={sumLine(preview)}>
          {sumLine(preview)}
        </span>
      </div>
      <Columns preview={preview} />
      <Issues preview={preview} />
      <Grid
        key={file.key}
        label={`${preview.fileName} 的行`}
        source={source}
        columns={columns}
        testId="import-rows"
        rowTestId="import-row"
        rowAttributes={(row) =>
          row.skipped ? { className: 'row-skipped', 'data-state': 'skipped' } : { 'data-state': 'entry' }
        }
        empty="这份文件里没有读出条目。"
      />
    </div>
  );
}

function UnitAndDirection({ file, position }: { file: FileInHand; position: number }): ReactNode {
  const importing = useImporting();
  const units = useRead('units', {});
  const fieldId = useId();
  const locked = file.state !== 'open';
  const known = units.data ?? [];
  const unit = known.find((candidate) => candidate.name === file.unit.trim());
  const setUnit = (name: string): void => {
    const kind = known.find((candidate) => candidate.name === name)?.kind;
    importing.change(file.key, {
      unit: name,
      ...(kind ? { direction: kind === 'department' ? ('down' as const) : ('up' as const) } : {}),
    });
  };
  return (
    <>
      <label className="import-unit" htmlFor={fieldId}>
        报送单位
        <AutoComplete
          id={fieldId}
          style={{ width: 200 }}
          value={file.unit}
          disabled={locked}
          options={known.map(({ name, kind }) => ({ value: name, label: `${name}（${UNIT_KIND_WORDS[kind]}）` }))}
          showSearch={{ filterOption: (typed, option) => String(option?.value ?? '').includes(typed.trim()) }}
          onChange={setUnit}
        >
          <Input data-testid={`import-unit-${position}`} placeholder="填写或选择单位" />
        </AutoComplete>
      </label>
      <Segmented
        disabled={locked}
        value={file.direction}
        options={directionSchema.options.map((direction) => ({
          value: direction,
          label: `${DIRECTION_SIGNS[direction]} ${DIRECTION_WORDS[direction]}`,
        }))}
        onChange={(direction) => importing.change(file.key, { direction })}
      />
      {file.unit.trim() && units.data && !unit ? <span className="tag basis">新单位，确认时登记</span> : null}
    </>
  );
}

function Columns({ preview }: { preview: UnderstoodFile }): ReactNode {
  const sheets = new Set(preview.columns.map((column) => column.sheet)).size;
  return (
    <div className="import-columns" data-testid="import-columns">
      {preview.columns.map((column) => (
        <span
          className={column.role === 'ignored' ? 'tag pending' : 'tag'}
          key={`${column.sheet} ${column.column}`}
          title={`${column.sheet} ${column.column} 列`}
        >
          {sheets > 1 ? `${column.sheet}·` : ''}
          {column.column} {column.header || '（无列名）'} → <b>{COLUMN_ROLE_WORDS[column.role]}</b>
        </span>
      ))}
    </div>
  );
}

function Issues({ preview }: { preview: UnderstoodFile }): ReactNode {
  if (preview.issues.length === 0) return null;
  return (
    <div className="note warn import-issues">
      <b>看 {preview.issues.length} 处：</b>
      <ul>
        {preview.issues.map((issue) => (
          <li
            key={`${issue.sheet} ${issue.row} ${issue.column} ${issue.code} ${issue.message}`}
            data-testid="import-issue"
          >
            {issue.row > 0 ? `第 ${issue.row} 行　` : ''}
            {issue.message}
          </li>
        ))}
      </ul>
    </div>
  );
}

function previewColumns(rows: readonly PreviewRow[]): readonly GridColumn<PreviewRow>[] {
  const sheets = new Set(rows.map((row) => row.sheet)).size > 1;
  const has = (of: (row: PreviewRow) => string): boolean => rows.some((row) => of(row) !== '');
  const written = (id: string, heading: string, size: number, grow: number, of: (row: PreviewRow) => string) => ({
    id,
    heading,
    size,
    grow,
    title: of,
    cell: of,
  });
  return [
    ...(sheets ? [written('sheet', '表', 90, 0, (row) => row.sheet)] : []),
    { id: 'row', heading: '行', size: 48, align: 'right' as const, cell: (row: PreviewRow) => row.row },
    {
      id: 'kind',
      heading: '按什么读',
      size: 110,
      title: (row: PreviewRow) => row.skipped,
      cell: (row: PreviewRow) => (row.skipped ? `略过：${row.skipped}` : '条目'),
    },
    ...(has((row) => row.category) ? [written('category', '类别', 100, 0, (row) => row.category)] : []),
    written('name', '事项名称', 170, 1, (row) => row.name),
    written('text', '工作任务', 220, 2, (row) => row.text),
    ...(has((row) => row.department) ? [written('department', '交办部门', 110, 0, (row) => row.department)] : []),
  ];
}
