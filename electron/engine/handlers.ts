/** Contract → service: one line per method; what a method does stands in its service. */

import type { MethodName, Output, Parsed } from '../../shared/contract';
import { errorText } from '../../shared/errorText';
import { categoriesOf } from '../../shared/logic/schemeLists';
import { fail, ok, type Result } from '../../shared/result';
import type { ImportPreview, OpenedProject } from '../../shared/views';
import type { CallContext } from './callContext';
import type { ProjectFile } from './database/projectFile';
import { redo, undo } from './database/undo';
import { verifyProject } from './database/verify';
import { openSample } from './openSample';
import { backUpNow, create, restore, saveCopy, setBackupPlace, verifyFile } from './programTasks';
import { readSource } from './readSources';
import { listActions } from './repositories/actionRepository';
import { listEntries } from './repositories/entryRepository';
import { rememberedLedger } from './repositories/ledgerRepository';
import { readEntryIds } from './repositories/matchRepository';
import { readOptions } from './repositories/optionRepository';
import { listItemIds, readItemDetail, readItemRows } from './repositories/poolRepository';
import { readProject } from './repositories/projectRepository';
import { listRefusals } from './repositories/refusalRepository';
import { listCitingItems } from './repositories/searchRepository';
import { listChanges } from './repositories/roundRepository';
import { listSourceRows } from './repositories/sourceListRepository';
import { readSourceLists } from './repositories/sourceListsInMemory';
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
import { exportTownshipLists } from './services/exportTownshipLists';
import { importSourceList, understandFile, withdrawSourceList } from './services/importSourceList';
import { addUnits, readUnits, registerPasted, setAliases } from './services/manageUnits';
import { mergeUnits } from './services/mergeUnits';
import { orderUnits } from './services/orderUnits';
import { previewTownshipList } from './services/previewTownshipList';
import { listOperators, revokeRefusal, setProjectOptions } from './services/projectOptions';
import { noteEntry } from './services/noteEntry';
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

  previewImport: (bench, { grant }, context) => previewFiles(bench, grant, context),
  confirmImport: (bench, { preview, unit, direction }) => {
    const project = bench.project();
    if (!project.ok) return project;
    const file = bench.takePreview(preview);
    if (!file) return fail('PREVIEW_GONE');
    const imported = importSourceList(project.value, file, { unit, direction });
    if (imported.ok) bench.dropPreview(preview);
    return imported;
  },
  sourceLists: reading((project) => [...readSourceLists(project)]),
  sourceRows: reading(({ read }, { sourceListId, offset, limit }) => listSourceRows(read, sourceListId, offset, limit)),
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

  itemIds: reading(({ read }, input) => listItemIds(read, input, categoriesOf(readProject(read).scheme))),
  itemRows: reading(({ read }, { ids }) => readItemRows(read, ids)),
  item: onProject(({ read }, { itemId }) => {
    const item = readItemDetail(read, itemId);
    return item ? ok(item) : fail('ITEM_UNKNOWN', { item: itemId });
  }),

  ledger: reading((project) => rememberedLedger(project)),
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
  actions: reading(({ read }, { offset, limit }) => listActions(read, offset, limit)),
  undo: onProject((project) => undo(project)),
  redo: onProject((project) => redo(project)),
};

async function previewFiles(
  bench: Workbench,
  grant: string,
  { signal, onProgress }: CallContext,
): Promise<Result<ImportPreview[]>> {
  const project = bench.project();
  if (!project.ok) return project;
  const paths = bench.granted(grant);
  if (!paths.ok) return paths;
  const previews: ImportPreview[] = [];
  for (const path of paths.value) {
    const source = await readSource(bench.reader, path, signal);
    if (signal.aborted) return fail('CANCELLED');
    const fileName = path.split(/[\\/]/).at(-1) ?? path;
    const understood = source.ok
      ? understandFile(project.value, source.value.fileName, source.value.bytes, source.value.document)
      : source;
    if (understood.ok) {
      const { table, unit, direction } = understood.value;
      previews.push({
        ok: true,
        fileName,
        preview: bench.keepPreview(understood.value),
        unit: unit ?? table.statedUnit,
        direction,
        rows: table.rows.length,
        columns: table.columns,
        entries: table.entries.map(({ sheet, row, name, text, department, category }) => ({
          sheet,
          row,
          name,
          text,
          department,
          category,
        })),
        skipped: table.rows
          .filter(({ kind }) => kind !== 'entry')
          .map(({ sheet, row, reason }) => ({ sheet, row, reason })),
        issues: table.issues,
      });
    } else {
      const { code, detail } = understood;
      previews.push({ ok: false, fileName, code, message: errorText(code, { file: fileName, ...detail }) });
    }
    onProgress({ done: previews.length, total: paths.value.length, what: '文件' });
  }
  return ok(previews);
}
