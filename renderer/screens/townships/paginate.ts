/** Cuts a page description into the sheets one would hold in the hand: rows whole, headings kept with their first row. */
import type { PageDescription, PageRow } from '../../../shared/model/townshipList';

export const MILLIMETRES_PER_POINT = 25.4 / 72;
const A4 = { long: 297, short: 210 } as const;
/** Title lines are set this much higher than their letters. */
const TITLE_LEADING = 1.5;

export interface Sheet {
  readonly number: number;
  /** Rows in order; the first sheet has the title above them. */
  readonly rows: readonly PageRow[];
}

/** Millimetres. */
export interface SheetSize {
  readonly width: number;
  readonly height: number;
  /** Room for the table below the title, on the first sheet and on the others; the repeated head is counted out. */
  readonly firstRoom: number;
  readonly room: number;
}

export function sheetSize(page: PageDescription): SheetSize {
  const { orientation, margins } = page.paper;
  const landscape = orientation === 'landscape';
  const height = landscape ? A4.short : A4.long;
  const room = height - margins.top - margins.bottom - page.headerHeight * MILLIMETRES_PER_POINT;
  return {
    width: landscape ? A4.long : A4.short,
    height,
    firstRoom: room - titleHeight(page),
    room,
  };
}

/** Title, subtitle and the line above the table, millimetres. */
export function titleHeight(page: PageDescription): number {
  const { title, subtitle } = page.fonts;
  const points =
    title.size * TITLE_LEADING + (page.subtitle === '' ? 0 : subtitle.size * TITLE_LEADING) + page.paper.lineHeight;
  return points * MILLIMETRES_PER_POINT;
}

export function paginate(page: PageDescription): readonly Sheet[] {
  const size = sheetSize(page);
  const sheets: PageRow[][] = [];
  let current: PageRow[] = [];
  let left = size.firstRoom;
  page.rows.forEach((row, index) => {
    const own = row.height * MILLIMETRES_PER_POINT;
    const next = page.rows[index + 1];
    const needed = row.kind === 'section' && next ? own + next.height * MILLIMETRES_PER_POINT : own;
    if (needed > left && current.length > 0) {
      sheets.push(current);
      current = [];
      left = size.room;
    }
    current.push(row);
    left -= own;
  });
  sheets.push(current);
  return sheets.map((rows, index) => ({ number: index + 1, rows }));
}
