/** What the name of a sheet, or a department alone above a table, says about every row below: its department or its category. */
import type { GridView } from './gridView';
import { levelled } from './rows/levelled';

export interface SheetMeaning {
  readonly category: string;
  readonly department: string;
}

export const NO_MEANING: SheetMeaning = { category: '', department: '' };

/** Ends of a department of a county; a town's own offices (党政办, 农业站) hand nothing down. */
const departmentName = /^.{1,12}(局|委|委员会|部|厅|联合会|残联|妇联|团委|团县委|总工会|科协|工商联|法院|检察院)$/;

export function isDepartmentName(name: string): boolean {
  return departmentName.test(name) && !name.endsWith('武装部');
}

function withoutNumber(text: string): string {
  return levelled(text).replace(/^[\d一二三四五六七八九十()、.-]+(?=\p{Script=Han}{2})/u, '');
}

/** 2.县水利局: the department a sheet or a table is headed by, where the heading is nothing but its name; else ''. */
export function departmentNamed(text: string): string {
  const name = withoutNumber(text);
  return isDepartmentName(name) ? name : '';
}

/** What stands right above a table and is all that stands there; '' where nothing does. */
export function headingOf(view: GridView, header: { readonly first: number } | null): string {
  const row = view.rows[(header?.first ?? 0) - 1];
  const texts = row ? view.filled(row).map((column) => view.own(row, column)) : (view.grid.above ?? []).slice(-1);
  return texts.length === 1 ? (texts[0] ?? '') : '';
}

/** The category of the scheme a sheet is named after; '' where it is none. */
function categoryNamed(sheet: string, categories: readonly string[]): string {
  const name = withoutNumber(sheet);
  return categories.find((one) => one === name || one === sheetCore(sheet)) ?? '';
}

/** 2.水利类职责清单 → 水利 */
function sheetCore(sheet: string): string {
  return withoutNumber(sheet).replace(/(类|方面|领域)?(职责|事项|任务|工作)?(清单|表)?$/, '');
}

/**
 * Names of sheets that can only be categories, too, though the scheme has none of the kind: most of the others are.
 *
 * @param sheets Names of all sheets of the file that hold a table.
 */
export function categoriesBySheets(sheets: readonly string[], categories: readonly string[]): readonly string[] {
  const others = sheets.filter((sheet) => categoryNamed(sheet, categories) === '');
  if (sheets.length < 3 || others.length * 2 > sheets.length) return [];
  return others.map(sheetCore).filter((name) => /^\p{Script=Han}{2,10}$/u.test(name) && !isDepartmentName(name));
}

/**
 * A category of the scheme always counts; a department only in a file with several tables, which are told apart by the
 * names of their sheets or by what stands right above them.
 */
export function sheetMeaning(
  sheet: string,
  heading: string,
  categories: readonly string[],
  several: boolean,
): SheetMeaning {
  const category = categoryNamed(sheet, categories);
  const department = several ? departmentNamed(heading) || (category === '' ? departmentNamed(sheet) : '') : '';
  return { category, department };
}
