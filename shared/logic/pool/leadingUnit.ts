/** The department people ask for first: who leads, or where main and cooperating sides are told apart, who is the main side. */
import type { ResponsibilityRole } from '../../model/item';

/** '' where no department does, as where the township alone is the main side. */
export function leadingUnit(
  responsibilities: readonly { readonly unit: string; readonly role: ResponsibilityRole }[],
): string {
  const first = (wanted: ResponsibilityRole) => responsibilities.find(({ role }) => role === wanted)?.unit;
  return first('lead') ?? first('main') ?? '';
}
