/** 批量改 and editing in the grid: one value or one replacement in many items, previewed, as one action. */
import type { Parsed } from '../../../../shared/contract';
import { formatCitation } from '../../../../shared/logic/bases/parseCitation';
import { notCitedYet } from '../../../../shared/logic/bases/sameCitation';
import { leadingUnit } from '../../../../shared/logic/pool/leadingUnit';
import { tellNamesakes } from '../../../../shared/logic/pool/namesakes';
import { planEdit } from '../../../../shared/logic/pool/planEdit';
import { turnSides } from '../../../../shared/logic/pool/turnSides';
import { groupBy } from '../../../../shared/logic/rows/groupBy';
import { tellsSides } from '../../../../shared/logic/schemes/schemeLists';
import { groupDigits } from '../../../../shared/logic/text/groupDigits';
import { quoted } from '../../../../shared/logic/text/nestQuotes';
import { type ItemContent, ownPrintSchema } from '../../../../shared/model/item';
import {
  type EditableItem,
  type EditedCell,
  fieldWords,
  isOwnField,
  type OwnOfTown,
  ownField,
  type PoolEdit,
} from '../../../../shared/model/poolEdit';
import type { ListField, Scheme } from '../../../../shared/model/scheme';
import { fail, ok, type Result } from '../../../../shared/result';
import type { EditPreview } from '../../../../shared/views/pool';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import { replaceItemBases } from '../../repositories/bases/basisRepository';
import { readContents, settleOwnPrints } from '../../repositories/pool/itemContents';
import {
  addVersion,
  replaceLead,
  replaceResponsibilities,
  setParticulars,
} from '../../repositories/pool/itemRepository';
import { moveHome } from '../../repositories/pool/moveHome';
import { readPool } from '../../repositories/pool/poolInMemory';
import { readProject } from '../../repositories/project/projectRepository';
import { fillingReasons } from '../../repositories/rounds/noteFilled';
import { findOpenRound, insertChange } from '../../repositories/rounds/roundRepository';
import { onlyDepartments } from '../../repositories/units/onlyDepartments';
import { ensureUnit, findUnitMeant } from '../../repositories/units/unitRepository';

/** What `editItems` would do now. Errors: none; items that cannot be changed are named with the reason. */
export function previewEdit(project: ProjectFile, { itemIds, edit, limit }: Parsed<'previewEdit'>): EditPreview {
  const asked = asRegistered(project.read, edit);
  const { byId, live } = readPool(project);
  const items = itemIds.flatMap((id) => byId.get(id) ?? []);
  const { scheme } = readProject(project.read);
  const { cells, refused } = planEdit(
    items.map((item) => editable(item, item.live, scheme)),
    asked,
    scheme,
  );
  return {
    items: items.length,
    changed: new Set(cells.map(({ itemId }) => itemId)).size,
    changedCells: cells.length,
    cells: tellNamesakes(cells, live).slice(0, limit),
    refused: refused.slice(0, limit),
  };
}

/**
 * Writes the edit in the open round: a change of category counts as 调类, everything else as 改; both count 0.
 * Errors: NO_OPEN_ROUND, UNIT_KIND when a township is to lead, ITEM_SUBTRACTED or CATEGORY_UNKNOWN when nothing can be changed.
 */
