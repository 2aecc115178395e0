/** Registers departments and townships, with aliases, old names and township profiles. */
import type { Parsed } from '../../../../shared/contract';
import { groupDigits } from '../../../../shared/logic/text/groupDigits';
import { quoted } from '../../../../shared/logic/text/nestQuotes';
import { UNIT_KIND_WORDS, type Unit, type UnitKind, type UnitProfile } from '../../../../shared/model/unit';
import { fail, ok, type Result } from '../../../../shared/result';
import type { RegisteredUnits, UnitRow } from '../../../../shared/views/units';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import {
  addAlias,
  countUnits,
  findOtherCalled,
  findUnit,
  findUnitCalled,
  insertUnit,
  listFormerNames,
  listUnits,
  replaceAliases,
} from '../../repositories/units/unitRepository';
import { keepApartFromAll } from '../../repositories/units/unitsApart';

/** The county's own. */
export function readUnits({ read }: ProjectFile): UnitRow[] {
  return rowsOf(read, listUnits(read));
}

export function readSuperiors({ read }: ProjectFile): UnitRow[] {
  return rowsOf(read, listUnits(read, 'superior'));
}

function rowsOf(read: ReadHandle, units: readonly Unit[]): UnitRow[] {
  const counts = countUnits(read);
  const formerNames = listFormerNames(read);
  return units.map((unit) => ({
    ...unit,
    formerNames: formerNames.get(unit.id) ?? [],
    entries: 0,
    items: 0,
    ...counts.get(unit.id),
  }));
}

/** Names already known, by whatever way of writing, are left as they are and named in the answer. */
export function addUnits(project: ProjectFile, input: Parsed<'addUnits'>): Result<RegisteredUnits> {
  return registerUnits(
    project,
    input.kind,
    input.names.map((name) => ({ name, aliases: [], profile: {} })),
  );
}

export interface UnitDraft {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly formerNames?: readonly string[];
  readonly profile: Partial<UnitProfile>;
  /** The unit a person said it is; null: none of those it is like; undefined: nobody was asked. */
  readonly sameAs?: number | null | undefined;
}

/** A pasted list, with what its other columns say. Errors: UNIT_UNKNOWN; UNIT_EXISTS where two go by one name. */
export function registerPasted(
  project: ProjectFile,
  { kind, units }: Parsed<'registerUnits'>,
): Result<RegisteredUnits> {
  return registerUnits(project, kind, units);
}

export function registerUnits(
  project: ProjectFile,
  kind: UnitKind,
  drafts: readonly UnitDraft[],
): Result<RegisteredUnits> {
  const before = drafts.flatMap(({ name, sameAs }) => {
    const unit = sameAs ? null : findUnitCalled(project.read, name);
    return unit ? [{ name, unit: unit.name }] : [];
  });
  // Nothing new is nothing done: the log holds deeds only.
  if (before.length === drafts.length) return ok({ added: 0, existing: before });
  const input = { kind, names: drafts.map(({ name }) => name) };
  return record(project, { name: 'addUnits', input, effect: 'undoable' }, (write) => {
    const existing: { name: string; unit: string }[] = [];
    const aliases: string[] = [];
    for (const draft of drafts) {
      const unit = draft.sameAs ? findUnit(write, draft.sameAs) : findUnitCalled(write, draft.name);
      if (draft.sameAs && !unit) return fail('UNIT_UNKNOWN', { unit: draft.sameAs });
      if (unit) {
        existing.push({ name: draft.name, unit: unit.name });
        if (draft.sameAs && addAlias(write, unit.id, draft.name))
          aliases.push(`${quoted(draft.name)}记为${unit.name}的别名`);
        continue;
      }
      const id = insertUnit(write, draft.name, kind, draft.profile);
      const set = setOwnAliases(write, id, [...draft.aliases, ...(draft.formerNames ?? [])], draft.formerNames);
      // Whoever has the name may be one of those pasted: of these none is registered then.
      if (!set.ok) return fail(set.code, { ...set.detail, pasted: draft.name });
      if (draft.sameAs === null) keepApartFromAll(write, id);
    }
    const added = drafts.length - existing.length;
    const summary = [`登记${UNIT_KIND_WORDS[kind]} ${groupDigits(added)} 个`, ...aliases].join('；');
    return ok({ value: { added, existing }, summary });
  });
}

/** Errors: UNIT_UNKNOWN; UNIT_EXISTS when an alias already names another unit. */
export function setAliases(project: ProjectFile, { unitId, aliases }: Parsed<'setAliases'>): Result<null> {
  return record(project, { name: 'setAliases', input: { unitId, aliases }, effect: 'undoable' }, (write) => {
    const unit = findUnit(write, unitId);
    if (!unit) return fail('UNIT_UNKNOWN', { unit: unitId });
    const set = setOwnAliases(write, unitId, aliases);
    if (!set.ok) return set;
    return ok({ value: null, summary: `“${unit.name}”的别名：${aliases.join('、') || '无'}` });
  });
}

/** Errors: UNIT_EXISTS. */
function setOwnAliases(
  write: WriteHandle,
  unitId: number,
  aliases: readonly string[],
  formerNames?: readonly string[],
): Result<null> {
  for (const alias of aliases) {
    const other = findOtherCalled(write, alias, unitId);
    if (other) return fail('UNIT_EXISTS', { unit: alias, other: other.name });
  }
  replaceAliases(write, unitId, aliases, formerNames);
  return ok(null);
}
