/** Forms of one item each (事项登记表): labels with their values beside them instead of columns. */
import type { ColumnRole, ReadEntry, ReadIssue, ReadRow, RowKind } from '../../model/sourceEntry';
import { isTownship } from './columns/columnRoles';
import {
  headingRoles,
  isNeutralHeading,
  isTownshipHeading,
  knownRoles,
  normalizeHeading,
} from './columns/headingRoles';
import type { GridView } from './gridView';
import type { SheetReading } from './readSheet';
import { readApplies, readTownshipRole, splitBases, splitNames } from './rows/cellValues';
import { oneLine } from './rows/readTableEntry';
import { isSignature } from './rows/rowWords';
import { NO_MEANING } from './sheetMeaning';

interface Pair {
  readonly label: string;
  readonly value: string;
}

const senderLabel = /^(填报|填表|报送|上报|申报)(单位|部门)$/;
const plainLabel = /^(填报|填表|审核|制表|负责|联系|经办).{0,4}(人|时间|日期|电话|方式)?$/;

function isLabel(text: string): boolean {
  const heading = normalizeHeading(text);
  // 承办单位 | 柳河镇: over a column a township's name is a heading, beside a label it is the value.
  if (heading === '' || heading.length > 14 || isTownshipHeading(heading)) return false;
  return (
    knownRoles(heading).size > 0 || isNeutralHeading(heading) || senderLabel.test(heading) || plainLabel.test(heading)
  );
}

/** 街道工作责任 | 登记宣传: told by what it contains, where the row is nothing but a short text and a longer one. */
function isLikelyLabel(text: string, value: string | undefined): boolean {
  const heading = normalizeHeading(text);
  if (value === undefined || heading.length > 10 || isLabel(value)) return false;
  return /(职责|责任|任务|部门|单位|依据|内容|要求|措施|名称|说明|方式)$/.test(heading);
}

/** Label, value, label, value …; null when the row is laid out otherwise. */
function pairsOf(view: GridView, position: number): Pair[] | null {
  const row = view.rows[position];
  if (!row) return null;
  const texts = view.filled(row).map((column) => view.own(row, column));
  const pairs: Pair[] = [];
  for (let at = 0; at < texts.length; at += 1) {
    const label = texts[at] ?? '';
    const likely = at === 0 && texts.length === 2 && isLikelyLabel(label, texts[1]);
    if (!isLabel(label) && !likely) return null;
    const next = texts[at + 1];
    const value = next !== undefined && !isLabel(next) ? next : '';
    pairs.push({ label, value });
    if (value !== '') at += 1;
  }
  return pairs;
}

function roleOf(label: string): ColumnRole {
  let best: ColumnRole = 'ignored';
  let weight = 0;
  for (const [role, value] of headingRoles(label)) {
    if (value <= weight) continue;
    best = role;
    weight = value;
  }
  return best;
}

export type Values = Partial<Record<ColumnRole, string>>;

interface Form {
  /** Position of the row with the item's name. */
  readonly at: number;
  readonly values: Values;
}

/** Forms of a sheet by the positions of their rows; each begins with the label of a name. */
function formsOf(rows: readonly (Pair[] | null)[]): Form[] {
  const forms: Form[] = [];
  rows.forEach((pairs, at) => {
    for (const { label, value } of pairs ?? []) {
      const role = roleOf(label);
      if (role === 'name' && value !== '' && forms.at(-1)?.at !== at) forms.push({ at, values: {} });
      const form = forms.at(-1);
      if (!form || role === 'ignored' || value === '') continue;
      const before = form.values[role];
      form.values[role] = before === undefined ? value : `${before}\n${value}`;
    }
  });
  return forms;
}

/** At least three rows of labels and values, the name among them, and hardly a row that is laid out otherwise. */
function isForm(rows: readonly (Pair[] | null)[], forms: readonly Form[]): boolean {
  const laid = rows.filter((pairs) => pairs !== null && pairs.length > 0);
  const labels = new Set(laid.flatMap((pairs) => (pairs ?? []).map(({ label }) => roleOf(label))));
  const others = rows.filter((pairs) => pairs === null).length;
  const valued = laid.filter((pairs) => pairs?.some(({ value }) => value !== '')).length;
  return forms.length > 0 && valued >= 3 && labels.size >= 3 && others <= laid.length;
}

