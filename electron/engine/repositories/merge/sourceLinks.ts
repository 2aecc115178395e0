/** Which items entries lead to, kept current: what the rules about origins look at. */

import type { ReadHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import { type Followed, follow, idsIn, type TouchedRow } from '../../database/log/follow';

interface AdoptedEntry {
  readonly entryId: number;
  readonly itemId: number;
  readonly sortedInFirst: boolean;
}

interface Links {
  readonly sourcedItems: Set<number>;
  readonly adoptedUp: Map<number, AdoptedEntry>;
}

const followed: Followed<Links> = {
  name: 'sourceLinks',
  tables: ['disposition', 'sourceList'],
  readAll: (read) => ({
    sourcedItems: new Set(readSourced(read, 'itemId IS NOT NULL')),
    adoptedUp: new Map(readAdopted(read, '1').map((row) => [row.entryId, row])),
  }),
  refresh: refreshLinks,
};

/** Items that entries in force lead to, and the township entries adopted as items. Not to be called inside a command. */
export function readSourceLinks(project: ProjectFile): {
  sourcedItems: ReadonlySet<number>;
  adoptedUp: readonly AdoptedEntry[];
} {
  const { sourcedItems, adoptedUp } = follow(project, followed);
  return { sourcedItems, adoptedUp: [...adoptedUp.values()] };
}

function refreshLinks(read: ReadHandle, links: Links, touched: readonly TouchedRow[]): Links | null {
  // A list that came in has no fates yet; one that is withdrawn or back in force changes all of its own.
  if (touched.some(({ tableName, before }) => tableName === 'sourceList' && before !== null)) return null;
  const items = idsIn(touched, 'itemId');
  const entries = idsIn(touched, 'entryId');
  for (const id of items) links.sourcedItems.delete(id);
  for (const id of entries) links.adoptedUp.delete(id);
  const listed = 'IN (SELECT value FROM json_each(@ids))';
  for (const id of readSourced(read, `itemId ${listed}`, items)) links.sourcedItems.add(id);
  for (const row of readAdopted(read, `entryId ${listed}`, entries)) links.adoptedUp.set(row.entryId, row);
  return links;
}

function readSourced(read: ReadHandle, where: string, ids: ReadonlySet<number> = new Set()): number[] {
  return read
    .all<{ itemId: number }>(
      `SELECT DISTINCT itemId FROM disposition JOIN sourceEntry ON sourceEntry.id = entryId
       JOIN sourceList ON sourceList.id = sourceListId WHERE ${where} AND withdrawn = 0 AND @ids IS NOT NULL`,
      { ids: JSON.stringify([...ids]) },
    )
    .map(({ itemId }) => itemId);
}

function readAdopted(read: ReadHandle, where: string, ids: ReadonlySet<number> = new Set()): AdoptedEntry[] {
  return read
    .all<{ entryId: number; itemId: number; sorted: number }>(
      `SELECT entryId, itemId, sortedRoundId IS NOT NULL AS sorted FROM disposition JOIN item ON item.id = itemId
       JOIN sourceEntry ON sourceEntry.id = entryId JOIN sourceList ON sourceList.id = sourceListId
       WHERE ${where} AND kind = 'adopt' AND direction = 'up' AND withdrawn = 0 AND @ids IS NOT NULL`,
      { ids: JSON.stringify([...ids]) },
    )
    .map(({ entryId, itemId, sorted }) => ({ entryId, itemId, sortedInFirst: sorted === 1 }));
}
