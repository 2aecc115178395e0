/** 加减法: adds, subtracts, restores, amends and moves items in the open round. */
import type { Parsed } from '../../../shared/contract';
import { partsOfDraft } from '../../../shared/logic/draftParts';
import { listOfCategory, roleInList } from '../../../shared/logic/schemeLists';
import type { ItemDraft } from '../../../shared/model/item';
import { type Change, type ChangeKind, MERGE_REASON, type Round } from '../../../shared/model/round';
import { fail, ok, type Result } from '../../../shared/result';
import type { ReadHandle, WriteHandle } from '../database/handles';
import type { ProjectFile } from '../database/projectFile';
import { type Recorded, record } from '../database/record';
import { replaceItemBases } from '../repositories/basisRepository';
import {
  addVersion,
  findItem,
  type ItemHead,
  insertItem,
  readContents,
  replaceResponsibilities,
  setLive,
  setParticulars,
  setSection,
  setTownshipRole,
} from '../repositories/itemRepository';
import { readProject } from '../repositories/projectRepository';
import { findOpenRound, insertChange } from '../repositories/roundRepository';

/** What every change states: why, and by whom. */
interface Grounds {
  readonly reason: string;
  readonly proposer: string;
  readonly decider: string;
}

/** Runs a change in the open round. Errors: NO_OPEN_ROUND. */
function inRound<T>(
  project: ProjectFile,
  name: string,
  input: unknown,
  body: (write: WriteHandle, round: Round) => Result<Recorded<T>>,
): Result<T> {
  return record(project, { name, input, effect: 'undoable' }, (write) => {
    const round = findOpenRound(write);
    return round ? body(write, round) : fail('NO_OPEN_ROUND');
  });
}

function insert(
  write: WriteHandle,
  round: Round,
  item: { id: number; listId: string; category: string },
  kind: ChangeKind,
  grounds: Grounds,
  more: Partial<Pick<Change, 'reasonKind' | 'targetItemId' | 'toListId' | 'toCategory'>> = {},
): void {
  const effects: Readonly<Record<ChangeKind, number>> = {
    add: 1,
    restore: 1,
    split: 1,
    subtract: -1,
    amend: 0,
    move: 0,
  };
  insertChange(write, {
    roundId: round.id,
    itemId: item.id,
    kind,
    countEffect: effects[kind],
    listId: item.listId,
    category: item.category,
    toListId: more.toListId ?? null,
    toCategory: more.toCategory ?? null,
    reasonKind: more.reasonKind ?? '',
    reason: grounds.reason,
    targetItemId: more.targetItemId ?? null,
    entryId: null,
    proposer: grounds.proposer,
    decider: grounds.decider,
  });
}

function inState(read: ReadHandle, itemId: number, live: boolean): Result<ItemHead> {
  const item = findItem(read, itemId);
  if (!item) return fail('ITEM_UNKNOWN', { item: itemId });
  if (item.live === live) return ok(item);
  return fail(live ? 'ITEM_SUBTRACTED' : 'ITEM_LIVE', { item: item.name });
}

/** 加一项 that no entry proposed; its proposer must be named (rule 6). Errors: CATEGORY_UNKNOWN, REASON_MISSING, NO_TOWNSHIPS. */
export function addItem(project: ProjectFile, input: Parsed<'addItem'>): Result<{ itemId: number }> {
  const { item: draft, ...grounds } = input;
  return inRound(project, 'addItem', { name: draft.name, ...grounds }, (write, round) => {
    const added = addDraft(write, round, draft, grounds, project.session.now());
    if (!added.ok) return added;
    return ok({ value: { itemId: added.value }, summary: `第${round.number}轮增加“${draft.name}”：${grounds.reason}` });
  });
}

/** Several at once, such as rows pasted from a table; one that cannot be added stops them all. Errors: as one. */
export function addItems(project: ProjectFile, input: Parsed<'addItems'>): Result<{ added: number }> {
  const { items, ...grounds } = input;
  return inRound(project, 'addItems', { items: items.length, ...grounds }, (write, round) => {
    for (const draft of items) {
      const added = addDraft(write, round, draft, grounds, project.session.now());
      if (!added.ok) return added;
    }
    const said = items.length === 1 ? `“${items[0]?.name}”` : ` ${items.length} 项`;
    return ok({ value: { added: items.length }, summary: `第${round.number}轮增加${said}：${grounds.reason}` });
  });
}

function addDraft(write: WriteHandle, round: Round, draft: ItemDraft, grounds: Grounds, at: string): Result<number> {
  if (grounds.proposer.trim() === '') return fail('REASON_MISSING', { field: '提出单位' });
  if (draft.scope === 'particular' && draft.townships.length === 0) return fail('NO_TOWNSHIPS', { item: draft.name });
  const list = listOfCategory(readProject(write).scheme, draft.category, draft.listId);
  if (!list) return fail('CATEGORY_UNKNOWN', { category: draft.category });
  const id = insertItem(write, { list, draft, sortedRoundId: null, appliesReason: grounds.reason, at });
  insert(write, round, { id, listId: list.id, category: draft.category }, 'add', grounds);
  return ok(id);
}

