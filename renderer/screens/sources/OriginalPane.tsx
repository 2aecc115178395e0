/** The middle of the preview: whose table it is, which sheet, its sum, the original rows and the legend of keys. */

import { AutoComplete, Button, Checkbox, Input, Segmented, Select } from 'antd';
import { type ReactNode, type Ref, useEffect, useId, useMemo, useRef, useState } from 'react';
import { unitMeant } from '../../../shared/logic/units/unitMeant';
import { directionSchema, type ReadColumn } from '../../../shared/model/sourceEntry';
import { UNIT_KIND_WORDS } from '../../../shared/model/unit';
import type { PreviewRow } from '../../../shared/views/importing';
import type { RowSource } from '../../components/grid/gridModel';
import { usePagedSource } from '../../components/grid/rowSources';
import { useShiftShortcuts } from '../../components/keys/useShortcuts';
import { figure } from '../../format';
import { useRead } from '../../hooks';
import { type FileInHand, type UnderstoodFile, useImporting } from '../../importing';
import { DIRECTION_SIGNS, DIRECTION_WORDS } from '../../text';
import { addToAbove, giveRole, headerHere, headerToo, skipOrTake, takeSheet } from './corrections';
import { sumLine } from './fileState';
import { type Cursor, OriginalGrid, type ReadingActs } from './OriginalGrid';
import type { UnitStanding } from './unitStanding';
import { ROLE_KEYS } from './words';

interface OriginalPaneProps {
  readonly file: FileInHand;
  readonly preview: UnderstoodFile;
  readonly standing: UnitStanding | undefined;
  readonly position: number;
  readonly unitField: Ref<HTMLDivElement>;
  /** A row somebody asked to see. */
  readonly wanted: { readonly sheet: string; readonly position: number } | null;
}

export function OriginalPane({ file, preview, standing, position, unitField, wanted }: OriginalPaneProps): ReactNode {
  const [chosen, setChosen] = useState<string | null>(null);
  const first = preview.sheets.find((one) => one.entries > 0) ?? preview.sheets[0];
  const sheet = preview.sheets.find((one) => one.sheet === chosen) ?? first;
  useEffect(() => {
    if (wanted) setChosen(wanted.sheet);
  }, [wanted]);
  return (
    <section className="import-pane" aria-label="原表">
      <div className="import-facts">
        <UnitAndDirection file={file} standing={standing} position={position} unitField={unitField} />
        {preview.sheets.length > 1 && sheet ? (
          <SheetChoice file={file} preview={preview} sheet={sheet.sheet} onChoose={setChosen} />
        ) : null}
        <span className="push muted cut" data-testid="import-sum" title={sumLine(preview)}>
          {sumLine(preview)}
        </span>
      </div>
      {preview.headerMissing ? (
        <div className="note warn import-note">没找到表头。请点一下表头所在的行，再按 H。</div>
      ) : null}
      {sheet ? <SheetRows key={sheet.sheet} file={file} preview={preview} sheet={sheet} wanted={wanted} /> : null}
      <Legend file={file} preview={preview} />
    </section>
  );
}

function Legend({ file, preview }: { file: FileInHand; preview: UnderstoodFile }): ReactNode {
  const importing = useImporting();
  const changed = preview.corrections.length > 0;
  return (
    <div className="import-legend">
      <i className="box row-header" /> 表头
      <i className="box row-section" /> 小标题
      <i className="box filled" /> ↓ 由上面填下
      <i className="box row-skipped" /> 略过
      <span className="push" />
      {changed && file.state === 'open' ? (
        <Button size="small" data-testid="import-reset" onClick={() => importing.correct(file.key, [])}>
          恢复原来的读法
        </Button>
      ) : null}
      <span className="wide-only">
        <kbd>H</kbd> 定表头 <kbd>Del</kbd> 略过行 <kbd>Alt 1–9</kbd> 改列 <kbd>U</kbd> 改单位
      </span>
    </div>
  );
}

