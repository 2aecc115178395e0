/** A new project: its file, its own copy of the scheme, and the open sorting round. */

import { randomUUID } from 'node:crypto';
import { groupDigits } from '../../../../shared/logic/text/groupDigits';
import { localDay } from '../../../../shared/logic/text/localDay';
import type { Scheme } from '../../../../shared/model/scheme';
import type { OwnKind } from '../../../../shared/model/unit';
import type { UnitDraft } from '../../../../shared/model/unitDraft';
import { ok, type Result } from '../../../../shared/result';
import type { WriteHandle } from '../../database/file/handles';
import { createProjectFile, discardProjectFile, type OpenOptions } from '../../database/file/open';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import { writeOptions } from '../../repositories/project/optionRepository';
import { insertProject } from '../../repositories/project/projectRepository';
import { insertRound } from '../../repositories/rounds/roundRepository';
import { findOtherCalled, findUnitCalled, insertUnit, replaceAliases } from '../../repositories/units/unitRepository';

export interface NewProject {
  readonly name: string;
  readonly scheme: Scheme;
  /** ISO date; the day of creation unless the office sets another. */
  readonly effectiveDate: string;
  readonly sample?: boolean;
  /** Name of the office that keeps the project. */
  readonly office?: string;
  /** Units known from the start, in the office's order; a name that comes twice is registered once. */
  readonly units?: Readonly<Record<OwnKind, readonly UnitDraft[]>>;
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

function begin(project: ProjectFile, { name, scheme, effectiveDate, ...rest }: NewProject): Result<null> {
  const { sample = false, office = '', units } = rest;
  const input = { name, scheme: scheme.id };
  return record(project, { name: 'createProject', input, effect: 'barrier' }, (write) => {
    insertProject(write, { uuid: randomUUID(), name, scheme, effectiveDate, sample }, project.session.now());
    // A sample is played as of its own day: its first round does not come after its last.
    const date = sample ? effectiveDate : localDay(project.session.now());
    insertRound(write, { kind: 'sorting', title: '', date });
    if (office !== '') writeOptions(write, { office });
    const townships = registerAll(write, 'township', units?.township ?? []);
    const departments = registerAll(write, 'department', units?.department ?? []);
    const registered =
      townships + departments > 0 ? `，登记乡镇 ${groupDigits(townships)} 个、部门 ${groupDigits(departments)} 个` : '';
    return ok({ value: null, summary: `新建项目“${name}”，体例：${scheme.name}${registered}` });
  });
}

/** Answers how many were registered. A name or alias that already stands for a unit is left out. */
function registerAll(write: WriteHandle, kind: OwnKind, drafts: readonly UnitDraft[]): number {
  let registered = 0;
  for (const { name, aliases, formerNames, profile } of drafts) {
    if (findUnitCalled(write, name)) continue;
    const id = insertUnit(write, name, kind, profile);
    const free = [...aliases, ...formerNames].filter((alias) => !findOtherCalled(write, alias, id));
    replaceAliases(write, id, free, formerNames);
    registered += 1;
  }
  return registered;
}
