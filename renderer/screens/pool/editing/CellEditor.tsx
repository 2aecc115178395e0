/** F2: edits one cell of the pool in place; Enter writes, Esc leaves it as it was. */
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { TOWNSHIP_ROLE_WORDS } from '../../../../shared/model/item';
import { EDIT_FIELD_WORDS, type EditField } from '../../../../shared/model/poolEdit';
import type { ItemRow } from '../../../../shared/views';
import { isComposing } from '../../../components/keys/keys';
import { useRead } from '../../../hooks';

/** The cell being edited and where it stands in the window, in pixels. */
export interface EditingCell {
  readonly item: ItemRow;
  readonly field: EditField;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The cell's present value as edits take it. */
export function cellValue(item: ItemRow, field: EditField): string {
  const values: Readonly<Record<EditField, string>> = {
    name: item.name,
    text: item.text,
    category: item.category,
    department: item.leadDepartment,
    role: item.townshipRole,
    remark: item.remark,
  };
  return values[field];
}

interface CellEditorProps {
  readonly cell: EditingCell;
  readonly onCommit: (value: string) => void;
  readonly onCancel: () => void;
}

export function CellEditor({ cell, onCommit, onCancel }: CellEditorProps): ReactNode {
  const { item, field } = cell;
  const before = cellValue(item, field);
  const [value, setValue] = useState(before);
  const box = useRef<HTMLInputElement & HTMLTextAreaElement & HTMLSelectElement>(null);
  /** Leaving the field after Enter or Esc must not write a second time. */
  const over = useRef(false);
  useEffect(() => {
    box.current?.focus();
    box.current?.select?.();
  }, []);

  const end = (commit: boolean): void => {
    if (over.current) return;
    over.current = true;
    if (commit && value !== before) onCommit(value);
    else onCancel();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // The grid behind must not move, whatever is typed here.
    event.stopPropagation();
    if (isComposing(event)) return;
    if (event.key === 'Escape') end(false);
    else if (event.key === 'Enter' && !event.shiftKey) end(true);
    else return;
    event.preventDefault();
  };
  const shared = {
    ref: box,
    value,
    'aria-label': `改“${item.name}”的${EDIT_FIELD_WORDS[field]}`,
    'data-testid': 'cell-editor',
    className: 'cell-editor',
    style: placeOf(cell),
    onKeyDown,
    onBlur: () => end(true),
    onChange: (event: { readonly target: { readonly value: string } }) => setValue(event.target.value),
  };
  if (field === 'text' || field === 'remark') return <textarea {...shared} maxLength={32_767} />;
  if (field === 'category' || field === 'role') return <ChoiceEditor field={field} shared={shared} />;
  return (
    <>
      <input {...shared} maxLength={500} list={field === 'department' ? 'cell-departments' : undefined} />
      {field === 'department' ? <Departments /> : null}
    </>
  );
}

function ChoiceEditor({ field, shared }: { field: 'category' | 'role'; shared: object }): ReactNode {
  const summary = useRead('summary', {});
  const options =
    field === 'category'
      ? (summary.data?.scheme.categories ?? []).map((one) => [one, one] as const)
      : (['main', 'cooperate'] as const).map((role) => [role, TOWNSHIP_ROLE_WORDS[role]] as const);
  return (
    <select {...shared}>
      {options.map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </select>
  );
}

function Departments(): ReactNode {
  const units = useRead('units', {});
  return (
    <datalist id="cell-departments">
      {(units.data ?? [])
        .filter(({ kind }) => kind === 'department')
        .map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
    </datalist>
  );
}

/** Over the cell, wide enough to read and inside the window. */
function placeOf({ field, left, top, width, height }: EditingCell): {
  left: number;
  top: number;
  width: number;
  height: number;
} {
  const long = field === 'text' || field === 'remark';
  const wide = Math.max(width, long ? 360 : 180);
  const high = long ? 112 : height;
  return {
    left: Math.max(0, Math.min(left, window.innerWidth - wide - 8)),
    top: Math.max(0, Math.min(top, window.innerHeight - high - 8)),
    width: wide,
    height: high,
  };
}