interface SheetRowsProps {
  readonly file: FileInHand;
  readonly preview: UnderstoodFile;
  readonly sheet: UnderstoodFile['sheets'][number];
  readonly wanted: OriginalPaneProps['wanted'];
}

function SheetRows({ file, preview, sheet, wanted }: SheetRowsProps): ReactNode {
  const importing = useImporting();
  const [cursor, setCursor] = useState<Cursor>({ index: 0, column: null });
  const locked = file.state !== 'open';
  const source = useSteady(usePagedSource('previewRows', { preview: preview.preview, sheet: sheet.sheet }));
  const { correct } = importing;
  const { corrections } = preview;
  const current = source.rowAt(cursor.index);
  const header = current ? headerOver(current, preview.columns) : firstHeader(preview.columns, sheet.sheet);
  const columns = useMemo(
    () => preview.columns.filter((one) => one.sheet === sheet.sheet && (one.headerRow ?? 0) === header),
    [preview.columns, sheet.sheet, header],
  );
  const acts = useMemo<ReadingActs>(() => {
    const levels = headerLevels(source, header);
    return {
      headerHere: (row) => correct(file.key, headerHere(corrections, row)),
      headerToo: (row) => correct(file.key, headerToo(corrections, row, levels)),
      skipOrTake: (row) => correct(file.key, skipOrTake(corrections, row)),
      addToAbove: (row) => correct(file.key, addToAbove(corrections, row)),
      giveRole: (column, role) => correct(file.key, giveRole(corrections, sheet.sheet, { header, column }, role)),
    };
  }, [correct, corrections, file.key, header, sheet.sheet, source]);
  useReadingKeys(current, cursor.column, acts, !locked);
  const goTo = useMemo(() => (wanted?.sheet === sheet.sheet ? { row: wanted.position } : null), [wanted, sheet.sheet]);
  return (
    <OriginalGrid
      file={preview}
      sheet={sheet}
      source={source}
      columns={columns}
      locked={locked}
      cursor={cursor}
      onCursor={setCursor}
      acts={acts}
      goTo={goTo}
    />
  );
}

/** First row of the header the row stands under, as the newest reading has it. */
function headerOver({ sheet, row }: PreviewRow, columns: readonly ReadColumn[]): number {
  const headers = columns.filter((one) => one.sheet === sheet).map((one) => one.headerRow ?? 0);
  const above = headers.filter((header) => header <= row);
  return above.length > 0 ? Math.max(...above) : firstHeader(columns, sheet);
}

function firstHeader(columns: readonly ReadColumn[], sheet: string): number {
  return columns.find((one) => one.sheet === sheet)?.headerRow ?? 0;
}

/** The rows of the header that begins at `first`, as far as they are in memory. */
function headerLevels(
  source: { readonly count: number; readonly rowAt: (index: number) => PreviewRow | undefined },
  first: number,
): { first: number; last: number } | null {
  if (first === 0) return null;
  let last = first;
  for (let index = 0; index < Math.min(source.count, 400); index += 1) {
    const row = source.rowAt(index);
    if (row?.kind === 'header' && row.row === last + 1 && row.mark === '表头') last = row.row;
  }
  return { first, last };
}

function useReadingKeys(row: PreviewRow | undefined, column: number | null, acts: ReadingActs, enabled: boolean): void {
  const onRow = (act: (row: PreviewRow) => void) => () => {
    if (row) act(row);
  };
  const roles = ROLE_KEYS.map((role, index): [string, () => void] => [
    `Alt+${index + 1}`,
    () => {
      if (column !== null) acts.giveRole(column, role);
    },
  ]);
  useShiftShortcuts(
    {
      h: onRow(acts.headerHere),
      'Shift+h': onRow(acts.headerToo),
      Delete: onRow(acts.skipOrTake),
      b: onRow(acts.addToAbove),
      ...Object.fromEntries(roles),
    },
    enabled,
  );
}

