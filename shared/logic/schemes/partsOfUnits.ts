/** Whose part is whose: what a department bears and what a township bears, asked of the items, never kept beside them. */
import type { ItemContent, ResponsibilityRole } from '../../model/item';

export interface BornePart {
  readonly item: ItemContent;
  readonly roles: readonly ResponsibilityRole[];
}

const SINGLE = new Map<ResponsibilityRole, readonly ResponsibilityRole[]>();

/** One array per role serves all the items with one part. */
function alone(role: ResponsibilityRole): readonly ResponsibilityRole[] {
  const roles = SINGLE.get(role) ?? [role];
  SINGLE.set(role, roles);
  return roles;
}

/** Every department's items with its roles in them, by name, in the order given. */
export function itemsOfDepartment(items: readonly ItemContent[]): Map<string, BornePart[]> {
  const views = new Map<string, BornePart[]>();
  const add = (unit: string, part: BornePart): void => {
    const view = views.get(unit);
    if (view) view.push(part);
    else views.set(unit, [part]);
  };
  for (const item of items) {
    const [first, ...others] = item.responsibilities;
    if (!first) continue;
    // Most items have one department.
    if (others.length === 0) {
      add(first.unit, { item, roles: alone(first.role) });
      continue;
    }
    const roles = new Map<string, ResponsibilityRole[]>();
    for (const { unit, role } of item.responsibilities) roles.set(unit, [...(roles.get(unit) ?? []), role]);
    for (const [unit, own] of roles) add(unit, { item, roles: own });
  }
  return views;
}
