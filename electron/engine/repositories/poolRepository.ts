/** Looking through the pool: filtered ids with facet counts, rows by id, one item's history. */
import type { ItemContent } from '../../../shared/model/item';
import type { ItemDetail, ItemIds, ItemRow } from '../../../shared/views';
import type { ReadHandle, Value } from '../database/handles';
import { likePattern, listEntries } from './entryRepository';
import { readContents } from './itemRepository';
import { listChanges } from './roundRepository';

export interface ItemFilter {
  readonly state: 'live' | 'subtracted' | 'all';
  readonly category?: string | undefined;
  /** A department with any part in the item. */
  readonly unitId?: number | undefined;
  readonly search: string;
}

const FROM = `FROM item JOIN itemVersion AS version ON version.itemId = item.id AND version.number = item.version`;

/** Ids in the office's order: by the scheme's categories, then position. Facet counts follow the other filters. */
export function listItemIds(read: ReadHandle, filter: ItemFilter, categories: readonly string[]): ItemIds {
  const order = JSON.stringify(categories);
  const { where, values } = whereOf(filter);
  const ids = read.all<{ id: number }>(
    `SELECT item.id ${FROM} LEFT JOIN json_each(@order) AS rank ON rank.value = item.category WHERE ${where}
     ORDER BY coalesce(rank.key, 999), item.position, item.id`,
    { ...values, order },
  );
  const byCategory = whereOf({ ...filter, category: undefined });
  const counts = read.all<{ category: string; count: number }>(
    `SELECT category, count(*) AS count ${FROM} LEFT JOIN json_each(@order) AS rank ON rank.value = item.category
     WHERE ${byCategory.where} GROUP BY category ORDER BY coalesce(rank.key, 999)`,
    { ...byCategory.values, order },
  );
  const byUnit = whereOf({ ...filter, unitId: undefined });
  const departments = read.all<{ unitId: number; name: string; count: number }>(
    `SELECT unit.id AS unitId, unit.name, count(DISTINCT item.id) AS count ${FROM}
     JOIN responsibility ON responsibility.itemId = item.id AND role = 'lead' JOIN unit ON unit.id = responsibility.unitId
     WHERE ${byUnit.where} GROUP BY unit.id ORDER BY unit.position, unit.id`,
    byUnit.values,
  );
  return { ids: ids.map(({ id }) => id), categories: counts, departments };
}

function whereOf(filter: ItemFilter): { where: string; values: Record<string, Value> } {
  const clauses = ['1'];
  const values: Record<string, Value> = {};
  if (filter.state !== 'all') clauses.push(`item.live = ${filter.state === 'live' ? 1 : 0}`);
  if (filter.category !== undefined) {
    clauses.push('item.category = @category');
    values.category = filter.category;
  }
  if (filter.unitId !== undefined) {
    clauses.push('EXISTS (SELECT 1 FROM responsibility AS part WHERE part.itemId = item.id AND part.unitId = @unitId)');
    values.unitId = filter.unitId;
  }
  if (filter.search.trim() !== '') {
    clauses.push(`(version.name LIKE @search ESCAPE '\\' OR version.text LIKE @search ESCAPE '\\')`);
    values.search = likePattern(filter.search);
  }
  return { where: clauses.join(' AND '), values };
}

interface Standing {
  readonly id: number;
  readonly live: number;
  readonly down: number;
  readonly up: number;
}

/** In the order of `ids`; unknown ids are left out. */
export function readItemRows(read: ReadHandle, ids: readonly number[]): ItemRow[] {
  const contents = new Map(readContents(read, ids).map((content) => [content.id, content]));
  const standings = new Map(
    read
      .all<Standing>(
        `SELECT item.id, item.live, count(*) FILTER (WHERE direction = 'down') AS down, count(*) FILTER (WHERE direction = 'up') AS up
         FROM item LEFT JOIN disposition ON disposition.itemId = item.id LEFT JOIN sourceEntry ON sourceEntry.id = entryId
         LEFT JOIN sourceList ON sourceList.id = sourceListId
         WHERE item.id IN (SELECT value FROM json_each(?)) GROUP BY item.id`,
        [JSON.stringify(ids)],
      )
      .map((row) => [row.id, row]),
  );
  return ids.flatMap((id) => {
    const content = contents.get(id);
    const standing = standings.get(id);
    return content && standing ? [itemRowOf(content, standing)] : [];
  });
}

function itemRowOf(content: ItemContent, standing: Standing): ItemRow {
  const units = (role: 'lead' | 'cooperate') =>
    content.responsibilities.filter((part) => part.role === role).map(({ unit }) => unit);
  return {
    id: content.id,
    live: standing.live === 1,
    category: content.category,
    name: content.name,
    text: content.text,
    leadDepartment: units('lead')[0] ?? '',
    coDepartments: units('cooperate'),
    townshipRole: content.townshipRole,
    scope: content.scope,
    townships: content.townships.map(({ township }) => township),
    bases: content.bases.map(({ title, docNumber, clause }) => ({ title, docNumber, clause })),
    sources: { down: standing.down, up: standing.up },
  };
}

export function readItemDetail(read: ReadHandle, id: number): ItemDetail | undefined {
  const row = readItemRows(read, [id])[0];
  const content = readContents(read, [id])[0];
  if (!row || !content) return undefined;
  return {
    ...row,
    remark: content.remark,
    responsibilities: content.responsibilities,
    applicability: read
      .all<{ unitId: number; township: string; applies: number; reason: string }>(
        `SELECT unit.id AS unitId, unit.name AS township,
           coalesce(applicability.applies, @common) AS applies, coalesce(applicability.reason, '') AS reason
         FROM unit LEFT JOIN applicability ON applicability.unitId = unit.id AND applicability.itemId = @id
         WHERE unit.kind = 'township' ORDER BY unit.position`,
        { id, common: content.scope === 'common' ? 1 : 0 },
      )
      .map((applicability) => ({ ...applicability, applies: applicability.applies === 1 })),
    versions: read.all('SELECT number, name, text, reason, at FROM itemVersion WHERE itemId = ? ORDER BY number DESC', [
      id,
    ]),
    entries: listEntries(read, { itemId: id }).rows,
    changes: listChanges(read, { itemId: id }).rows,
  };
}
