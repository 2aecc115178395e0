/** The size of the sheets a part is printed on and the room between its margins. */
import type { Margins, Orientation, Paper } from '../../../model/schemePaper';

const A4 = { long: 297, short: 210 } as const;

/** Millimetres. */
export interface SheetSize {
  readonly width: number;
  readonly height: number;
  readonly margins: Margins;
  /** Between the margins. */
  readonly roomWidth: number;
  readonly roomHeight: number;
}

/** A sheet that lies other than the paper says is the same sheet turned, its head to the left. */
export function sheetSize(paper: Paper, orientation: Orientation): SheetSize {
  const landscape = orientation === 'landscape';
  const width = landscape ? A4.long : A4.short;
  const height = landscape ? A4.short : A4.long;
  const margins = orientation === paper.orientation ? paper.margins : turned(paper.margins, landscape);
  return {
    width,
    height,
    margins,
    roomWidth: width - margins.left - margins.right,
    roomHeight: height - margins.top - margins.bottom,
  };
}

/** By GB/T 9704 a sheet on its side has its head where an upright one is bound, which is on its left. */
function turned({ top, bottom, left, right }: Margins, toLandscape: boolean): Margins {
  return toLandscape
    ? { top: left, right: top, bottom: right, left: bottom }
    : { top: right, left: top, right: bottom, bottom: left };
}
