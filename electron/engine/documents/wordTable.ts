/** One Word table to rows and merges: spans expanded, nested paragraphs joined by line breaks, deletions left out. */
import type { GridRow, Merge } from '../../../shared/model/grid';
import { buildRow, clipMerges, type UsedCell } from './gridRows';
import type { WordNumbers } from './wordNumbering';
import { boxText, controlContent, isOn, symbolText } from './wordSymbols';
import { child, type XmlNode } from './xmlTree';

/** Wrappers Word puts around content without changing what it says. */
const wrappers = new Set([
  'sdt',
  'sdtContent',
  'ins',
  'moveTo',
  'smartTag',
  'hyperlink',
  'fldSimple',
  'customXml',
  'bdo',
  'dir',
  'AlternateContent',
  'Choice',
]);
/** Deleted or moved-away text, instructions, properties, 拼音指南, and the second copy of a drawing. */
const silent = new Set([
  'del',
  'moveFrom',
  'instrText',
  'delText',
  'rPr',
  'pPr',
  'sdtPr',
  'rt',
  'Fallback',
  'drawing',
  'pict',
  'object',
]);
const marks = new Map<string, (node: XmlNode) => string>([
  ['tab', () => '\t'],
  ['br', () => '\n'],
  ['cr', () => '\n'],
  ['noBreakHyphen', () => '-'],
  ['sym', symbolText],
  ['checkBox', boxText],
]);

function contentOf(node: XmlNode): readonly XmlNode[] {
  return node.name === 'sdt' ? controlContent(node) : node.children;
}

/** Text of a paragraph, as it reads with all revisions accepted; `left`: runs that are none of it. */
export function paragraphText(node: XmlNode, left: (run: XmlNode) => boolean = () => false): string {
  let text = '';
  for (const part of contentOf(node)) {
    if (silent.has(part.name) || (part.name === 'r' && left(part))) continue;
    if (part.name === 't') text += part.children.map((piece) => piece.text).join('');
    else text += marks.get(part.name)?.(part) ?? paragraphText(part, left);
  }
  return text;
}

/** Children with wrappers opened. */
export function unwrapped(node: XmlNode): XmlNode[] {
  return contentOf(node).flatMap((part) => (wrappers.has(part.name) ? unwrapped(part) : [part]));
}

/** Whether a run's own letters are struck through; by style alone nobody marks what no longer holds. */
function isStruckRun(run: XmlNode): boolean {
  const properties = child(run, 'rPr');
  return isOn(child(properties, 'strike')) || isOn(child(properties, 'dstrike'));
}

/** 字体—隐藏: on the screen and on paper it is not there. */
function isHiddenRun(run: XmlNode): boolean {
  return isOn(child(child(run, 'rPr'), 'vanish'));
}

/** The runs with a text under a node. */
function runsUnder(node: XmlNode): XmlNode[] {
  return contentOf(node).flatMap((part) => {
    if (silent.has(part.name)) return [];
    if (part.name === 'r') return paragraphText(part).trim() === '' ? [] : [part];
    return runsUnder(part);
  });
}

function isEachRun(cell: XmlNode, test: (run: XmlNode) => boolean): boolean {
  const runs = runsUnder(cell);
  return runs.length > 0 && runs.every(test);
}

function paragraphsUnder(cell: XmlNode): XmlNode[] {
  return unwrapped(cell).flatMap((part) => {
    if (part.name === 'p') return [part];
    return ['tbl', 'tr', 'tc'].includes(part.name) ? paragraphsUnder(part) : [];
  });
}

/** As it stands in the paragraph; alone, as in a column of serials, without what would part it from words. */
export function numbered(number: string | undefined, words: string): string {
  if (number === undefined) return words;
  return words.trim() === '' ? number.trimEnd() : `${number}${words}`;
}

/** Words of a cell: all, those that show, and those that do not. */
function wordsOf(cell: XmlNode, numbers: WordNumbers): Pick<WordCell, 'text' | 'seen' | 'unseen'> {
  const paragraphs = paragraphsUnder(cell);
  const joined = (lines: readonly string[]): string => lines.join('\n').replace(/\n+$/, '');
  const text = joined(paragraphs.map((one) => numbered(numbers.get(one), paragraphText(one))));
  if (!paragraphs.some((one) => runsUnder(one).some(isHiddenRun))) return { text, seen: text, unseen: '' };
  const seen = paragraphs.flatMap((one) => {
    const line = numbered(numbers.get(one), paragraphText(one, isHiddenRun));
    return line === '' && runsUnder(one).length > 0 ? [] : [line];
  });
  const unseen = paragraphs.map((one) => paragraphText(one, (run) => !isHiddenRun(run)).trim());
  return { text, seen: joined(seen), unseen: unseen.filter((line) => line !== '').join(' ') };
}

/** A paragraph beside tables: what shows of it, and what does not. */
export function readParagraph(
  paragraph: XmlNode,
  number: string | undefined,
): Pick<WordCell, 'seen' | 'unseen' | 'struck' | 'comments'> {
  const seen = paragraphText(paragraph, isHiddenRun);
  const unseen = paragraphText(paragraph, (run) => !isHiddenRun(run)).trim();
  const hidden = seen.trim() === '' && unseen !== '';
  return {
    seen: hidden ? '' : numbered(number, seen),
    unseen,
    struck: isEachRun(paragraph, isStruckRun),
    comments: commentsUnder(paragraph),
  };
}

/** Ids of the comments on what stands in a cell; those in a table within it are that table's. */
function commentsUnder(node: XmlNode): string[] {
  return node.children.flatMap((part) => {
    if (part.name === 'commentReference') return part.attributes.get('id') ?? [];
    return part.name === 'tbl' ? [] : commentsUnder(part);
  });
}

