/** A project on a stick, a share or in a synced folder: a copy here to work on, and its way back, never over newer work. */
import { existsSync, mkdirSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { diskFailure } from '../../../shared/logic/program/diskFailure';
import { filePlace } from '../../../shared/logic/program/filePlace';
import { fail, ok, type Result } from '../../../shared/result';
import type { OpenedProject } from '../../../shared/views';
import type { BroughtBack, CopyStep, WorkingCopy } from '../../../shared/views/program';
import { headOf } from '../database/file/backup';
import { replaceProjectFile, saveProjectCopy } from '../database/file/copyProject';
import { lookInto } from '../database/file/open';
import type { ProjectFile } from '../database/file/projectFile';
import { lastSeq, record } from '../database/log/record';
import { actionsAfter, commonSeq, type Standing, workStanding } from '../database/log/standing';
import type { WorkingCopyNote } from '../settings';
import type { Workbench } from '../workbench';
import { readMounts } from './mounts';

/**
 * 复制到本机编辑: the open project as a copy on this computer, open afterwards. A copy made earlier that has everything
 * the file has is opened again, with the work in it. Errors: READ_ONLY, those of `saveProjectCopy` and of opening.
 */
export function workHere(bench: Workbench): Result<OpenedProject> {
  const project = bench.project();
  if (!project.ok) return project;
  const origin = project.value;
  if (origin.readOnly) return fail('READ_ONLY', { file: origin.path });
  const known = bench.copyOf(origin.path);
  if (known && hasAllOf(bench, known, origin)) {
    return bench.openProject(known.path, { readOnly: false, takeOver: false });
  }
  const folder = folderFor(bench, basename(origin.path));
  if (!folder.ok) return folder;
  const path = freeName(folder.value, basename(origin.path));
  const saved = saveProjectCopy(origin, path);
  if (!saved.ok) return saved;
  const opened = bench.openProject(path, { readOnly: false, takeOver: false });
  if (!opened.ok) return opened;
  const copy = bench.project();
  if (!copy.ok) return copy;
  const noted = note(copy.value, 'workHere', `从“${basename(origin.path)}”复制到本机编辑`);
  if (!noted.ok) return noted;
  bench.rememberCopy({ path, origin: origin.path, seq: lastSeq(copy.value.read) });
  return opened;
}

/** Of the open project; null when it is no copy made here. */
export function workingCopy(bench: Workbench): Result<WorkingCopy | null> {
  const project = bench.project();
  if (!project.ok) return project;
  const copy = bench.workingCopy;
  return ok(copy && { ...namesOf(copy), ahead: Math.max(0, lastSeq(project.value.read) - copy.seq) });
}

/**
 * 带回原处: writes the copy over the file it was made of, only while that has no work the copy lacks. Errors:
 * ORIGIN_UNKNOWN, ORIGIN_AWAY, ORIGIN_NEWER, ORIGIN_PARTED, ORIGIN_OTHER, PROJECT_LOCKED, those of `replaceProjectFile`.
 */
export function bringBack(bench: Workbench): Result<BroughtBack> {
  const project = bench.project();
  if (!project.ok) return project;
  const copy = bench.workingCopy;
  if (!copy) return fail('ORIGIN_UNKNOWN', { file: project.value.path });
  if (!existsSync(dirname(copy.origin))) return fail('ORIGIN_AWAY', { folder: dirname(copy.origin) });
  const before = mayBringBack(bench, project.value, copy);
  if (!before.ok) return before;
  const { actions, left } = before.value;
  if (actions === 0) return ok({ ...namesOf(copy), actions });
  const told = left.length === 0 ? '' : `；原处另有 ${left.length} 条导出一类的记录，没有改动内容，记在这一条里`;
  const noted = note(project.value, 'bringBack', `写回原处“${basename(copy.origin)}”${told}`, { left });
  if (!noted.ok) return noted;
  // The log written there ends with this action, so that both have the same afterwards.
  const written = existsSync(copy.origin)
    ? replaceProjectFile(project.value, copy.origin, () => mayBringBack(bench, project.value, copy))
    : saveProjectCopy(project.value, copy.origin);
  if (!written.ok) return written;
  bench.rememberCopy({ ...copy, seq: lastSeq(project.value.read) });
  return ok({ ...namesOf(copy), actions });
}

interface WayBack {
  /** How many the origin lacks; a file that is gone lacks them all. */
  readonly actions: number;
  /** Lines of the log there that change nothing and that the copy lacks. */
  readonly left: readonly CopyStep[];
}

/** A failure that says why the origin may not be replaced. */
function mayBringBack(bench: Workbench, project: ProjectFile, { origin }: WorkingCopyNote): Result<WayBack> {
  const here = lastSeq(project.read);
  if (!existsSync(origin)) return ok({ actions: here, left: [] });
  return lookInto(origin, bench.session, (theirs) => {
    const standing = workStanding(project.database, theirs);
    if (standing === 'same') return ok({ actions: 0, left: [] });
    const there = headOf(theirs).seq;
    if (standing === 'ahead') {
      const common = commonSeq(project.database, theirs);
      return ok({ actions: here - common, left: actionsAfter(theirs, common) });
    }
    const codes = { behind: 'ORIGIN_NEWER', parted: 'ORIGIN_PARTED', other: 'ORIGIN_OTHER' } as const;
    return fail(codes[standing], { file: origin, here, there });
  });
}

/** Whether a copy made earlier may be gone on with: it lacks nothing. One that cannot be looked into is left alone. */
function hasAllOf(bench: Workbench, copy: WorkingCopyNote, origin: ProjectFile): boolean {
  const standing = lookInto<Standing>(copy.path, bench.session, (ours) => ok(workStanding(ours, origin.database)));
  return standing.ok && (standing.value === 'same' || standing.value === 'ahead');
}

function namesOf({ origin }: WorkingCopyNote): { originName: string; originFolder: string } {
  return { originName: basename(origin), originFolder: dirname(origin) };
}

/** The documents folder, unless that is itself a synced folder or a share. */
function folderFor({ configuration }: Workbench, fileName: string): Result<string> {
  const inDocuments = join(configuration.documents, '双梳');
  const isHere = filePlace(join(inDocuments, fileName), readMounts()) === 'local';
  const folder = isHere ? inDocuments : join(configuration.userData, 'projects');
  try {
    mkdirSync(folder, { recursive: true });
    return ok(folder);
  } catch (error) {
    const failure = diskFailure(error, folder);
    if (failure) return failure;
    throw error;
  }
}

/** 东宁市（本机）.shuangshu, 东宁市（本机2）.shuangshu …: an earlier copy is never written over. */
function freeName(folder: string, fileName: string): string {
  const name = basename(fileName, extname(fileName));
  const named = (number: number): string => join(folder, `${name}（本机${number === 1 ? '' : number}）.shuangshu`);
  let number = 1;
  while (existsSync(named(number))) number += 1;
  return named(number);
}

function note(project: ProjectFile, name: string, summary: string, input: object = {}): Result<null> {
  return record(project, { name, input, effect: 'neutral' }, () => ok({ value: null, summary }));
}
