/** 从备份恢复: which projects have backups here, and bringing one back as a file of its own, checked from end to end. */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../../../shared/result';
import type { Verification } from '../../../../shared/views';
import type { RestorableProject } from '../../../../shared/views/program';
import { listBackups } from '../../database/file/backup';
import { copyProjectFile, peekProject } from '../../database/file/copyProject';
import { discardProjectFile, type OpenOptions, openProjectFile, openReadOnlyCopy } from '../../database/file/open';
import type { ProjectFile } from '../../database/file/projectFile';
import { verifyAgainst, verifyProject, type Witness } from '../../database/log/verify';

const FOLDER = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Every project with backups under `root` (one folder each, named by its uuid), the one backed up last first. */
export function listRestorable(root: string): RestorableProject[] {
  if (!existsSync(root)) return [];
  return readdirSync(root)
    .filter((name) => FOLDER.test(name))
    .map((uuid) => {
      const backups = listBackups(join(root, uuid));
      const newest = backups.map(({ fileName }) => peekProject(join(root, uuid, fileName))).find(Boolean);
      return { uuid, name: newest?.name ?? '', backups };
    })
    .filter(({ name, backups }) => name !== '' && backups.length > 0)
    .sort((a, b) => ((a.backups[0]?.at ?? '') < (b.backups[0]?.at ?? '') ? 1 : -1));
}

/** The file of a backup that is on the list. Errors: FILE_MISSING. */
export function findBackup(root: string, projectUuid: string, fileName: string): Result<string> {
  const folder = join(root, projectUuid);
  const listed = FOLDER.test(projectUuid) && listBackups(folder).some((row) => row.fileName === fileName);
  return listed ? ok(join(folder, fileName)) : fail('FILE_MISSING', { file: fileName });
}

/**
 * Copies `source` to `target`, opens the copy and checks every row of it; a copy that does not hold is not left
 * behind. Errors: PROJECT_EXISTS, PROJECT_DAMAGED, those of opening, DISK_*.
 */
export function restoreBackup(source: string, target: string, options: OpenOptions): Result<ProjectFile> {
  const copied = copyProjectFile(source, target);
  if (!copied.ok) return copied;
  const opened = openProjectFile(target, options);
  if (!opened.ok) {
    // Made by us a moment ago, so ours to take away again.
    rmSync(target, { force: true });
    return opened;
  }
  const found = verifyProject(opened.value.read);
  if (found.ok) return opened;
  discardProjectFile(opened.value);
  return fail('PROJECT_DAMAGED', { file: source });
}

/** Looks through a file that is not open, on a private copy. Errors: those of opening. */
export function verifyOtherFile(path: string, options: OpenOptions, witness: Witness = {}): Result<Verification> {
  const opened = openReadOnlyCopy(path, options);
  if (!opened.ok) return opened;
  try {
    return verifyAgainst(opened.value.read, witness);
  } finally {
    opened.value.close();
  }
}
