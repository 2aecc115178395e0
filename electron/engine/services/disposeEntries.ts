/** 去向: adopts, attaches, splits, rejects and returns entries; the only way an entry leaves 待定. */
import type { Parsed } from '../../../shared/contract';
import { draftItem } from '../../../shared/logic/draftItem';
import { listOfCategory } from '../../../shared/logic/schemeLists';
import { DISPOSITION_WORDS } from '../../../shared/model/disposition';
import type { ItemDraft } from '../../../shared/model/item';
import type { Scheme } from '../../../shared/model/scheme';
import { type Failure, fail, ok, type Result } from '../../../shared/result';
import type { EntryRow } from '../../../shared/views';
import type { ReadHandle, WriteHandle } from '../database/handles';
import type { ProjectFile } from '../database/projectFile';
import { record } from '../database/record';
import { insertAdopted } from '../repositories/adoptions';
import { deleteDispositions, findEntry, insertDisposition, readEntryContent } from '../repositories/entryRepository';
import { findItem } from '../repositories/itemRepository';
import { readProject } from '../repositories/projectRepository';
import { findOpenRound } from '../repositories/roundRepository';

interface Adoption {
  readonly draft: ItemDraft;
  readonly reason: string;
  readonly proposer: string;
  readonly decider: string;
}

/** 采用 as written, many at once. While the sorting round is open they are the first figure, later they count as 增. */
export function adoptEntries(project: ProjectFile, input: Parsed<'adoptEntries'>): Result<{ adopted: number }> {
  const { entryIds, proposer, decider } = input;
  return record(
    project,
    { name: 'adoptEntries', input: { entries: entryIds.length, proposer, decider }, effect: 'undoable' },
    (write) => {
      const { scheme } = readProject(write);
      for (const entryId of entryIds) {
        const entry = undecided(write, entryId);
        if (!entry.ok) return entry;
        const content = readEntryContent(write, entryId);
        if (!content) return fail('ENTRY_UNKNOWN', { entry: entryId });
        const draft = draftItem(content, entry.value.unit, entry.value.direction, scheme);
        const adopted = adopt(write, project, scheme, entry.value, { draft, reason: '', proposer, decider });
        if (!adopted.ok) return adopted;
      }
      return ok({ value: { adopted: entryIds.length }, summary: `采用 ${entryIds.length} 条为事项` });
    },
  );
}

