/** Contract → service, one line per method: units: departments and townships. */

import type { unitMethods } from '../../../shared/contract/unitMethods';
import { listAbolished } from '../repositories/units/abolitionRepository';
import { listAlike } from '../repositories/units/unitsApart';
import { readUnitParts } from '../services/townships/readUnitParts';
import { abolishTownship, correctAbolition, foreseeAbolition } from '../services/units/abolishTownship';
import { describeUnit, removeUnit } from '../services/units/describeUnit';
import { addUnits, readSuperiors, readUnits, registerPasted, setAliases } from '../services/units/manageUnits';
import { keepUnitsApart, mergeUnits } from '../services/units/mergeUnits';
import { orderUnits } from '../services/units/orderUnits';
import { type Handlers, onProject, reading } from './handling';

export const unitHandlers: Handlers<keyof typeof unitMethods> = {
  units: reading((project) => readUnits(project)),
  superiors: reading((project) => readSuperiors(project)),
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
  correctAbolition: onProject(correctAbolition),
  removeUnit: onProject(removeUnit),
};
