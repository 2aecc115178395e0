/** Registers departments and townships, with aliases, old names and township profiles. */
import type { Parsed } from '../../../shared/contract';
import { groupDigits } from '../../../shared/logic/text/groupDigits';
import type { UnitKind, UnitProfile } from '../../../shared/model/unit';
import { fail, ok, type Result } from '../../../shared/result';
import type { UnitRow } from '../../../shared/views';
import type { WriteHandle } from '../database/handles';
import type { ProjectFile } from '../database/projectFile';
import { record } from '../database/record';
import {
  countUnits,
  findUnit,
  findUnitByName,
  insertUnit,
  listFormerNames,
  listUnits,
  replaceAliases,
} from '../repositories/unitRepository';

const KIND_WORDS: Readonly<Record<UnitKind, string>> = { department: '部门', township: '乡镇' };

export function readUnits({ read }: ProjectFile): UnitRow[] {
  const counts = countUnits(read);
  const formerNames = listFormerNames(read);
  return listUnits(read).map((unit) => ({
    ...unit,
    formerNames: formerNames.get(unit.id) ?? [],
    entries: 0,
    items: 0,
    ...counts.get(unit.id),
  }));
}

/** Names already known (also as an alias) are left as they are and named in the answer. */
export function addUnits(
  project: ProjectFile,
  input: Parsed<'addUnits'>,
): Result<{ added: number; existing: string[] }> {
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
}

/** A pasted list, with what its other columns say. Names already known are left as they are and named in the answer. */
export function registerPasted(
  project: ProjectFile,
  { kind, units }: Parsed<'registerUnits'>,
): Result<{ added: number; existing: string[] }> {
  return registerUnits(project, kind, units);
}

export function registerUnits(
  project: ProjectFile,
  kind: UnitKind,
  drafts: readonly UnitDraft[],
): Result<{ added: number; existing: string[] }> {
  // Nothing new is nothing done: the log holds deeds only.
  if (drafts.every(({ name }) => findUnitByName(project.read, name))) {
    return ok({ added: 0, existing: drafts.map(({ name }) => name) });
  }
  const input = { kind, names: drafts.map(({ name }) => name) };
  return record(project, { name: 'addUnits', input, effect: 'undoable' }, (write) => {
    const existing: string[] = [];
    for (const draft of drafts) {
      if (findUnitByName(write, draft.name)) {
        existing.push(draft.name);
        continue;
      }
      const id = insertUnit(write, draft.name, kind, draft.profile);
      const set = setOwnAliases(write, id, [...draft.aliases, ...(draft.formerNames ?? [])], draft.formerNames);
      if (!set.ok) return set;
    }
    const added = drafts.length - existing.length;
    return ok({ value: { added, existing }, summary: `登记${KIND_WORDS[kind]} ${groupDigits(added)} 个` });
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
    const other = findUnitByName(write, alias);
    if (other && other.id !== unitId) return fail('UNIT_EXISTS', { unit: alias, other: other.name });
  }
  replaceAliases(write, unitId, aliases, formerNames);
  return ok(null);
}
