/** Finds a table's header: where it begins, how many rows it has (one to three), and each column's joined heading. */
import type { GridRow } from '../../../model/grid';
import type { ColumnRole } from '../../../model/sourceEntry';
import type { GridView } from '../gridView';
import { readTotal } from '../rows/rowWords';
import { isFormLine } from '../senders/statedUnit';
import { headingRoles, isNeutralHeading, knownRoles, normalizeHeading } from './headingRoles';

export interface Header {
  /** Positions in `view.rows`, not row numbers; both included. */
  readonly first: number;
  readonly last: number;
  /** Heading by 0-based column, levels joined by “/”; columns without one are ''. */
  readonly headings: readonly string[];
}

const mostLevels = 3;
const longestHeading = 24;

function compact(text: string): string {
  return text.replace(/\s+/g, '');
}

function isShort(text: string): boolean {
  return compact(text).length <= longestHeading && !/[:：].|[。；]/.test(compact(text));
}

/** A merge of this header reaches down into the row, or columns of a group stand below their common heading. */
function belongsByMerge(view: GridView, first: GridRow, previous: GridRow, row: GridRow): boolean {
  for (let column = 0; column < view.width; column += 1) {
    const merge = view.mergeAt(row, column);
    if (merge && merge.top < row.row && merge.top >= first.row) return true;
    const above = view.mergeAt(previous, column);
    if (above && above.bottom === previous.row && above.right > above.left && view.own(row, column) !== '') {
      // A group over all columns is a title or section, not a heading.
      return above.right - above.left + 1 < view.width;
    }
  }
  return false;
}

/** Without merges: the row holds nothing but headings, under a row that is one itself, and no serial. */
function belongsByWords(view: GridView, previous: GridRow, row: GridRow): boolean {
  const columns = view.filled(row);
  if (columns.length === 0 || view.filled(previous).length < 2) return false;
  const gap = columns.some((column) => view.own(previous, column) === '');
  return gap && columns.every((column) => knownRoles(view.own(row, column)).size > 0);
}

function isNextLevel(view: GridView, first: number, position: number): boolean {
  const top = view.rows[first];
  const previous = view.rows[position - 1];
  const row = view.rows[position];
  if (!top || !previous || !row || row.row !== previous.row + 1) return false;
  const columns = view.filled(row);
  const wholeRow = columns.length === 1 && spanOf(view, row, columns[0] ?? 0) >= view.width;
  if (wholeRow || !columns.every((column) => isShort(view.own(row, column)))) return false;
  if (columns.some((column) => /^[\d.]+$/.test(view.own(row, column)))) return false;
  return belongsByMerge(view, top, previous, row) || belongsByWords(view, previous, row);
}

function spanOf(view: GridView, row: GridRow, column: number): number {
  const merge = view.mergeAt(row, column);
  return merge ? merge.right - merge.left + 1 : 1;
}

/** The heading of one level: its own or its merge's, else that of the group to the left when there is a level below. */
function levelText(view: GridView, rows: readonly GridRow[], level: number, column: number): string {
  const row = rows[level];
  if (!row) return '';
  const text = compact(view.shown(row, column));
  const below = rows[level + 1];
  if (text !== '' || !below || view.mergeAt(row, column) || view.own(below, column) === '') return text;
  for (let left = column - 1; left >= 0; left -= 1) {
    const group = compact(view.own(row, left));
    if (group !== '') return view.own(below, left) === '' ? '' : group;
  }
  return '';
}

function joinHeadings(view: GridView, rows: readonly GridRow[]): string[] {
  return Array.from({ length: view.width }, (_, column) => {
    const levels = rows.map((_row, level) => levelText(view, rows, level, column)).filter((text) => text !== '');
    return levels.filter((text, index) => text !== levels[index - 1]).join('/');
  });
}

/** A list of one column has nothing but 事项名称 above it. */
function isOnlyHeading(heading: string): boolean {
  return (knownRoles(heading).get('name') ?? 0) >= 10;
}

/** How surely headings are a header: 2 by dictionary, 1 by what the words contain, 0 not. `fields`: columns of the scheme's own. */
function confidence(headings: readonly string[], fields: readonly string[]): 0 | 1 | 2 {
  // A heading merged over several columns is one.
  const present = headings.filter((heading, column) => heading !== '' && heading !== headings[column - 1]);
  if (headings.length === 1 && isOnlyHeading(headings[0] ?? '')) return 2;
  if (present.length < 2 || !present.every((heading) => heading.split('/').every(isShort))) return 0;
  const known = present.filter((heading) => knownRoles(heading).size > 0);
  const distinct = new Set(present);
  if (distinct.size < 2 || distinct.size < present.length / 2) return 0;
  if (!namesDuty(present) || isContentsPage(present)) return 0;
  const neutral = (heading: string): boolean => isNeutralHeading(heading) || fields.includes(heading);
  const telling = present.filter((heading) => knownRoles(heading).size > 0 || !neutral(heading));
  if (known.length >= 2 && known.length * 2 >= telling.length && namesInWords(known, present)) return 2;
  // 任务名称 | 完成时限: what stands beside the name is known to say nothing.
  if (telling.length === 1 && (headingRoles(telling[0] ?? '').get('name') ?? 0) >= 5) return 1;
  const guessed = telling.filter((heading) => headingRoles(heading).size > 0);
  return guessed.length >= 2 && guessed.length * 3 >= telling.length * 2 ? 1 : 0;
}

