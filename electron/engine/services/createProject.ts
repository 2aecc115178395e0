/** A new project: its file, its own copy of the scheme, and the open sorting round. */
import { randomUUID } from 'node:crypto';
import type { Scheme } from '../../../shared/model/scheme';
import { ok, type Result } from '../../../shared/result';
import { createProjectFile, discardProjectFile, type OpenOptions } from '../database/open';
import type { ProjectFile } from '../database/projectFile';
import { record } from '../database/record';
import { insertProject } from '../repositories/projectRepository';
import { insertRound } from '../repositories/roundRepository';

export interface NewProject {
  readonly name: string;
  readonly scheme: Scheme;
  /** ISO date; the day of creation unless the office sets another. */
  readonly effectiveDate: string;
  readonly sample?: boolean;
}

/** Errors: PROJECT_EXISTS, NO_PERMISSION, DISK_FULL, DISK_ERROR. The project is open afterwards. */
export function createProject(path: string, input: NewProject, options: OpenOptions): Result<ProjectFile> {
  const created = createProjectFile(path, options);
  if (!created.ok) return created;
  const project = created.value;
  let written: Result<null> | undefined;
  try {
    written = begin(project, input);
  } finally {
    if (!written?.ok) discardProjectFile(project);
  }
  return written.ok ? created : written;
}

function begin(project: ProjectFile, { name, scheme, effectiveDate, sample = false }: NewProject): Result<null> {
  const input = { name, scheme: scheme.id };
  return record(project, { name: 'createProject', input, effect: 'barrier' }, (write) => {
    insertProject(write, { uuid: randomUUID(), name, scheme, effectiveDate, sample }, project.session.now());
    insertRound(write, { kind: 'sorting', title: '', date: project.session.now().slice(0, 10) });
    return ok({ value: null, summary: `新建项目“${name}”，体例：${scheme.name}` });
  });
}
