/** 视图: keeps ways of looking at the pool under a name, with the number of items each shows now. */
import type { Parsed } from '../../../../shared/contract';
import { fail, ok, type Result } from '../../../../shared/result';
import type { SavedView } from '../../../../shared/views/pool';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import { rememberUntilNextAction } from '../../database/memo';
import { listItemIds } from '../../repositories/pool/poolFilter';
import { deleteView, listViews, putView } from '../../repositories/pool/viewRepository';
import { readProject } from '../../repositories/project/projectRepository';

export function readViews(project: ProjectFile): SavedView[] {
  return rememberUntilNextAction(project, 'savedViews', () => {
    const { scheme } = readProject(project.read);
    return listViews(project.read).map((stored) => ({
      ...stored,
      count: listItemIds(project, stored.view.filter, scheme).ids.length,
    }));
  });
}

/** A view of the same name is replaced. */
export function saveView(project: ProjectFile, { name, view }: Parsed<'saveView'>): Result<{ viewId: number }> {
  return record(project, { name: 'saveView', input: { name }, effect: 'undoable' }, (write) =>
    ok({ value: { viewId: putView(write, name, view) }, summary: `存为视图“${name}”` }),
  );
}

/** Errors: VIEW_UNKNOWN. */
export function removeView(project: ProjectFile, { viewId }: Parsed<'removeView'>): Result<null> {
  return record(project, { name: 'removeView', input: { viewId }, effect: 'undoable' }, (write) => {
    const view = listViews(write).find(({ id }) => id === viewId);
    if (!view) return fail('VIEW_UNKNOWN', { view: viewId });
    deleteView(write, viewId);
    return ok({ value: null, summary: `去掉视图“${view.name}”` });
  });
}
