/** Contract → service: one line per method; what a method does stands in its service. */

import type { MethodName, Output, Parsed } from '../../shared/contract';
import { categoriesOf } from '../../shared/logic/schemeLists';
import { fail, ok, type Result } from '../../shared/result';
import type { CallContext } from './callContext';
import type { ProjectFile } from './database/projectFile';
import { redo, undo } from './database/undo';
import { verifyProject } from './database/verify';
import { confirmImport, dropPreviews, onPreview, previewFiles, previewPaste, rereadPreview } from './importFiles';
import { openSample } from './openSample';
import { backUpNow, create, restore, saveCopy, setBackupPlace, verifyFile } from './programTasks';
import { countActions, listActions, listItemActions } from './repositories/actionRepository';
import { listEntries } from './repositories/entryRepository';
import { rememberedLedger } from './repositories/ledgerRepository';
import { readEntryIds } from './repositories/matchRepository';
import { readOptions } from './repositories/optionRepository';
import { listItemIds } from './repositories/poolFilter';
import { readItemDetail, readItemRows } from './repositories/poolRepository';
import { readProject } from './repositories/projectRepository';
import { listRefusals } from './repositories/refusalRepository';
import { listChanges } from './repositories/roundRepository';
import { listCitingItems } from './repositories/searchRepository';
import { listSealedItems } from './repositories/snapshotRepository';
import { listSourceRows, readSourceSheet } from './repositories/sourceListRepository';
import { readSourceLists } from './repositories/sourceListsInMemory';
import { saveOriginal, saveReturnForm, saveTemplate } from './saveForms';
import { addItem, amendItem, moveItem, restoreItem, subtractItems } from './services/changeItems';
import { checkProject } from './services/checkProject';
import { describeProject } from './services/describeProject';
import { describeUnit, removeUnit } from './services/describeUnit';
import {
  adoptEntries,
  adoptEntry,
  attachEntry,
  attachMany,
  detachEntry,
  rejectEntry,
  returnEntry,
  splitEntry,
} from './services/disposeEntries';
import { editItems, previewEdit } from './services/editItems';
import { exportTownshipLists } from './services/exportTownshipLists';
import { withdrawSourceList } from './services/importSourceList';
import { readViews, removeView, saveView } from './services/keepViews';
import { addUnits, readUnits, registerPasted, setAliases } from './services/manageUnits';
import { mergeUnits } from './services/mergeUnits';
import { noteEntry } from './services/noteEntry';
import { orderUnits } from './services/orderUnits';
import { earlierLists, pageOfDifference, pageOfEntries, pageOfRows } from './services/previewImport';
import { previewTownshipList } from './services/previewTownshipList';
import { listOperators, revokeRefusal, setProjectOptions } from './services/projectOptions';
import { readAction } from './services/readAction';
import { readEntryContext, readOriginalRows } from './services/readEntryContext';
import { readCellStory, readMatrixOutline, readMatrixRows } from './services/readMatrix';
import { allowMatch, refuseMatch } from './services/refuseMatch';
import { listRestorable } from './services/restoreBackup';
import { openRound, reopenRound, sealRound } from './services/runRound';
import { searchProject } from './services/searchProject';
import { setApplicability } from './services/setApplicability';
import { setApplicabilityMany } from './services/setApplicabilityMany';
import { readConfirmRows, suggest, suggestMany, suggestParts } from './services/suggestItems';
import { summarizeProject } from './services/summarizeProject';
import { undoToAction } from './services/undoToAction';
import { addWaiver, endWaiver } from './services/waiveRule';
import type { Workbench } from './workbench';

type Answer<M extends MethodName> = Result<Output<M>> | Promise<Result<Output<M>>>;
type Handler<M extends MethodName> = (bench: Workbench, input: Parsed<M>, context: CallContext) => Answer<M>;
export type Handlers = { readonly [M in MethodName]: Handler<M> };

/** A handler that needs the open project. */
function onProject<I, O>(work: (project: ProjectFile, input: I) => Result<O>) {
  return (bench: Workbench, input: I): Result<O> => {
    const project = bench.project();
    return project.ok ? work(project.value, input) : project;
  };
}

/** A read that cannot fail once the project is open. */
function reading<I, O>(work: (project: ProjectFile, input: I) => O) {
  return onProject<I, O>((project, input) => ok(work(project, input)));
}

/** A comparison in the worker, counted in entries. */
function matching<I, O>(
  work: (
    project: ProjectFile,
    tasks: Workbench['tasks'],
    input: I,
    run: { signal: AbortSignal; onProgress(done: number, total: number): void },
  ) => Promise<Result<O>>,
) {
  return async (bench: Workbench, input: I, { signal, onProgress }: CallContext): Promise<Result<O>> => {
    const project = bench.project();
    if (!project.ok) return project;
    const report = (done: number, total: number): void => onProgress({ done, total, what: '条' });
    return work(project.value, bench.tasks, input, { signal, onProgress: report });
  };
}