/** 采用为新事项 in the wording a person settled. Errors: ENTRY_DECIDED, CATEGORY_UNKNOWN, NO_OPEN_ROUND, NO_TOWNSHIPS. */
export function adoptEntry(project: ProjectFile, input: Parsed<'adoptEntry'>): Result<{ itemId: number }> {
  const { entryId, item: draft, reason, proposer, decider } = input;
  return record(project, { name: 'adoptEntry', input: { entryId, reason }, effect: 'undoable' }, (write) => {
    const entry = undecided(write, entryId);
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
  adoption: Adoption,
): Result<number> {
  const { draft, reason, proposer, decider } = adoption;
  const list = listOfCategory(scheme, draft.category, draft.listId);
  if (!list) return fail('CATEGORY_UNKNOWN', { entry: entry.name, unit: entry.unit, category: draft.category });
  const round = findOpenRound(write);
  if (!round) return fail('NO_OPEN_ROUND');
  if (draft.scope === 'particular' && draft.townships.length === 0) return fail('NO_TOWNSHIPS', { item: draft.name });
  const appliesReason = draft.scope === 'particular' ? `${entry.unit}报送时写明` : '';
  const at = project.session.now();
  return ok(insertAdopted(write, { entry, draft, list, round, appliesReason, reason, proposer, decider, at }));
}

/** 并入 one item; counts 0. Errors: ENTRY_DECIDED, ITEM_UNKNOWN, ITEM_SUBTRACTED. */
export function attachEntry(project: ProjectFile, input: Parsed<'attachEntry'>): Result<null> {
  return link(project, 'attachEntry', 'attach', input.entryId, [input.itemId], input.reason);
}

/** 拆入 two or more items; the entry still counts once. Errors: as attaching; SAME_ITEM when one is named twice. */
export function splitEntry(project: ProjectFile, input: Parsed<'splitEntry'>): Result<null> {
  if (new Set(input.itemIds).size < input.itemIds.length) return fail('SAME_ITEM');
  return link(project, 'splitEntry', 'split', input.entryId, input.itemIds, input.reason);
}

function link(
  project: ProjectFile,
  name: string,
  kind: 'attach' | 'split',
  entryId: number,
  itemIds: readonly number[],
  reason: string,
): Result<null> {
  return record(project, { name, input: { entryId, itemIds, reason }, effect: 'undoable' }, (write) => {
    const entry = undecided(write, entryId);
    if (!entry.ok) return entry;
    const names: string[] = [];
    for (const itemId of itemIds) {
      const item = liveItem(write, itemId);
      if (!item.ok) return item;
      names.push(`“${item.value}”`);
      insertDisposition(write, {
        entryId,
        kind,
        itemId,
        roundId: findOpenRound(write)?.id ?? null,
        reasonKind: '',
        reason,
      });
    }
    return ok({ value: null, summary: `“${entry.value.name}”${DISPOSITION_WORDS[kind]}${names.join('、')}` });
  });
}

/** 一并确认: each entry into its item, or into several, as one action. Errors: as attaching, then nothing is written. */
export function attachMany(project: ProjectFile, { rows, reason }: Parsed<'attachMany'>): Result<{ attached: number }> {
  const input = { entries: rows.length, reason };
  return record(project, { name: 'attachMany', input, effect: 'undoable' }, (write) => {
    const roundId = findOpenRound(write)?.id ?? null;
    let split = 0;
    for (const { entryId, itemIds } of rows) {
      const entry = undecided(write, entryId);
      if (!entry.ok) return entry;
      if (new Set(itemIds).size < itemIds.length) return fail('SAME_ITEM');
      const kind = itemIds.length > 1 ? 'split' : 'attach';
      if (kind === 'split') split += 1;
      for (const itemId of itemIds) {
        const item = liveItem(write, itemId);
        if (!item.ok) return item;
        insertDisposition(write, { entryId, kind, itemId, roundId, reasonKind: '', reason });
      }
    }
    const words = split > 0 ? `并入 ${rows.length - split} 条、拆入 ${split} 条` : `并入 ${rows.length} 条`;
    return ok({ value: { attached: rows.length }, summary: `一并确认：${words}` });
  });
}

/** 不予列入, with its reason. Errors: ENTRY_DECIDED. */
export function rejectEntry(project: ProjectFile, input: Parsed<'rejectEntry'>): Result<null> {
  return settle(project, 'rejectEntry', 'reject', input.entryId, input.reasonKind, input.reason);
}

/** 退回补正, with what is missing. Errors: ENTRY_DECIDED. */
export function returnEntry(project: ProjectFile, input: Parsed<'returnEntry'>): Result<null> {
  return settle(project, 'returnEntry', 'return', input.entryId, '', input.reason);
}

function settle(
  project: ProjectFile,
  name: string,
  kind: 'reject' | 'return',
  entryId: number,
  reasonKind: string,
  reason: string,
): Result<null> {
  return record(project, { name, input: { entryId, reasonKind, reason }, effect: 'undoable' }, (write) => {
    const entry = undecided(write, entryId);
    if (!entry.ok) return entry;
    insertDisposition(write, {
      entryId,
      kind,
      itemId: null,
      roundId: findOpenRound(write)?.id ?? null,
      reasonKind,
      reason,
    });
    return ok({ value: null, summary: `“${entry.value.name}”${DISPOSITION_WORDS[kind]}：${reason}` });
  });
}

/**
 * 撤回并入: the entry is pending again. Errors: ENTRY_UNDECIDED; ITEM_LIVE when it was adopted, as its item would
 * then stand there without origin (undo the adoption, or subtract the item).
 */
export function detachEntry(project: ProjectFile, { entryId, reason }: Parsed<'detachEntry'>): Result<null> {
  return record(project, { name: 'detachEntry', input: { entryId, reason }, effect: 'undoable' }, (write) => {
    const entry = findEntry(write, entryId);
    if (!entry) return fail('ENTRY_UNKNOWN', { entry: entryId });
    const { kind, items } = entry.disposition;
    if (kind === 'pending') return fail('ENTRY_UNDECIDED', { entry: entry.name });
    if (kind === 'adopt') return fail('ITEM_LIVE', { entry: entry.name, item: items[0]?.name ?? '' });
    deleteDispositions(write, entryId);
    return ok({ value: null, summary: `“${entry.name}”撤回${DISPOSITION_WORDS[kind]}${reason ? `：${reason}` : ''}` });
  });
}

function undecided(read: ReadHandle, entryId: number): Result<EntryRow> {
  const entry = findEntry(read, entryId);
  if (!entry) return fail('ENTRY_UNKNOWN', { entry: entryId });
  const { kind } = entry.disposition;
  if (kind !== 'pending')
    return fail('ENTRY_DECIDED', { entry: entry.name, unit: entry.unit, fate: DISPOSITION_WORDS[kind] });
  return ok(entry);
}

function liveItem(read: ReadHandle, itemId: number): { ok: true; value: string } | Failure {
  const item = findItem(read, itemId);
  if (!item) return fail('ITEM_UNKNOWN', { item: itemId });
  return item.live ? ok(item.name) : fail('ITEM_SUBTRACTED', { item: item.name });
}
