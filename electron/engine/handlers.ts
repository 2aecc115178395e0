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
import { readSource } from './readSources';
import { listActions } from './repositories/actionRepository';
import { listEntries } from './repositories/entryRepository';
import { readLedger } from './repositories/ledgerRepository';
import { listItemIds, readItemDetail, readItemRows } from './repositories/poolRepository';
import { readProject } from './repositories/projectRepository';
import { listChanges } from './repositories/roundRepository';
import { listSourceLists, listSourceRows } from './repositories/sourceListRepository';
import { addItem, amendItem, moveItem, restoreItem, subtractItems } from './services/changeItems';
import { checkProject } from './services/checkProject';
import { createProject } from './services/createProject';
import { describeProject } from './services/describeProject';
import {
  adoptEntries,
  adoptEntry,
  attachEntry,
  detachEntry,
  rejectEntry,
  returnEntry,
  splitEntry,
} from './services/disposeEntries';
import { exportTownshipLists } from './services/exportTownshipLists';
import { importSourceList, understandFile, withdrawSourceList } from './services/importSourceList';
import { addUnits, readUnits, setAliases } from './services/manageUnits';
import { previewTownshipList } from './services/previewTownshipList';
import { openRound, reopenRound, sealRound } from './services/runRound';
import { setApplicability } from './services/setApplicability';
import { prepareSuggestion, presentSuggestion } from './services/suggestItems';
import { summarizeProject } from './services/summarizeProject';
import { addWaiver, endWaiver } from './services/waiveRule';
import type { Workbench } from './workbench';
import { TaskCancelled } from './workers/tasks';

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

  units: reading((project) => readUnits(project)),
  addUnits: onProject(addUnits),
  setAliases: onProject(setAliases),

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
  sourceLists: reading(({ read }) => listSourceLists(read)),
  sourceRows: reading(({ read }, { sourceListId, offset, limit }) => listSourceRows(read, sourceListId, offset, limit)),
  withdrawSourceList: onProject(withdrawSourceList),
  entries: reading(({ read }, input) => listEntries(read, input)),
  suggest: (bench, input, context) => suggest(bench, input, context),

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

  ledger: reading(({ read }) => readLedger(read)),
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

function create(bench: Workbench, { grant, name, scheme: id }: Parsed<'createProject'>): Result<OpenedProject> {
  const paths = bench.granted(grant);
  if (!paths.ok) return paths;
  const scheme = bench.schemes.find((one) => one.id === id);
  if (!scheme) return fail('UNKNOWN_SCHEME', { scheme: id });
  const chosen = paths.value[0] ?? '';
  const path = chosen.endsWith('.shuangshu') ? chosen : `${chosen}.shuangshu`;
  const input = { name, scheme, effectiveDate: bench.session.now().slice(0, 10) };
  const created = createProject(path, input, bench.openOptions());
  return created.ok ? ok(bench.adopt(created.value)) : created;
}

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

async function suggest(
  bench: Workbench,
  { entryId, top }: Parsed<'suggest'>,
  { signal }: CallContext,
): Promise<Result<Output<'suggest'>>> {
  const project = bench.project();
  if (!project.ok) return project;
  const task = prepareSuggestion(project.value, entryId, top);
  if (!task.ok) return task;
  try {
    const [match] = await bench.tasks.match(task.value, { signal });
    return match ? ok(presentSuggestion(project.value, match)) : fail('ENTRY_UNKNOWN', { entry: entryId });
  } catch (error) {
    if (error instanceof TaskCancelled) return fail('CANCELLED');
    throw error;
  }
}
