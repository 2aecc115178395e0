/** Rows, entries or columns of a file, sheet by sheet, each in the order they came. */
export function bySheet<T extends { readonly sheet: string }>(items: readonly T[]): Map<string, T[]> {
  const sheets = new Map<string, T[]>();
  for (const item of items) {
    const list = sheets.get(item.sheet);
    if (list) list.push(item);
    else sheets.set(item.sheet, [item]);
  }
  return sheets;
}
