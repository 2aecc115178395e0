/** Contract → service, one line per method: the merge bench: what became of every entry. */

import type { mergeMethods } from '../../../shared/contract/mergeMethods';
import { listEntries } from '../repositories/entryRepository';
import { readEntryIds } from '../repositories/matchRepository';
import {
  adoptEntries,
  adoptEntry,
  attachEntry,
  attachMany,
  detachEntry,
  rejectEntry,
  returnEntry,
  splitEntry,
} from '../services/disposeEntries';
import { draftEntry } from '../services/draftEntry';
import { noteEntry } from '../services/noteEntry';
import { readEntryContext, readOriginalRows } from '../services/readEntryContext';
import { allowMatch, refuseMatch } from '../services/refuseMatch';
import { readConfirmRows, suggestMany, suggestParts } from '../services/suggestItems';
import { type Handlers, matching, onProject, reading } from './handling';

export const mergeHandlers: Handlers<keyof typeof mergeMethods> = {
  suggestMany: matching(suggestMany),
  suggestParts: matching(suggestParts),
  confirmRows: reading(readConfirmRows),
  entryIds: reading(({ read }, { unitId }) => readEntryIds(read, unitId)),
  entryDraft: onProject(draftEntry),
  entryRows: reading(({ read }, { ids }) => listEntries(read, { entryIds: ids }).rows),
  entryContext: onProject(readEntryContext),
  originalRows: onProject(readOriginalRows),
  attachMany: onProject(attachMany),
  refuseMatch: onProject(refuseMatch),
  allowMatch: onProject(allowMatch),
  noteEntry: onProject(noteEntry),
  adoptEntries: onProject(adoptEntries),
  adoptEntry: onProject(adoptEntry),
  attachEntry: onProject(attachEntry),
  splitEntry: onProject(splitEntry),
  rejectEntry: onProject(rejectEntry),
  returnEntry: onProject(returnEntry),
  detachEntry: onProject(detachEntry),
};
