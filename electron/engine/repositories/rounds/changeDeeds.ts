/** Carries a change out: the rows of the item and the row of the ledger, always together. */

import { type Part, partsOfDraft } from '../../../../shared/logic/paper/drafts/draftParts';
import { resolveAmendment, resolveMove } from '../../../../shared/logic/pool/amendable';
import { resolveApplication } from '../../../../shared/logic/pool/resolveApplication';
import { applyingTo } from '../../../../shared/logic/schemes/appliesTo';
import { movedWords } from '../../../../shared/logic/schemes/reapply';
import { listOfCategory, roleInList } from '../../../../shared/logic/schemes/schemeLists';
import { quoted } from '../../../../shared/logic/text/nestQuotes';
import type { Deed } from '../../../../shared/model/deed';
import type { ItemContent, ItemDraft } from '../../../../shared/model/item';
import {
  APPLICABILITY_REASON,
  type Change,
  type ChangeKind,
  GIVEN_BACK_REASON,
  MERGE_REASON,
  type Round,
} from '../../../../shared/model/round';
import type { SchemeList } from '../../../../shared/model/scheme';
import { fail, ok, type Result } from '../../../../shared/result';
import type { WriteHandle } from '../../database/file/handles';
import { replaceItemBases } from '../bases/basisRepository';
import { bringBackOrigin } from '../merge/originBack';
import { giveBack, keeperOf } from '../pool/giveBack';
import { readContents, settleOwnPrints } from '../pool/itemContents';
import { itemInState } from '../pool/itemInState';
import {
  addVersion,
  insertItem,
  replaceResponsibilities,
  setLive,
  setParticulars,
  setTownshipRole,
} from '../pool/itemRepository';
import { joinInto } from '../pool/joinInto';
import { moveHome } from '../pool/moveHome';
import { readProject } from '../project/projectRepository';
import { putCell } from '../townships/applicabilityRepository';
import { onlyDepartments } from '../units/onlyDepartments';
import { townCalled } from '../units/townCalled';
import { notATown } from '../units/townsWritten';
import { findUnitByName, findUnitMeant, listUnits } from '../units/unitRepository';
import { aliasesOf } from '../units/unitSuccession';
import { fillingReasons } from './noteFilled';
import { findOpenRound, insertChange, listSettledItems } from './roundRepository';

/** What every change states: why, on what basis, and by whom. */
export interface Grounds {
  readonly reason: string;
  readonly basis?: string | undefined;
  readonly proposer: string;
  readonly decider: string;
  /** The prepared change it was. */
  readonly preparedId?: number;
  /** A decided request asked for it. */
  readonly requested?: boolean;
}

export interface DeedPlace {
  readonly round: Round;
  /** ISO time. */
  readonly at: string;
  /** Of many deeds at once, `aliasesOf` as it is read once. */
  readonly names?: ReadonlyMap<string, string>;
}

export interface Done {
  readonly itemId: number;
  readonly name: string;
  /** What came along with it, as the act ends its sentence. */
  readonly told?: string;
}

type Particulars = Partial<Pick<Change, 'reasonKind' | 'targetItemId' | 'toListId' | 'toCategory'>>;

const EFFECTS: Readonly<Record<ChangeKind, number>> = { add: 1, restore: 1, split: 1, subtract: -1, amend: 0, move: 0 };

/** The ledger's row of a change; answers its id. */
export function noteChange(
  write: WriteHandle,
  round: Round,
  item: { id: number; listId: string; category: string },
  kind: ChangeKind,
  grounds: Grounds,
  more: Particulars = {},
): number {
  return insertChange(write, {
    roundId: round.id,
    itemId: item.id,
    kind,
    countEffect: EFFECTS[kind],
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
    basis: grounds.basis ?? '',
    preparedId: grounds.preparedId ?? null,
  });
}