export function editItems(project: ProjectFile, input: Parsed<'editItems'>): Result<{ changed: number }> {
  const { itemIds, edit: written, ...grounds } = input;
  const edit = asRegistered(project.read, written);
  const asked = itemIds.length > 20 ? { items: itemIds.length } : { itemIds };
  return record(project, { name: 'editItems', input: { ...asked, edit, ...grounds }, effect: 'undoable' }, (write) => {
    const round = findOpenRound(write);
    if (!round) return fail('NO_OPEN_ROUND');
    const contents = new Map(readContents(write, itemIds).map((item) => [item.id, item]));
    const live = liveAmong(write, itemIds);
    const { scheme } = readProject(write);
    const items = [...contents.values()].map((item) => editable(item, live.has(item.id), scheme));
    const { cells, refused } = planEdit(items, edit, scheme);
    const lead = edit.kind === 'set' && edit.field === 'department' ? leadFor(write, cells[0]?.after ?? '') : ok(null);
    if (!lead.ok) return lead;
    const byItem = groupBy(cells, ({ itemId }) => itemId);
    const [problem] = refused;
    if (byItem.size === 0 && problem) return fail('EDIT_REFUSED', { item: problem.itemName, why: problem.why });
    if (byItem.size === 0) return fail('NOTHING_CHANGED');
    for (const [itemId, own] of byItem) {
      const content = contents.get(itemId);
      if (!content) continue;
      if (edit.kind === 'cite')
        replaceItemBases(write, itemId, [...content.bases, ...notCitedYet(content.bases, edit.citations)]);
      const fields = fieldsOf(scheme, content);
      const leads = tellsSides(scheme, content.listId) ? 'main' : 'lead';
      const at = project.session.now();
      const sides = sidesOf(content, scheme);
      apply(write, content, own, { fields, leadUnit: lead.value, leads, sides, reason: grounds.reason, at });
      settleOwnPrints(write, content);
    }
    const filling = fillingReasons(write, told(contents, byItem), false);
    for (const [itemId, own] of byItem) {
      const content = contents.get(itemId);
      if (!content) continue;
      const category = own.find(({ field }) => field === 'category');
      insertChange(write, {
        roundId: round.id,
        itemId,
        kind: category ? 'move' : 'amend',
        countEffect: 0,
        listId: content.listId,
        category: content.category,
        toListId: category ? content.listId : null,
        toCategory: category?.after ?? null,
        reasonKind: filling(itemId),
        reason: grounds.reason,
        targetItemId: null,
        entryId: null,
        proposer: grounds.proposer,
        decider: grounds.decider,
        basis: grounds.basis ?? '',
      });
    }
    const summary = `第${round.number}轮${sentence(edit, cells, byItem.size)}：${grounds.reason}`;
    return ok({ value: { changed: byItem.size }, summary });
  });
}

/** A department by the name it is registered under: a short name of whoever leads already changes nothing. */
function asRegistered(read: ReadHandle, edit: PoolEdit): PoolEdit {
  if (edit.kind !== 'set' || edit.field !== 'department' || edit.value.trim() === '') return edit;
  return { ...edit, value: findUnitMeant(read, edit.value.trim(), 'department')?.name ?? edit.value };
}

/** Items of whose own columns something was written. */
function told(
  contents: ReadonlyMap<number, ItemContent>,
  byItem: ReadonlyMap<number, readonly EditedCell[]>,
): ItemContent[] {
  return [...byItem].flatMap(([itemId, cells]) =>
    cells.some(({ field }) => isOwnField(field)) ? (contents.get(itemId) ?? []) : [],
  );
}

function fieldsOf(scheme: Scheme, item: ItemContent): readonly ListField[] {
  return scheme.lists.find(({ id }) => id === item.listId)?.fields ?? [];
}

function editable(item: ItemContent, live: boolean, scheme: Scheme): EditableItem {
  const { id, listId, name, text, category, townshipRole: role, remark } = item;
  const department = leadingUnit(item.responsibilities);
  const bases = item.bases.map(formatCitation).join('\n');
  const fields = Object.fromEntries(fieldsOf(scheme, item).map((field) => [field.label, item.fields[field.id] ?? '']));
  const sides = sidesOf(item, scheme);
  const towns = ownOfTowns(item, scheme);
  return { id, live, listId, name, text, category, department, role, sides, remark, bases, fields, towns };
}

function ownOfTowns(item: ItemContent, scheme: Scheme): OwnOfTown[] {
  const labels = new Map(fieldsOf(scheme, item).map(({ id, label }) => [id, label]));
  const standing = item.townships.flatMap(({ township, wording, place }) => {
    const words: OwnOfTown['words'] = wording === undefined ? {} : { text: wording };
    const there = place?.listId === item.listId ? { category: place.category } : {};
    return wording === undefined && !place ? [] : [{ township, words, printed: [], ...there }];
  });
  const printed = (item.prints ?? []).map(({ township, ...print }) => {
    const own = Object.entries(print.fields ?? {}).map(([id, value]) => [ownField(labels.get(id) ?? id), value]);
    const words = { ...(print.remark !== undefined && { remark: print.remark }), ...Object.fromEntries(own) };
    return { township, words, printed: ownPrintSchema.keyof().options.filter((part) => print[part] !== undefined) };
  });
  return [...standing, ...printed];
}

