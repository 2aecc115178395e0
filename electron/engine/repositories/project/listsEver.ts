/** The lists of the scheme, and after them those it has no more, as they were called last: what stood in them is still told of. */
import { type SchemeList, schemeSchema } from '../../../../shared/model/scheme';
import type { ReadHandle } from '../../database/file/handles';
import { readProject } from './projectRepository';

/** As the log kept the schemes the project has had. */
export function listsEver(read: ReadHandle): SchemeList[] {
  const had = read.all<{ scheme: string }>(
    `SELECT before ->> 'scheme' AS scheme FROM actionRow
     WHERE tableName = 'project' AND before ->> 'scheme' <> after ->> 'scheme' ORDER BY seq DESC, ordinal DESC`,
  );
  const lists = [...readProject(read).scheme.lists];
  for (const { scheme } of had)
    for (const list of schemeSchema.parse(JSON.parse(scheme)).lists)
      if (!lists.some(({ id }) => id === list.id)) lists.push(list);
  return lists;
}
