/** Items of the pool as rows of the grid, and one item with everything that hangs on it. */

import { z } from 'zod';
import { leadingUnit } from '../../../../shared/logic/pool/leadingUnit';
import { appliesTo } from '../../../../shared/logic/schemes/appliesTo';
import { townsWithOwn } from '../../../../shared/logic/schemes/ownWords';
import type { ItemContent } from '../../../../shared/model/item';
import type { ItemDetail, ItemRow } from '../../../../shared/views';
import type { ReadHandle } from '../../database/file/handles';
import { jsonColumn } from '../../database/jsonColumn';
import { listEntries } from '../merge/entryRepository';
import { listChanges } from '../rounds/roundRepository';
import { listReapplied } from '../townships/reappliedBetween';
import { listAbolitions } from '../units/abolitionRepository';
import { listUnits } from '../units/unitRepository';
import { readFamilies } from './families';
import { readContents } from './itemContents';

interface Standing {
  readonly id: number;
  readonly live: number;
  readonly down: number;
  readonly up: number;
}

/** In the order of `ids`; unknown ids are left out. */
export function readItemRows(read: ReadHandle, ids: readonly number[]): ItemRow[] {
  const contents = new Map(readContents(read, ids).map((content) => [content.id, content]));
  const families = readFamilies(read);
  const abolished = new Set(listAbolitions(read).map(({ unit }) => unit));
  // An entry of several parts may lead to more than one of a family: it is one source.
  const members = ids.flatMap((id) => families.membersOf(id).map((member) => [id, member]));
  const all = new Map(
    read
      .all<Standing>(
        `SELECT item.id, item.live, count(DISTINCT entryId) FILTER (WHERE direction = 'down') AS down,
           count(DISTINCT entryId) FILTER (WHERE direction = 'up') AS up
         FROM json_each(?) AS member JOIN item ON item.id = member.value ->> 0
         LEFT JOIN disposition ON disposition.itemId = member.value ->> 1
         LEFT JOIN sourceEntry ON sourceEntry.id = entryId LEFT JOIN sourceList ON sourceList.id = sourceListId AND withdrawn = 0
         GROUP BY item.id`,
        [JSON.stringify(members)],
      )
      .map((row) => [row.id, row]),
  );
  return ids.flatMap((id) => {
    const content = contents.get(id);
    const standing = all.get(id);
    if (!content || !standing) return [];
    const row = itemRowOf(content, standing);
    return [{ ...row, townships: row.townships.filter((name) => !abolished.has(name)) }];
  });
}

function itemRowOf(content: ItemContent, standing: Standing): ItemRow {
  return {
    id: content.id,
    live: standing.live === 1,
    listId: content.listId,
    category: content.category,
    name: content.name,
    text: content.text,
    leadDepartment: leadingUnit(content.responsibilities),
    coDepartments: content.responsibilities.flatMap(({ unit, role }) => (role === 'cooperate' ? [unit] : [])),
    fields: content.fields,
    townshipRole: content.townshipRole,
    scope: content.scope,
    // A cell may also say, with a reason, what the scope says anyhow.
    townships: content.townships
      .filter(({ applies }) => applies === (content.scope === 'particular'))
      .map(({ township }) => township),
    bases: content.bases.map(({ title, docNumber, clause }) => ({ title, docNumber, clause })),
    remark: content.remark,
    sources: { down: standing.down, up: standing.up },
  };
}

export function readItemDetail(read: ReadHandle, id: number): ItemDetail | undefined {
  const row = readItemRows(read, [id])[0];
  const content = readContents(read, [id])[0];
  if (!row || !content) return undefined;
  const [, ...joined] = readFamilies(read).membersOf(id);
  return {
    ...row,
    responsibilities: content.responsibilities,
    applicability: listUnits(read, 'township').map(({ id: unitId, name: township }) => ({
      ...{ unitId, township, applies: appliesTo(content.scope, content.townships, township) },
      reason: content.townships.find((one) => one.township === township)?.reason ?? '',
    })),
    own: townsWithOwn(content).map((one) => ({
      ...one,
      wording: content.townships.find(({ township }) => township === one.township)?.wording ?? null,
    })),
    versions: listVersions(read, id),
    entries: listEntries(read, { itemIds: [id, ...joined] }).rows,
    joined: readContents(read, joined).map(({ id: itemId, name, text }) => ({ id: itemId, name, text })),
    changes: listChanges(read, { itemId: id }).rows,
    reapplied: listReapplied(read, id),
  };
}

type Version = ItemDetail['versions'][number];

/** The newest first. */
function listVersions(read: ReadHandle, itemId: number): Version[] {
  return read
    .all<Omit<Version, 'fields'> & { readonly fields: string }>(
      'SELECT number, name, text, fields, reason, at FROM itemVersion WHERE itemId = ? ORDER BY number DESC',
      [itemId],
    )
    .map((version) => ({ ...version, fields: jsonColumn(fieldsSchema, version.fields) }));
}

const fieldsSchema = z.record(z.string(), z.string());
