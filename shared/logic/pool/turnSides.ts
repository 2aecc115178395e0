/** Where main and cooperating sides are told apart, the departments' parts once the township is on the other side. */
import type { ResponsibilityRole } from '../../model/item';

interface Part {
  readonly unit: string;
  readonly role: ResponsibilityRole;
}

/**
 * A matter has one main side: where the township becomes it, departments cooperate, as in the form of an item. Where it
 * is no longer and one department alone cooperates, that is the main side; of several, only a person can say which.
 */
export function turnSides<P extends Part>(parts: readonly P[], township: string): P[] {
  const isMain = ({ role }: Part): boolean => role === 'main' || role === 'lead';
  const cooperating = parts.filter(({ role }) => role === 'cooperate');
  if (township === 'main') {
    const leading = new Set(parts.filter(isMain).map(({ unit }) => unit));
    return parts
      .filter(({ role, unit }) => role !== 'cooperate' || !leading.has(unit))
      .map((part) => (isMain(part) ? { ...part, role: 'cooperate' } : part));
  }
  if (parts.some(isMain) || cooperating.length !== 1) return [...parts];
  return parts.map((part) => (part.role === 'cooperate' ? { ...part, role: 'main' } : part));
}
