/** A table's columns once their roles are decided, and what a row says in each of them. */

import type { GridRow } from '../../../model/grid';
import type { ColumnRole } from '../../../model/sourceEntry';
import { saysField } from '../../paper/layout/ownColumns';
import { groupBy } from '../../rows/groupBy';
import type { GridView } from '../gridView';
import { isChangeHeading } from '../rows/changeKinds';
import { readTotal } from '../rows/rowWords';
import { saysTownsPart } from '../rows/ticks';
import { levelRoles } from '../senders/departmentLevels';
import { groupedNames } from '../senders/groupedNames';
import type { KnownWords } from '../senders/townNames';
import { holdsWords, townOffices } from './askedColumns';
import { assignRoles, type ColumnSample, holdsTicks, isTownColumn } from './columnRoles';
import { asksCommon } from './commonColumn';
import { dutyLevels } from './dutyLevels';
import type { Header } from './findHeader';
import { isNeutralHeading, knownRoles, lowestHeading } from './headingRoles';
import { likeNames } from './likeColumns';
import { sideRoles } from './sides';
import { unclearColumns } from './unclearColumns';

export interface TableColumn {
  /** 0-based. */
  readonly column: number;
  readonly heading: string;
  readonly role: ColumnRole;
  readonly hidden: boolean;
  /** The township whose own column it is; '' for any other. */
  readonly township: string;
  /** Said before what stands in it: among the remarks a department or duty of a higher level, a kind of change; '' for any other. */
  readonly label: string;
  /** Left out, and asked about: words that fit no column, a township's own offices, ticks beside townships; '' for any other. */
  readonly asked: '' | 'words' | 'offices' | 'ticks';
  /** The column that was taken for what this one could hold as well; null: there is none. */
  readonly passedFor: number | null;
}

const sampleRows = 300;

/** Rows below a header that can show what its columns hold: more than one cell filled, and no totals. */
function sampleBelow(view: GridView, from: number): GridRow[] {
  const isTotal = (row: GridRow): boolean =>
    readTotal(view.filled(row).map((column) => view.own(row, column))) !== null;
  return view.rows.slice(from, from + sampleRows).filter((row) => view.filled(row).length > 1 && !isTotal(row));
}

/** Ticks beside those of townships, under a name nobody knows. */
function isAnotherTown(sample: ColumnSample, role: ColumnRole | undefined): boolean {
  return role === 'ignored' && sample.heading !== '' && !isNeutralHeading(sample.heading) && holdsTicks(sample);
}

/** Columns of the scheme's fields, whatever the dictionary makes of their headings; a table must keep its name. */
function fieldColumns(samples: readonly ColumnSample[], fields: readonly string[]): [number, ColumnRole][] {
  const own = samples.filter(
    ({ heading }) => fields.some((label) => saysField(heading, label)) && !knownRoles(heading).has('name'),
  );
  return own.map(({ column }) => [column, 'field']);
}

