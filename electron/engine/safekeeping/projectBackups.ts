/** Automatic backups of the open project: made when it changed, copied to the second place, and what became of the last one. */
import { join } from 'node:path';
import { errorText } from '../../../shared/errorText';
import { fail, ok, type Result } from '../../../shared/result';
import type { BackupRow } from '../../../shared/views';
import { type BackupReason, backUp, endsWith, headOf, listBackups } from '../database/file/backup';
import type { ProjectFile } from '../database/file/projectFile';
import { lastSeq } from '../database/log/record';
import { readProject } from '../repositories/project/projectRepository';
import { SecondPlace } from './secondPlace';

interface Surroundings {
  /** What is known of the backups changed. */
  tell(): void;
  /** Work that nobody waits for; null when its disk is gone. */
  unasked<T>(work: () => T): T | null;
}

export class ProjectBackups {
  /** Up to which action of the open project there is a backup. */
  private seq = 0;
  /** The one that holds it. In the folder may be others of another file, or of a state that was given up, with higher numbers. */
  private newest: BackupRow | null = null;
  private madeAt: string | null = null;
  private whyNot: string | null = null;
  private place: string | null = null;
  private readonly copies: SecondPlace;

  /** `root`: the folder of all backups, one folder a project. */
  constructor(
    private readonly root: string,
    private readonly around: Surroundings,
  ) {
    this.copies = new SecondPlace(around.tell);
  }

  /** When the newest was made. */
  get at(): string | null {
    return this.madeAt;
  }

  /** Why the last one was not made, in words; null when it was. */
  get failure(): string | null {
    return this.whyNot;
  }

  get second(): SecondPlace['state'] {
    return this.copies.state;
  }

  /** A project was opened. */
  begin(project: ProjectFile): void {
    const rows = this.list(project);
    const head = headOf(project.database);
    const folder = this.folderOf(project);
    this.newest = rows.find((row) => row.seq === head.seq && endsWith(join(folder, row.fileName), head)) ?? null;
    this.seq = this.newest?.seq ?? 0;
    this.madeAt = (this.newest ?? rows[0])?.at ?? null;
    this.whyNot = null;
  }

  list(project: ProjectFile): BackupRow[] {
    return listBackups(this.folderOf(project));
  }

  /** Of a project that changed since the last time. Errors: those of `backUp`. */
  make(project: ProjectFile, reason: BackupReason, at: string): Result<BackupRow | null> {
    if (project.readOnly) return ok(null);
    const seq = this.around.unasked(() => lastSeq(project.read));
    if (seq === null) return fail('DISK_ERROR', { file: project.path });
    // A copy made in the middle of an import waits for its end; the next look makes it.
    if (seq === this.seq || project.database.inTransaction) return ok(null);
    const folder = this.folderOf(project);
    const made = backUp(project.database, { projectPath: project.path, folder, reason, at });
    if (made.ok) {
      this.seq = seq;
      this.newest = made.value;
      this.madeAt = made.value.at;
      this.copy(project, made.value);
    }
    const why = !made.ok && made.code === 'DISK_FULL' ? '磁盘空间不足' : '';
    this.note(made.ok ? null : errorText('BACKUP_FAILED', { folder, why }));
    return made;
  }

  /** The newest backup of the open project goes to the new second place at once; null gives the place up. */
  goTo(place: string | null, project: ProjectFile | null): void {
    this.place = place;
    this.copies.reset(place);
    if (project && !project.readOnly && this.newest) this.copy(project, this.newest);
  }

  /** When everything that goes to the second place is there, or known not to be. */
  finished(): Promise<void> {
    return this.copies.finished();
  }

  /** Most backups are asked for by nobody who could be told: what became of them is seen in the window. */
  private note(whyNot: string | null): void {
    if (whyNot === this.whyNot) return;
    this.whyNot = whyNot;
    this.around.unasked(() => this.around.tell());
  }

  private copy(project: ProjectFile, { fileName, at }: BackupRow): void {
    if (this.place === null) return;
    const folder = this.folderOf(project);
    this.copies.copy(this.place, { folder, fileName, at, project: readProject(project.read) });
  }

  private folderOf(project: ProjectFile): string {
    return join(this.root, readProject(project.read).uuid);
  }
}
