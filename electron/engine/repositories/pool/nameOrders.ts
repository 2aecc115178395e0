/** The pool's items by name, in pinyin's or the strokes' order, kept current: sorting 30,000 names anew would be felt. */
import { pinyinName } from '../../../../shared/logic/text/pinyinName';
import type { ReadHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import { type Followed, follow, idsIn, type TouchedRow } from '../../database/log/follow';

interface Named {
  readonly id: number;
  readonly name: string;
  /** What is compared. */
  readonly sorted: string;
}

type NameOrder = 'pinyin' | 'stroke';

const collators: Readonly<Record<NameOrder, Intl.Collator>> = {
  pinyin: new Intl.Collator('zh-u-co-pinyin', { numeric: true }),
  stroke: new Intl.Collator('zh-u-co-stroke', { numeric: true }),
};

const orders: Readonly<Record<NameOrder, Followed<Named[]>>> = {
  pinyin: followedOrder('pinyin'),
  stroke: followedOrder('stroke'),
};

/** Ids of all items, live and subtracted, by name. Not to be called inside a command. */
export function readNameOrder(project: ProjectFile, order: NameOrder): number[] {
  return follow(project, orders[order]).map(({ id }) => id);
}

function followedOrder(order: NameOrder): Followed<Named[]> {
  const compare = (a: Named, b: Named): number => collators[order].compare(a.sorted, b.sorted) || a.id - b.id;
  const sortedBy = order === 'pinyin' ? pinyinName : (name: string) => name;
  return {
    name: `names by ${order}`,
    tables: ['item', 'itemVersion'],
    readAll: (read) => readNames(read, sortedBy).sort(compare),
    refresh: (read, kept, touched) => insertAnew(read, kept, touched, { compare, sortedBy }),
  };
}

function readNames(read: ReadHandle, sortedBy: (name: string) => string, ids?: readonly number[]): Named[] {
  const rows = read.all<Omit<Named, 'sorted'>>(
    `SELECT item.id, name FROM item JOIN itemVersion AS version ON version.itemId = item.id AND version.number = item.version
     WHERE @ids IS NULL OR item.id IN (SELECT value FROM json_each(@ids))`,
    { ids: ids ? JSON.stringify(ids) : null },
  );
  return rows.map((row) => ({ ...row, sorted: sortedBy(row.name) }));
}

function insertAnew(
  read: ReadHandle,
  kept: readonly Named[],
  touched: readonly TouchedRow[],
  { compare, sortedBy }: { compare: (a: Named, b: Named) => number; sortedBy: (name: string) => string },
): Named[] {
  const ids = idsIn(touched, 'itemId');
  for (const { tableName, rowId } of touched) if (tableName === 'item') ids.add(rowId);
  const order = kept.filter(({ id }) => !ids.has(id));
  for (const named of readNames(read, sortedBy, [...ids])) {
    let low = 0;
    let high = order.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = order[middle];
      if (other && compare(other, named) < 0) low = middle + 1;
      else high = middle;
    }
    order.splice(low, 0, named);
  }
  return order;
}
