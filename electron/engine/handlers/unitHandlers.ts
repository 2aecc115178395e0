/** Contract → service, one line per method: units: departments and townships. */

import type { unitMethods } from '../../../shared/contract/unitMethods';
import { listAbolished } from '../repositories/abolitionRepository';
import { listAlike } from '../repositories/unitsApart';
import { abolishTownship, foreseeAbolition } from '../services/abolishTownship';
import { describeUnit, removeUnit } from '../services/describeUnit';
import { addUnits, readUnits, registerPasted, setAliases } from '../services/manageUnits';
import { keepUnitsApart, mergeUnits } from '../services/mergeUnits';
import { orderUnits } from '../services/orderUnits';
import { readUnitParts } from '../services/readUnitParts';
import { type Handlers, onProject, reading } from './handling';

export const unitHandlers: Handlers<keyof typeof unitMethods> = {
  units: reading((project) => readUnits(project)),
  unitParts: onProject(readUnitParts),
  addUnits: onProject(addUnits),
  setAliases: onProject(setAliases),
  registerUnits: onProject(registerPasted),
  updateUnit: onProject(describeUnit),
  orderUnits: onProject(orderUnits),
  unitsAlike: reading(({ read }) => listAlike(read)),
  keepUnitsApart: onProject(keepUnitsApart),
  mergeUnits: onProject(mergeUnits),
  abolishedTownships: reading((project) => listAbolished(project.read)),
  abolitionEffect: onProject(foreseeAbolition),
  abolishTownship: onProject(abolishTownship),
  removeUnit: onProject(removeUnit),
};