/** 核减, several at once for one reason. 内容重复合并 names the live item they go into. */
export function subtractItems(project: ProjectFile, input: Parsed<'subtractItems'>): Result<{ subtracted: number }> {
  const { itemIds, reasonKind, targetItemId, ...grounds } = input;
  return inRound(project, 'subtractItems', input, (write, round) => {
    if (reasonKind === MERGE_REASON && targetItemId === null) return fail('REASON_MISSING', { field: '并入哪一项' });
    if (targetItemId !== null) {
      const target = inState(write, targetItemId, true);
      if (!target.ok) return target;
      if (itemIds.includes(targetItemId)) return fail('SAME_ITEM', { item: target.value.name });
    }
    const names: string[] = [];
    for (const itemId of new Set(itemIds)) {
      const item = inState(write, itemId, true);
      if (!item.ok) return item;
      setLive(write, itemId, false);
      insert(write, round, item.value, 'subtract', grounds, { reasonKind, targetItemId });
      names.push(item.value.name);
    }
    const said = names.length === 1 ? `“${names[0]}”` : `“${names[0]}”等 ${names.length} 项`;
    return ok({ value: { subtracted: names.length }, summary: `第${round.number}轮核减${said}：${reasonKind}` });
  });
}

/** 恢复 a subtracted item. Errors: ITEM_LIVE. */
export function restoreItem(project: ProjectFile, { itemId, ...grounds }: Parsed<'restoreItem'>): Result<null> {
  return inRound(project, 'restoreItem', { itemId, ...grounds }, (write, round) => {
    const item = inState(write, itemId, false);
    if (!item.ok) return item;
    setLive(write, itemId, true);
    insert(write, round, item.value, 'restore', grounds);
    return ok({ value: null, summary: `第${round.number}轮恢复“${item.value.name}”：${grounds.reason}` });
  });
}

/** 改: a new wording is a new version; the old one stays. Counts 0. */
export function amendItem(project: ProjectFile, input: Parsed<'amendItem'>): Result<null> {
  const { itemId, name, text, townshipRole, bases, remark, parts, ...grounds } = input;
  return inRound(project, 'amendItem', input, (write, round) => {
    const item = inState(write, itemId, true);
    if (!item.ok) return item;
    const [content] = readContents(write, [itemId]);
    const fields = parts && { ...content?.fields, ...parts.fields };
    const reworded = name !== item.value.name || text !== item.value.text;
    if (reworded || (fields && JSON.stringify(fields) !== JSON.stringify(content?.fields)))
      addVersion(write, itemId, {
        name,
        text,
        ...(fields && { fields }),
        reason: grounds.reason,
        at: project.session.now(),
      });
    setParticulars(write, itemId, townshipRole, remark);
    replaceItemBases(write, itemId, bases);
    const list = readProject(write).scheme.lists.find(({ id }) => id === item.value.listId);
    if (parts && list) replaceResponsibilities(write, itemId, partsOfDraft({ ...parts, townshipRole }, list.kind));
    insert(write, round, item.value, 'amend', grounds);
    return ok({ value: null, summary: `第${round.number}轮修改“${item.value.name}”：${grounds.reason}` });
  });
}

/**
 * 调类: out of one category, into another, of the same list or of `listId`; counts 0. In a list that knows the township's
 * part by itself, the item takes that part. Errors: CATEGORY_UNKNOWN, SAME_ITEM when it is there already.
 */
export function moveItem(project: ProjectFile, input: Parsed<'moveItem'>): Result<null> {
  const { itemId, listId, category, ...grounds } = input;
  return inRound(project, 'moveItem', input, (write, round) => {
    const item = inState(write, itemId, true);
    if (!item.ok) return item;
    const { scheme } = readProject(write);
    const from = item.value;
    const list = listOfCategory(scheme, category, listId ?? from.listId);
    if (!list) return fail('CATEGORY_UNKNOWN', { category });
    if (category === from.category && list.id === from.listId) return fail('SAME_ITEM', { item: from.name, category });
    setSection(write, itemId, { listId: list.id, category });
    const role = roleInList(list.kind);
    if (role !== null && list.id !== from.listId) setTownshipRole(write, itemId, role);
    insert(write, round, from, 'move', grounds, { toListId: list.id, toCategory: category });
    const other = list.id !== from.listId;
    const said = (id: string, name: string) =>
      other ? `${scheme.lists.find((one) => one.id === id)?.name ?? ''}“${name}”` : name;
    return ok({
      value: null,
      summary: `第${round.number}轮“${from.name}”由${said(from.listId, from.category)}调入${said(list.id, category)}`,
    });
  });
}
