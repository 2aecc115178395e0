/** Before the departments' entries are adopted: categories they write, or leave out, that the scheme has not. */
import { listForEntry, listTold } from '../../../../shared/logic/matching/listForEntry';
import { likelyCategory } from '../../../../shared/logic/schemes/likelyCategory';
import { categoriesOf } from '../../../../shared/logic/schemes/schemeLists';
import type { StrangeCategory } from '../../../../shared/views/matching';
import type { ProjectFile } from '../../database/file/projectFile';
import { listEntries, readEntryContent } from '../../repositories/merge/entryRepository';
import { readProject } from '../../repositories/project/projectRepository';

/** By unit, list and word, in the order of the entries. */
export function readStrangeCategories({ read }: ProjectFile): StrangeCategory[] {
  const { scheme } = readProject(read);
  const found = new Map<string, StrangeCategory>();
  for (const { id, unitId, unit } of listEntries(read, { direction: 'down', fate: 'pending' }).rows) {
    const content = readEntryContent(read, id);
    if (!content || listForEntry(content, scheme)) continue;
    const { category: written } = content;
    const listId = listTold(content, scheme)?.id ?? '';
    const key = `${unitId}\n${listId}\n${written}`;
    const entries = (found.get(key)?.entries ?? 0) + 1;
    const likely = written === '' ? likelyCategory(unit, categoriesOf(scheme, listId === '' ? [] : [listId])) : '';
    found.set(key, { unitId, unit, listId, written, entries, likely });
  }
  return [...found.values()];
}
