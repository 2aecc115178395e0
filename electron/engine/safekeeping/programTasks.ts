/** What is done with whole project files from outside: restoring, checking, copying, backing up at once. */

import { basename, dirname } from 'node:path';
import type { Output, Parsed } from '../../../shared/contract';
import { localDay } from '../../../shared/logic/text/localDay';
import { fail, ok, type Result } from '../../../shared/result';
import type { OpenedProject } from '../../../shared/views';
import type { BackedUp, SavedCopy } from '../../../shared/views/program';
import { saveProjectCopy } from '../database/file/copyProject';
import type { ProjectFile } from '../database/file/projectFile';
import { record } from '../database/log/record';
import { createProject } from '../services/project/createProject';
import { findBackup, restoreBackup } from '../services/project/restoreBackup';
import type { Workbench } from '../workbench';

/** `名称.shuangshu` for what a save dialog answered. */
function projectPath(chosen: string): string {
  return chosen.endsWith('.shuangshu') ? chosen : `${chosen}.shuangshu`;
}

function grantedPath(bench: Workbench, grant: string): Result<string> {
  const paths = bench.granted(grant);
  return paths.ok ? ok(paths.value[0] ?? '') : paths;
}

/** 新建: the file with its units, open afterwards. */
export function create(bench: Workbench, input: Parsed<'createProject'>): Result<OpenedProject> {
  const chosen = grantedPath(bench, input.grant);
  if (!chosen.ok) return chosen;
  const scheme = bench.schemes.find((one) => one.id === input.scheme);
  if (!scheme) return fail('UNKNOWN_SCHEME', { scheme: input.scheme });
  const { name, office, townships, departments } = input;
  const effectiveDate = localDay(bench.session.now());
  const created = createProject(
    projectPath(chosen.value),
    { name, scheme, effectiveDate, office, units: { township: townships, department: departments } },
    bench.openOptions(),
  );
  return created.ok ? ok(bench.adopt(created.value)) : created;
}

/** 从备份恢复: brings the backup to the chosen place, checks it and opens it. */
export function restore(bench: Workbench, { source, grant }: Parsed<'restoreBackup'>): Result<OpenedProject> {
  const target = grantedPath(bench, grant);
  if (!target.ok) return target;
  const backup =
    'grant' in source
      ? grantedPath(bench, source.grant)
      : findBackup(bench.backupRoot, source.projectUuid, source.fileName);
  if (!backup.ok) return backup;
  const restored = restoreBackup(backup.value, projectPath(target.value), bench.openOptions());
  return restored.ok ? ok(bench.adopt(restored.value)) : restored;
}

export function saveCopy(bench: Workbench, { grant }: Parsed<'saveCopy'>): Result<SavedCopy> {
  const project = bench.project();
  if (!project.ok) return project;
  const chosen = grantedPath(bench, grant);
  if (!chosen.ok) return chosen;
  const path = projectPath(chosen.value);
  const saved = saveProjectCopy(project.value, path);
  if (!saved.ok) return saved;
  const noted = noteCopy(project.value, basename(path));
  return noted.ok ? ok({ fileName: basename(path), folder: dirname(path), bytes: saved.value }) : noted;
}

/** Whatever leaves the project is on record; the copy ends one action before. */
function noteCopy(project: ProjectFile, file: string): Result<null> {
  if (project.readOnly) return ok(null);
  return record(project, { name: 'saveCopy', input: { file }, effect: 'neutral' }, () =>
    ok({ value: null, summary: `另存副本“${file}”` }),
  );
}

/** 备份: also when nothing changed since the last one; waits for the second place. */
export async function backUpNow(bench: Workbench): Promise<Result<BackedUp>> {
  const project = bench.project();
  if (!project.ok) return project;
  if (project.value.readOnly) return fail('READ_ONLY', { file: project.value.path });
  const made = bench.backUp('manual');
  if (!made.ok) return made;
  await bench.secondPlaceDone();
  return ok({ at: bench.backupAt ?? bench.session.now(), second: bench.programSettings().second });
}

export function setBackupPlace(
  bench: Workbench,
  { grant }: Parsed<'setBackupPlace'>,
): Result<Output<'setBackupPlace'>> {
  if (grant === null) return bench.setBackupPlace(null);
  const folder = grantedPath(bench, grant);
  return folder.ok ? bench.setBackupPlace(folder.value) : folder;
}
