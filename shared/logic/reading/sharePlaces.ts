/** Whether two readings of one file hold the same part of it: another sheet or another block of rows is another part. */
interface Place {
  readonly sheet: string;
  readonly row: number;
}

/** Of what has no entries nobody can say that it is another part. */
export function sharePlaces(held: readonly Place[], entries: Iterable<Place> & { readonly length: number }): boolean {
  if (held.length === 0 || entries.length === 0) return true;
  const placeOf = ({ sheet, row }: Place): string => `${row} ${sheet}`;
  const places = new Set(held.map(placeOf));
  for (const entry of entries) if (places.has(placeOf(entry))) return true;
  return false;
}
