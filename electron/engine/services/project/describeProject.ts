/** Changes what the project says of itself: its name and the date its lists speak of. */
import type { Parsed } from '../../../../shared/contract';
import { ok, type Result } from '../../../../shared/result';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import { readProject, updateProject } from '../../repositories/project/projectRepository';

export function describeProject(project: ProjectFile, input: Parsed<'updateProject'>): Result<null> {
  const { name, effectiveDate } = readProject(project.read);
  // Saved as it is, is nothing done: the log holds deeds only, and what was undone can still be done again.
  if (input.name === name && input.effectiveDate === effectiveDate) return ok(null);
  return record(project, { name: 'updateProject', input, effect: 'undoable' }, (write) => {
    updateProject(write, input.name, input.effectiveDate);
    return ok({ value: null, summary: `项目名称“${input.name}”，清单日期 ${input.effectiveDate}` });
  });
}
