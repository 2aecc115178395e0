/** 去向: adopts, attaches, splits, rejects and returns entries; the only way an entry leaves 待定. */

import type { Parsed } from '../../../../shared/contract';
import { callAsRegistered } from '../../../../shared/logic/pool/callAsRegistered';
import { draftItem } from '../../../../shared/logic/pool/draftItem';
import { listOfCategory } from '../../../../shared/logic/schemes/schemeLists';
import { groupDigits } from '../../../../shared/logic/text/groupDigits';
import { quoted } from '../../../../shared/logic/text/nestQuotes';
import { DISPOSITION_WORDS } from '../../../../shared/model/disposition';
import type { ItemDraft } from '../../../../shared/model/item';
import type { Scheme } from '../../../../shared/model/scheme';
import { fail, ok, type Result } from '../../../../shared/result';
import type { EntryRow } from '../../../../shared/views';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import { insertNewItem } from '../../repositories/merge/adoptions';
import {
  deleteDispositions,
  findEntry,
  insertDisposition,
  itemStandingOn,
  moveDisposition,
  readEntryContent,
} from '../../repositories/merge/entryRepository';
import { addVersion, findItem, type ItemHead } from '../../repositories/pool/itemRepository';
import { readProject } from '../../repositories/project/projectRepository';
import { findOpenRound, insertChange } from '../../repositories/rounds/roundRepository';
import { departmentNames } from '../../repositories/units/departmentsMeant';
import { listUnits } from '../../repositories/units/unitRepository';

interface Adoption {
  readonly draft: ItemDraft;
  readonly reason: string;
  readonly proposer: string;
  readonly decider: string;
}

/**
 * 采用 as written, many at once. While the sorting round is open they are the first figure, later they count as 增.
 * Errors: as of one; CATEGORIES_UNKNOWN when several stand in no list of the scheme.
 */
