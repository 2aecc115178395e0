/** Contract → service, one line per method: the merge bench: what became of every entry. */

import type { mergeMethods } from '../../../shared/contract/mergeMethods';
import { listEntries } from '../repositories/merge/entryRepository';
import { readEntryIds } from '../repositories/merge/matchRepository';
import { listNotes, listOpenQuestions } from '../repositories/merge/noteRepository';
import { adoptEntries, adoptEntry } from '../services/merge/adoptEntries';
import { attachEntry, attachMany } from '../services/merge/attachEntries';
import { draftEntry } from '../services/merge/draftEntry';
import { exportTalkSheets } from '../services/merge/exportTalkSheets';
import { findEntryDuplicates } from '../services/merge/findEntryDuplicates';
import { answerNote, noteEntry, noteItem } from '../services/merge/keepNotes';
import { rejectEntry, returnEntry } from '../services/merge/leaveOutEntry';
import { readEntryContext, readOriginalRows } from '../services/merge/readEntryContext';
import { readGapOutline, readGapRows } from '../services/merge/readGaps';
import { readStrangeCategories } from '../services/merge/readStrangeCategories';
import { readStrangeTowns } from '../services/merge/readStrangeTowns';
import { allowMatch, refuseMatch } from '../services/merge/refuseMatch';
import { splitEntry } from '../services/merge/splitEntry';
import { readConfirmRows, suggestMany, suggestParts } from '../services/merge/suggestItems';
import { detachEntry, reattachEntry } from '../services/merge/takeBackEntry';
import { type Handlers, intoFolder, matching, onProject, reading, readingAfterWrites } from './handling';

export const mergeHandlers: Handlers<keyof typeof mergeMethods> = {
  suggestMany: matching(suggestMany),
  suggestParts: matching(suggestParts),
  entryDuplicates: matching(findEntryDuplicates),
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
  noteItem: onProject(noteItem),
  answerNote: onProject(answerNote),
  itemNotes: reading(({ read }, { itemId }) => listNotes(read, { entryId: null, itemId })),
  openQuestions: reading(({ read }, { unitId }) => listOpenQuestions(read, unitId)),
  exportTalkSheets: intoFolder(exportTalkSheets),
  gapOutline: reading((project) => readGapOutline(project)),
  gapRows: reading(readGapRows),
  strangeCategories: readingAfterWrites(readStrangeCategories),
  strangeTowns: readingAfterWrites(readStrangeTowns),
  adoptEntries: onProject(adoptEntries),
  adoptEntry: onProject(adoptEntry),
  attachEntry: onProject(attachEntry),
  splitEntry: onProject(splitEntry),
  rejectEntry: onProject(rejectEntry),
  returnEntry: onProject(returnEntry),
  detachEntry: onProject(detachEntry),
  reattachEntry: onProject(reattachEntry),
};
