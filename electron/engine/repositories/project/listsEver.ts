/** The lists of the scheme, and after them those it has no more, as they were called last: what stood in them is still told of. */
import { type SchemeList, schemeSchema } from '../../../../shared/model/scheme';
import type { ReadHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import { type Followed, follow } from '../../database/log/follow';
import { readProject } from './projectRepository';

/** Not to be called inside a command. */
export function listsEver(project: ProjectFile): SchemeList[] {
  return follow(project, followedLists);
}

/** The log is long, and the project's own row seldom changes. */
const followedLists: Followed<SchemeList[]> = {
  name: 'listsEver',
  tables: ['project'],
  readAll: readLists,
  refresh: () => null,
};

/** Neither those that were tried out and undone, nor those given up before the first item: nothing stands in them. */
function readLists(read: ReadHandle): SchemeList[] {
  const had = read.all<{ scheme: string }>(
    `SELECT before ->> 'scheme' AS scheme FROM action CROSS JOIN actionRow USING (seq)
     WHERE command = 'changeScheme' AND tableName = 'project'
       AND seq > (SELECT min(seq) FROM actionRow WHERE tableName = 'item' AND rowId = (SELECT min(id) FROM item))
       AND 'undo' IS NOT (SELECT kind FROM action AS later WHERE later.target = action.seq ORDER BY later.seq DESC LIMIT 1)
     ORDER BY seq DESC, ordinal DESC`,
  );
  const lists = [...readProject(read).scheme.lists];
  for (const { scheme } of had)
    for (const list of schemeSchema.parse(JSON.parse(scheme)).lists)
      if (!lists.some(({ id }) => id === list.id)) lists.push(list);
  return lists;
}
