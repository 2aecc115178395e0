/** Changes what the project says of itself: its name and the date its lists speak of. */
import type { Parsed } from '../../../../shared/contract';
import { ok, type Result } from '../../../../shared/result';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import { updateProject } from '../../repositories/project/projectRepository';

export function describeProject(project: ProjectFile, input: Parsed<'updateProject'>): Result<null> {
  return record(project, { name: 'updateProject', input, effect: 'undoable' }, (write) => {
    updateProject(write, input.name, input.effectiveDate);
    return ok({ value: null, summary: `项目名称“${input.name}”，清单日期 ${input.effectiveDate}` });
  });
}
