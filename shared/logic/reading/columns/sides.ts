/** 主体责任 and 配合责任 as groups of columns, each with its unit and what it does: who does what, and the township's side. */
import type { ColumnRole } from '../../../model/sourceEntry';
import { isTownWord, namedTowns, sidesIn, townsNamedIn } from '../../paper/layout/ownColumns';
import { splitNames } from '../rows/cellValues';

interface HeadedColumn {
  readonly column: number;
  readonly heading: string;
}

interface JoinedColumns {
  readonly main: number;
  readonly help: number;
}

interface SideColumns {
  readonly mainUnit: number;
  readonly mainText: number;
  readonly helpUnit: number;
  readonly helpText: number;
}

/** 责任主体 above both sides says which neither is. */
const sides = { main: /主体责任|主体职责|主责|牵头|责任主体$/, help: /配合|协同|协助/ } as const;
const parts = {
  unit: /(单位|部门|责任主体)(\(.*\))?$/,
  text: /(内容|职责|任务|分工|要求|措施)(\(.*\))?$|^(主体|主要|配合|协同|协助)责任$/,
} as const;
/** Says nothing of a side by itself; right beside a side's unit it is what that unit does. */
const plainDuty = /^(主要|具体|工作)?(职责|责任|任务)(内容|分工)?$/;
/** 主责单位及职责: both in one cell, as “单位：职责”. */
const both = /(单位|部门|主体)(及其?|和|与|、)(主要|主体|配合|协同|具体)?(职责|责任|任务|分工)(内容)?$/;

const level = (heading: string): string => heading.normalize('NFKC').replace(/\s/g, '');
const lowest = (heading: string): string => level(heading).split('/').at(-1) ?? '';

/** Columns of one side by what their heading must say. */
function columnsOfSide(columns: readonly HeadedColumn[], side: keyof typeof sides, part: RegExp): HeadedColumn[] {
  const other = side === 'main' ? sides.help : sides.main;
  return columns.filter(({ heading }) => {
    const text = level(heading);
    return sides[side].test(text) && !other.test(text) && part.test(lowest(heading));
  });
}

/** All four columns, each found once; else null. */
function sideColumns(columns: readonly HeadedColumn[]): SideColumns | null {
  const only = (found: readonly HeadedColumn[]): number | null =>
    found.length === 1 ? (found[0]?.column ?? null) : null;
  const find = (side: keyof typeof sides, part: keyof typeof parts): number | null =>
    only(columnsOfSide(columns, side, parts[part]));
  const textOf = (side: keyof typeof sides, unit: number | null): number | null =>
    find(side, 'text') ??
    only(columns.filter(({ column, heading }) => column - 1 === unit && plainDuty.test(lowest(heading))));
  const [mainUnit, helpUnit] = [find('main', 'unit'), find('help', 'unit')];
  const [mainText, helpText] = [textOf('main', mainUnit), textOf('help', helpUnit)];
  if (mainUnit === null || mainText === null || helpUnit === null || helpText === null) return null;
  if (mainUnit === mainText || helpUnit === helpText) return null;
  return { mainUnit, mainText, helpUnit, helpText };
}

/** The two columns that hold unit and wording together, each found once; else null. */
function joinedColumns(columns: readonly HeadedColumn[]): JoinedColumns | null {
  const [main, ...moreMain] = columnsOfSide(columns, 'main', both);
  const [help, ...moreHelp] = columnsOfSide(columns, 'help', both);
  if (!main || !help || moreMain.length + moreHelp.length > 0) return null;
  return { main: main.column, help: help.column };
}

/** The roles of these columns; what stands in them is shared out row by row. */
export function sideRoles(columns: readonly HeadedColumn[]): Map<number, ColumnRole> {
  const joined = joinedColumns(columns);
  if (joined)
    return new Map<number, ColumnRole>([
      [joined.main, 'superiorDuty'],
      [joined.help, 'townDuty'],
    ]);
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
  /** Townships named on a side, whom alone it concerns; none where it says 各乡镇. */
  readonly towns: string[];
}

function namesOf(cell: string): { departments: string[]; towns: string[] } {
  const names = splitNames(cell);
  return { departments: names.filter((name) => !isTownWord(name)), towns: names.filter(isTownWord) };
}

function withDuties(superiorDuty: string, townDuty: string): Record<string, string> {
  return { ...(superiorDuty ? { superiorDuty } : {}), ...(townDuty ? { townDuty } : {}) };
}

interface Found {
  readonly four: SideColumns | null;
  readonly joined: JoinedColumns | null;
}

const known = new WeakMap<readonly HeadedColumn[], Found>();

/** A table's columns of the sides as their roles stand; none when a person gave one of them another. */
function sidesOf(columns: readonly RoledColumn[]): Found {
  const before = known.get(columns);
  if (before !== undefined) return before;
  const roles = sideRoles(columns);
  const changed = columns.some(({ column, role }) => roles.has(column) && roles.get(column) !== role);
  const joined = changed ? null : joinedColumns(columns);
  const found = { joined, four: changed || joined ? null : sideColumns(columns) };
  known.set(columns, found);
  return found;
}

type RoledColumn = HeadedColumn & { readonly role: ColumnRole };

