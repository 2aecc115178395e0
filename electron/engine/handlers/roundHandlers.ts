/** Contract → service, one line per method: rounds, changes and the ledger. */

import type { roundMethods } from '../../../shared/contract/roundMethods';
import type { ProjectFile } from '../database/projectFile';
import { rememberedLedger } from '../repositories/ledgerRepository';
import { listPrepared } from '../repositories/preparedRepository';
import { listChanges } from '../repositories/roundRepository';
import { listSealedItems } from '../repositories/snapshotRepository';
import { addItem, amendItem, moveItem, restoreItem, splitItem, subtractItems } from '../services/changeItems';
import { decidePrepared, dropPrepared, prepareChanges } from '../services/prepareChanges';
import { openRound, reopenRound, sealRound } from '../services/runRound';
import { type Handlers, onProject, reading } from './handling';

export const roundHandlers: Handlers<keyof typeof roundMethods> = {
  ledger: reading((project) => rememberedLedger(project)),
  sealedItems: reading(listSealedItems),
  changes: reading(({ read }, input) => listChanges(read, input)),
  openRound: onProject(openRound),
  sealRound: (bench) => {
    const sealed = onProject((project: ProjectFile) => sealRound(project))(bench, null);
    if (sealed.ok) bench.backUp('sealing');
    return sealed;
  },
  reopenRound: onProject(reopenRound),
  addItem: onProject(addItem),
  subtractItems: onProject(subtractItems),
  splitItem: onProject(splitItem),
  prepareChanges: onProject(prepareChanges),
  decidePrepared: onProject(decidePrepared),
  dropPrepared: onProject(dropPrepared),
  preparedChanges: reading(({ read }) => listPrepared(read)),
  restoreItem: onProject(restoreItem),
  amendItem: onProject(amendItem),
  moveItem: onProject(moveItem),
};
