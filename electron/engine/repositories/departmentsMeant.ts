/** Which of the project's departments a township means by the name it writes. */
import { departmentFunctions } from '../../../shared/logic/matching/departmentNames';
import type { ReadHandle } from '../database/handles';
import { countUnits, findUnitByName, listUnits } from './unitRepository';

/** The registered departments that do what the written name does, one for each thing done: 林业局 → 市林业和草原局. Null when it is written as registered, or not understood. */
export function departmentsMeant(read: ReadHandle, department: string): readonly string[] | null {
  const written = department.trim();
  if (written === '') return null;
  const known = findUnitByName(read, written);
  if (known) return known.name === written ? null : [known.name];
  const functions = departmentFunctions(written);
  const counts = countUnits(read);
  const named = functions.flatMap((one) => {
    const fitting = listUnits(read, 'department').filter(({ name }) => departmentFunctions(name).includes(one));
    // Among several, the one that handed in a list: 市林业和草原局, not a forestry company that only cooperates.
    const senders = fitting.filter(({ id }) => (counts.get(id)?.entries ?? 0) > 0);
    const [only] = fitting.length === 1 ? fitting : senders;
    return only && (fitting.length === 1 || senders.length === 1) ? [only.name] : [];
  });
  return named.length > 0 && named.length === functions.length ? [...new Set(named)] : null;
}
