/** The tables of a 反馈表 in a file, what is in their rows column by column, and what is written around them. */
import type { Grid } from '../../model/grid';
import { quoted } from '../text/nestQuotes';
import { tellNotes } from './askOfNotes';
import { PACK_COLUMNS, PACK_HEADINGS, type PackColumn } from './draftPackForm';
import { findPack, printedNumber } from './findPack';
import { type PackHead, piecesOf, readPackHead } from './packHead';
import { understandKind, withoutFiller } from './understandKind';

export type PackCellTexts = Readonly<Record<PackColumn, string>>;

export interface PackTableRow {
  readonly row: number;
  readonly cells: PackCellTexts;
  /** What was written where no answer is looked for, and where that is: beside the columns, among the telephones. */
  readonly beside: string;
  readonly besideAt: string;
  /** Some of the answer is said for several rows together, in cells that were merged. */
  readonly together: boolean;
  /** Cells all of whose words are struck through. */
  readonly struck: ReadonlySet<PackColumn>;
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

const HEAD_ROWS = 40;

type Columns = ReadonlyMap<PackColumn, number>;

/** A file has several where a line was typed between, or where each 科室 filled in a copy. */
export interface PackTable {
  readonly grid: Grid;
  /** Rows above its headings. */
  readonly above: Lines;
  readonly rows: readonly PackTableRow[];
  /** Columns of the form that somebody took out. */
  readonly lost: ReadonlySet<PackColumn>;
}

/** Words above, between and below the tables of the form, and in tables of another kind. */
export interface WrittenElsewhere {
  readonly where: string;
  readonly words: string;
  /** In a table, not in a sentence. */
  readonly tabled: boolean;
  /** 表号 of the other form that this table is, perhaps that of last time; '' for none. */
  readonly otherForm: string;
  /** 批注 on that other form, told. */
  readonly notes: readonly string[];
}

interface PackTables {
  readonly tables: readonly PackTable[];
  readonly head: PackHead;
  readonly elsewhere: readonly WrittenElsewhere[];
  /** All grids but tables of another form: nothing on those is an answer to this one. */
  readonly own: readonly Grid[];
}

/** Sheets that go out beside the form's own. */
const OWN_SHEETS = /^(双梳|选项$|填表说明)/;

/** By its rows a table without headings goes on with the table before. */
type GoesOn = (rows: readonly PackCellTexts[]) => boolean;

export function findPackTables(grids: readonly Grid[], goesOn: GoesOn): PackTables | null {
  const read = withoutRepeated(grids);
  const others = otherForms(read, findPack(grids)?.uid ?? '');
  const tables = tablesIn(read, others, goesOn);
  const [first] = tables;
  if (!first) return null;
  const lines = (grid: Grid): Lines => (grid.above ?? []).map((text) => [text]);
  const before = read.slice(0, read.indexOf(first.grid)).filter((grid) => !others.has(grid));
  const above = before.flatMap((grid) => [...lines(grid), ...textsOf(grid)]);
  const head = readPackHead([...above, ...lines(first.grid), ...first.above]);
  const elsewhere = read.flatMap((grid) => {
    const table = tables.find((one) => one.grid === grid);
    const over = table === first ? '表上' : `${quoted(grid.sheet)}上方`;
    const otherForm = others.get(grid) ?? '';
    const notes = otherForm === '' ? [] : tellNotes(grid);
    const plain = { tabled: false, otherForm: '', notes: [] };
    return [
      { where: over, lines: [...lines(grid), ...(table?.above ?? [])], ...plain },
      { where: quoted(grid.sheet), lines: table ? [] : textsOf(grid), tabled: true, otherForm, notes },
      { where: '表下', lines: (grid.below ?? []).map((text) => [text]), ...plain },
    ];
  });
  const told = elsewhere.flatMap(({ lines: said, ...one }): WrittenElsewhere[] => {
    const words = said.flatMap(piecesOf).filter((text) => !head.taken.has(text));
    return words.length > 0 ? [{ ...one, words: words.join('；') }] : [];
  });
  return { tables, head, elsewhere: told, own: grids.filter((grid) => !others.has(grid)) };
}

type Lines = readonly (readonly string[])[];

const textsOf = ({ rows }: Grid): Lines => rows.map(({ cells }) => cells);

/** With their 表号, the tables whose own head has another than the file's; what goes on with them is no part of the form, either. */
function otherForms(grids: readonly Grid[], uid: string): ReadonlyMap<Grid, string> {
  const headed = grids.flatMap((grid) => {
    const at = headerAt(grid);
    return at < 0
      ? []
      : [[grid, printedNumber([...(grid.above ?? []), ...textsOf(grid).slice(0, at).flat()])] as const];
  });
  const numbers = headed.map(([, number]) => number);
  const own = numbers.some((number) => number === '' || number === uid) ? uid : numbers[0];
  return new Map(headed.filter(([, number]) => number !== '' && number !== own));
}

function tablesIn(grids: readonly Grid[], others: ReadonlyMap<Grid, string>, goesOn: GoesOn): PackTable[] {
  let columns: Columns = new Map();
  return grids.flatMap((grid) => {
    const at = headerAt(grid);
    if (at >= 0) columns = others.has(grid) ? new Map() : columnsOf(grid.rows[at]?.cells ?? []);
    if (columns.size === 0) return [];
    const isTable = at >= 0 || goesOn(textsOf(grid).map((cells) => cellsOf(cells, columns)));
    return isTable ? [tableOf(grid, at, columns)] : [];
  });
}

/** Sheets somebody may have written in. Word tables within cells are in the text of the cells, too: one of the two is left. */
function withoutRepeated(grids: readonly Grid[]): Grid[] {
  const frames = new Set(grids.filter((grid) => headerAt(grid) >= 0).map(({ sheet }) => frameOf(sheet)));
  return grids.filter(({ sheet, sheetHidden }) => {
    if (sheetHidden || OWN_SHEETS.test(sheet) || frames.has(sheet)) return false;
    const frame = frameOf(sheet);
    return frame === undefined || frames.has(frame);
  });
}

/** 表1 of 表1内表2. */
function frameOf(sheet: string): string | undefined {
  return /^(表\d+)内表\d+$/.exec(sheet)?.[1];
}

function headerAt({ rows }: Grid): number {
  return rows.slice(0, HEAD_ROWS).findIndex(({ cells }) => isHeader(cells));
}

function isHeader(cells: readonly string[]): boolean {
  const columns = columnsOf(cells);
  return columns.has('kind') && columns.has('name') && columns.size >= 5;
}

function tableOf(grid: Grid, at: number, columns: Columns): PackTable {
  const known = new Set(columns.values());
  // A header that was repeated for each page is no row.
  const rows = grid.rows.slice(at + 1).filter(({ cells }) => !isHeader(cells));
  return {
    grid,
    above: textsOf(grid).slice(0, Math.max(at, 0)),
    lost: new Set(PACK_COLUMNS.filter((column) => !columns.has(column))),
    rows: rows.map((row) => {
      const own = cellsOf(row.cells, columns);
      const said = saidTogether(grid, row.row, columns);
      const outside = row.cells.filter((text, column) => !known.has(column) && text.trim() !== '').join('；');
      return {
        row: row.row,
        ...withBeside({ ...own, ...said }, outside),
        together: Object.keys(said).length > 0,
        struck: new Set([...columns].flatMap(([column, place]) => (row.struck?.includes(place) ? [column] : []))),
      };
    }),
  };
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
function saidTogether({ rows, merges }: Grid, row: number, columns: Columns): Partial<PackCellTexts> {
  const said = ANSWERS.flatMap((column) => {
    const at = columns.get(column);
    const merge = merges.find(({ top, bottom, left }) => left === at && top < row && row <= bottom);
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

function cellsOf(cells: readonly string[], columns: Columns): PackCellTexts {
  const text = (column: PackColumn): string => (cells[columns.get(column) ?? -1] ?? '').trim();
  const filled = (column: PackColumn): string => withoutFiller(text(column));
  return {
    serial: filled('serial'),
    list: filled('list'),
    number: filled('number'),
    name: filled('name'),
    content: text('content'),
    kind: filled('kind'),
    proposal: filled('proposal'),
    reason: filled('reason'),
    person: text('person'),
  };
}