/** Errors: those of the item's state; CATEGORY_UNKNOWN, SAME_ITEM, REASON_MISSING, NO_TOWNSHIPS, UNIT_KIND. */
export function performDeed(write: WriteHandle, place: DeedPlace, deed: Deed, grounds: Grounds): Result<Done> {
  switch (deed.kind) {
    case 'add':
      return add(write, place, deed.item, grounds);
    case 'subtract':
      return subtract(write, place, deed, grounds);
    case 'restore': {
      const item = itemInState(write, deed.itemId, false);
      if (!item.ok) return item;
      const keeperId = keeperOf(write, deed.itemId);
      const [keeper] = keeperId === undefined ? [] : readContents(write, [keeperId]);
      giveBack(write, deed.itemId);
      setLive(write, deed.itemId, true);
      noteChange(write, place.round, item.value, 'restore', grounds);
      if (keeper) noteGivenBack(write, place.round, keeper, item.value.name, grounds);
      const back = bringBackOrigin(write, deed.itemId, place.round.id).map(quoted).join('、');
      const told = back === '' ? '' : `；撤回过去向的条目${back}归回它名下`;
      return ok({ itemId: deed.itemId, name: item.value.name, told });
    }
    case 'move':
      return move(write, place, deed, grounds);
    case 'amend':
      return amend(write, place, deed, grounds);
    case 'split':
      return split(write, place, deed, grounds);
    case 'apply':
      return apply(write, place, deed, grounds);
  }
}

function add(
  write: WriteHandle,
  { round, at }: DeedPlace,
  draft: ItemDraft,
  grounds: Grounds,
  splitFrom?: ItemContent,
): Result<Done> {
  if (grounds.proposer.trim() === '') return fail('REASON_MISSING', { field: '提出单位' });
  if (draft.scope === 'particular' && draft.townships.length === 0) return fail('NO_TOWNSHIPS', { item: draft.name });
  const list = listOfCategory(readProject(write).scheme, draft.category, draft.listId);
  if (!list) return fail('CATEGORY_UNKNOWN', { category: draft.category });
  const departments = departmentsIn(write, draft.name, partsOfDraft(draft, list.kind), splitFrom);
  if (!departments.ok) return departments;
  const unknown = draft.townships.find((name) => findUnitMeant(write, name, 'township') === null);
  if (unknown !== undefined) return notATown(write, unknown, draft.name);
  const itemId = insertItem(write, { list, draft, sortedRoundId: null, appliesReason: grounds.reason, at });
  const item = { id: itemId, listId: list.id, category: draft.category };
  const split = splitFrom !== undefined;
  noteChange(write, round, item, split ? 'split' : 'add', grounds, { targetItemId: splitFrom?.id ?? null });
  return ok({ itemId, name: draft.name });
}

function subtract(
  write: WriteHandle,
  { round }: DeedPlace,
  { itemId, reasonKind, targetItemId, join }: Extract<Deed, { kind: 'subtract' }>,
  grounds: Grounds,
): Result<Done> {
  if (reasonKind === MERGE_REASON && targetItemId === null) return fail('REASON_MISSING', { field: '并入哪一项' });
  const item = itemInState(write, itemId, true);
  if (!item.ok) return item;
  if (targetItemId !== null) {
    const target = itemInState(write, targetItemId, true);
    if (!target.ok) return target;
    if (targetItemId === itemId) return fail('SAME_ITEM', { item: target.value.name });
    const why = `由${quoted(item.value.name)}并入：${grounds.reason}`;
    const joined = join ? joinInto(write, { keptId: targetItemId, goingId: itemId }, join, why) : ok(null);
    if (!joined.ok) return joined;
  }
  setLive(write, itemId, false);
  noteChange(write, round, item.value, 'subtract', grounds, { reasonKind, targetItemId });
  return ok({ itemId, name: item.value.name });
}

