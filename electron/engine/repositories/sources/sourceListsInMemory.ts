/** The source lists with their counts, kept current: a decision counts again only the list it was taken in. */
import type { SourceListRow } from '../../../../shared/views';
import type { ReadHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import { type Followed, follow, idsIn, type TouchedRow } from '../../database/log/follow';
import { listSourceLists } from './sourceListRepository';

const followed: Followed<readonly SourceListRow[]> = {
  name: 'sourceLists',
  tables: ['sourceList', 'disposition', 'unit'],
  readAll: (read) => listSourceLists(read),
  refresh: refreshLists,
};

/** In the order they came in, as `listSourceLists` reads them. Not to be called inside a command. */
export function readSourceLists(project: ProjectFile): readonly SourceListRow[] {
  return follow(project, followed);
}

function refreshLists(
  read: ReadHandle,
  lists: readonly SourceListRow[],
  touched: readonly TouchedRow[],
): readonly SourceListRow[] | null {
  if (touched.some(({ tableName, before }) => tableName === 'unit' && before !== null)) return null;
  const entryIds = idsIn(
    touched.filter(({ tableName }) => tableName === 'disposition'),
    'entryId',
  );
  const concerned = new Set(
    read
      .all<{ id: number }>(
        'SELECT DISTINCT sourceListId AS id FROM sourceEntry WHERE id IN (SELECT value FROM json_each(?))',
        [JSON.stringify([...entryIds])],
      )
      .map(({ id }) => id),
  );
  for (const { tableName, rowId } of touched) if (tableName === 'sourceList') concerned.add(rowId);
  const fresh = listSourceLists(read, [...concerned]);
  return [...lists.filter(({ id }) => !concerned.has(id)), ...fresh].sort((a, b) => a.id - b.id);
}
