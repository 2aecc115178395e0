/** Takes an understood table into the project: file, every row, entries; counts in = counts out, or nothing. */

import type { Parsed } from '../../../shared/contract';
import { readEntries } from '../../../shared/logic/readEntries';
import { recognizeUnit } from '../../../shared/logic/recognizeUnit';
import { categoriesOf } from '../../../shared/logic/schemeLists';
import type { ReadDocument } from '../../../shared/model/grid';
import type { Direction, ReadTable } from '../../../shared/model/sourceEntry';
import type { UnitKind } from '../../../shared/model/unit';
import { fail, ok, type Result } from '../../../shared/result';
import type { ImportedList } from '../../../shared/views';
import { sha256 } from '../database/canonicalJson';
import type { ProjectFile } from '../database/projectFile';
import { record } from '../database/record';
import { readProject } from '../repositories/projectRepository';
import { findImported, findSourceList, insertSourceList, withdrawList } from '../repositories/sourceListRepository';
import { findUnitByName, insertUnit, listUnits } from '../repositories/unitRepository';

/** A file as read and understood, before it is taken in: what a person sees is what is written. */
export interface UnderstoodFile {
  readonly fileName: string;
  readonly format: string;
  readonly bytes: Uint8Array;
  readonly table: ReadTable;
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
): Result<UnderstoodFile> {
  const { scheme } = readProject(project.read);
  const table = readEntries(document.grids, {
    fileName,
    categories: categoriesOf(scheme),
    sheetRemarks: document.remarks,
  });
  if (!table.ok) return table;
  const units = listUnits(project.read);
  const unit = recognizeUnit(fileName, table.value.statedUnit, units);
  const kind = units.find(({ name }) => name === unit)?.kind;
  const direction: Direction =
    kind === undefined ? guessDirection(fileName, table.value) : kind === 'township' ? 'up' : 'down';
  return ok({ fileName, format: document.format, bytes, table: table.value, unit, direction });
}

/** A township's name in the file name or the stated unit tells an unknown sender's direction. */
function guessDirection(fileName: string, table: ReadTable): Direction {
  return /[镇乡](?!镇)|街道/.test((table.statedUnit || fileName).replace(/乡镇/g, '')) ? 'up' : 'down';
}

export interface ImportTarget {
  readonly unit: string;
  readonly direction: Direction;
}

/**
 * Writes the list in one action. A unit not known yet is registered. Errors: ALREADY_IMPORTED (same bytes, same
 * unit), UNIT_KIND (a department can't hand in bottom-up), EXPORT_MISMATCH never; DISK_*.
 */
export function importSourceList(
  project: ProjectFile,
  file: UnderstoodFile,
  target: ImportTarget,
): Result<ImportedList> {
  const hash = sha256(file.bytes);
  const input = { ...target, fileName: file.fileName, sha256: hash };
  return record(project, { name: 'confirmImport', input, effect: 'undoable' }, (write) => {
    const kind: UnitKind = target.direction === 'up' ? 'township' : 'department';
    const known = findUnitByName(write, target.unit);
    if (known && known.kind !== kind) return fail('UNIT_KIND', { unit: target.unit, direction: target.direction });
    const unitId = known?.id ?? insertUnit(write, target.unit, kind);
    const before = findImported(write, hash, unitId);
    if (before)
      return fail('ALREADY_IMPORTED', { file: file.fileName, unit: known?.name ?? target.unit, at: before.importedAt });
    const sourceListId = insertSourceList(write, {
      unitId,
      direction: target.direction,
      fileName: file.fileName,
      format: file.format,
      importedAt: project.session.now(),
      sha256: hash,
      bytes: file.bytes,
      table: file.table,
    });
    const { rows, entries } = file.table;
    const imported = {
      sourceListId,
      rows: rows.length,
      entries: entries.length,
      skipped: rows.length - entries.length,
    };
    return ok({
      value: imported,
      summary: `导入${known?.name ?? target.unit}“${file.fileName}”：${entries.length} 条`,
    });
  });
}

/** 撤回 a whole list; its rows stay stored. Errors: LIST_IN_USE while any of its entries has a fate. */
export function withdrawSourceList(project: ProjectFile, input: Parsed<'withdrawSourceList'>): Result<null> {
  return record(project, { name: 'withdrawSourceList', input, effect: 'undoable' }, (write) => {
    const list = findSourceList(write, input.sourceListId);
    if (!list || list.withdrawn) return fail('PREVIEW_GONE', {});
    const decided = list.entries - list.counts.pending;
    if (decided > 0) return fail('LIST_IN_USE', { file: list.fileName, unit: list.unit, decided });
    withdrawList(write, list.id, input.reason);
    return ok({ value: null, summary: `撤回${list.unit}“${list.fileName}”：${input.reason}` });
  });
}