function numberOf(node: XmlNode | undefined, least: number): number {
  const value = Number(node?.attributes.get('val') ?? least);
  return Number.isInteger(value) && value >= least && value <= 1000 ? value : least;
}

interface WordCell {
  readonly left: number;
  readonly span: number;
  readonly text: string;
  /** Without hidden letters, which `unseen` has. */
  readonly seen: string;
  readonly unseen: string;
  /** All of its words are. */
  readonly struck: boolean;
  readonly hidden: boolean;
  /** Of the comments on words in it. */
  readonly comments: readonly string[];
  /** none: a cell of its own; start and next: part of a vertical merge. */
  readonly vertical: 'none' | 'start' | 'next';
}

function verticalPart(properties: XmlNode | undefined): WordCell['vertical'] {
  const mark = child(properties, 'vMerge');
  if (!mark) return 'none';
  return mark.attributes.get('val') === 'restart' ? 'start' : 'next';
}

function readCells(row: XmlNode, numbers: WordNumbers): WordCell[] {
  const cells: WordCell[] = [];
  let left = numberOf(child(child(row, 'trPr'), 'gridBefore'), 0);
  for (const part of unwrapped(row)) {
    if (part.name !== 'tc') continue;
    const properties = child(part, 'tcPr');
    const span = numberOf(child(properties, 'gridSpan'), 1);
    cells.push({
      ...{ left, span, struck: isEachRun(part, isStruckRun), hidden: isEachRun(part, isHiddenRun) },
      ...wordsOf(part, numbers),
      ...{ comments: commentsUnder(part), vertical: verticalPart(properties) },
    });
    left += span;
  }
  return cells;
}

/** Edges dragged by hand differ from row to row by a hair; two millimetres (in twentieths of a point) are no column. */
const hair = 110;

/**
 * Cells by the columns a person sees: Word cuts the grid of a table at every edge that any row has, so a border a hair off
 * makes columns of its own. As the grid has them where some cell would be left without a column.
 */
function withoutHairs(table: XmlNode, rows: readonly (readonly WordCell[])[]): readonly (readonly WordCell[])[] {
  const grid = child(table, 'tblGrid')?.children.filter(({ name }) => name === 'gridCol') ?? [];
  const places = [0];
  for (const column of grid) {
    const width = Number(column.attributes.get('w') ?? Number.NaN);
    places.push((places.at(-1) ?? 0) + (width <= hair ? 0 : 1));
  }
  const placeOf = (edge: number): number => places[edge] ?? (places.at(-1) ?? 0) + edge - grid.length;
  const placed = rows.map((cells) =>
    cells.map((cell) => ({
      ...cell,
      left: placeOf(cell.left),
      span: placeOf(cell.left + cell.span) - placeOf(cell.left),
    })),
  );
  return placed.every((cells) => cells.every(({ span }) => span > 0)) ? placed : rows;
}

function isDeleted(row: XmlNode): boolean {
  return child(child(row, 'trPr'), 'del') !== undefined;
}

/** Grows the merge above by this row, or opens a new one. */
function noteMerge(open: Map<number, Merge>, merges: Merge[], cell: WordCell, row: number): void {
  const above = open.get(cell.left);
  if (cell.vertical === 'next' && above && above.bottom === row - 1) {
    above.bottom = row;
    return;
  }
  open.delete(cell.left);
  if (cell.span === 1 && cell.vertical === 'none') return;
  const merge = { top: row, left: cell.left, bottom: row, right: cell.left + cell.span - 1 };
  merges.push(merge);
  if (cell.vertical !== 'none') open.set(cell.left, merge);
}

export interface WordTable {
  readonly rows: GridRow[];
  readonly merges: Merge[];
  /** Where comments hang, by their ids. */
  readonly comments: { readonly id: string; readonly row: number; readonly column: number }[];
  /** Hidden words of rows that show. */
  readonly unseen: { readonly row: number; readonly text: string }[];
}

/** Rows are numbered as they stand in the table once deletions are accepted. */
export function readTable(table: XmlNode, numbers: WordNumbers): WordTable {
  const rows: GridRow[] = [];
  const merges: Merge[] = [];
  const comments: WordTable['comments'] = [];
  const unseen: WordTable['unseen'] = [];
  const open = new Map<number, Merge>();
  const nodes = unwrapped(table).filter((node) => node.name === 'tr' && !isDeleted(node));
  const placed = withoutHairs(
    table,
    nodes.map((node) => readCells(node, numbers)),
  );
  for (const [at, node] of nodes.entries()) {
    const row = rows.length + 1;
    const used: UsedCell[] = [];
    const cells = placed[at] ?? [];
    const filled = cells.filter(({ text }) => text.trim() !== '');
    const hidden =
      isOn(child(child(node, 'trPr'), 'hidden')) || (filled.length > 0 && filled.every((one) => one.hidden));
    for (const cell of cells) {
      // Of a hidden row, told as such, all is kept.
      const text = hidden ? cell.text : cell.seen;
      noteMerge(open, merges, cell, row);
      comments.push(...cell.comments.map((id) => ({ id, row, column: cell.left })));
      const covered = merges.some((merge) => merge.bottom === row && merge.top < row && merge.left === cell.left);
      if (!covered && text !== '') used.push({ column: cell.left, text, struck: cell.struck });
      if (!covered && !hidden && cell.unseen !== '') unseen.push({ row, text: cell.unseen });
    }
    rows.push(buildRow(row, used, hidden));
  }
  return { rows, merges: clipMerges(merges, rows), comments, unseen };
}
