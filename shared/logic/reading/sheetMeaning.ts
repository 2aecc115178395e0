/** What the name of a sheet says about every row on it: its department or its category. */
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

/**
 * A category of the scheme always counts; a department only in a file with several tables, where sheets are told apart
 * by it.
 */
export function sheetMeaning(sheet: string, categories: readonly string[], several: boolean): SheetMeaning {
  const name = levelled(sheet).replace(/^[\d一二三四五六七八九十()、.-]+(?=\p{Script=Han}{2})/u, '');
  const core = name.replace(/(类|方面|领域)?(职责|事项|任务|工作)?(清单|表)?$/, '');
  const category = categories.find((one) => one === name || one === core) ?? '';
  const department = several && category === '' && isDepartmentName(name) ? name : '';
  return { category, department };
}