export const handlers: Handlers = {
  recentProjects: (bench) => ok(bench.recentProjects()),
  schemes: (bench) =>
    ok(bench.schemes.map((scheme) => ({ id: scheme.id, name: scheme.name, categories: categoriesOf(scheme) }))),
  createProject: (bench, input) => create(bench, input),
  openProject: (bench, { grant, ...how }) => {
    const paths = bench.granted(grant);
    return paths.ok ? bench.openProject(paths.value[0] ?? '', how) : paths;
  },
  openSample: (bench, _input, context) => openSample(bench, context),
  closeProject: (bench) => {
    bench.closeProject();
    return ok(null);
  },
  summary: (bench) => {
    const project = bench.project();
    if (!project.ok) return project;
    const { fileName } = bench.describe(project.value);
    return ok(summarizeProject(project.value, { fileName, operator: bench.operator, backupAt: bench.backupAt }));
  },
  updateProject: onProject(describeProject),
  setOperator: (bench, { name }) => {
    bench.setOperator(name);
    return ok(null);
  },
  backups: (bench) => ok(bench.backups()),
  verify: reading((project) => verifyProject(project.read)),
  forgetMissing: (bench) => {
    bench.forgetMissing();
    return ok(null);
  },
  restorableBackups: (bench) => ok(listRestorable(bench.backupRoot)),
  restoreBackup: restore,
  verifyFile,
  saveCopy,
  backUpNow,

  programSettings: (bench) => ok(bench.programSettings()),
  setTextSize: (bench, { textSize }) => {
    bench.setTextSize(textSize);
    return ok(null);
  },
  setBackupPlace,

  projectOptions: reading(({ read }) => readOptions(read)),
  setProjectOptions: onProject(setProjectOptions),
  operators: reading(listOperators),
  refusals: reading(({ read }) => listRefusals(read)),
  revokeRefusal: onProject(revokeRefusal),

  search: (bench, input) => {
    const project = bench.project();
    return project.ok ? searchProject(project.value, input) : project;
  },
  citingItems: reading(({ read }, { basisId }) => listCitingItems(read, basisId)),

  units: reading((project) => readUnits(project)),
  addUnits: onProject(addUnits),
  setAliases: onProject(setAliases),
  registerUnits: onProject(registerPasted),
  updateUnit: onProject(describeUnit),
  orderUnits: onProject(orderUnits),
  mergeUnits: onProject(mergeUnits),
  removeUnit: onProject(removeUnit),

  previewImport: previewFiles,
  previewPaste,
  rereadPreview,
  previewRows: onPreview((_project, previewed, input: Parsed<'previewRows'>) => pageOfRows(previewed, input)),
  previewEntries: onPreview((_project, previewed, input: Parsed<'previewEntries'>) => pageOfEntries(previewed, input)),
  earlierLists: onPreview((project, previewed, { unit }: Parsed<'earlierLists'>) =>
    earlierLists(project, previewed, unit),
  ),
  submissionDifference: onPreview(pageOfDifference),
  dropPreviews,
  confirmImport,
  sourceLists: reading((project) => [...readSourceLists(project)]),
  sourceRows: reading(({ read }, input) => listSourceRows(read, input)),
  sourceSheet: onProject(({ read }, { sourceListId, sheet, row }) => {
    const found = readSourceSheet(read, sourceListId, { sheet, row });
    return found ? ok(found) : fail('PREVIEW_GONE');
  }),
  saveOriginal,
  makeTemplate: saveTemplate,
  makeReturnForm: saveReturnForm,
  withdrawSourceList: onProject(withdrawSourceList),
  entries: reading(({ read }, input) => listEntries(read, input)),
  suggest: matching(suggest),
  suggestMany: matching(suggestMany),
  suggestParts: matching(suggestParts),
  confirmRows: reading(readConfirmRows),
  entryIds: reading(({ read }, { unitId }) => readEntryIds(read, unitId)),
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

  itemIds: reading((project, input) => listItemIds(project, input, categoriesOf(readProject(project.read).scheme))),
  itemRows: reading(({ read }, { ids }) => readItemRows(read, ids)),
  itemActions: reading(({ read }, { itemId }) => listItemActions(read, itemId)),
  previewEdit: reading(previewEdit),
  editItems: onProject(editItems),
  savedViews: reading((project) => readViews(project)),
  saveView: onProject(saveView),
  removeView: onProject(removeView),
  item: onProject(({ read }, { itemId }) => {
    const item = readItemDetail(read, itemId);
    return item ? ok(item) : fail('ITEM_UNKNOWN', { item: itemId });
  }),

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
  restoreItem: onProject(restoreItem),
  amendItem: onProject(amendItem),
  moveItem: onProject(moveItem),

  setApplicability: onProject(setApplicability),
  setApplicabilityMany: onProject(setApplicabilityMany),
  matrix: reading((project) => readMatrixOutline(project)),
  matrixRows: reading(readMatrixRows),
  cellStory: onProject(readCellStory),
  townshipPage: onProject(previewTownshipList),
  exportTownshipLists: async (bench, { grant, formats, unitIds }, { signal, onProgress }) => {
    const project = bench.project();
    if (!project.ok) return project;
    const paths = bench.granted(grant);
    if (!paths.ok) return paths;
    return exportTownshipLists(project.value, bench.tasks, {
      folder: paths.value[0] ?? '',
      mustBeEmpty: false,
      formats,
      ...(unitIds ? { unitIds } : {}),
      signal,
      onProgress: (done, total) => onProgress({ done, total, what: '文件' }),
    });
  },

  checks: reading((project) => checkProject(project)),
  addWaiver: onProject(addWaiver),
  revokeWaiver: onProject(endWaiver),
  actions: reading(({ read }, { offset, limit, ...filter }) => listActions(read, offset, limit, filter)),
  actionFacets: reading(({ read }) => countActions(read)),
  actionDetail: onProject(readAction),
  undoTo: async (bench, { seq }, context) => {
    const project = bench.project();
    return project.ok ? undoToAction(project.value, seq, context) : project;
  },
  undo: onProject((project) => undo(project)),
  redo: onProject((project) => redo(project)),
};