/** Null when the table has no such columns, or a person gave one of them another role. */
export function shareOut<Column extends RoledColumn>(
  columns: readonly Column[],
  textAt: (column: Column) => string,
): SharedOut | null {
  const { four, joined } = sidesOf(columns);
  const at = (wanted: number): string => {
    const column = columns.find((one) => one.column === wanted);
    return column ? textAt(column) : '';
  };
  if (joined) return takeApart(at(joined.main), at(joined.help));
  if (!four) return null;
  const named = withNames(four, at);
  const apart = named && takeApart(named.main, named.help);
  if (apart) return apart;
  const own = new Set(Object.values(four));
  const beside = columns.filter(({ column, role }) => !own.has(column) && (role === 'text' || role === 'townDuty'));
  const help = columns.find(({ column }) => column === four.helpText);
  const ofTown = help !== undefined && saysTown.test(level(help.heading));
  return share(four, at, { text: beside.map(textAt).filter(Boolean).join('\n'), ofTown });
}

/** “县水利局：…” in one cell. Null where a cell that says something names no unit that way: nothing of it is to be lost. */
function takeApart(main: string, help: string): SharedOut | null {
  const cells = { 主体责任: main, 配合责任: help };
  const found = sidesIn(cells);
  const isLost = ([side, cell]: [string, string]): boolean =>
    withoutNothing(cell).trim() !== '' && sidesIn({ [side]: cell }) === null;
  if (!found || Object.entries(cells).some(isLost)) return null;
  const { text, leadDepartment, jointLeads = [], coDepartments, townshipRole, duties } = found;
  const told = Object.entries(duties);
  const [alone] = told;
  const superiorDuty =
    told.length === 1 && alone?.[0] === leadDepartment
      ? alone[1]
      : told.map(([name, duty]) => `${name}：${duty}`).join('\n');
  return {
    text,
    department: leadDepartment,
    coDepartments: [...jointLeads, ...coDepartments],
    townshipRole: townshipRole === 'none' ? null : townshipRole,
    extra: withDuties(superiorDuty, text),
    towns: townsNamedIn(cells),
  };
}

/** Several units in their column, and beside them “单位：职责” for each: both sides written that way. Else null. */
function withNames(found: SideColumns, at: (column: number) => string): { main: string; help: string } | null {
  const [main, help] = [
    nameBefore(at(found.mainUnit), at(found.mainText)),
    nameBefore(at(found.helpUnit), at(found.helpText)),
  ];
  return main && help && (main.ofSeveral || help.ofSeveral) ? { main: main.text, help: help.text } : null;
}

function nameBefore(units: string, text: string): { text: string; ofSeveral: boolean } | null {
  const names = splitNames(units);
  const [alone] = names;
  if (names.length === 1) return { text: `${alone}：${text}`, ofSeveral: false };
  const heads = new Set(text.split('\n').map((line) => line.split(/[：:]/)[0]?.trim()));
  return names.length > 1 && names.every((name) => heads.has(name)) ? { text, ofSeveral: true } : null;
}

/** 乡镇（街道）配合职责: the township's, whichever departments cooperate as well. */
const saysTown = /乡镇|镇街|街镇|街道/;

/** What a further column says the township does; whether the one of the cooperating side says it is the township's. */
interface OfTown {
  readonly text: string;
  readonly ofTown: boolean;
}

function share(found: SideColumns, at: (column: number) => string, { text: beside, ofTown }: OfTown): SharedOut {
  const [main, help] = [namesOf(at(found.mainUnit)), namesOf(at(found.helpUnit))];
  const [mainText, helpText] = [at(found.mainText), withoutNothing(at(found.helpText))];
  const towns = namedTowns([...main.towns, ...help.towns]);
  if (main.towns.length > 0) {
    const [department = '', ...coDepartments] = [...main.departments, ...help.departments];
    // 乡镇配合职责 beside 乡镇 as the main side is what it mainly does, written one column too far.
    const own = ofTown ? [mainText, helpText].filter((text) => text !== '').join('\n') : mainText;
    const extra = withDuties(ofTown ? '' : helpText, own);
    return { text: own, department, coDepartments, townshipRole: 'main', extra, towns };
  }
  const [department = '', ...others] = main.departments;
  const coDepartments = [...others, ...help.departments];
  if (help.towns.length > 0 || (ofTown && helpText !== '')) {
    const extra = withDuties(mainText, helpText);
    return { text: helpText, department, coDepartments, townshipRole: 'cooperate', extra, towns };
  }
  // No township on either side: both wordings are departments', each under its name.
  const told = [
    mainText === '' ? '' : `${department}：${mainText}`,
    helpText === '' ? '' : `${help.departments[0] ?? ''}：${helpText}`,
  ].filter((line) => line !== '');
  const superiorDuty = helpText === '' && beside !== '' ? mainText : told.join('\n');
  const townshipRole = beside === '' ? null : 'cooperate';
  return { text: beside, department, coDepartments, townshipRole, extra: withDuties(superiorDuty, beside), towns };
}

/** A stroke in a cell says that there is nothing to say. */
const withoutNothing = (text: string): string => (/^[-—–/／\\无]+$/.test(text.trim()) ? '' : text);