/** What stands under the labels of one duty. */
export function entryOf(sheet: string, row: number, { name = '', ...values }: Values): ReadEntry {
  // 承办单位：柳河镇 says where the duty is done, 交办单位 whose it is.
  const named = splitNames(values.department ?? '');
  const towns = [...splitNames(values.applies ?? ''), ...(named.length > 1 ? named.filter(isTownship) : [])];
  const departments = named.filter((unit) => !towns.includes(unit));
  return {
    sheet,
    row,
    name: oneLine(name),
    text: [values.text, values.townDuty].filter((text) => text !== undefined).join('\n'),
    department: departments[0] ?? '',
    coDepartments: [...departments.slice(1), ...splitNames(values.coDepartments ?? '')],
    category: oneLine(values.category ?? ''),
    townshipRole: readTownshipRole(values.townshipRole ?? ''),
    bases: splitBases(values.basis ?? ''),
    applies: readApplies(towns.join('、')),
    remark: values.remark ?? '',
  };
}

const firstRows = 40;

/** Spares a long table the look at each of its rows. */
function beginsAsForm(view: GridView): boolean {
  if (view.rows.length <= firstRows) return true;
  const first = view.rows.slice(0, firstRows).map((_, position) => pairsOf(view, position));
  return first.filter((pairs) => pairs?.some(({ value }) => value !== '')).length >= 3;
}

/** The sheet read as forms, or null when it is none. Rows that belong to a form say which entry they went into. */
export function readForm(view: GridView): SheetReading | null {
  const { sheet } = view.grid;
  if (!beginsAsForm(view)) return null;
  const pairs = view.rows.map((_, position) => pairsOf(view, position));
  const forms = formsOf(pairs);
  if (!isForm(pairs, forms)) return null;
  const entries = forms.map(({ at, values }) => entryOf(sheet, view.rows[at]?.row ?? 0, values));
  const issues: ReadIssue[] = [];
  let statedUnit = '';
  const rows = view.rows.map((row, at): ReadRow => {
    const told = pairs[at] ?? [];
    statedUnit ||= told.find(({ label }) => senderLabel.test(normalizeHeading(label)))?.value ?? '';
    const { kind, reason } = senseOf(view, at, forms, told);
    for (const { label, value } of told)
      if (value !== '' && kind === 'note' && roleOf(label) === 'ignored') issues.push(leftOut(sheet, row.row, label));
    return { sheet, row: row.row, kind, reason, cells: row.cells, hidden: row.hidden };
  });
  return {
    rows,
    entries,
    issues,
    columns: [],
    statedUnit,
    lastColumns: [],
    lastHeadings: [],
    lastMeaning: NO_MEANING,
    lastSerial: '',
  };
}

function leftOut(sheet: string, row: number, label: string): ReadIssue {
  return { sheet, row, column: '', code: 'UNKNOWN_COLUMN', message: `“${label}”没有对应的栏目，没有导入。` };
}

function senseOf(
  view: GridView,
  at: number,
  forms: readonly Form[],
  told: readonly Pair[],
): { kind: RowKind; reason: string } {
  const row = view.rows[at];
  const texts = row ? view.filled(row).map((column) => view.own(row, column)) : [];
  if (texts.length === 0) return { kind: 'blank', reason: '空行' };
  if (forms.some((form) => form.at === at)) return { kind: 'entry', reason: '' };
  const form = forms.findLast((one) => one.at < at);
  const signs = isSignature(texts) || told.every(({ label }) => plainLabel.test(normalizeHeading(label)));
  if (told.length > 0 && signs) return { kind: 'signature', reason: '签署信息' };
  const first = view.rows[form?.at ?? 0]?.row ?? 0;
  if (told.length > 0 && form) return { kind: 'note', reason: `登记表的一栏，内容已并入第${first}行` };
  if (told.length > 0) return { kind: 'title', reason: '填报信息' };
  return form ? { kind: 'note', reason: '说明' } : { kind: 'title', reason: '标题' };
}
