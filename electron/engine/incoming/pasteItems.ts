/** Rows copied from Excel or Word as new items: read like any table, shown before a word is written. */
import type { Parsed } from '../../../shared/contract';
import { ownCellsOf } from '../../../shared/logic/paper/layout/ownColumns';
import { draftItem } from '../../../shared/logic/pool/draftItem';
import { listOfCategory } from '../../../shared/logic/schemes/schemeLists';
import type { ItemDraft } from '../../../shared/model/item';
import type { ReadTable } from '../../../shared/model/sourceEntry';
import { fail, ok, type Result } from '../../../shared/result';
import type { PastedItem, PastedItems } from '../../../shared/views/schemes';
import type { CallContext } from '../callContext';
import type { ProjectFile } from '../database/file/projectFile';
import { readPool } from '../repositories/pool/poolInMemory';
import { readProject } from '../repositories/project/projectRepository';
import { findUnitMeant, listNoDepartments } from '../repositories/units/unitRepository';
import { understandFile } from '../services/sources/importSourceList';
import type { Workbench } from '../workbench';
import { copiedTable } from './copiedTable';

const PASTED = '粘贴的行';

/** Errors: NO_TABLE, NO_HEADER (the heading row must be copied too), CANCELLED. */
export async function previewPastedItems(
  bench: Workbench,
  input: Parsed<'previewPastedItems'>,
  { signal }: CallContext,
): Promise<Result<PastedItems>> {
  const project = bench.project();
  if (!project.ok) return project;
  const bytes = copiedTable(input);
  const read = await bench.reader.readFile(bytes, PASTED, signal);
  if (signal.aborted) return fail('CANCELLED');
  if (!read.ok) return read;
  const understood = understandFile(project.value, PASTED, bytes, read.value);
  return understood.ok ? ok(drafted(project.value, understood.value.table)) : understood;
}

function drafted(project: ProjectFile, { entries, rows: read, columns }: ReadTable): PastedItems {
  const { scheme } = readProject(project.read);
  const known = new Map(readPool(project).live.map((item) => [plain(item.name), item.id]));
  const others = listNoDepartments(project.read);
  const seen = new Set<string>();
  const cellsOf = new Map(read.map(({ sheet, row, cells }) => [placeOf({ sheet, row }), cells]));
  const townships = new Set<string>();
  const isKnown = (name: string): boolean => {
    if (!townships.has(name) && findUnitMeant(project.read, name, 'township')) townships.add(name);
    return townships.has(name);
  };
  const rows = entries.map((entry): PastedItem => {
    const content = { ...entry, cells: ownCellsOf(entry, columns, cellsOf.get(placeOf(entry)) ?? []) };
    const draft = draftItem(content, '', 'up', scheme, others);
    const list = listOfCategory(scheme, draft.category, draft.listId);
    const sameItemId = known.get(plain(draft.name)) ?? null;
    const again = seen.has(plain(draft.name));
    seen.add(plain(draft.name));
    const unknown = draft.townships.find((name) => !isKnown(name));
    const problem = problemOf(draft, { row: entry.row, listed: list !== undefined, again, unknown });
    return { draft: { ...draft, listId: list?.id ?? draft.listId }, sameItemId, problem };
  });
  return { rows };
}

interface Place {
  readonly row: number;
  readonly listed: boolean;
  /** A row above has its name. */
  readonly again: boolean;
  /** A township nobody registered. */
  readonly unknown: string | undefined;
}

function problemOf({ name, category, scope, townships }: ItemDraft, { row, listed, again, unknown }: Place): string {
  if (name.trim() === '') return `第${row}行没有写事项名称`;
  if (!listed) return `类别“${category || '未写'}”不在体例里`;
  if (unknown !== undefined)
    return `第${row}行写的“${unknown}”，单位表里没有。请先到“单位”登记，或改用已有的名称，再粘贴`;
  if (again) return '与上面一行同名';
  return scope === 'particular' && townships.length === 0 ? '不是各乡镇都有的，没有写明是哪个乡镇' : '';
}

function placeOf({ sheet, row }: { readonly sheet: string; readonly row: number }): string {
  return JSON.stringify([sheet, row]);
}

function plain(name: string): string {
  return name.replace(/\s/g, '');
}
