/** Where page numbers stand by GB/T 9704: outer side of the foot, 7 mm below the text, one character in. */
import type { Orientation, Paper } from '../../../model/schemePaper';
import { sheetSize } from './sheetSize';

/** Millimetres between the text and the number. */
const DISTANCE = 7;
const POINTS_PER_MILLIMETRE = 72 / 25.4;

/** On a sheet that lies on its side the number stands where the foot of an upright one would be: at the left edge, turned. */
export interface TurnedNumber {
  /** Millimetres from the left and upper edges of the sheet. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** To which end of its box the number is set. */
  readonly end: 'head' | 'foot';
}

export function turnedNumber(paper: Paper, parity: 'odd' | 'even'): TurnedNumber {
  const { height: sheet, margins } = sheetSize(paper, 'landscape');
  const letter = paper.pageNumber.size / POINTS_PER_MILLIMETRE;
  const width = letter * 1.6;
  const height = letter * 8;
  const left = Math.max(margins.left - DISTANCE - width, 5);
  return parity === 'odd'
    ? { left, width, height, top: sheet - margins.bottom - letter - height, end: 'foot' }
    : { left, width, height, top: margins.top + letter, end: 'head' };
}

export type NumberPlace = 'turned' | 'left' | 'right' | 'centre' | 'none';

/** Where the number of that page stands. */
export function numberPlace(paper: Paper, orientation: Orientation, printed: number): NumberPlace {
  const { place } = paper.pageNumber;
  if (place === 'none' || place === 'centre') return place;
  if (place === 'standard' && orientation === 'landscape') return 'turned';
  return printed % 2 === 1 ? 'right' : 'left';
}