/** Counts in another section from this round on. */
function move(
  write: WriteHandle,
  { round, at, names }: DeedPlace,
  deed: Extract<Deed, { kind: 'move' }>,
  grounds: Grounds,
): Result<Done> {
  const { itemId, listId, category } = deed;
  const item = itemInState(write, itemId, true);
  if (!item.ok) return item;
  const from = item.value;
  const list = listOfCategory(readProject(write).scheme, category, listId ?? from.listId);
  if (!list) return fail('CATEGORY_UNKNOWN', { category });
  if (category === from.category && list.id === from.listId) return fail('SAME_ITEM', { item: from.name, category });
  const [before] = readContents(write, [itemId]);
  const departments = departmentsIn(
    write,
    from.name,
    deed.parts ? partsOfDraft({ ...deed.parts, townshipRole: 'main' }, list.kind) : [],
    before,
  );
  if (!departments.ok) return departments;
  const settled = moveHome(write, itemId, { listId: list.id, category });
  const role = roleInList(list.kind);
  if (role !== null && list.id !== from.listId) setTownshipRole(write, itemId, role);
  const [content] = readContents(write, [itemId]);
  if (before && content) {
    const asked = resolveMove(before, deed, list.kind, deed.from ? (names ?? aliasesOf(write)) : undefined);
    fitInto(write, list, content, { ...asked, reason: grounds.reason, at });
    settleOwnPrints(write, before);
  }
  noteChange(write, round, from, 'move', grounds, { toListId: list.id, toCategory: category });
  return ok({
    itemId,
    name: from.name,
    told: settled.length === 0 ? '' : `；${settled.join('、')}单独列的就是那里，不再另定`,
  });
}

/** What the list asks for, where it was said. */
function fitInto(
  write: WriteHandle,
  { kind }: SchemeList,
  { id, name, townshipRole, ...now }: ItemContent,
  asked: Pick<Extract<Deed, { kind: 'move' }>, 'text' | 'parts' | 'bases'> & Why,
): void {
  const { text = now.text, parts, bases, reason, at } = asked;
  const fields = { ...now.fields, ...parts?.fields };
  if (text !== now.text || JSON.stringify(fields) !== JSON.stringify(now.fields))
    addVersion(write, id, { name, text, fields, reason, at });
  if (bases) replaceItemBases(write, id, bases);
  if (parts) replaceResponsibilities(write, id, partsOfDraft({ ...parts, townshipRole }, kind));
}

/** Those who had a part before are not asked about. Errors: UNIT_KIND. */
function departmentsIn(write: WriteHandle, item: string, parts: readonly Part[], before?: ItemContent): Result<null> {
  const had = new Set(before?.responsibilities.map(({ unit }) => unit));
  return onlyDepartments(
    write,
    parts.flatMap(({ unit }) => (had.has(unit) ? [] : [unit])),
    item,
  );
}

interface Why {
  readonly reason: string;
  readonly at: string;
}

/** A new wording is a new version; the old one stays. */
function amend(
  write: WriteHandle,
  { round, at, names }: DeedPlace,
  deed: Extract<Deed, { kind: 'amend' }>,
  grounds: Grounds,
): Result<Done> {
  const { itemId } = deed;
  const item = itemInState(write, itemId, true);
  if (!item.ok) return item;
  const [content] = readContents(write, [itemId]);
  const { name, text, townshipRole, bases, remark, parts } = content
    ? resolveAmendment(content, deed, deed.from ? (names ?? aliasesOf(write)) : undefined)
    : deed;
  const list = readProject(write).scheme.lists.find(({ id }) => id === item.value.listId);
  const held = parts && list ? partsOfDraft({ ...parts, townshipRole }, list.kind) : null;
  const departments = departmentsIn(write, item.value.name, held ?? [], content);
  if (!departments.ok) return departments;
  const fields = parts && { ...content?.fields, ...parts.fields };
  const reworded = name !== item.value.name || text !== item.value.text;
  if (reworded || (fields && JSON.stringify(fields) !== JSON.stringify(content?.fields)))
    addVersion(write, itemId, { name, text, ...(fields && { fields }), reason: grounds.reason, at });
  setParticulars(write, itemId, townshipRole, remark);
  replaceItemBases(write, itemId, bases);
  if (held) replaceResponsibilities(write, itemId, held);
  if (content) settleOwnPrints(write, content);
  const reasonKind = parts && content ? fillingReasons(write, [content], grounds.requested ?? false)(itemId) : '';
  noteChange(write, round, item.value, 'amend', grounds, { reasonKind });
  return ok({ itemId, name: item.value.name });
}

