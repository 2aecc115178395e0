/** A list read in order or in parts; it need not stand in memory as so many objects. A plain array is one. */
export interface LongList<T> extends Iterable<T> {
  readonly length: number;
  at(index: number): T | undefined;
  /** From `from` up to but without `to`. */
  slice(from: number, to: number): T[];
}

/** What `make` says of each item, each time it is asked for. */
export function mapList<T, U>(list: readonly T[], make: (item: T) => U): LongList<U> {
  return {
    length: list.length,
    at: (index) => {
      const item = list[index];
      return item === undefined ? undefined : make(item);
    },
    slice: (from, to) => list.slice(from, to).map(make),
    *[Symbol.iterator]() {
      for (const item of list) yield make(item);
    },
  };
}

/** Two lists one behind the other. */
export function joinLists<T>(first: LongList<T>, second: readonly T[]): LongList<T> {
  const { length: middle } = first;
  return {
    length: middle + second.length,
    at: (index) => (index < middle ? first.at(index) : second[index - middle]),
    slice: (from, to) => [
      ...(from < middle ? first.slice(from, Math.min(to, middle)) : []),
      ...second.slice(Math.max(0, from - middle), Math.max(0, to - middle)),
    ],
    *[Symbol.iterator]() {
      yield* first;
      yield* second;
    },
  };
}
