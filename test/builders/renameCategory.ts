/** A category called otherwise in every list that has it, its items along with it. */
import type { ProjectFile } from '../../electron/engine/database/file/projectFile';
import { changeScheme, readScheme } from '../../electron/engine/services/schemes/changeScheme';
import { unwrap } from './project';

export function renameCategory(project: ProjectFile, from: string, to: string): { readonly moved: number } {
  const scheme = readScheme(project);
  const lists = scheme.lists.map((list) => ({
    ...list,
    categories: list.categories.map((one) => (one === from ? to : one)),
  }));
  const moves = scheme.lists
    .filter(({ categories }) => categories.includes(from))
    .map(({ id: listId }) => ({ from: { listId, category: from }, to: { listId, category: to } }));
  return unwrap(changeScheme(project, { scheme: { ...scheme, lists }, moves, reason: '与市里一致' }));
}