export function adoptEntries(project: ProjectFile, input: Parsed<'adoptEntries'>): Result<{ adopted: number }> {
  const { entryIds, proposer, decider } = input;
  return record(
    project,
    { name: 'adoptEntries', input: { entries: entryIds.length, proposer, decider }, effect: 'undoable' },
    (write) => {
      const { scheme } = readProject(write);
      const townships = listUnits(write, 'township');
      const nameOf = departmentNames(write);
      const strange: EntryRow[] = [];
      for (const entryId of entryIds) {
        const entry = undecided(write, entryId);
        if (!entry.ok) return entry;
        const content = readEntryContent(write, entryId);
        if (!content) return fail('ENTRY_UNKNOWN', { entry: entryId });
        const { unit, direction } = entry.value;
        const draft = callAsRegistered(draftItem(content, unit, direction, scheme, townships), nameOf);
        const adopted = adopt(write, project, scheme, entry.value, { draft, reason: '', proposer, decider });
        if (!adopted.ok && adopted.code === 'CATEGORY_UNKNOWN')
          strange.push({ ...entry.value, category: draft.category });
        else if (!adopted.ok) return adopted;
      }
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
  const itemId = makeItem(write, project, scheme, entry, adoption);
  if (!itemId.ok) return itemId;
  const roundId = findOpenRound(write)?.id ?? null;
  const { reason } = adoption;
  insertDisposition(write, { entryId: entry.id, kind: 'adopt', itemId: itemId.value, roundId, reasonKind: '', reason });
  return itemId;
}

/** The item an entry, or a part of it, becomes: a first figure in the sorting round, an addition later. */
function makeItem(
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
  return ok(insertNewItem(write, { entry, draft, list, round, appliesReason, reason, proposer, decider, at }));
}

/**
 * 并入 one item; counts 0. With a wording other than the item's it is amended in the open round, as one action; the
 * wording not used stays readable: the entry's in its row, the item's as the version before.
 * Errors: ENTRY_DECIDED, ITEM_UNKNOWN, ITEM_SUBTRACTED; NO_OPEN_ROUND when the wording is to change.
 */
export function attachEntry(project: ProjectFile, input: Parsed<'attachEntry'>): Result<null> {
  const { entryId, itemId, reason, wording } = input;
  const asked = wording ? { entryId, itemId, reason, wording } : { entryId, itemId, reason };
  return record(project, { name: 'attachEntry', input: asked, effect: 'undoable' }, (write) => {
    const entry = undecided(write, entryId);
    if (!entry.ok) return entry;
    const item = liveItem(write, itemId);
    if (!item.ok) return item;
    const round = findOpenRound(write);
    const link = { entryId, itemId, roundId: round?.id ?? null, reasonKind: '', reason };
    insertDisposition(write, { ...link, kind: 'attach' });
    const into = `“${entry.value.name}”并入“${item.value.name}”`;
    if (!wording || (wording.name === item.value.name && wording.text === item.value.text))
      return ok({ value: null, summary: into });
    if (!round) return fail('NO_OPEN_ROUND');
    const why = reason || `并入${entry.value.unit}${quoted(entry.value.name)}时改定文字`;
    addVersion(write, itemId, { ...wording, reason: why, at: project.session.now() });
    insertChange(write, {
      ...changeOf(entry.value, item.value, round.id, why),
      kind: 'amend',
      countEffect: 0,
    });
    const changed = [
      wording.name === item.value.name ? '' : `名称改为“${wording.name}”`,
      wording.text === item.value.text ? '' : '工作任务改了文字',
    ].filter((words) => words !== '');
    return ok({ value: null, summary: `${into}，${changed.join('，')}` });
  });
}

function changeOf(entry: EntryRow, item: ItemHead, roundId: number, reason: string) {
  return {
    roundId,
    itemId: item.id,
    listId: item.listId,
    category: item.category,
    toListId: null,
    toCategory: null,
    reasonKind: '',
    reason,
    targetItemId: null,
    entryId: entry.id,
    proposer: entry.unit,
    decider: '',
  } as const;
}

/**
 * 拆分: an entry of several duties, part by part: into an item, as a new one, or left out. It counts once: 拆入 when it
 * leads to two items or more, else what became of its only part.
 * Errors: as attaching and adopting; SAME_ITEM when two parts name one item.
 */
export function splitEntry(project: ProjectFile, input: Parsed<'splitEntry'>): Result<null> {
  const { entryId, parts, reason } = input;
  const asked = { entryId, parts: parts.map(({ text, into }) => [text, into.kind]), reason };
  return record(project, { name: 'splitEntry', input: asked, effect: 'undoable' }, (write) => {
    const entry = undecided(write, entryId);
    if (!entry.ok) return entry;
    const links: SplitLink[] = [];
    for (const part of parts) {
      const link = settlePart(write, project, entry.value, part, input);
      if (!link.ok) return link;
      links.push(link.value);
    }
    const itemIds = links.flatMap(({ itemId }) => itemId ?? []);
    if (new Set(itemIds).size < itemIds.length) return fail('SAME_ITEM');
    const roundId = findOpenRound(write)?.id ?? null;
    const adopted = parts.some(({ into }) => into.kind === 'adopt');
    const kind = itemIds.length > 1 ? 'split' : itemIds.length === 0 ? 'reject' : adopted ? 'adopt' : 'attach';
    const rows = kind === 'reject' ? [leftOut(links)] : links;
    for (const row of rows) insertDisposition(write, { ...row, entryId, kind, roundId, reason: row.reason || reason });
    return ok({ value: null, summary: `“${entry.value.name}”拆分：${links.map(({ said }) => said).join('；')}` });
  });
}

interface SplitLink {
  readonly itemId: number | null;
  readonly part: string;
  readonly reasonKind: string;
  readonly reason: string;
  readonly said: string;
}

function settlePart(
  write: WriteHandle,
  project: ProjectFile,
  entry: EntryRow,
  { text: part, into }: Parsed<'splitEntry'>['parts'][number],
  grounds: Omit<Adoption, 'draft'>,
): Result<SplitLink> {
  const { reason, proposer, decider } = grounds;
  const plain = { part, reasonKind: '', reason: '' };
  if (into.kind === 'reject') {
    const { kind: _, ...why } = into;
    return ok({ itemId: null, part, ...why, said: `“${part}”不予列入` });
  }
  if (into.kind === 'attach') {
    const item = liveItem(write, into.itemId);
    return item.ok ? ok({ ...plain, itemId: into.itemId, said: `并入“${item.value.name}”` }) : item;
  }
  const { scheme } = readProject(write);
  const itemId = makeItem(write, project, scheme, entry, { draft: into.item, reason, proposer, decider });
  return itemId.ok ? ok({ ...plain, itemId: itemId.value, said: `采用为“${into.item.name}”` }) : itemId;
}

/** All parts left out: one 不予列入 with the reason of each. */
function leftOut(links: readonly SplitLink[]): SplitLink {
  const reason = links.map(({ part, reason: why }) => `${quoted(part)}${why}`).join('；');
  return { itemId: null, part: '', reasonKind: links[0]?.reasonKind ?? '', reason, said: '' };
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
    const words =
      split > 0
        ? `并入 ${groupDigits(rows.length - split)} 条、拆入 ${groupDigits(split)} 条`
        : `并入 ${groupDigits(rows.length)} 条`;
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
 * 撤回并入: the entry is pending again; before the seal of its round an undo, after it a new action with its reason.
 * What came after, such as a new wording, stays. Errors: ENTRY_UNDECIDED; REASON_MISSING; ITEM_LIVE when an item stands
 * on this entry alone, as it would then be without origin (undo the adoption, or subtract the item).
 */
export function detachEntry(project: ProjectFile, { entryId, reason }: Parsed<'detachEntry'>): Result<null> {
  return record(project, { name: 'detachEntry', input: { entryId, reason }, effect: 'undoable' }, (write) => {
    const entry = decided(write, entryId, reason);
    if (!entry.ok) return entry;
    const { kind, items } = entry.value.disposition;
    const standing = kind === 'adopt' ? items[0]?.name : itemStandingOn(write, entryId);
    if (standing !== undefined) return fail('ITEM_LIVE', { entry: entry.value.name, item: standing });
    deleteDispositions(write, entryId);
    const why = reason ? `：${reason}` : '';
    return ok({ value: null, summary: `“${entry.value.name}”撤回${DISPOSITION_WORDS[kind]}${why}` });
  });
}

/**
 * 改归: an entry put with the wrong item goes to the right one, as one action; other parts of a split one stay.
 * Errors: ENTRY_UNDECIDED when it does not belong to `fromItemId`; REASON_MISSING; SAME_ITEM; ITEM_LIVE as detaching.
 */
export function reattachEntry(project: ProjectFile, input: Parsed<'reattachEntry'>): Result<null> {
  const { entryId, fromItemId, toItemId, reason } = input;
  return record(project, { name: 'reattachEntry', input, effect: 'undoable' }, (write) => {
    const entry = decided(write, entryId, reason);
    if (!entry.ok) return entry;
    const { kind, items } = entry.value.disposition;
    // From the page of the item that another went into, an entry of that other is one of its own.
    const from = items.find(({ id, home }) => id === fromItemId || home?.id === fromItemId);
    if (!from) return fail('ENTRY_UNDECIDED', { entry: entry.value.name });
    const standing = kind === 'adopt' ? from.name : itemStandingOn(write, entryId, from.id);
    if (standing !== undefined) return fail('ITEM_LIVE', { entry: entry.value.name, item: standing });
    const item = liveItem(write, toItemId);
    if (!item.ok) return item;
    if (items.some(({ id }) => id === toItemId)) return fail('SAME_ITEM', { item: item.value.name });
    const roundId = findOpenRound(write)?.id ?? null;
    moveDisposition(write, { entryId, fromItemId: from.id, toItemId, roundId, reason });
    return ok({
      value: null,
      summary: `“${entry.value.name}”由“${from.name}”改归“${item.value.name}”：${reason}`,
    });
  });
}

/** An entry that has its fate; what a sealed round decided is changed with a reason only. */
function decided(read: ReadHandle, entryId: number, reason: string): Result<EntryRow> {
  const entry = findEntry(read, entryId);
  if (!entry) return fail('ENTRY_UNKNOWN', { entry: entryId });
  if (entry.disposition.kind === 'pending') return fail('ENTRY_UNDECIDED', { entry: entry.name });
  if (entry.disposition.sealed && reason.trim() === '') return fail('REASON_MISSING', { field: '撤回的理由' });
  return ok(entry);
}

function undecided(read: ReadHandle, entryId: number): Result<EntryRow> {
  const entry = findEntry(read, entryId);
  if (!entry) return fail('ENTRY_UNKNOWN', { entry: entryId });
  const { kind } = entry.disposition;
  if (kind !== 'pending')
    return fail('ENTRY_DECIDED', { entry: entry.name, unit: entry.unit, fate: DISPOSITION_WORDS[kind] });
  return ok(entry);
}

function liveItem(read: ReadHandle, itemId: number): Result<ItemHead> {
  const item = findItem(read, itemId);
  if (!item) return fail('ITEM_UNKNOWN', { item: itemId });
  return item.live ? ok(item) : fail('ITEM_SUBTRACTED', { item: item.name });
}