/** The first part of a split is the item itself, which stays with its entries; each further part is one addition. */
function split(
  write: WriteHandle,
  place: DeedPlace,
  { itemId, parts }: Extract<Deed, { kind: 'split' }>,
  grounds: Grounds,
): Result<Done> {
  const item = itemInState(write, itemId, true);
  if (!item.ok) return item;
  const [content] = readContents(write, [itemId]);
  const proposer = grounds.proposer.trim() === '' ? `由${quoted(item.value.name)}拆出` : grounds.proposer;
  for (const part of parts) {
    const made = add(write, place, part, { ...grounds, proposer }, content);
    if (!made.ok) return made;
  }
  return ok({ itemId, name: item.value.name });
}

/** 适用范围: townships it stood on and no longer does keep the reason; what a township has of its own stays where it still applies. */
function apply(
  write: WriteHandle,
  { round }: DeedPlace,
  deed: Extract<Deed, { kind: 'apply' }>,
  grounds: Grounds,
): Result<Done> {
  const { itemId, why } = deed;
  const item = itemInState(write, itemId, true);
  if (!item.ok) return item;
  const unknown = deed.townships.find((name) => findUnitByName(write, name)?.kind !== 'township');
  if (unknown !== undefined) return fail('UNIT_UNKNOWN', { unit: unknown });
  // Townships may have got other names, or gone into others, since it was prepared.
  const nameToday = (name: string): string => townCalled(write, name);
  const towns = listUnits(write, 'township');
  const [content] = readContents(write, [itemId]);
  const now = content ? applyingTo(content, towns) : [];
  const townships = [...new Set(deed.townships.map(nameToday))];
  const wanted = resolveApplication(now, { from: deed.from?.map(nameToday), townships });
  if (wanted.length === 0) return fail('ITEM_NOWHERE', { item: item.value.name });
  const reason = why === '' ? grounds.reason : why;
  let moved = 0;
  for (const { id: unitId, name } of towns) {
    const applies = wanted.includes(name);
    if (now.includes(name) === applies) continue;
    putCell(write, { itemId, unitId, applies, reason });
    moved += 1;
  }
  if (moved === 0) return fail('NOTHING_CHANGED');
  noteChange(write, round, item.value, 'amend', grounds, { reasonKind: APPLICABILITY_REASON });
  return ok({ itemId, name: item.value.name });
}

/** A line for the one that gave back, unless it is no more, or a first draft that nobody decided about. */
function noteGivenBack(write: WriteHandle, round: Round, was: ItemContent, restored: string, grounds: Grounds): void {
  const [item] = readContents(write, [was.id]);
  if (!item || JSON.stringify(item) === JSON.stringify(was) || !itemInState(write, item.id, true).ok) return;
  if (!grounds.requested && !listSettledItems(write, round.id, [item.id]).has(item.id)) return;
  const towns = listUnits(write, 'township');
  const moved = movedWords(applyingTo(was, towns), applyingTo(item, towns));
  const reason = `恢复${quoted(restored)}，${moved === '' ? '并入时带来的一并退回' : moved}（${grounds.reason}）`;
  noteChange(write, round, item, 'amend', { ...grounds, reason }, { reasonKind: GIVEN_BACK_REASON });
}

export interface MovedItem {
  readonly itemId: number;
  /** 道河镇不再适用 */
  readonly words: string;
}

/**
 * 改适用 by hand: a line of the open round for each item that applies elsewhere than `before`, once it was sealed or sent
 * out for opinions. Until then it is still being laid out where it applies. Answers those no round is open for.
 */
export function noteReapplied(write: WriteHandle, before: readonly ItemContent[], reason: string): MovedItem[] {
  const round = findOpenRound(write);
  const ids = before.map(({ id }) => id);
  const settled = round ? listSettledItems(write, round.id, ids) : new Set<number>();
  const between: MovedItem[] = [];
  const towns = listUnits(write, 'township');
  const was = new Map(before.map((item) => [item.id, applyingTo(item, towns)]));
  for (const item of readContents(write, ids)) {
    const words = movedWords(was.get(item.id) ?? [], applyingTo(item, towns));
    if (!round && words !== '') between.push({ itemId: item.id, words: `${words}（${reason}）` });
    if (!round || !settled.has(item.id) || words === '') continue;
    const grounds = { reason: `${words}（${reason}）`, proposer: '', decider: '' };
    noteChange(write, round, item, 'amend', grounds, { reasonKind: APPLICABILITY_REASON });
  }
  return between;
}
