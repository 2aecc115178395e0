/** Contract → service, one line per method: rounds, changes and the ledger. */

import type { roundMethods } from '../../../shared/contract/roundMethods';
import { fail } from '../../../shared/result';
import type { ProjectFile } from '../database/file/projectFile';
import { rememberedLedger } from '../repositories/ledger/ledgerRepository';
import { listPrepared } from '../repositories/rounds/preparedRepository';
import { pageChanges, readMinutesFile } from '../repositories/rounds/roundRepository';
import { listSealedItems } from '../repositories/rounds/snapshotRepository';
import { saveBytes } from '../saveForms';
import {
  addItem,
  amendItem,
  moveItem,
  previewJoin,
  restoreItem,
  splitItem,
  subtractItems,
} from '../services/rounds/changeItems';
import { attachMinutes, noteRound } from '../services/rounds/noteRound';
import { decidePrepared, dropPrepared, prepareChanges } from '../services/rounds/prepareChanges';
import { openRound, reopenRound, sealRound } from '../services/rounds/runRound';
import { attaching, type Handlers, onProject, reading } from './handling';

export const roundHandlers: Handlers<keyof typeof roundMethods> = {
  ledger: reading((project) => rememberedLedger(project)),
  sealedItems: reading(listSealedItems),
  changes: reading(({ read }, input) => pageChanges(read, input)),
  openRound: onProject(openRound),
  sealRound: (bench) => {
    const sealed = onProject((project: ProjectFile) => sealRound(project))(bench, null);
    if (sealed.ok) bench.backUp('sealing');
    return sealed;
  },
  reopenRound: onProject(reopenRound),
  noteRound: onProject(noteRound),
  attachMinutes: attaching(attachMinutes),
  saveMinutes: (bench, { round, grant }) => {
    const project = bench.project();
    if (!project.ok) return project;
    const bytes = readMinutesFile(project.value.read, round);
    return bytes ? saveBytes(bench, grant, bytes) : fail('ROUND_UNKNOWN', { round });
  },
  addItem: onProject(addItem),
  subtractItems: onProject(subtractItems),
  previewJoin: onProject(previewJoin),
  splitItem: onProject(splitItem),
  prepareChanges: onProject(prepareChanges),
  decidePrepared: onProject(decidePrepared),
  dropPrepared: onProject(dropPrepared),
  preparedChanges: reading(({ read }) => listPrepared(read)),
  restoreItem: onProject(restoreItem),
  amendItem: onProject(amendItem),
  moveItem: onProject(moveItem),
};
