/** What an edit of items changes, cell by cell, and which items cannot be changed so; preview and writing share it. */
import {
  type EditableItem,
  type EditedCell,
  type EditField,
  fieldWords,
  isOwnField,
  type PoolEdit,
} from '../../model/poolEdit';
import type { Scheme } from '../../model/scheme';
import { formatCitation, parseCitation } from '../bases/parseCitation';
import { notCitedYet } from '../bases/sameCitation';
import { listOfCategory, tellsSides } from '../schemes/schemeLists';
import { turnSides } from './turnSides';

export interface EditPlan {
  readonly cells: readonly EditedCell[];
  /** `why` is half a sentence for people: 已核减. */
  readonly refused: readonly { readonly itemId: number; readonly itemName: string; readonly why: string }[];
}

const LONGEST_NAME = 500;

/** Cells that stay as they are do not appear; items refused have no cell. */
export function planEdit(items: readonly EditableItem[], edit: PoolEdit, scheme: Scheme): EditPlan {
  const cells: EditedCell[] = [];
  const refused: { itemId: number; itemName: string; why: string }[] = [];
  for (const item of items) {
    const own = cellsOf(item, edit);
    const why = own.length === 0 ? null : refusal(item, own, scheme);
    if (why === null) cells.push(...own);
    else refused.push({ itemId: item.id, itemName: item.name, why });
  }
  return { cells, refused };
}

function cellsOf(item: EditableItem, edit: PoolEdit): EditedCell[] {
  if (edit.kind === 'cite') {
    const lines = item.bases === '' ? [] : item.bases.split('\n');
    const added = notCitedYet(lines.map(parseCitation), edit.citations);
    if (added.length === 0) return [];
    const after = [...lines, ...added.map(formatCitation)].join('\n');
    return [{ itemId: item.id, itemName: item.name, field: 'bases', before: item.bases, after }];
  }
  const fields: readonly EditField[] = edit.kind === 'set' ? [edit.field] : edit.fields;
  return fields
    .map((field) => {
      const before = isOwnField(field) ? (item.fields[fieldWords(field)] ?? '') : item[field];
      const after =
        edit.kind === 'set' ? cleaned(field, edit.value) : before.replaceAll(edit.find, () => edit.replacement);
      const cell = { itemId: item.id, itemName: item.name, field, before, after };
      const also = field === 'role' && before !== after ? sidesTurned(item, after) : '';
      return also === '' ? cell : { ...cell, also };
    })
    .filter(({ before, after }) => before !== after);
}

/** 县公安局随之改为配合责任; '' where no department's part changes. */
function sidesTurned({ sides = [] }: EditableItem, role: string): string {
  const before = new Map(sides.map((part) => [part.unit, part.role]));
  const turned = turnSides(sides, role).filter((part) => before.get(part.unit) !== part.role);
  if (turned.length === 0) return '';
  return `${turned.map(({ unit }) => unit).join('、')}随之改为${role === 'main' ? '配合' : '主体'}责任`;
}

/** Names and units are one line without blanks around; texts are kept as typed. */
function cleaned(field: EditField, value: string): string {
  if (isOwnField(field)) return value.trim();
  return field === 'text' || field === 'remark' ? value : value.replace(/\s+/g, ' ').trim();
}

function refusal(item: EditableItem, cells: readonly EditedCell[], scheme: Scheme): string | null {
  if (!item.live) return '已核减';
  for (const { field, after } of cells) {
    if (field === 'name' && after.trim() === '') return '名称不能为空';
    if (field === 'name' && after.length > LONGEST_NAME) return `名称超过 ${LONGEST_NAME} 字`;
    if (field === 'category' && listOfCategory(scheme, after, item.listId) === undefined)
      return `本清单没有“${after}”一类`;
    if (isOwnField(field) && item.fields[fieldWords(field)] === undefined)
      return `本清单没有“${fieldWords(field)}”一栏`;
    if (field === 'department' && after !== '' && item.role === 'main' && tellsSides(scheme, item.listId))
      return '乡镇负主体责任，没有牵头部门；配合部门到事项页里改';
    if (field === 'role' && after !== 'main' && after !== 'cooperate') return '责任只有主体、配合两种';
  }
  return null;
}
