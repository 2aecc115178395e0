/** Which cells of an old .xls are struck through: SheetJS does not say which font a cell has, so the records are asked. */
import { workbookStream } from './guard/guardXls';
import type { OleDirectory } from './guard/oleDirectory';

/** By the place of a sheet in the order the file holds them, as SheetJS counts; rows and columns 0-based. */
export type StruckCells = (sheet: number, row: number, column: number) => boolean;

const FONT = 0x0031;
const XF = 0x00e0;
const BOUND_SHEET = 0x0085;
const BOF = 0x0809;
const MANY_NUMBERS = 0x00bd;
/** Text, number or formula: row, column and style stand first in each. */
const CELLS = new Set([0x00fd, 0x0204, 0x00d6, 0x0203, 0x027e, 0x0006, 0x0205]);
const STRUCK = 0x0008;
const noneStruck: StruckCells = () => false;

const keyOf = (row: number, column: number): number => row * 0x10000 + column;

class StruckWalk {
  private fonts = 0;
  private readonly struckFonts = new Set<number>();
  private styles = 0;
  private readonly struckStyles = new Set<number>();
  private readonly places: number[] = [];
  readonly cells = new Map<number, Set<number>>();
  private sheet: Set<number> | null = null;

  take(type: number, at: number, data: Buffer): void {
    if (type === FONT && data.length >= 4) this.addFont(data);
    else if (type === XF && data.length >= 2) this.addStyle(data);
    else if (type === BOUND_SHEET && data.length >= 4) this.places.push(data.readUInt32LE(0));
    else if (type === BOF) this.openSheet(at);
    else if (CELLS.has(type) && data.length >= 6) this.addCell(data.readUInt16LE(0), data.readUInt16LE(2), data, 4);
    else if (type === MANY_NUMBERS) this.addMany(data);
  }

  /** A chart inside a sheet begins with the same record, at a place no sheet has. */
  private openSheet(at: number): void {
    const index = this.places.includes(at) ? this.places.filter((place) => place < at).length : -1;
    if (index < 0 || this.struckStyles.size === 0) return;
    this.sheet = new Set();
    this.cells.set(index, this.sheet);
  }

  /** Number 4 is given to no font. */
  private addFont(data: Buffer): void {
    if (this.fonts === 4) this.fonts += 1;
    if ((data.readUInt16LE(2) & STRUCK) !== 0) this.struckFonts.add(this.fonts);
    this.fonts += 1;
  }

  private addStyle(data: Buffer): void {
    if (this.struckFonts.has(data.readUInt16LE(0))) this.struckStyles.add(this.styles);
    this.styles += 1;
  }

  private addCell(row: number, column: number, data: Buffer, styleAt: number): void {
    if (this.sheet && this.struckStyles.has(data.readUInt16LE(styleAt))) this.sheet.add(keyOf(row, column));
  }

  /** Row and first column, then style and number of each, then the last column. */
  private addMany(data: Buffer): void {
    for (let at = 4; at + 8 <= data.length; at += 6)
      this.addCell(data.readUInt16LE(0), data.readUInt16LE(2) + (at - 4) / 6, data, at);
  }
}

/** Of a workbook whose records were checked; of one from before Excel 97 nothing is known. */
export function readStruckCells(ole: OleDirectory): StruckCells {
  const name = workbookStream(ole.names) ?? '';
  const stream = /^workbook$/i.test(name) ? ole.read(name) : null;
  if (!stream?.ok || !stream.value) return noneStruck;
  const walk = new StruckWalk();
  const records = stream.value;
  for (let at = 0; at + 4 <= records.length; ) {
    const end = at + 4 + records.readUInt16LE(at + 2);
    if (end > records.length) break;
    walk.take(records.readUInt16LE(at), at, records.subarray(at + 4, end));
    at = end;
  }
  return (sheet, row, column) => walk.cells.get(sheet)?.has(keyOf(row, column)) === true;
}
