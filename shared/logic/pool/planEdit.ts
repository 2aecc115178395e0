/** What an edit of items changes, cell by cell, and which items cannot be changed so; preview and writing share it. */
import { OWN_PRINT_WORDS, type OwnPrint, TOWNSHIP_ROLE_WORDS } from '../../model/item';
import {
  type EditableItem,
  type EditedCell,
  type EditedField,
  type EditField,
  fieldWords,
  isOwnField,
  type OwnOfTown,
  type PoolEdit,
} from '../../model/poolEdit';
import type { Scheme } from '../../model/scheme';
import { formatCitation, parseCitation } from '../bases/parseCitation';
import { notCitedYet } from '../bases/sameCitation';
import { listOfCategory, roleInList, tellsSides } from '../schemes/schemeLists';
import { quoted } from '../text/nestQuotes';
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
    const why = own.length === 0 ? onlyInTowns(item, edit) : refusal(item, own, scheme);
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
    return [told(item, { itemId: item.id, itemName: item.name, field: 'bases', before: item.bases, after })];
  }
  const fields: readonly EditField[] = edit.kind === 'set' ? [edit.field] : edit.fields;
  return fields
    .map((field) => {
      const before = isOwnField(field) ? (item.fields[fieldWords(field)] ?? '') : item[field];
      const after = edit.kind === 'set' ? cleaned(field, edit.value) : replaced(field, before, edit);
      return told(item, { itemId: item.id, itemName: item.name, field, before, after });
    })
    .filter(({ before, after }) => before !== after);
}

/** With what changes along with it, and what townships have of their own beside it. */
function told(item: EditableItem, cell: EditedCell): EditedCell {
  if (cell.before === cell.after) return cell;
  const turned = cell.field === 'role' ? sidesTurned(item, cell.after) : '';
  const towns = [ofTowns(item, cell.field, cell.after), turned === '' ? '' : ofTowns(item, 'department')];
  const also = [turned, ...towns].filter((words) => words !== '').join('；');
  return also === '' ? cell : { ...cell, also };
}

const PRINTED: Readonly<Partial<Record<EditedField, keyof OwnPrint>>> = {
  role: 'townshipRole',
  department: 'responsibilities',
  bases: 'bases',
  remark: 'remark',
};

/** 绥阳镇有本镇写法，不随着改: words of a township's own stay, what was kept as printed gives way. */
function ofTowns({ towns = [] }: EditableItem, field: EditedField, after = ''): string {
  const having = (test: (town: OwnOfTown) => boolean) =>
    towns
      .filter(test)
      .map(({ township }) => township)
      .join('、');
  if (field === 'category') {
    const there = having(({ category }) => category === after);
    return there === '' ? '' : `${there}单独列的就是那里，不再另定`;
  }
  if (field === 'text') {
    const worded = having(({ words }) => words.text !== undefined);
    return worded === '' ? '' : `${worded}有本镇写法，不随着改`;
  }
  const part = isOwnField(field) ? 'fields' : PRINTED[field];
  const printed = part === undefined ? '' : having((town) => town.printed.includes(part));
  return part === undefined || printed === '' ? '' : `${printed}照印发稿留着的${OWN_PRINT_WORDS[part]}改用各镇一致的`;
}

/** What is looked for stands only in words of a township's own, which no edit of the item changes. */
function onlyInTowns({ live, towns = [] }: EditableItem, edit: PoolEdit): string | null {
  if (edit.kind !== 'replace' || !live) return null;
  const { find, fields } = edit;
  const found = towns.filter(({ words }) => fields.some((field) => words[field]?.includes(find)));
  if (found.length === 0) return null;
  const names = found.map(({ township }) => township).join('、');
  const own = fields.includes('text') && found.some(({ words }) => words.text?.includes(find));
  return own
    ? `${quoted(find)}只在${names}自己的写法里，请到“一镇一单—适用矩阵”点它那一格改`
    : `${quoted(find)}只在${names}照印发稿留着的写法里，这里不改；要与各镇一致，到“一镇一单—适用矩阵”那一格的“本镇另定”里去掉勾`;
}

/** 县公安局随之改为配合责任; '' where no department's part changes. */
function sidesTurned({ sides = [] }: EditableItem, role: string): string {
  const before = new Map(sides.map((part) => [part.unit, part.role]));
  const turned = turnSides(sides, role).filter((part) => before.get(part.unit) !== part.role);
  if (turned.length === 0) return '';
  return `${turned.map(({ unit }) => unit).join('、')}随之改为${role === 'main' ? '配合' : '主体'}责任`;
}

/** Nothing found, nothing changed: a name is put into one line only where words of it were replaced. */
function replaced(
  field: EditField,
  before: string,
  { find, replacement }: { readonly find: string; readonly replacement: string },
): string {
  const after = before.replaceAll(find, () => replacement);
  return after === before ? before : cleaned(field, after);
}

/** Names and units are one line without blanks around; texts are kept as typed. */
function cleaned(field: EditField, value: string): string {
  if (isOwnField(field)) return value.trim();
  return field === 'text' || field === 'remark' ? value : value.replace(/\s+/g, ' ').trim();
}

function refusal(item: EditableItem, cells: readonly EditedCell[], scheme: Scheme): string | null {
  if (!item.live) return '已核减';
  const list = scheme.lists.find(({ id }) => id === item.listId);
  const fixed = list ? roleInList(list.kind) : null;
  for (const { field, after } of cells) {
    if (field === 'name' && after.trim() === '') return '名称不能为空';
    if (field === 'name' && after.length > LONGEST_NAME) return `名称超过 ${LONGEST_NAME} 字`;
    if (field === 'category' && listOfCategory(scheme, after, item.listId) === undefined)
      return `本清单没有“${after}”一类`;
    if (isOwnField(field) && item.fields[fieldWords(field)] === undefined)
      return `本清单没有“${fieldWords(field)}”一栏`;
    if (field === 'department' && after !== '' && item.role === 'main' && tellsSides(scheme, item.listId))
      return '乡镇负主体责任，没有牵头部门；配合部门到事项页里改';
    if (field === 'department' && after !== '' && list?.kind === 'recall')
      return `“${list.name}”里没有牵头部门；承接部门到事项页里改`;
    if (field === 'role' && fixed !== null && after !== fixed)
      return `“${list?.name}”里乡镇的责任一律是${TOWNSHIP_ROLE_WORDS[fixed]}；责任不同的，调到别的清单`;
    if (field === 'role' && after !== 'main' && after !== 'cooperate') return '责任只有主体、配合两种';
  }
  return null;
}
