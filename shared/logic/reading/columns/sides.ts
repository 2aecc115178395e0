/** 主体责任 and 配合责任 as groups of columns, each with its unit and what it does: who does what, and the township's side. */
import type { ColumnRole } from '../../../model/sourceEntry';
import { isTownWord } from '../../paper/layout/ownColumns';
import { splitNames } from '../rows/cellValues';

interface HeadedColumn {
  readonly column: number;
  readonly heading: string;
}

interface SideColumns {
  readonly mainUnit: number;
  readonly mainText: number;
  readonly helpUnit: number;
  readonly helpText: number;
}

const sides = { main: /主体责任|主体职责|主责|牵头/, help: /配合|协同|协助/ } as const;
const parts = {
  unit: /(单位|部门|责任主体)(\(.*\))?$/,
  text: /(内容|职责|任务|分工|要求|措施)(\(.*\))?$/,
} as const;

/** All four columns, each found once; else null. */
function sideColumns(columns: readonly HeadedColumn[]): SideColumns | null {
  const find = (side: keyof typeof sides, part: keyof typeof parts): number | null => {
    const found = columns.filter(({ heading }) => {
      const text = heading.normalize('NFKC');
      const last = text.split('/').at(-1) ?? '';
      const other = side === 'main' ? sides.help : sides.main;
      return sides[side].test(text) && !other.test(text) && parts[part].test(last);
    });
    return found.length === 1 ? (found[0]?.column ?? null) : null;
  };
  const [mainUnit, mainText] = [find('main', 'unit'), find('main', 'text')];
  const [helpUnit, helpText] = [find('help', 'unit'), find('help', 'text')];
  if (mainUnit === null || mainText === null || helpUnit === null || helpText === null) return null;
  if (mainUnit === mainText || helpUnit === helpText) return null;
  return { mainUnit, mainText, helpUnit, helpText };
}

/** The roles of the four columns; what stands in them is shared out row by row. */
export function sideRoles(columns: readonly HeadedColumn[]): Map<number, ColumnRole> {
  const found = sideColumns(columns);
  if (!found) return new Map();
  return new Map<number, ColumnRole>([
    [found.mainUnit, 'department'],
    [found.mainText, 'superiorDuty'],
    [found.helpUnit, 'coDepartments'],
    [found.helpText, 'townDuty'],
  ]);
}

export interface SharedOut {
  readonly text: string;
  readonly department: string;
  readonly coDepartments: string[];
  readonly townshipRole: 'main' | 'cooperate' | null;
  readonly extra: Record<string, string>;
}

function namesOf(cell: string): { departments: string[]; hasTown: boolean } {
  const names = splitNames(cell);
  const departments = names.filter((name) => !isTownWord(name));
  return { departments, hasTown: departments.length < names.length };
}

function withDuties(superiorDuty: string, townDuty: string): Record<string, string> {
  return { ...(superiorDuty ? { superiorDuty } : {}), ...(townDuty ? { townDuty } : {}) };
}

const known = new WeakMap<readonly HeadedColumn[], SideColumns | null>();

/** A table's four columns as their roles stand; null when a person gave one of them another. */
function sidesOf(columns: readonly (HeadedColumn & { readonly role: ColumnRole })[]): SideColumns | null {
  const before = known.get(columns);
  if (before !== undefined) return before;
  const roles = sideRoles(columns);
  const changed = columns.some(({ column, role }) => roles.has(column) && roles.get(column) !== role);
  const found = changed ? null : sideColumns(columns);
  known.set(columns, found);
  return found;
}

/** Null when the table has no such columns, or a person gave one of them another role. */
export function shareOut<Column extends HeadedColumn & { readonly role: ColumnRole }>(
  columns: readonly Column[],
  textAt: (column: Column) => string,
): SharedOut | null {
  const found = sidesOf(columns);
  if (!found) return null;
  const at = (wanted: number): string => {
    const column = columns.find((one) => one.column === wanted);
    return column ? textAt(column) : '';
  };
  const [main, help] = [namesOf(at(found.mainUnit)), namesOf(at(found.helpUnit))];
  const [mainText, helpText] = [at(found.mainText), at(found.helpText)];
  if (main.hasTown) {
    const [department = '', ...coDepartments] = [...main.departments, ...help.departments];
    return { text: mainText, department, coDepartments, townshipRole: 'main', extra: withDuties(helpText, mainText) };
  }
  const [department = '', ...others] = main.departments;
  const coDepartments = [...others, ...help.departments];
  if (help.hasTown)
    return {
      text: helpText,
      department,
      coDepartments,
      townshipRole: 'cooperate',
      extra: withDuties(mainText, helpText),
    };
  // No township on either side: both wordings are departments', each under its name.
  const told = [
    mainText === '' ? '' : `${department}：${mainText}`,
    helpText === '' ? '' : `${help.departments[0] ?? ''}：${helpText}`,
  ].filter((line) => line !== '');
  return { text: '', department, coDepartments, townshipRole: null, extra: withDuties(told.join('\n'), '') };
}
