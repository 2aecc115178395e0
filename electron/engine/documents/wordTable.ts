/** One Word table to rows and merges: spans expanded, nested paragraphs joined by line breaks, deletions left out. */
import type { GridRow, Merge } from '../../../shared/model/grid';
import { buildRow, clipMerges, type UsedCell } from './gridRows';
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
/** Deleted or moved-away text, instructions, properties, and the second copy of a drawing. */
const silent = new Set([
  'del',
  'moveFrom',
  'instrText',
  'delText',
  'rPr',
  'pPr',
  'Fallback',
  'drawing',
  'pict',
  'object',
]);
const marks = new Map([
  ['tab', '\t'],
  ['br', '\n'],
  ['cr', '\n'],
  ['noBreakHyphen', '-'],
]);

/** Text of a paragraph, as it reads with all revisions accepted. */
export function paragraphText(node: XmlNode): string {
  let text = '';
  for (const part of node.children) {
    if (silent.has(part.name)) continue;
    if (part.name === 't') text += part.children.map((piece) => piece.text).join('');
    else text += marks.get(part.name) ?? paragraphText(part);
  }
  return text;
}

/** Children with wrappers opened. */
export function unwrapped(node: XmlNode): XmlNode[] {
  return node.children.flatMap((part) => (wrappers.has(part.name) ? unwrapped(part) : [part]));
}

function isOn(mark: XmlNode | undefined): boolean {
  return mark !== undefined && !/^(0|false|off|none)$/.test(mark.attributes.get('val') ?? '');
}

/** Whether a run's own letters are struck through; by style alone nobody marks what no longer holds. */
function isStruckRun(run: XmlNode): boolean {
  const properties = child(run, 'rPr');
  return isOn(child(properties, 'strike')) || isOn(child(properties, 'dstrike'));
}

/** The texts of the runs under a node, and whether each is struck through. */
function runsUnder(node: XmlNode): { readonly text: string; readonly struck: boolean }[] {
  return node.children.flatMap((part) => {
    if (silent.has(part.name)) return [];
    if (part.name === 'r') return [{ text: paragraphText(part).trim(), struck: isStruckRun(part) }];
    return runsUnder(part);
  });
}

/** A cell all of whose words are struck through. */
function isStruckCell(cell: XmlNode): boolean {
  const runs = runsUnder(cell).filter(({ text }) => text !== '');
  return runs.length > 0 && runs.every(({ struck }) => struck);
}

function cellParagraphs(cell: XmlNode): string[] {
  return unwrapped(cell).flatMap((part) => {
    if (part.name === 'p') return [paragraphText(part)];
    return ['tbl', 'tr', 'tc'].includes(part.name) ? cellParagraphs(part) : [];
  });
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
  readonly struck: boolean;
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

function readCells(row: XmlNode): WordCell[] {
  const cells: WordCell[] = [];
  let left = numberOf(child(child(row, 'trPr'), 'gridBefore'), 0);
  for (const part of unwrapped(row)) {
    if (part.name !== 'tc') continue;
    const properties = child(part, 'tcPr');
    const span = numberOf(child(properties, 'gridSpan'), 1);
    const text = cellParagraphs(part).join('\n').replace(/\n+$/, '');
    const more = { struck: isStruckCell(part), comments: commentsUnder(part), vertical: verticalPart(properties) };
    cells.push({ left, span, text, ...more });
    left += span;
  }
  return cells;
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
}

/** Rows are numbered as they stand in the table once deletions are accepted. */
export function readTable(table: XmlNode): WordTable {
  const rows: GridRow[] = [];
  const merges: Merge[] = [];
  const comments: WordTable['comments'] = [];
  const open = new Map<number, Merge>();
  for (const node of unwrapped(table)) {
    if (node.name !== 'tr' || isDeleted(node)) continue;
    const row = rows.length + 1;
    const used: UsedCell[] = [];
    for (const cell of readCells(node)) {
      noteMerge(open, merges, cell, row);
      comments.push(...cell.comments.map((id) => ({ id, row, column: cell.left })));
      const covered = merges.some((merge) => merge.bottom === row && merge.top < row && merge.left === cell.left);
      if (!covered && cell.text !== '') used.push({ column: cell.left, text: cell.text, struck: cell.struck });
    }
    rows.push(buildRow(row, used, false));
  }
  return { rows, merges: clipMerges(merges, rows), comments };
}
