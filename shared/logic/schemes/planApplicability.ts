/** 按镇情设: which cells of the matrix change when items apply to the townships of some classes; a plan, nothing written. */
import type { CellState } from '../../views/matrix';

/** only: these townships and no others · add: these too · remove: these no longer. */
export type ClassRule = 'only' | 'add' | 'remove';

export interface PlannedItem {
  readonly id: number;
  /** In the order of the townships. */
  readonly cells: readonly CellState[];
}

export interface PlannedTown {
  readonly unitId: number;
  readonly classes: readonly string[];
}

export interface CellChange {
  readonly itemId: number;
  readonly townshipIds: readonly number[];
  readonly applies: boolean;
}

/** The changes, at most two an item: townships that come in, townships that go out. Items that stay as they are have none. */
export function planApplicability(
  items: readonly PlannedItem[],
  towns: readonly PlannedTown[],
  classes: readonly string[],
  rule: ClassRule,
): CellChange[] {
  const meant = towns.map((town) => town.classes.some((one) => classes.includes(one)));
  return items.flatMap(({ id, cells }) => {
    const going = (applies: boolean): number[] =>
      towns.flatMap(({ unitId }, at) => {
        const now = cells[at] === 'applies';
        const wanted = wantedOf(rule, meant[at] ?? false, now);
        return wanted === applies && wanted !== now ? [unitId] : [];
      });
    return [true, false]
      .map((applies) => ({ itemId: id, townshipIds: going(applies), applies }))
      .filter(({ townshipIds }) => townshipIds.length > 0);
  });
}

function wantedOf(rule: ClassRule, meant: boolean, now: boolean): boolean {
  if (rule === 'only') return meant;
  if (!meant) return now;
  return rule === 'add';
}

/** Items that the plan would leave without any township. */
export function leftNowhere(items: readonly PlannedItem[], changes: readonly CellChange[]): number[] {
  return items
    .filter(({ id, cells }) => {
      const own = changes.filter(({ itemId }) => itemId === id);
      const count = (applies: boolean): number =>
        own.reduce((sum, change) => sum + (change.applies === applies ? change.townshipIds.length : 0), 0);
      return cells.filter((cell) => cell === 'applies').length + count(true) - count(false) === 0;
    })
    .map(({ id }) => id);
}
