/** Opens the project a command names, for writing or for reading, and closes it again whatever happens. */
import { join, resolve } from 'node:path';
import type { Result } from '../../../shared/result';
import { openProjectFile, openReadOnlyCopy } from '../database/file/open';
import type { ProjectFile } from '../database/file/projectFile';
import { ProjectBackups } from '../safekeeping/projectBackups';
import type { CommandContext } from './command';

type Work<T> = (project: ProjectFile) => Promise<Result<T>> | Result<T>;

export async function editing<T>(path: string, { session }: CommandContext, work: Work<T>): Promise<Result<T>> {
  return closing(openProjectFile(resolve(path), { session, backups: null }), work);
}

/** While a window has the project open, a private copy is read instead. */
export async function reading<T>(path: string, { session }: CommandContext, work: Work<T>): Promise<Result<T>> {
  const options = { session, backups: null };
  const opened = openProjectFile(resolve(path), options);
  const readable =
    !opened.ok &&
    (opened.code === 'PROJECT_LOCKED' || opened.code === 'NOT_WRITABLE' || opened.code === 'NO_PERMISSION');
  return closing(readable ? openReadOnlyCopy(resolve(path), options) : opened, work);
}

/** As the window does: what may only be read is exported all the same, and that no log tells of it is said. */
export function exporting<T>(path: string, context: CommandContext, work: Work<T>): Promise<Result<T>> {
  return reading(path, context, (project) => {
    if (project.readOnly) context.say('这个项目现在只能读，导出照做，不记入操作记录。');
    return work(project);
  });
}

/** As the window does after a seal and an edition: what was sealed stays so where no backup can be made, and it is told. */
export function backUpSealed(project: ProjectFile, { session, place, say }: CommandContext): void {
  const backups = new ProjectBackups(join(place, 'backups'), {
    tell: () => undefined,
    unasked: (work) => work(),
  });
  const made = backups.make(project, 'sealing', session.now());
  if (backups.failure !== null) say(backups.failure);
  else if (made.ok && made.value) say(`封存时的备份：${made.value.fileName}`);
}

async function closing<T>(opened: Result<ProjectFile>, work: Work<T>): Promise<Result<T>> {
  if (!opened.ok) return opened;
  try {
    return await work(opened.value);
  } finally {
    opened.value.close();
  }
}