/** 共同主体 says that several are the main side together: then none gives way to another. */
function sidesOf({ listId, fields, responsibilities }: ItemContent, scheme: Scheme): ItemContent['responsibilities'] {
  return tellsSides(scheme, listId) && (fields.jointMain ?? '') === '' ? responsibilities : [];
}

function liveAmong(write: WriteHandle, itemIds: readonly number[]): Set<number> {
  const rows = write.all<{ id: number }>(
    'SELECT id FROM item WHERE live = 1 AND id IN (SELECT value FROM json_each(?))',
    [JSON.stringify(itemIds)],
  );
  return new Set(rows.map(({ id }) => id));
}

/** The unit to lead, registered when it is new; null for nobody. */
function leadFor(write: WriteHandle, name: string): Result<number | null> {
  if (name === '') return ok(null);
  const department = onlyDepartments(write, [name]);
  return department.ok ? ok(ensureUnit(write, name, 'department')) : department;
}

interface Applying {
  /** Those of the item's list. */
  readonly fields: readonly ListField[];
  readonly leadUnit: number | null;
  /** What a department that leads is in the item's list. */
  readonly leads: 'lead' | 'main';
  readonly sides: ItemContent['responsibilities'];
  readonly reason: string;
  readonly at: string;
}

function apply(write: WriteHandle, item: ItemContent, cells: readonly EditedCell[], applying: Applying): void {
  const after = (field: EditedCell['field']) => cells.find((cell) => cell.field === field)?.after;
  const name = after('name');
  const text = after('text');
  const { reason, at } = applying;
  const told = applying.fields.flatMap(({ id, label }) => {
    const value = after(ownField(label));
    return value === undefined ? [] : [[id, value] as const];
  });
  if (name !== undefined || text !== undefined || told.length > 0) {
    const all = Object.entries({ ...item.fields, ...Object.fromEntries(told) });
    const fields = Object.fromEntries(all.filter(([, value]) => value !== ''));
    addVersion(write, item.id, { name: name ?? item.name, text: text ?? item.text, fields, reason, at });
  }
  const category = after('category');
  if (category !== undefined) moveHome(write, item.id, { listId: item.listId, category });
  const role = after('role');
  const remark = after('remark');
  if (role !== undefined || remark !== undefined) {
    const part = role === undefined ? item.townshipRole : role === 'main' ? 'main' : 'cooperate';
    setParticulars(write, item.id, part, remark ?? item.remark);
    if (role !== undefined && applying.sides.length > 0)
      replaceResponsibilities(write, item.id, turnSides(applying.sides, part));
  }
  if (after('department') !== undefined) replaceLead(write, item.id, applying.leadUnit, applying.leads);
}

/** 把“护林防火”的牵头部门改为“市林业和草原局”; 把 12 项中的“打防火道”换成“开设防火隔离带” */
function sentence(edit: PoolEdit, cells: readonly EditedCell[], items: number): string {
  const whose = items === 1 ? `“${cells[0]?.itemName ?? ''}”` : ` ${groupDigits(items)} 项`;
  if (edit.kind === 'replace') {
    const into = edit.replacement === '' ? '去掉' : `换成“${edit.replacement}”`;
    return `把${whose}中的“${edit.find}”${into}`;
  }
  if (edit.kind === 'cite')
    return `为${whose}加依据${edit.citations.map((one) => quoted(formatCitation(one))).join('、')}`;
  const words = { main: '主体责任', cooperate: '配合责任' };
  const value = cells[0]?.after ?? '';
  const said = edit.field === 'role' && (value === 'main' || value === 'cooperate') ? words[value] : value;
  const shown = said.length > 30 ? `${said.slice(0, 30)}…` : said;
  const also = items === 1 && cells[0]?.also ? `，${cells[0].also}` : '';
  return `把${whose}的${fieldWords(edit.field)}${said === '' ? '清空' : `改为“${shown}”`}${also}`;
}
