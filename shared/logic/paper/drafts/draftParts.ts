/** Who has which part in an item as drafted: leading and cooperating departments, and those that take it over. */
import type { ItemDraft, ResponsibilityRole } from '../../../model/item';
import type { ListKind } from '../../../model/scheme';

export interface Part {
  readonly unit: string;
  readonly role: ResponsibilityRole;
  readonly text: string;
}

type Drafted = Pick<
  ItemDraft,
  'townshipRole' | 'leadDepartment' | 'coDepartments' | 'jointLeads' | 'receivers' | 'duties' | 'method'
>;

/** In order, each unit once a role; the way of working stands with the first that takes over. */
export function partsOfDraft(draft: Drafted, kind: ListKind): Part[] {
  const { leadDepartment, coDepartments, jointLeads, receivers, duties, method } = draft;
  const role = leadRole(draft, kind);
  // A unit may be called what every object has anyway, as “constructor”.
  const dutyOf = (unit: string): string => (Object.hasOwn(duties, unit) ? (duties[unit] ?? '') : '');
  const parts = [
    ...[leadDepartment, ...jointLeads].map((unit) => ({ unit, role, text: dutyOf(unit) })),
    ...coDepartments.map((unit) => ({ unit, role: 'cooperate' as const, text: dutyOf(unit) })),
    ...receivers.map((unit, index) => ({ unit, role: 'takeOver' as const, text: index === 0 ? method : '' })),
  ];
  return parts.filter(({ unit }) => unit !== '');
}

/** Where main and cooperating sides are told apart, the department is one or the other; elsewhere it leads. */
function leadRole({ townshipRole }: Drafted, kind: ListKind): ResponsibilityRole {
  if (kind !== 'mainCooperating' && kind !== 'whistle') return 'lead';
  return townshipRole === 'main' ? 'cooperate' : 'main';
}
