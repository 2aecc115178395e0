/** 采用: entries become items, many as they are written or one in the wording a person settled. */

import type { Parsed } from '../../../../shared/contract';
import { listForEntry, listTold } from '../../../../shared/logic/matching/listForEntry';
import { callAsRegistered } from '../../../../shared/logic/pool/callAsRegistered';
import type { EntryContent } from '../../../../shared/logic/pool/draftItem';
import { draftNew } from '../../../../shared/logic/pool/draftNew';
import { groupDigits } from '../../../../shared/logic/text/groupDigits';
import type { Scheme } from '../../../../shared/model/scheme';
import { fail, ok, type Result } from '../../../../shared/result';
import type { EntryRow } from '../../../../shared/views';
import type { WriteHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import { insertDisposition, readEntryContent } from '../../repositories/merge/entryRepository';
import { type DraftedItem, makeItem, townsOf } from '../../repositories/merge/makeItem';
import { undecidedEntry } from '../../repositories/merge/undecidedEntry';
import { readProject } from '../../repositories/project/projectRepository';
import { findOpenRound } from '../../repositories/rounds/roundRepository';
import { departmentNames } from '../../repositories/units/departmentsMeant';
import { refuseStrangeTowns, settleTowns } from '../../repositories/units/townsWritten';
import { listNoDepartments } from '../../repositories/units/unitRepository';

/**
 * 采用 as written, many at once. While the sorting round is open they are the first figure, later they count as 增.
 * Errors: as of one; CATEGORIES_UNKNOWN when several stand in no list of the scheme.
 */
export function adoptEntries(project: ProjectFile, input: Parsed<'adoptEntries'>): Result<{ adopted: number }> {
  const { entryIds, proposer, decider, towns = {}, categories = [] } = input;
  return record(
    project,
    { name: 'adoptEntries', input: { entries: entryIds.length, proposer, decider }, effect: 'undoable' },
    (write) => {
      const { scheme } = readProject(write);
      const others = listNoDepartments(write);
      const nameOf = departmentNames(write);
      const settled = settleTowns(write, towns);
      if (!settled.ok) return settled;
      const strange: EntryRow[] = [];
      const unknown: string[] = [];
      for (const entryId of entryIds) {
        const entry = undecidedEntry(write, entryId);
        if (!entry.ok) return entry;
        const content = readEntryContent(write, entryId);
        if (!content) return fail('ENTRY_UNKNOWN', { entry: entryId });
        const { unit, unitId, direction } = entry.value;
        const placed = inCategory(content, unitId, scheme, categories);
        const draft = callAsRegistered(draftNew(placed, unit, direction, scheme, others), nameOf);
        unknown.push(...townsOf(draft));
        const adopted = adopt(write, project, scheme, entry.value, { draft, reason: '', proposer, decider });
        if (!adopted.ok && adopted.code === 'TOWNS_UNKNOWN') continue;
        if (!adopted.ok && adopted.code === 'CATEGORY_UNKNOWN')
          strange.push({ ...entry.value, category: draft.category });
        else if (!adopted.ok) return adopted;
      }
      const known = refuseStrangeTowns(write, unknown);
      if (!known.ok) return known;
      const [only, ...more] = strange;
      if (only && more.length === 0)
        return fail('CATEGORY_UNKNOWN', { entry: only.name, unit: only.unit, category: only.category });
      if (only)
        return fail('CATEGORIES_UNKNOWN', {
          count: strange.length,
          units: unitsOf(strange),
          ...(strange.some(({ category }) => category !== '') ? { categories: namesOf(strange) } : {}),
        });
      return ok({ value: { adopted: entryIds.length }, summary: `采用 ${groupDigits(entryIds.length)} 条为事项` });
    },
  );
}

/** An entry whose category no list has, under the one a person said stands for it. */
function inCategory(
  content: EntryContent,
  unitId: number,
  scheme: Scheme,
  answers: NonNullable<Parsed<'adoptEntries'>['categories']>,
): EntryContent {
  if (listForEntry(content, scheme)) return content;
  const listId = listTold(content, scheme)?.id ?? '';
  const answer = answers.find(
    (one) => one.unitId === unitId && one.listId === listId && one.written === content.category,
  );
  return answer ? { ...content, category: answer.category } : content;
}

/** The first few categories, an entry without one among them. */
function namesOf(strange: readonly Pick<EntryRow, 'category'>[]): string {
  const names = [...new Set(strange.map(({ category }) => category || '没有写'))];
  return names.length > 6 ? `${names.slice(0, 6).join('、')}等 ${names.length} 类` : names.join('、');
}

/** 县委组织部 10 条、县水利局 2 条 */
function unitsOf(strange: readonly Pick<EntryRow, 'unit'>[]): string {
  const counts = new Map<string, number>();
  for (const { unit } of strange) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  return [...counts].map(([unit, count]) => `${unit} ${count} 条`).join('、');
}

/** 采用为新事项 in the wording a person settled. Errors: ENTRY_DECIDED, CATEGORY_UNKNOWN, NO_OPEN_ROUND, NO_TOWNSHIPS. */
export function adoptEntry(project: ProjectFile, input: Parsed<'adoptEntry'>): Result<{ itemId: number }> {
  const { entryId, item: draft, reason, proposer, decider, towns = {} } = input;
  return record(project, { name: 'adoptEntry', input: { entryId, reason }, effect: 'undoable' }, (write) => {
    const settled = settleTowns(write, towns);
    if (!settled.ok) return settled;
    const entry = undecidedEntry(write, entryId);
    if (!entry.ok) return entry;
    const adopted = adopt(write, project, readProject(write).scheme, entry.value, { draft, reason, proposer, decider });
    if (!adopted.ok) return adopted;
    return ok({ value: { itemId: adopted.value }, summary: `采用“${entry.value.name}”为事项“${draft.name}”` });
  });
}

function adopt(
  write: WriteHandle,
  project: ProjectFile,
  scheme: Scheme,
  entry: EntryRow,
  drafted: DraftedItem,
): Result<number> {
  const itemId = makeItem(write, project, scheme, entry, drafted);
  if (!itemId.ok) return itemId;
  const roundId = findOpenRound(write)?.id ?? null;
  const { reason } = drafted;
  insertDisposition(write, { entryId: entry.id, kind: 'adopt', itemId: itemId.value, roundId, reasonKind: '', reason });
  return itemId;
}
