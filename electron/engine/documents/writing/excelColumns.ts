/** The columns of a worksheet that holds several tables: one grid in which every column of every table has its place. */
import type { PaperPart, TableBlock, TableColumn } from '../../../../shared/model/paperDocument';

const MILLIMETRES_PER_INCH = 25.4;
/** Pixels a digit of 宋体 11 is wide; Excel counts column widths in digits of the default font. */
const PIXELS_PER_CHARACTER = 8;
/** Edges nearer than this are one. Millimetres. */
const SAME_EDGE = 0.5;

export interface ColumnGrid {
  /** Right edges, millimetres from the left margin. */
  readonly edges: readonly number[];
  /** Widths as Excel counts them. */
  readonly widths: readonly number[];
}

/** `room`: millimetres between the margins. A sheet has two columns at least: a line with two ends needs them. */
export function columnGrid(part: PaperPart, room: number): ColumnGrid {
  const tables = part.blocks.filter((block): block is TableBlock => block.kind === 'table');
  const all = tables.flatMap(({ columns }) => rightEdges(columns));
  if (all.length === 0) all.push(room);
  const sorted = [...all].sort((a, b) => a - b);
  const edges = sorted.filter((edge, index) => index === 0 || edge - (sorted[index - 1] ?? 0) > SAME_EDGE);
  const [only] = edges;
  if (edges.length === 1 && only !== undefined) edges.unshift(only / 2);
  return { edges, widths: edges.map((edge, index) => characters(edge - (edges[index - 1] ?? 0))) };
}

function rightEdges(columns: readonly TableColumn[]): number[] {
  let right = 0;
  return columns.map(({ width }) => {
    right += width;
    return right;
  });
}

/** Rounded down to whole pixels, so that the columns together never exceed the paper. */
function characters(millimetres: number): number {
  return Math.floor((millimetres / MILLIMETRES_PER_INCH) * 96) / PIXELS_PER_CHARACTER;
}

export interface Span {
  /** Counted from 0. */
  readonly first: number;
  readonly last: number;
}

/** Where each column of a table lies in the grid. */
export function spansOf(columns: readonly TableColumn[], { edges }: ColumnGrid): Span[] {
  let first = 0;
  return rightEdges(columns).map((edge) => {
    const last = nearest(edges, edge);
    const span = { first, last };
    first = last + 1;
    return span;
  });
}

/** Left and right part of the grid, split at the edge nearest to its middle. */
export function halves({ edges }: ColumnGrid): [Span, Span] {
  const end = edges.length - 1;
  const split = nearest(edges.slice(0, -1), (edges[end] ?? 0) / 2);
  return [
    { first: 0, last: split },
    { first: split + 1, last: end },
  ];
}

function nearest(edges: readonly number[], wanted: number): number {
  let best = 0;
  edges.forEach((edge, index) => {
    if (Math.abs(edge - wanted) < Math.abs((edges[best] ?? 0) - wanted)) best = index;
  });
  return best;
}

/** 0 → A, 25 → Z, 26 → AA. */
export function columnLetters(index: number): string {
  const rest = String.fromCharCode(65 + (index % 26));
  return index < 26 ? rest : `${columnLetters(Math.floor(index / 26) - 1)}${rest}`;
}
