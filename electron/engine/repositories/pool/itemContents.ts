/** Items whole, as snapshots and papers use them: wording, responsibilities, bases, townships and what is printed otherwise. */
import { formatCitation } from '../../../../shared/logic/bases/parseCitation';
import { groupBy } from '../../../../shared/logic/rows/groupBy';
import { applyingTo } from '../../../../shared/logic/schemes/appliesTo';
import type { SchemeSection } from '../../../../shared/logic/schemes/schemeLists';
import { matchesTown, ruleWords } from '../../../../shared/logic/schemes/townRule';
import {
  type ItemContent,
  type ItemScope,
  type ItemTownship,
  itemContentSchema,
  ownPrintSchema,
  type ResponsibilityRole,
} from '../../../../shared/model/item';
import { type TownRule, townRuleSchema } from '../../../../shared/model/townRule';
import type { Unit } from '../../../../shared/model/unit';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';
import { dropOwnPrints, readOwnPrints } from '../townships/ownPrints';
import { type Abolition, listAbolitions } from '../units/abolitionRepository';
import { listUnits } from '../units/unitRepository';

type StoredContent = Omit<ItemContent, 'fields' | 'townRule' | 'responsibilities' | 'bases' | 'townships'> & {
  readonly fields: string;
  readonly townRule: string | null;
};

/** Everything about items as snapshots and papers use it, in the office's order; all live ones, or those asked for. */
export function readContents(read: ReadHandle, ids?: readonly number[]): ItemContent[] {
  const chosen = ids ? 'item.id IN (SELECT value FROM json_each(@ids))' : 'item.live = 1';
  const hanging = ids ? 'itemId IN (SELECT value FROM json_each(@ids))' : '@ids IS NOT NULL';
  const values = { ids: JSON.stringify(ids ?? []) };
  const items = read.all<StoredContent>(
    `SELECT item.id, listId, category, position, item.version, name, text, fields, townshipRole, scope, townRule, remark FROM item
     JOIN itemVersion AS version ON version.itemId = item.id AND version.number = item.version
     WHERE ${chosen} AND @ids IS NOT NULL ORDER BY position, item.id`,
    values,
  );
  const responsibilities = group(
    read.all<{ itemId: number; unit: string; role: ResponsibilityRole; text: string }>(
      `SELECT itemId, unit.name AS unit, role, text FROM responsibility JOIN unit ON unit.id = unitId WHERE ${hanging} ORDER BY itemId, responsibility.position`,
      values,
    ),
  );
  const bases = group(
    read.all<{ itemId: number; title: string; docNumber: string; clause: string; verified: number }>(
      `SELECT itemId, title, docNumber, clause, verified FROM itemBasis JOIN basis ON basis.id = basisId WHERE ${hanging} ORDER BY itemId, position`,
      values,
    ),
  );
  const townships = group(
    read.all<StoredTownship>(
      `SELECT itemId, unit.name AS township, applies, reason, listId, category, wording FROM applicability JOIN unit ON unit.id = unitId WHERE ${hanging} ORDER BY itemId, unit.position`,
      values,
    ),
  );
  const prints = readOwnPrints(read, ids);
  const towns = items.some(({ townRule }) => townRule !== null) ? listUnits(read, 'township') : [];
  const abolitions = listAbolitions(read);
  return items.map(({ fields, townRule, ...item }) => {
    const rule = townRule === null ? null : townRuleSchema.parse(JSON.parse(townRule));
    const set = withoutAbolished(
      (townships.get(item.id) ?? []).map((row) => townshipOf(row, item)),
      item.scope,
      abolitions,
    );
    return {
      ...item,
      fields: fields === '{}' ? {} : itemContentSchema.shape.fields.parse(JSON.parse(fields)),
      responsibilities: (responsibilities.get(item.id) ?? []).map(({ unit, role, text }) => ({ unit, role, text })),
      bases: (bases.get(item.id) ?? []).map(({ title, docNumber, clause, verified }) => ({
        title,
        docNumber,
        clause,
        verified: verified === 1,
      })),
      ...(rule === null ? {} : { townRule: rule }),
      townships: rule === null || item.scope === 'particular' ? set : [...set, ...outOfRule(rule, towns, set)],
      ...(prints.has(item.id) && { prints: prints.get(item.id) }),
    };
  });
}

/** Nothing applies to a township that is no more, whatever was decided while it was. */
function withoutAbolished(set: ItemTownship[], scope: ItemScope, abolitions: readonly Abolition[]): ItemTownship[] {
  if (abolitions.length === 0) return set;
  const gone = new Set(abolitions.map(({ unit }) => unit));
  const left = set.filter(({ township }) => !gone.has(township));
  if (scope === 'particular') return left;
  return [...left, ...abolitions.map(({ unit, day }) => ({ township: unit, applies: false, reason: `${day} 撤销` }))];
}

/** Townships the rule does not mean and nobody decided about. */
function outOfRule(rule: TownRule, towns: readonly Unit[], set: readonly ItemTownship[]): ItemTownship[] {
  const decided = new Set(set.map(({ township }) => township));
  const reason = `只适用${ruleWords(rule)}`;
  return towns
    .filter((town) => !decided.has(town.name) && !matchesTown(rule, town))
    .map(({ name }) => ({ township: name, applies: false, reason, byRule: true }));
}

interface StoredTownship {
  readonly itemId: number;
  readonly township: string;
  readonly applies: number;
  readonly reason: string;
  readonly listId: string | null;
  readonly category: string | null;
  readonly wording: string | null;
}

/** Where the item itself stands is no place of the township's own, though it was chosen for it once. */
function townshipOf(
  { township, applies, reason, listId, category, wording }: StoredTownship,
  home: SchemeSection,
): ItemTownship {
  const own = listId !== home.listId || category !== home.category;
  return {
    township,
    applies: applies === 1,
    reason,
    ...(own && listId !== null && category !== null ? { place: { listId, category } } : {}),
    ...(wording !== null ? { wording } : {}),
  };
}

/**
 * To be called after an amendment with what the item was before: what it changed holds for every township, so nothing
 * of that stays as some township's list had it printed.
 */
export function settleOwnPrints(write: WriteHandle, before: ItemContent): void {
  if (before.prints === undefined) return;
  const [after] = readContents(write, [before.id]);
  const parts = ownPrintSchema.keyof().options;
  const told = (item: ItemContent | undefined, part: (typeof parts)[number]): string =>
    part === 'bases' ? (item?.bases ?? []).map(formatCitation).join('\n') : JSON.stringify(item?.[part]);
  dropOwnPrints(
    write,
    before.id,
    parts.filter((part) => told(before, part) !== told(after, part)),
  );
}

/** Number of townships each item applies to; of all live ones, or of those asked for. */
export function countApplying(read: ReadHandle, ids?: readonly number[]): Map<number, number> {
  const towns = listUnits(read, 'township');
  return new Map(readContents(read, ids).map((item) => [item.id, applyingTo(item, towns).length]));
}

/** The name of a live item that applied to somebody and now applies to nobody: what holds then is for a person to say. */
export function leftNowhere(read: ReadHandle, before: ReadonlyMap<number, number>): string | undefined {
  const now = countApplying(read);
  const left = [...now].find(([id, count]) => count === 0 && (before.get(id) ?? 0) > 0);
  return left && readContents(read, [left[0]])[0]?.name;
}

function group<Row extends { itemId: number }>(rows: readonly Row[]): Map<number, Row[]> {
  return groupBy(rows, ({ itemId }) => itemId);
}
