/** Changes what the project says of itself: its name and the date its lists speak of. */
import type { Parsed } from '../../../shared/contract';
import { ok, type Result } from '../../../shared/result';
import type { ProjectFile } from '../database/projectFile';
import { record } from '../database/record';
import { updateProject } from '../repositories/projectRepository';

export function describeProject(project: ProjectFile, input: Parsed<'updateProject'>): Result<null> {
  return record(project, { name: 'updateProject', input, effect: 'undoable' }, (write) => {
    updateProject(write, input.name, input.effectiveDate);
    return ok({ value: null, summary: `项目名称“${input.name}”，清单日期 ${input.effectiveDate}` });
  });
}
