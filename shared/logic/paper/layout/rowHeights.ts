/** Heights of table rows computed from their text, since merged and wrapped rows never fit themselves in Excel or WPS. */
import type { Align, TableColumn } from '../../../model/paperDocument';
import type { PaperFont } from '../../../model/schemePaper';
import { countLines } from './measureText';

export const POINTS_PER_MILLIMETRE = 72 / 25.4;

/** Room between the grid and the text of a cell, millimetres, by the cell's alignment; every output draws with it. */
export const CELL_MARGINS = { left: 1.5, right: 1.5, center: 0.5, vertical: 0.7 } as const;

/** Lines are counted in a little less room than there is: fonts differ, and Excel has margins of its own. Millimetres. */
const MEASURING_RESERVE = 0.6;

const VERTICAL_MARGINS = 2 * CELL_MARGINS.vertical * POINTS_PER_MILLIMETRE;

/** Room for text in a column: millimetres in, points out. */
function textRoom(columnWidth: number, align: Align): number {
  return (columnWidth - 2 * CELL_MARGINS[align] - MEASURING_RESERVE) * POINTS_PER_MILLIMETRE;
}

/**
 * A column heading too long for one line, broken into lines of even length: 乡镇责任 → 乡镇 over 责任.
 * A heading that fits, or that holds a line break already, stays as it is.
 */
export function breakHeading(heading: string, columnWidth: number, font: PaperFont): string {
  if (heading.includes('\n')) return heading;
  const lines = countLines(heading, textRoom(columnWidth, 'center'), font.size);
  const characters = [...heading];
  const perLine = Math.ceil(characters.length / lines);
  const pieces = Array.from({ length: lines }, (_, line) => characters.slice(line * perLine, (line + 1) * perLine));
  return pieces
    .map((piece) => piece.join(''))
    .filter((piece) => piece !== '')
    .join('\n');
}

function heightOfLines(lines: number, lineHeight: number): number {
  return Math.ceil((lines * lineHeight + VERTICAL_MARGINS) * 2) / 2;
}

/**
 * Height of a row whose i-th text stands in the i-th column: that of its tallest cell, at least one line.
 * @param lineHeight points between base lines.
 * @returns points, in half points.
 */
export function rowHeight(
  texts: readonly string[],
  columns: readonly TableColumn[],
  font: PaperFont,
  lineHeight: number,
): number {
  const lines = columns.map((column, index) =>
    countLines(texts[index] ?? '', textRoom(column.width, column.align), font.size),
  );
  return heightOfLines(Math.max(1, ...lines), lineHeight);
}

/** Height of a row whose one text spans all columns. Points, in half points. */
export function spanningRowHeight(
  text: string,
  columns: readonly TableColumn[],
  font: PaperFont,
  lineHeight: number,
): number {
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  return heightOfLines(countLines(text, textRoom(width, 'left'), font.size), lineHeight);
}
