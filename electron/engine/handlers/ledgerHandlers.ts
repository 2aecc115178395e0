/** Contract → service, one line per method: the ledger by groups, and two states side by side. */

import type { ledgerMethods } from '../../../shared/contract/ledgerMethods';
import { compareStates } from '../services/compareStates';
import { readFigureItems, readGroupedLedger } from '../services/readGroupedLedger';
import { readReverseLedger } from '../services/readReverseLedger';
import { type Handlers, onProject, reading } from './handling';

export const ledgerHandlers: Handlers<keyof typeof ledgerMethods> = {
  groupedLedger: reading(readGroupedLedger),
  figureItems: reading(readFigureItems),
  reverseLedger: reading((project) => readReverseLedger(project)),
  compareStates: onProject(compareStates),
};
