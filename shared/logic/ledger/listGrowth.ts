/** 增、减、调入、调出 of a unit's lists between two states: the one count that notices and the figures of the year show. */
import type { ListGrowth } from '../../model/listGrowth';
import type { SchemeList } from '../../model/scheme';

/** The list each item stands in, by id of the item. */
export type ListOfItem = ReadonlyMap<number, string>;

export function listGrowth(
  before: ListOfItem,
  after: ListOfItem,
  lists: readonly Pick<SchemeList, 'id' | 'short'>[],
): ListGrowth[] {
  const items = [...new Set([...before.keys(), ...after.keys()])];
  const places = items.map((item) => ({ was: before.get(item), is: after.get(item) }));
  return lists.map(({ id, short }) => {
    const count = (test: (was: string | undefined, is: string | undefined) => boolean): number =>
      places.filter(({ was, is }) => test(was, is)).length;
    return {
      list: short,
      before: count((was) => was === id),
      added: count((was, is) => was === undefined && is === id),
      subtracted: count((was, is) => was === id && is === undefined),
      movedIn: count((was, is) => was !== undefined && was !== id && is === id),
      movedOut: count((was, is) => was === id && is !== undefined && is !== id),
      after: count((_, is) => is === id),
    };
  });
}

/** All lists together; what moved between them came in as often as it went out. */
export function sumGrowth(lists: readonly ListGrowth[]): Omit<ListGrowth, 'list'> {
  const sum = (of: (row: ListGrowth) => number): number => lists.reduce((total, row) => total + of(row), 0);
  return {
    before: sum((row) => row.before),
    added: sum((row) => row.added),
    subtracted: sum((row) => row.subtracted),
    movedIn: sum((row) => row.movedIn),
    movedOut: sum((row) => row.movedOut),
    after: sum((row) => row.after),
  };
}
