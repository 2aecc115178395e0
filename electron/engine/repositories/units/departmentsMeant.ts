/** Which of the project's departments is meant by a name that somebody writes. */
import { departmentFunctions } from '../../../../shared/logic/matching/knowledge/departmentNames';
import { type KnownUnit, unitMeant } from '../../../../shared/logic/units/unitMeant';
import type { ReadHandle } from '../../database/file/handles';
import { readProjectName } from '../project/projectRepository';
import { countUnits, findUnitMeant, listUnits } from './unitRepository';

/** The registered departments that do what the written name does, one for each thing done: 林业局 → 市林业和草原局. Null when it is written as registered, or not understood. */
export function departmentsMeant(read: ReadHandle, department: string): readonly string[] | null {
  const written = department.trim();
  if (written === '') return null;
  const known = findUnitMeant(read, written, 'department');
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

/**
 * What departments are called in items: by the name they are registered under, also where a short name is written; one
 * not registered yet by the name it was first asked for.
 */
export function departmentNames(read: ReadHandle): (written: string) => string {
  const place = readProjectName(read);
  const known: KnownUnit[] = listUnits(read, 'department');
  const names = new Map<string, string>();
  return (written) => {
    const before = names.get(written);
    if (before !== undefined) return before;
    const { certain, short } = unitMeant(written, known, place);
    const meant = certain ?? short;
    if (!meant) known.push({ name: written, aliases: [] });
    const name = meant?.name ?? written;
    names.set(written, name);
    return name;
  };
}
