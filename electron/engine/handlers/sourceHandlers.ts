/** Contract → service, one line per method: source lists: reading files, previews, forms, what was handed in. */
import type { Parsed } from '../../../shared/contract';
import type { sourceMethods } from '../../../shared/contract/sourceMethods';
import { fail, ok } from '../../../shared/result';
import { confirmImport } from '../incoming/confirmImport';
import { previewFiles, previewPaste, rereadPreview, splitPreview, takePreviewAsReturn } from '../incoming/importFiles';
import { comparingPreview, dropPreviews, onPreview, onPreviewInTurns } from '../incoming/keptPreviews';
import { listEntries } from '../repositories/merge/entryRepository';
import { readSourceSheet } from '../repositories/sources/sourceListRepository';
import { readSourceLists } from '../repositories/sources/sourceListsInMemory';
import { listSourceRows } from '../repositories/sources/sourceRowRepository';
import { saveOriginal, saveReturnForm, saveTemplate } from '../saveForms';
import { findPreviewDuplicates } from '../services/merge/findEntryDuplicates';
import { suggest } from '../services/merge/suggestItems';
import { withdrawSourceList } from '../services/sources/importSourceList';
import { earlierLists, pageOfDifference, pageOfEntries, pageOfRows } from '../services/sources/previewImport';
import { type Handlers, matching, onProject, reading } from './handling';

export const sourceHandlers: Handlers<keyof typeof sourceMethods> = {
  previewImport: previewFiles,
  previewPaste,
  rereadPreview,
  splitPreview,
  previewRows: onPreview((_project, previewed, input: Parsed<'previewRows'>) => pageOfRows(previewed, input)),
  previewEntries: onPreview((_project, previewed, input: Parsed<'previewEntries'>) => pageOfEntries(previewed, input)),
  previewDuplicates: comparingPreview(findPreviewDuplicates),
  earlierLists: onPreviewInTurns((project, previewed, { unit }: Parsed<'earlierLists'>) =>
    earlierLists(project, previewed, unit),
  ),
  submissionDifference: onPreviewInTurns(pageOfDifference),
  previewAsReturn: takePreviewAsReturn,
  dropPreviews,
  confirmImport,
  sourceLists: reading((project) => [...readSourceLists(project)]),
  sourceRows: reading(({ read }, input) => listSourceRows(read, input)),
  sourceSheet: onProject(({ read }, { sourceListId, sheet, row }) => {
    const found = readSourceSheet(read, sourceListId, { sheet, row });
    return found ? ok(found) : fail('SOURCE_LIST_UNKNOWN');
  }),
  saveOriginal,
  makeTemplate: saveTemplate,
  makeReturnForm: saveReturnForm,
  withdrawSourceList: onProject(withdrawSourceList),
  entries: reading(({ read }, input) => listEntries(read, input)),
  suggest: matching(suggest),
};
