/** A column that holds a duty's name and its wording in one cell, as its heading or most of its cells say, taken apart. */
import type { GridRow } from '../../../model/grid';
import { isTownship, looksLikeDepartment } from '../columns/columnRoles';
import { columnOf, columnsOf, type TableColumn } from '../columns/tableColumns';
import type { GridView } from '../gridView';

const saysBoth = /名称.{0,4}[及和与、,，/].{0,6}(内容|要求|描述)/;
/** A longer beginning is a sentence of its own, not a name. */
const longestName = 40;
/** The line, or the first sign that more follows. */
const anySign = /\n|[:：。；;](?=.)/s;
/** Where only the cells tell, a semicolon may as well part two duties. */
export const LINE_OR_COLON = /\n|[:：](?=.)/s;

export interface NameWithText {
  readonly name: string;
  /** '' where the cell says no more than the name. */
  readonly text: string;
}

/** What ends the names of a table whose wordings stand in the same cells; null where they do not. */
export function endOfNames(view: GridView, columns: readonly TableColumn[], rows: readonly GridRow[]): RegExp | null {
  const [name, second] = columnsOf(columns, 'name');
  if (name === undefined || second || columnOf(columns, 'text')) return null;
  if (saysBoth.test(name.heading.replace(/\s/g, ''))) return anySign;
  // A heading of a section stands alone in its row.
  const duties = columns.length === 1 ? rows : rows.filter((row) => view.filled(row).length > 1);
  return areWrittenSo(duties.map((row) => view.own(row, name.column))) ? LINE_OR_COLON : null;
}

/** 河道巡查：每月巡查两次，做好记录。 or the wording on a line of its own. A name broken by a narrow column holds no sentence. */
const nameThenSentence =
  /^(?:\d{1,3}[.、])?([^\n:：,，。；;]{3,30})(?:[:：]\s*|\n\s*)(?![2-9][.、)）]|[(（]?[二三四五六七八九][、)）])(?=.{8}).*[,，。；;]/su;
const mostly = 0.8;

/** Nearly all cells, each with a beginning of its own that is no unit's name: 县水利局：… tells who, 时间：… tells when. */
function areWrittenSo(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '');
  const beginnings = filled.flatMap((cell) => nameThenSentence.exec(cell)?.[1]?.trim() ?? []);
  const names = new Set(beginnings.filter((name) => !looksLikeDepartment(name) && !isTownship(name)));
  return names.size > 0 && names.size >= mostly * filled.length;
}

/** The name and what follows it; a cell without a short beginning is a name as a whole. */
export function takeApart(cell: string, endOfName: RegExp): NameWithText {
  const end = endOfName.exec(cell);
  const name = end ? cell.slice(0, end.index).trim() : '';
  if (end === null || name === '' || name.length > longestName) return { name: cell, text: '' };
  return { name, text: cell.slice(end.index + end[0].length).trim() };
}