/** Columns with a heading or with content below it, in order; `fixed` are roles a person gave, by 0-based column. */
export function readColumns(
  view: GridView,
  header: Header,
  { towns, fields }: Pick<KnownWords, 'towns' | 'fields'>,
  fixed: ReadonlyMap<number, ColumnRole> = new Map(),
): TableColumn[] {
  const rows = sampleBelow(view, header.last + 1);
  const hidden = new Set(view.grid.hiddenColumns);
  const samples: ColumnSample[] = [];
  for (let column = 0; column < view.width; column += 1) {
    const heading = header.headings[column] ?? '';
    const values = rows.map((row) => view.own(row, column)).filter((text) => text !== '');
    if (heading === '' && values.length === 0) continue;
    samples.push({ column, heading, values, hidden: hidden.has(column) });
  }
  const levels = new Map([...dutyLevels(samples), ...levelRoles(samples)]);
  const changes = samples.filter((sample) => isChangeHeading(sample.heading)).map(({ column }) => column);
  const offices = townOffices(samples.filter(({ column }) => !fixed.has(column)));
  const shaped = new Map([
    ...sideRoles(samples),
    ...likeNames(samples),
    ...groupedNames(view, rows, samples),
    ...levels,
    ...changes.map((column): [number, ColumnRole] => [column, 'remark']),
    ...[...offices].map((column): [number, ColumnRole] => [column, 'ignored']),
    ...fieldColumns(samples, fields),
    ...fixed,
  ]);
  const roles = assignRoles(samples, towns, shaped);
  const unclear = new Map(
    unclearColumns(samples, roles, new Set(shaped.keys())).map(({ column, taken }) => [column, taken]),
  );
  const ticked = new Set(
    samples
      .filter((sample) => roles.get(sample.column) === 'applies' && !asksCommon(sample.heading) && holdsTicks(sample))
      .map(({ column }) => column),
  );
  const isLabelled = (column: number): boolean =>
    roles.get(column) === 'remark' && (levels.get(column) === 'remark' || changes.includes(column));
  const asked = (sample: ColumnSample): TableColumn['asked'] => {
    if (fixed.has(sample.column)) return '';
    if (offices.has(sample.column)) return 'offices';
    if (ticked.size > 0 && isAnotherTown(sample, roles.get(sample.column))) return 'ticks';
    const isTown = isTownColumn(sample.heading, towns) && roles.get(sample.column) === 'ignored';
    if (isTown && !sample.hidden && saysTownsPart(sample.values)) return 'words';
    return holdsWords(sample, roles.get(sample.column)) ? 'words' : '';
  };
  return samples.map((sample) => ({
    column: sample.column,
    heading: sample.heading,
    role: roles.get(sample.column) ?? 'ignored',
    hidden: sample.hidden,
    township:
      isTownColumn(sample.heading, towns) || (ticked.has(sample.column) && fixed.has(sample.column))
        ? lowestHeading(sample.heading)
        : '',
    label: isLabelled(sample.column) ? sample.heading : '',
    asked: asked(sample),
    passedFor: unclear.get(sample.column) ?? null,
  }));
}

/** Columns of a table that goes on, with what a person said of them. */
export function withRoles(
  columns: readonly TableColumn[],
  roles: ReadonlyMap<number, ColumnRole>,
): readonly TableColumn[] {
  return columns.map((column) => {
    const role = roles.get(column.column);
    return role === undefined ? column : { ...column, role, asked: '' };
  });
}

export function columnOf(columns: readonly TableColumn[], role: ColumnRole): TableColumn | undefined {
  return columnsOf(columns, role)[0];
}

type ByRole = ReadonlyMap<ColumnRole, readonly TableColumn[]>;

const byRole = new WeakMap<readonly TableColumn[], ByRole>();
const none: readonly TableColumn[] = [];
/** A table is read row by row: the one asked about last is mostly the one asked about next. */
let last: { readonly columns: readonly TableColumn[]; readonly roles: ByRole } = { columns: none, roles: new Map() };

function rolesOf(columns: readonly TableColumn[]): ByRole {
  const known = byRole.get(columns);
  if (known) return known;
  const roles = groupBy(columns, ({ role }) => role);
  byRole.set(columns, roles);
  return roles;
}

/** Every row of a table asks for each role's columns; they are looked up once. */
export function columnsOf(columns: readonly TableColumn[], role: ColumnRole): readonly TableColumn[] {
  if (last.columns !== columns) last = { columns, roles: rolesOf(columns) };
  return last.roles.get(role) ?? none;
}

/** Roles whose merged cell speaks for every row it covers; a name or serial never does. */
const sharedRoles: ReadonlySet<ColumnRole> = new Set([
  'category',
  'department',
  'coDepartments',
  'townshipRole',
  'basis',
  'applies',
  'remark',
  'text',
  'superiorDuty',
  'townDuty',
  'receiver',
  'method',
  'sender',
  'field',
]);

/** A cell merged sideways over columns of other roles belongs to its first column only. */
function isSharedDown(view: GridView, row: GridRow, column: number): boolean {
  const merge = view.mergeAt(row, column);
  return merge !== undefined && merge.left === column && merge.top < row.row;
}

/** What a row says in a column of that role, a merged cell filled down. */
export function textIn(view: GridView, row: GridRow, { column, role, label }: TableColumn): string {
  const own = view.own(row, column);
  if (label !== '' && own !== '') return `${label}：${own}`;
  return own === '' && sharedRoles.has(role) && isSharedDown(view, row, column) ? view.shown(row, column) : own;
}

/** Texts of a row in the columns of one role, merged ones filled down. */
export function textsOf(view: GridView, columns: readonly TableColumn[], row: GridRow, role: ColumnRole): string[] {
  return columnsOf(columns, role).map((column) => textIn(view, row, column));
}
