/** A closed request as its register had it before it was put right: what a notice of its decision said and still says. */
import type { z } from 'zod';
import { requestOwnSchema } from '../../../../shared/model/request';
import type { ProjectFile } from '../../database/file/projectFile';
import { namesOfThen } from '../units/namesOfThen';
import { listRequestSteps } from './requestRepository';

const keptSchema = requestOwnSchema.pick({ code: true, title: true, date: true, applicant: true });
type Kept = z.infer<typeof keptSchema>;

/** Of the first correction after the decision; null where there was none. The applicant by its name of the day it came in. */
export function readBeforeCorrection(project: ProjectFile, requestId: number): Kept | null {
  const kept = project.read.value<string>(
    `SELECT before FROM requestStep WHERE requestId = @requestId AND kind = 'note' AND before IS NOT NULL AND id >
       (SELECT max(id) FROM requestStep WHERE requestId = @requestId AND kind IN ('decide', 'withdraw')) ORDER BY id`,
    { requestId },
  );
  if (kept === undefined) return null;
  const before = keptSchema.parse(JSON.parse(kept));
  const asked = listRequestSteps(project.read, requestId).find(({ kind }) => kind === 'submit')?.by ?? '';
  const then = namesOfThen(project, new Set([asked])).get(asked) === before.applicant;
  return { ...before, applicant: then ? asked : before.applicant };
}
