/** Which fields of items are edited many at once, in a cell or by searching, the scheme's own among them. */
import {
  type EditedField,
  type EditField,
  isOwnField,
  type OwnField,
  ownField,
} from '../../../../shared/model/poolEdit';
import type { ItemRow, ListOutline } from '../../../../shared/views';

/** The scheme's own, each name once however many lists have it. */
export function ownFields(lists: readonly ListOutline[]): readonly OwnField[] {
  return [...new Set(lists.flatMap(({ fields }) => fields.map(({ label }) => ownField(label))))];
}

/** Those that make sense for many items at once; a name is of one item only. */
export function bulkFields(lists: readonly ListOutline[]): readonly EditedField[] {
  return ['category', 'department', 'role', 'bases', 'remark', ...ownFields(lists)];
}

const CELLS: ReadonlySet<string> = new Set(['name', 'text', 'category', 'department', 'role', 'remark']);

/** What a cell of the column edits; others open their own dialog. */
export function fieldOfColumn(columnId: string | undefined): EditField | null {
  return columnId !== undefined && (CELLS.has(columnId) || isOwnField(columnId)) ? (columnId as EditField) : null;
}

/** What may be chosen for a field of the scheme's own; none where it is free text. */
export function choicesOf(field: EditedField, lists: readonly ListOutline[]): readonly string[] {
  const own = lists.flatMap(({ fields }) => fields.filter(({ label }) => ownField(label) === field));
  return [...new Set(own.flatMap(({ choices = [] }) => choices))];
}

/** The cell's present value as edits take it; null when the item's list has no such field, or the cell shows something else. */
export function cellValue(item: ItemRow, field: EditField, lists: readonly ListOutline[]): string | null {
  // Where the township leads, the cell names those who cooperate.
  if (field === 'department' && item.leadDepartment === '' && item.coDepartments.length > 0) return null;
  if (!isOwnField(field)) {
    const { leadDepartment: department, townshipRole: role, name, text, category, remark } = item;
    return { name, text, category, department, role, remark }[field];
  }
  const own = lists.find(({ id }) => id === item.listId)?.fields.find(({ label }) => ownField(label) === field);
  return own ? (item.fields[own.id] ?? '') : null;
}
