/** Where the table of a 反馈表 stands in a file, what is in its rows column by column, and what its head says. */
import type { Grid } from '../../model/grid';
import { ALL_AGREED, PACK_COLUMNS, PACK_HEADINGS, type PackColumn } from './draftPackForm';
import { understandKind } from './understandKind';

export type PackCellTexts = Readonly<Record<PackColumn, string>>;

export interface PackTableRow {
  readonly row: number;
  readonly cells: PackCellTexts;
  /** What was written where no answer is looked for, and where that is: beside the columns, among the telephones. */
  readonly beside: string;
  readonly besideAt: string;
  /** Some of the answer is said for several rows together, in cells that were merged. */
  readonly together: boolean;
}

const HEADING_WORDS: readonly (readonly [PackColumn, RegExp])[] = [
  ['number', /^(事项)?编号$/],
  ['name', /^(职责)?事项(名称)?$/],
  ['content', /^原(内容|稿|文)$/],
  ['kind', /^意见(类型)?$/],
  ['proposal', /^(修改)?建议$|^修改(建议|意见)$/],
  ['reason', /^理由(和|及|、)?(依据)?$/],
  ['person', /^联系人/],
  ['list', /^清单(类别)?$|^类别$/],
  ['serial', /^序号$/],
];

interface PackTable {
  readonly grid: Grid;
  readonly above: readonly (readonly string[])[];
  readonly rows: readonly PackTableRow[];
  /** Columns of the form that somebody took out. */
  readonly lost: ReadonlySet<PackColumn>;
}

export function findPackTable(grids: readonly Grid[]): PackTable | null {
  for (const grid of grids) {
    const { rows, sheetHidden } = grid;
    if (sheetHidden) continue;
    for (const [index, { cells }] of rows.slice(0, 40).entries()) {
      const columns = columnsOf(cells);
      if (!columns.has('kind') || !columns.has('name') || columns.size < 5) continue;
      const known = new Set(columns.values());
      return {
        grid,
        above: rows.slice(0, index).map((row) => row.cells),
        lost: new Set(PACK_COLUMNS.filter((column) => !columns.has(column))),
        rows: rows.slice(index + 1).map((row) => {
          const own = cellsOf(row.cells, columns);
          const said = saidTogether(grid, row.row, columns);
          const outside = row.cells.filter((text, column) => !known.has(column) && text.trim() !== '').join('；');
          return { row: row.row, ...withBeside({ ...own, ...said }, outside), together: Object.keys(said).length > 0 };
        }),
      };
    }
  }
  return null;
}

/** 张三, 局办公室, 综合股股长李四: whom to call, or that there is nobody. */
const caller =
  /^([\p{Script=Han}·√/]{0,4}|\p{Script=Han}{0,12}(办公室|办|科|股|室|局|站|中心|政府|街道|镇|乡)|\p{Script=Han}{0,12}(长|主任|负责人|联系人|书记|同志|干事|专干|科员)\p{Script=Han}{0,4})$/u;
const wish = /^(建议|请|应|不|需|另|拟|要求|改|由|交|其余)./;

function isCaller(person: string): boolean {
  const names = person.normalize('NFKC').split(/[\d\s、,;:：；，()+-]+/);
  const answers = names.some(
    (name) => name.length > 1 && name !== '没有' && understandKind({ ...NO_ANSWER, kind: name }, false).how === 'clear',
  );
  return names.every((name) => caller.test(name) && !wish.test(name)) && !answers;
}

export const NO_ANSWER = { kind: '', proposal: '', reason: '' };

/** An answer among the telephones counts like one beside the table. */
function withBeside(cells: PackCellTexts, outside: string): Pick<PackTableRow, 'cells' | 'beside' | 'besideAt'> {
  if (isCaller(cells.person)) return { cells, beside: outside, besideAt: '表外的列' };
  if (outside === '') return { cells: { ...cells, person: '' }, beside: cells.person, besideAt: '联系人电话栏' };
  return { cells: { ...cells, person: '' }, beside: `${cells.person}；${outside}`, besideAt: '联系人电话栏和表外的列' };
}

/** Columns a unit answers in, where one answer is often merged over several rows. */
const ANSWERS: readonly PackColumn[] = ['kind', 'proposal', 'reason', 'person'];

/** What a merged cell above says for this row, too. */
function saidTogether(
  { rows, merges }: Grid,
  row: number,
  columns: ReadonlyMap<PackColumn, number>,
): Partial<PackCellTexts> {
  const said = ANSWERS.flatMap((column) => {
    const at = columns.get(column);
    const merge = merges.find(
      ({ top, bottom, left, right }) => left === at && right === at && top < row && row <= bottom,
    );
    const text = merge && (rows.find((one) => one.row === merge.top)?.cells[merge.left] ?? '').trim();
    return text ? [[column, text] as const] : [];
  });
  return Object.fromEntries(said);
}

function columnsOf(cells: readonly string[]): Map<PackColumn, number> {
  const columns = new Map<PackColumn, number>();
  cells.forEach((text, index) => {
    const heading = text.normalize('NFKC').replace(/\s+/g, '');
    const column =
      PACK_COLUMNS.find((one) => PACK_HEADINGS[one] === heading) ??
      HEADING_WORDS.find(([, pattern]) => pattern.test(heading))?.[0];
    if (column && !columns.has(column)) columns.set(column, index);
  });
  return columns;
}

function cellsOf(cells: readonly string[], columns: ReadonlyMap<PackColumn, number>): PackCellTexts {
  const text = (column: PackColumn): string => (cells[columns.get(column) ?? -1] ?? '').trim();
  return {
    serial: text('serial'),
    list: text('list'),
    number: text('number'),
    name: text('name'),
    content: text('content'),
    kind: text('kind'),
    proposal: text('proposal'),
    reason: text('reason'),
    person: text('person'),
  };
}

export interface PackHead {
  /** 全部无意见. */
  readonly allAgreed: boolean;
  readonly person: string;
  readonly phone: string;
  /** 总体意见 in words of the unit's own. */
  readonly overall: string;
}

export function readPackHead(above: readonly (readonly string[])[]): PackHead {
  const after = (label: RegExp): string => {
    for (const cells of above) {
      const at = cells.findIndex((text) => label.test(text));
      if (at >= 0) return cells.slice(at + 1).find((text) => text.trim() !== '') ?? '';
    }
    return '';
  };
  const said = after(/^\s*总体意见/).trim();
  const overall = said.replace(/\s+/g, '');
  const contact = after(/^\s*联系人/).normalize('NFKC');
  const phone = /\+?[\d][\d -]{5,}\d/.exec(contact)?.[0] ?? '';
  const allAgreed = overall === ALL_AGREED || /^(全部)?(无|没有)(不同)?(意见|异议)$|^(全部)?同意$/.test(overall);
  return {
    allAgreed,
    overall: allAgreed || /^有(不同)?意见|^联系人/.test(overall) ? '' : said,
    person: contact
      .replace(phone, '')
      .replace(/[、,，:：;；\s]+/g, ' ')
      .trim(),
    phone: phone.trim(),
  };
}
