/** 重报: a new submission takes the place of the one before and keeps what was decided about it. */
import { comparingSubmissions, countPairs, type EntryPair } from '../../../../shared/logic/reading/compareSubmissions';
import type { LongTable } from '../../../../shared/logic/reading/describeReading';
import type { SignedLayout } from '../../../../shared/logic/reading/rememberLayout';
import { fieldsSaid } from '../../../../shared/logic/reading/submittedFields';
import { quoted } from '../../../../shared/logic/text/nestQuotes';
import { rowWord } from '../../../../shared/model/grid';
import { joinLists } from '../../../../shared/model/longList';
import type { ReadEntry, ReadRow } from '../../../../shared/model/sourceEntry';
import { fail, ok, type Result } from '../../../../shared/result';
import type { ImportedList } from '../../../../shared/views';
import { hashOfFile } from '../../database/file/fileHashes';
import type { WriteHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import { type InPieces, type Recorded, recordThrough } from '../../database/log/record';
import type { Pieces } from '../../database/pieces';
import { deleteDispositions } from '../../repositories/merge/entryRepository';
import { readProject } from '../../repositories/project/projectRepository';
import { type MovedEntry, type Proposed, proposeResubmitted } from '../../repositories/sources/proposeResubmitted';
import { rememberLayouts } from '../../repositories/sources/readLayoutRepository';
import {
  findImported,
  findSourceList,
  insertSourceList,
  insertSourceRows,
  successorOf,
  withdrawList,
} from '../../repositories/sources/sourceListRepository';
import {
  cellsOf,
  entryIdsOf,
  movingDecisions,
  readingSubmission,
  type SubmittedEntry,
} from '../../repositories/sources/submissionRepository';
import { addAlias, findUnitCalled } from '../../repositories/units/unitRepository';

export interface Resubmission {
  readonly fileName: string;
  readonly format: string;
  readonly bytes: Uint8Array;
  readonly table: LongTable;
  readonly unit: string;
  /** What it is called in the file: known by it from now on. */
  readonly alias?: string;
  /** The list it takes the place of. */
  readonly replaces: number;
  readonly layouts: readonly SignedLayout[];
  readonly droppedLayouts: readonly string[];
}

/** Sheet under which entries of the submission before stay until somebody decides about them. */
export const CARRIED_SHEET = '前次报送';

/**
 * Writes the new list and moves dispositions, notes and refusals of unchanged and reworded entries to it; one that was
 * returned to be amended is pending again. Entries that are gone are carried over on a sheet of their own with what was
 * decided. What that means for items is prepared as changes. The old list becomes withdrawn. One action.
 *
 * Errors: PREVIEW_GONE when the old list is not in force or not this unit's; ALREADY_IMPORTED when another list holds
 * the same part of the same bytes.
 */
export function resubmitSourceList(project: ProjectFile, file: Resubmission): Result<ImportedList> {
  return recordThrough(project, resubmitting(project, file));
}

/** What `resubmitSourceList` records, in pieces. */
export function resubmitting(project: ProjectFile, file: Resubmission): InPieces<ImportedList> {
  const hash = hashOfFile(file.bytes);
  const { unit, alias = '', replaces, fileName } = file;
  const input = { unit, replaces, fileName, sha256: hash };
  function* body(write: WriteHandle): Pieces<Result<Recorded<ImportedList>>> {
    const old = findSourceList(write, replaces);
    const known = findUnitCalled(write, unit);
    if (!old || old.withdrawn || !known || known.id !== old.unitId) return fail('PREVIEW_GONE', { file: fileName });
    const same = findImported(write, { sha256: hash, table: file.table }, old.unitId, old.id);
    if (same) return fail('ALREADY_IMPORTED', { file: fileName, unit, at: same.importedAt });
    const before = yield* readingSubmission(write, old.id);
    const contents = before.map(({ content }) => content);
    const fields = yield* fieldsSaid(contents, file.table, readProject(write).scheme);
    const pairs = yield* comparingSubmissions(contents, file.table.entries, fields);
    const gone = pairs.flatMap((pair) => (pair.kind === 'gone' ? (before[pair.before ?? -1] ?? []) : []));
    const table = yield* withCarried(write, file.table, old.id, old.fileName, gone);
    const { bytes, format } = file;
    const sourceListId = yield* insertSourceRows(write, { sha256: hash, bytes, table });
    const conclude = (): Result<string> => {
      const { direction, unitId } = old;
      // Another list may have been written with this one.
      const other = successorOf(write, old.id);
      if (other !== '') return fail('LIST_REPLACED_TWICE', { list: old.fileName, file: other, other: fileName });
      const twin = findImported(write, { sha256: hash, table: file.table }, unitId, old.id);
      if (twin) return fail('FILE_TWICE', { unit, file: twin.fileName, other: fileName });
      const list = { unitId, direction, fileName, format, importedAt: project.session.now(), sha256: hash };
      insertSourceList(write, sourceListId, { ...list, bytes, table, replacesId: old.id });
      const ids = entryIdsOf(write, sourceListId);
      const moveDecisions = movingDecisions(write, old.id);
      const moved: MovedEntry[] = [];
      for (const { kind, before: from, after: to } of pairs) {
        const was = before[from ?? -1];
        const entryId = ids[to ?? -1];
        if (!was || entryId === undefined) continue;
        moveDecisions(was.id, entryId);
        // What was sent back is here again: somebody has to look at it.
        if (was.fate === 'return') deleteDispositions(write, entryId);
        if (kind === 'reworded') moved.push({ entryId, before: was.content, kind });
        else if (was.content.extra?.carried !== undefined) moved.push({ entryId, before: was.content, kind: 'back' });
      }
      gone.forEach(({ id, content }, index) => {
        const entryId = ids[file.table.entries.length + index];
        if (entryId === undefined) return;
        moveDecisions(id, entryId);
        // What was gone before has been put before the office already.
        if (content.extra?.carried === undefined) moved.push({ entryId, before: content, kind: 'gone' });
      });
      withdrawList(write, old.id, `由重报的“${fileName}”替代`);
      rememberLayouts(write, unitId, file.layouts, file.droppedLayouts);
      const said = addAlias(write, unitId, alias) ? `；${quoted(alias)}记为别名` : '';
      const of = { unit, direction, fileName, at: list.importedAt };
      return ok(`${said}${proposedWords(proposeResubmitted(write, of, moved))}`);
    };
    const rows = table.rows.length;
    const entries = table.entries.length;
    return ok({
      value: { sourceListId, rows, entries, skipped: rows - entries },
      summary: summaryOf(unit, fileName, pairs, before),
      conclude,
    });
  }
  return { command: { name: 'confirmImport', input, effect: 'undoable' }, body };
}

function isReturned(entry: SubmittedEntry | undefined): boolean {
  return entry?.fate === 'return';
}

function proposedWords({ subtractions, amendments }: Proposed): string {
  const said = [subtractions > 0 ? `拟减 ${subtractions} 项` : '', amendments > 0 ? `拟改 ${amendments} 项` : ''];
  const words = said.filter((part) => part !== '').join('、');
  return words === '' ? '' : `；${words}，到“轮次”里决定`;
}

function summaryOf(
  unit: string,
  fileName: string,
  pairs: readonly EntryPair[],
  before: readonly SubmittedEntry[],
): string {
  const { unchanged, reworded, added, gone } = countPairs(pairs);
  const figures = `未变 ${unchanged}、改写 ${reworded}、新增 ${added}、不再有 ${gone}`;
  const anew = pairs.filter(({ before: from, after }) => after !== null && isReturned(before[from ?? -1])).length;
  const rest = anew > 0 ? `，退回补正的 ${anew} 条重新待定` : '';
  return `${unit}重报“${fileName}”：${figures}，去向都保留${rest}`;
}

/** So many rows are looked at in a few milliseconds. */
const rowsAtOnce = 500;

/** The table with the entries that are gone behind its own, each saying where it stood. */
function* withCarried(
  write: WriteHandle,
  table: LongTable,
  oldId: number,
  oldFile: string,
  gone: readonly SubmittedEntry[],
): Pieces<LongTable> {
  if (gone.length === 0) return table;
  const used = new Set<string>();
  for (let from = 0; from < table.rows.length; from += rowsAtOnce) {
    for (const { sheet } of table.rows.slice(from, from + rowsAtOnce)) used.add(sheet);
    yield undefined;
  }
  let sheet = CARRIED_SHEET;
  while (used.has(sheet)) sheet = `${sheet}·`;
  const rows: ReadRow[] = [];
  const entries: ReadEntry[] = [];
  gone.forEach(({ content }, index) => {
    const row = index + 1;
    const carried =
      content.extra?.carried ??
      `前次“${oldFile}”${content.sheet}第 ${content.row} ${rowWord(content.sheet)}，本次不再有`;
    const cells = cellsOf(write, oldId, content.sheet, content.row);
    rows.push({ sheet, row, kind: 'entry', reason: carried, cells, hidden: false });
    entries.push({ ...content, sheet, row, extra: { ...content.extra, carried } });
  });
  return { ...table, rows: joinLists(table.rows, rows), entries: joinLists(table.entries, entries) };
}
