/** Word's unit of length: a twip is a twentieth of a point. */
const TWIPS_PER_MILLIMETRE = 1440 / 25.4;

/** Millimetres to whole twips. */
export function toTwips(millimetres: number): number {
  return Math.round(millimetres * TWIPS_PER_MILLIMETRE);
}

/** Points to whole twips. */
export function pointsToTwips(points: number): number {
  return Math.round(points * 20);
}

/** Column widths in whole twips, rounded so that they add up to the rounded width of the table. */
export function columnTwips(columns: readonly { readonly width: number }[]): number[] {
  let right = 0;
  return columns.map((column) => {
    const left = toTwips(right);
    right += column.width;
    return toTwips(right) - left;
  });
}
