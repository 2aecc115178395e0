/** What was said of a township by the name it had then, said of the one that answers for it today. */
import type { ReadHandle } from '../../database/file/handles';
import { townOfToday } from './abolitionRepository';
import { findUnit, findUnitByName } from './unitRepository';

/** Its name of today, or that of the one it went into; as it is written where no unit is called so. */
export function townCalled(read: ReadHandle, name: string): string {
  const known = findUnitByName(read, name);
  return (known && findUnit(read, townOfToday(read, known.id))?.name) ?? name;
}
