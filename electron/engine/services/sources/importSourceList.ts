/** Takes an understood table into the project: file, every row, entries; counts in = counts out, or nothing. */

import type { Parsed } from '../../../../shared/contract';
import type { LongTable } from '../../../../shared/logic/reading/describeReading';
import type { SignedLayout } from '../../../../shared/logic/reading/rememberLayout';
import { understandDocument } from '../../../../shared/logic/reading/understandDocument';
import { categoriesOf, fieldLabelsOf } from '../../../../shared/logic/schemes/schemeLists';
import { groupDigits } from '../../../../shared/logic/text/groupDigits';
import { quoted } from '../../../../shared/logic/text/nestQuotes';
import type { ReadDocument } from '../../../../shared/model/grid';
import type { Direction, ReadTable } from '../../../../shared/model/sourceEntry';
import type { UnitKind } from '../../../../shared/model/unit';
import { fail, ok, type Result } from '../../../../shared/result';
import type { ImportedList } from '../../../../shared/views';
import { hashOfFile } from '../../database/file/fileHashes';
import type { WriteHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import { type InPieces, type Recorded, record, recordThrough } from '../../database/log/record';
import type { Pieces } from '../../database/pieces';
import { readProject } from '../../repositories/project/projectRepository';
import { rememberLayouts } from '../../repositories/sources/readLayoutRepository';
import {
  findImported,
  findSourceList,
  firstFileOf,
  insertSourceList,
  insertSourceRows,
  isListOfReturn,
  reviveList,
  withdrawList,
} from '../../repositories/sources/sourceListRepository';
import { giveBackDecisions } from '../../repositories/sources/submissionRepository';
import { addAlias, findUnitCalled, insertUnit, listUnits } from '../../repositories/units/unitRepository';
import { keepApartFromAll } from '../../repositories/units/unitsApart';

/** A file as read and understood, before it is taken in: what a person sees is what is written. */
export interface UnderstoodFile<Table extends LongTable = LongTable> {
  readonly fileName: string;
  readonly format: string;
  readonly bytes: Uint8Array;
  readonly table: Table;
  /** The unit as recognised; null when a person must say. */
  readonly unit: string | null;
  readonly direction: Direction;
}

/** Understands the tables of a file. Errors: NO_TABLE, NO_HEADER. */
export function understandFile(
  project: ProjectFile,
  fileName: string,
  bytes: Uint8Array,
  document: ReadDocument,
): Result<UnderstoodFile<ReadTable>> {
  const { scheme, name: place } = readProject(project.read);
  const words = { categories: categoriesOf(scheme), fields: fieldLabelsOf(scheme) };
  const understood = understandDocument(document, { fileName, ...words, units: listUnits(project.read), place });
  if (!understood.ok) return understood;
  const { table, sender } = understood.value;
  return ok({ fileName, format: document.format, bytes, table, unit: sender.unit, direction: sender.direction });
}

export interface ImportTarget {
  readonly unit: string;
  readonly direction: Direction;
  /** What it is called in the file: known by it from now on. */
  readonly alias?: string;
  /** It was said to be none of those registered. */
  readonly isNew?: boolean;
  /** How the unit's tables are read from now on, and signatures no longer wanted. */
  readonly layouts?: readonly SignedLayout[];
  readonly droppedLayouts?: readonly string[];
}

/**
 * Writes the list in one action. A unit not known yet is registered. Errors: ALREADY_IMPORTED (same bytes and part,
 * same unit), UNIT_KIND (a department can't hand in bottom-up), FILE_TWICE and UNIT_TWO_KINDS (the same, of a list
 * written with this one), EXPORT_MISMATCH never; DISK_*.
 */
export function importSourceList(
  project: ProjectFile,
  file: UnderstoodFile,
  target: ImportTarget,
): Result<ImportedList> {
  return recordThrough(project, importing(project, file, target));
}

/** What `importSourceList` records, in pieces. */
export function importing(
  project: ProjectFile,
  file: UnderstoodFile,
  { unit, direction, alias = '', isNew = false, layouts = [], droppedLayouts = [] }: ImportTarget,
): InPieces<ImportedList> {
  const hash = hashOfFile(file.bytes);
  const input = { unit, direction, fileName: file.fileName, sha256: hash };
  function* body(write: WriteHandle): Pieces<Result<Recorded<ImportedList>>> {
    const kind: UnitKind = direction === 'up' ? 'township' : 'department';
    const known = findUnitCalled(write, unit);
    if (known && known.kind !== kind) return fail('UNIT_KIND', { unit, direction });
    const { fileName, format, bytes, table } = file;
    const source = { sha256: hash, bytes, table };
    const before = known && findImported(write, source, known.id);
    if (before) return fail('ALREADY_IMPORTED', { file: fileName, unit: known.name, at: before.importedAt });
    const sourceListId = yield* insertSourceRows(write, source);
    const conclude = (): Result<string> => {
      // Another list of the unit, or of one not known yet, may have been written with this one.
      const met = known ?? findUnitCalled(write, unit);
      if (met && met.kind !== kind) {
        const other = firstFileOf(write, met.id);
        const [department, township] = kind === 'township' ? [other, fileName] : [fileName, other];
        return fail('UNIT_TWO_KINDS', { unit: met.name, department, township });
      }
      const twin = met && findImported(write, source, met.id);
      if (twin) return fail('FILE_TWICE', { unit: met.name, file: twin.fileName, other: fileName });
      const unitId = met?.id ?? insertUnit(write, unit, kind);
      if (!known && isNew) keepApartFromAll(write, unitId);
      const importedAt = project.session.now();
      const list = { unitId, direction, fileName, format, importedAt, ...source };
      insertSourceList(write, sourceListId, list);
      rememberLayouts(write, unitId, layouts, droppedLayouts);
      return ok(addAlias(write, unitId, alias) ? `；${quoted(alias)}记为别名` : '');
    };
    const { length: rows } = table.rows;
    const { length: entries } = table.entries;
    return ok({
      value: { sourceListId, rows, entries, skipped: rows - entries },
      summary: `导入${known?.name ?? unit}“${fileName}”：${groupDigits(entries)} 条`,
      conclude,
    });
  }
  return { command: { name: 'confirmImport', input, effect: 'undoable' }, body };
}

/**
 * 撤回 a whole list; its rows stay stored, and the one it took the place of, if any, counts again.
 * Errors: SOURCE_LIST_UNKNOWN; LIST_OF_RETURN for the new proposals of a return; LIST_IN_USE while any of its entries has a
 * fate.
 */
export function withdrawSourceList(project: ProjectFile, input: Parsed<'withdrawSourceList'>): Result<null> {
  return record(project, { name: 'withdrawSourceList', input, effect: 'undoable' }, (write) => {
    const list = findSourceList(write, input.sourceListId);
    if (!list || list.withdrawn) return fail('SOURCE_LIST_UNKNOWN');
    if (isListOfReturn(write, list.id)) return fail('LIST_OF_RETURN', { file: list.fileName, unit: list.unit });
    const decided = list.entries - list.counts.pending;
    if (decided > 0) return fail('LIST_IN_USE', { file: list.fileName, unit: list.unit, decided });
    withdrawList(write, list.id, input.reason);
    const before = list.replacesId === null ? undefined : findSourceList(write, list.replacesId);
    if (before) {
      reviveList(write, before.id);
      giveBackDecisions(write, list.id, before.id);
    }
    const again = before ? `；前一份${quoted(before.fileName)}重新算数` : '';
    return ok({ value: null, summary: `撤回${list.unit}${quoted(list.fileName)}：${input.reason}${again}` });
  });
}