type Loading = RowSource<PreviewRow> & { readonly loaded: boolean };

/** Rows of the reading before stay in view until those of the new one are there. */
function useSteady(source: Loading): Loading {
  const last = useRef(source);
  if (source.loaded) last.current = source;
  return source.loaded ? source : { ...last.current, onWindow: source.onWindow };
}

interface SheetChoiceProps {
  readonly file: FileInHand;
  readonly preview: UnderstoodFile;
  readonly sheet: string;
  readonly onChoose: (sheet: string) => void;
}

function SheetChoice({ file, preview, sheet, onChoose }: SheetChoiceProps): ReactNode {
  const importing = useImporting();
  // A form has entries, but no columns.
  const entries = preview.sheets.find((one) => one.sheet === sheet)?.entries ?? 0;
  const taken = entries > 0 || preview.columns.some((column) => column.sheet === sheet);
  const asked = preview.corrections.find((one) => one.sheet === sheet)?.take;
  const take = (next: boolean): void => importing.correct(file.key, takeSheet(preview.corrections, sheet, next));
  return (
    <span className="import-sheet">
      工作表
      <Select
        size="small"
        data-testid="import-sheet"
        value={sheet}
        popupMatchSelectWidth={false}
        options={preview.sheets.map((one) => ({
          value: one.sheet,
          label: `${one.sheet}${one.hidden ? '（隐藏）' : ''} · ${one.entries > 0 ? `${figure(one.entries)} 条` : '没有条目'}`,
        }))}
        onChange={onChoose}
      />
      <Checkbox
        checked={asked ?? taken}
        disabled={file.state !== 'open'}
        onChange={(event) => take(event.target.checked)}
      >
        导入本表
      </Checkbox>
    </span>
  );
}

interface UnitProps {
  readonly file: FileInHand;
  readonly standing: UnitStanding | undefined;
  readonly position: number;
  readonly unitField: Ref<HTMLDivElement>;
}

function UnitAndDirection({ file, standing, position, unitField }: UnitProps): ReactNode {
  const importing = useImporting();
  const units = useRead('units', {});
  const fieldId = useId();
  const locked = file.state !== 'open';
  const known = units.data ?? [];
  const place = useRead('summary', {}).data?.name;
  const unit = unitMeant(file.unit, known, place).certain;
  const setUnit = (name: string): void => {
    const kind = unitMeant(name, known, place).certain?.kind;
    importing.change(file.key, {
      unit: name,
      replaces: undefined,
      ...(kind ? { direction: kind === 'department' ? ('down' as const) : ('up' as const) } : {}),
    });
  };
  return (
    <>
      <div className="import-unit" ref={unitField}>
        <label htmlFor={fieldId}>报送单位</label>
        <AutoComplete
          id={fieldId}
          className="unit-field"
          value={file.unit}
          disabled={locked}
          options={known.map(({ name, kind }) => ({ value: name, label: `${name}（${UNIT_KIND_WORDS[kind]}）` }))}
          showSearch={{ filterOption: (typed, option) => String(option?.value ?? '').includes(typed.trim()) }}
          onChange={setUnit}
        >
          <Input data-testid={`import-unit-${position}`} placeholder="填写或选择单位" />
        </AutoComplete>
      </div>
      <Segmented
        disabled={locked || unit !== null}
        value={file.direction}
        options={directionSchema.options.map((direction) => ({
          value: direction,
          label: `${DIRECTION_SIGNS[direction]} ${DIRECTION_WORDS[direction]}`,
        }))}
        onChange={(direction) => importing.change(file.key, { direction })}
      />
      {file.unit.trim() && units.data && !unit && standing?.kind !== 'perhaps' ? (
        <span className="tag basis" title="单位表里没有，确认时登记">
          新单位
        </span>
      ) : null}
      {unit && unit.name !== file.unit.trim() ? <span className="muted">即{unit.name}</span> : null}
    </>
  );
}
