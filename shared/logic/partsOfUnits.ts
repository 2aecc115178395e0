/** Whose part is whose: what a department bears and what a township bears, asked of the items, never kept beside them. */
import type { ItemContent, ResponsibilityRole } from '../model/item';

export interface BornePart {
  readonly item: ItemContent;
  readonly roles: readonly ResponsibilityRole[];
}

/** Every department's items with its roles in them, by name, in the order given. */
export function itemsOfDepartment(items: readonly ItemContent[]): Map<string, BornePart[]> {
  const views = new Map<string, BornePart[]>();
  for (const item of items) {
    const roles = new Map<string, ResponsibilityRole[]>();
    for (const { unit, role } of item.responsibilities) roles.set(unit, [...(roles.get(unit) ?? []), role]);
    for (const [unit, own] of roles) {
      const view = views.get(unit);
      if (view) view.push({ item, roles: own });
      else views.set(unit, [{ item, roles: own }]);
    }
  }
  return views;
}