/** 序号 | 清单名称 | 页码 */
function isContentsPage(present: readonly string[]): boolean {
  return present.length <= 4 && present.some((heading) => /^(所在)?(页码|页数|页次|起始页)$/.test(compact(heading)));
}

const figure = /^[\d.,，%]+(项|条|个|件)?$/;
const rowsForFigures = 8;

/** 乡镇 | 基本履职事项 | 配合履职事项: how many there are of each, no duty by name. */
function countsDuties(view: GridView, last: number, headings: readonly string[]): boolean {
  const named = headings.flatMap((heading, column) => (namesDuty([heading]) ? [column] : []));
  const below = view.rows.slice(last + 1, last + 1 + rowsForFigures);
  const texts = below.flatMap((row) => named.map((column) => view.own(row, column))).filter((text) => text !== '');
  return texts.length >= 2 && texts.every((text) => figure.test(text));
}

/** Named by the dictionary, or below a heading that is: 项目名称 over 主项 and 子项. */
function namesInWords(known: readonly string[], present: readonly string[]): boolean {
  const groups = present.map((heading) => heading.split('/')[0] ?? '');
  return namesDuty(known) || namesDuty(groups.filter((group) => knownRoles(group).size > 0));
}

function namesDuty(headings: readonly string[]): boolean {
  const wanted: readonly ColumnRole[] = ['name', 'text'];
  return headings.some((heading) => wanted.some((role) => headingRoles(heading).has(role)));
}

/** Rules out nearly every row of duties at once: a heading is neither long nor a number. */
function couldBegin(view: GridView, row: GridRow): boolean {
  const columns = view.filled(row);
  if (columns.length < 2) return view.width === 1 && isOnlyHeading(view.own(row, 0));
  const texts = columns.map((column) => view.own(row, column));
  return (
    texts.every((text) => text.length <= 60 && !/^[\d.]+$/.test(text) && isShort(text)) &&
    !isFormLine(texts) &&
    !readTotal(texts)
  );
}

/** The header that begins at this position, or null. `least` 2 asks for words of the dictionary. */
export function headerAt(view: GridView, first: number, least: 1 | 2, fields: readonly string[]): Header | null {
  const row = view.rows[first];
  if (!row || !couldBegin(view, row)) return null;
  let last = first;
  while (last - first + 1 < mostLevels && isNextLevel(view, first, last + 1)) last += 1;
  for (let end = last; end >= first; end -= 1) {
    const headings = joinHeadings(view, view.rows.slice(first, end + 1));
    if (confidence(headings, fields) >= least && !countsDuties(view, end, headings))
      return { first, last: end, headings };
  }
  return null;
}

/**
 * The first header of the sheet: one in the dictionary's words anywhere, else one that looks like it.
 * `fields`: headings of the columns of the scheme's own, which say nothing for or against it.
 */
export function findHeader(view: GridView, fields: readonly string[] = []): Header | null {
  for (const least of [2, 1] as const) {
    for (let position = 0; position < view.rows.length; position += 1) {
      // A header in unusual words is only believed near the top, where no duty can be mistaken for it.
      if (least === 1 && position > 15) break;
      const header = headerAt(view, position, least, fields);
      if (header) return header;
    }
  }
  return null;
}

/**
 * A header a person pointed at, by row numbers. When only its first row is named, the levels below are found as usual.
 * Null when the sheet has no such row.
 */
export function headerFrom(view: GridView, firstRow: number, lastRow: number): Header | null {
  const first = view.rows.findIndex((row) => row.row === firstRow);
  if (first < 0) return null;
  let last = first;
  if (lastRow > firstRow) {
    while (last - first + 1 < mostLevels && (view.rows[last + 1]?.row ?? Infinity) <= lastRow) last += 1;
  } else {
    while (last - first + 1 < mostLevels && isNextLevel(view, first, last + 1)) last += 1;
  }
  return { first, last, headings: joinHeadings(view, view.rows.slice(first, last + 1)) };
}

/** The same columns again, as on the next page. */
export function sameHeadings(one: readonly string[], other: readonly string[]): boolean {
  return one.map(normalizeHeading).join('|') === other.map(normalizeHeading).join('|');
}
