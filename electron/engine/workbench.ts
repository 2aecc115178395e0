/** The engine's session: the open project, what dialogs granted, previews waiting for a yes, automatic backups. */
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { errorText } from '../../shared/errorText';
import type { ReturnInHand } from '../../shared/logic/opinions/returnInHand';
import { clockAdvice } from '../../shared/logic/program/clockAdvice';
import { diskFailure } from '../../shared/logic/program/diskFailure';
import { filePlace, placeAdvice } from '../../shared/logic/program/filePlace';
import type { TextSize } from '../../shared/model/program';
import type { Scheme } from '../../shared/model/scheme';
import { type Failure, fail, ok, type Result } from '../../shared/result';
import type { BackupRow, OpenedProject } from '../../shared/views';
import type { ProgramSettings, RecentProject } from '../../shared/views/program';
import type { BackupReason } from './database/file/backup';
import { type OpenOptions, openProjectFile, openReadOnlyCopy } from './database/file/open';
import { readNote, refreshNote } from './database/file/ownerNote';
import { isHeld } from './database/file/ownFiles';
import { failureOf, type ProjectFile, type Session } from './database/file/projectFile';
import { lastSeq } from './database/log/record';
import { abandonLongWrite, longWriteEnded } from './database/longWrites';
import type { Configuration } from './hostMessages';
import { KeptFiles } from './incoming/keptFiles';
import { LawLibrary } from './laws/lawLibrary';
import type { ParserHost } from './parser/parserHost';
import { type FileReader, openFileReader } from './parser/readFile';
import { presentRecent, stampOf } from './recentProjects';
import { lastAction } from './repositories/project/actionRepository';
import { readProject } from './repositories/project/projectRepository';
import { readMounts } from './safekeeping/mounts';
import { ProjectBackups } from './safekeeping/projectBackups';
import { loadSchemes } from './schemes';
import { projectState } from './services/project/rememberState';
import { endTemporary } from './services/requests/decideRequest';
import type { PreviewedFile } from './services/sources/previewImport';
import { readSettings, rememberProject, type Settings, type WorkingCopyNote, writeSettings } from './settings';
import type { Tasks } from './workers/tasks';

const BACKUP_INTERVAL = 10 * 60_000;
const HEARTBEAT = 60_000;
/** Who waits for the engine to come back does not wait for a copy of a large project too. */
export const BACKUP_AFTER_CRASH = 15_000;
/** What the system says of a disk that was pulled out; a file that is missing is another matter. */
const GONE: ReadonlySet<string | undefined> = new Set(['EIO', 'ENODEV', 'ENXIO', 'EROFS']);

export interface WorkbenchOptions {
  readonly configuration: Configuration;
  readonly parsers: ParserHost;
  readonly tasks: Tasks;
  onChanged(seq: number): void;
}

export class Workbench {
  readonly configuration: Configuration;
  readonly tasks: Tasks;
  readonly reader: FileReader;
  readonly schemes: readonly Scheme[];
  readonly laws: LawLibrary;
  private readonly grants = new Map<string, readonly string[]>();
  /** Files as they were read, that are not taken in yet. */
  readonly previews = new KeptFiles<PreviewedFile>('preview');
  /** Answers to 征求意见 that came back and are not taken in yet. */
  readonly returns = new KeptFiles<ReturnInHand>('return');
  private readonly onChanged: (seq: number) => void;
  private settings: Settings;
  private open: ProjectFile | null = null;
  private timers: NodeJS.Timeout[] = [];
  private readonly safety: ProjectBackups;

  constructor({ configuration, parsers, tasks, onChanged }: WorkbenchOptions) {
    this.configuration = configuration;
    this.tasks = tasks;
    this.reader = openFileReader(parsers);
    this.schemes = loadSchemes(configuration.resources);
    this.laws = new LawLibrary(join(configuration.userData, 'laws', 'library.sqlite'));
    this.settings = readSettings(configuration.userData);
    this.onChanged = onChanged;
    const whenChanged = { tell: () => this.tellChanged(), unasked: <T>(work: () => T) => this.unasked(work) };
    this.safety = new ProjectBackups(this.backupRoot, whenChanged);
    this.safety.goTo(this.settings.secondPlace, null);
    const { open } = this.settings;
    // The window still shows this project; its next request must find it open.
    if (open && configuration.afterCrash)
      this.openProject(open.path, { readOnly: open.readOnly, takeOver: false }, BACKUP_AFTER_CRASH);
    else this.remember({ open: null });
  }

  /** What the program notes for itself is only forgotten at its end where it cannot be written: no project waits for that. */
  private remember(change: Partial<Settings>): Result<null> {
    this.settings = { ...this.settings, ...change };
    return writeSettings(this.configuration.userData, this.settings);
  }

  /** What a person sets is refused where it would be forgotten. */
  private set(change: Partial<Settings>): Result<null> {
    const before = this.settings;
    const kept = this.remember(change);
    if (kept.ok) this.tellChanged();
    else this.settings = before;
    return kept;
  }

  /** The operator is asked for each action, as it may change while a project is open. */
  readonly session: Session = this.makeSession();

  private makeSession(): Session {
    const bench = this;
    return {
      get operator() {
        return bench.settings.operator || bench.configuration.operator;
      },
      get computer() {
        return bench.configuration.computer;
      },
      now: () => new Date().toISOString(),
    };
  }

  get operator(): string {
    return this.settings.operator;
  }

  setOperator(operator: string): Result<null> {
    return this.set({ operator });
  }

  grant(token: string, paths: readonly string[]): void {
    this.grants.set(token, paths);
  }

  /** Errors: GRANT_UNKNOWN when the dialog belongs to an earlier start of the program. */
  granted(token: string): Result<readonly string[]> {
    const paths = this.grants.get(token);
    return paths && paths.length > 0 ? ok(paths) : fail('GRANT_UNKNOWN');
  }

  /** The open project. Errors: PROJECT_NOT_OPEN. */
  project(): Result<ProjectFile> {
    return this.open ? ok(this.open) : fail('PROJECT_NOT_OPEN');
  }

  /** When no large import is being written: another write would have to wait for it at one go. */
  async longWriteEnded(): Promise<void> {
    if (this.open) await longWriteEnded(this.open);
  }

  /** What the disk did to a read of the open project; null when it is our bug. */
  diskFailureOf(error: unknown): Failure | null {
    if (!this.open) return null;
    const { path } = this.open;
    return (
      failureOf(error, path) ?? (GONE.has((error as NodeJS.ErrnoException).code) ? diskFailure(error, path) : null)
    );
  }

  openOptions(takeOver = false): OpenOptions {
    return { session: this.session, backups: null, takeOver, onCommit: (seq) => this.onChanged(seq) };
  }

  openProject(
    path: string,
    how: { readOnly: boolean; takeOver: boolean },
    backUpAfter: number | null = null,
  ): Result<OpenedProject> {
    const open = this.open;
    if (open?.path === path && open.readOnly === how.readOnly) {
      const described = this.unasked(() => this.describe(open));
      if (described) return ok(described);
    }
    const options = this.openOptions(how.takeOver);
    // Another project stays open until it is known that this one opens.
    if (open?.path === path || isHeld(path)) this.closeProject();
    const opened = how.readOnly ? openReadOnlyCopy(path, options) : openProjectFile(path, options);
    if (opened.ok) return ok(this.adopt(opened.value, backUpAfter));
    if (opened.code !== 'NOT_WRITABLE') return opened;
    // Nobody can edit it here, so there is nothing to ask: it is shown, with the reason.
    const shown = openReadOnlyCopy(path, options);
    return shown.ok
      ? ok({ ...this.adopt(shown.value), advice: errorText(opened.code, { file: basename(path) }) })
      : shown;
  }

  /** Makes an opened project the one that is worked on; it is backed up at once, or after so many milliseconds. */
  adopt(project: ProjectFile, backUpAfter: number | null = null): OpenedProject {
    if (this.open && this.open !== project) this.closeProject();
    this.open = project;
    this.safety.begin(project);
    if (!project.readOnly) {
      if (backUpAfter === null) this.backUp('opening');
      // What cannot leave now, such as while another kind of round is open, is called to mind on the overview.
      this.unasked(() => endTemporary(project));
      const since = readNote(project.path)?.since ?? this.session.now();
      this.timers = [
        setInterval(() => this.backUp('interval'), BACKUP_INTERVAL).unref(),
        ...(backUpAfter === null ? [] : [setTimeout(() => this.backUp('opening'), backUpAfter).unref()]),
        setInterval(() => this.unasked(() => endTemporary(project)), BACKUP_INTERVAL).unref(),
        setInterval(() => refreshNote(project.path, this.session, since), HEARTBEAT).unref(),
      ];
    }
    const described = this.describe(project);
    const { path, readOnly } = project;
    const state = this.settings.recent.find((one) => one.path === path)?.state ?? null;
    const openedAt = this.session.now();
    const { uuid } = readProject(project.read);
    const recent = rememberProject(this.settings.recent, { path, name: described.name, uuid, openedAt, state });
    this.remember({ recent, open: { path, readOnly } });
    this.onChanged(lastSeq(project.read));
    return described;
  }

  /** Lets go of the project in any case, also when its disk is gone: only so can it be opened again. */
  closeProject(): void {
    for (const timer of this.timers) clearInterval(timer);
    this.timers = [];
    this.previews.clear();
    this.returns.clear();
    const project = this.open;
    if (project) this.unasked(() => abandonLongWrite(project));
    if (project && !project.readOnly) this.backUp('interval');
    const state = project && !project.readOnly ? this.unasked(() => projectState(project)) : null;
    if (project) this.unasked(() => project.close());
    this.open = null;
    const recent = this.settings.recent.map((one) =>
      project && state && one.path === project.path ? { ...one, state: { ...state, stamp: stampOf(one.path) } } : one,
    );
    this.remember({ open: null, recent });
  }

  /** Work that nobody waits for: a disk that is gone ends neither what comes after it nor the program. */
  private unasked<T>(work: () => T): T | null {
    try {
      return work();
    } catch (error) {
      if (this.diskFailureOf(error)) return null;
      throw error;
    }
  }

  describe(project: ProjectFile): OpenedProject {
    const place = project.readOnly ? 'local' : filePlace(project.path, readMounts());
    const clock = clockAdvice(lastAction(project.read)?.at ?? '', this.session.now());
    return {
      name: readProject(project.read).name,
      fileName: basename(project.path),
      readOnly: project.readOnly,
      advice: [placeAdvice(place), clock].filter((words) => words !== '').join('\n'),
      betterHere: place !== 'local',
    };
  }

  /** What is known of the open project as a copy of one that lies elsewhere. */
  get workingCopy(): WorkingCopyNote | null {
    return this.settings.copies.find(({ path }) => path === this.open?.path) ?? null;
  }

  /** The copy made earlier of the file at `origin`, as far as it is still there. */
  copyOf(origin: string): WorkingCopyNote | null {
    return this.settings.copies.find((copy) => copy.origin === origin && existsSync(copy.path)) ?? null;
  }

  /** One file has one copy that counts. */
  rememberCopy(copy: WorkingCopyNote): void {
    const others = this.settings.copies.filter(({ path, origin }) => path !== copy.path && origin !== copy.origin);
    this.remember({ copies: [copy, ...others] });
    this.tellChanged();
  }

  /** Backs the open project up when it changed since the last time. Errors: those of `backUp`. */
  backUp(reason: BackupReason): Result<BackupRow | null> {
    return this.open ? this.safety.make(this.open, reason, this.session.now()) : ok(null);
  }

  /** The newest backup goes there at once, so that a place that does not work is known now. Null gives it up. */
  setBackupPlace(secondPlace: string | null): Result<null> {
    const kept = this.set({ secondPlace });
    if (kept.ok) this.safety.goTo(secondPlace, this.open);
    return kept;
  }

  /** Something that is not in the project changed; the window reads again. */
  tellChanged(): void {
    this.onChanged(this.open ? lastSeq(this.open.read) : 0);
  }

  setTextSize(textSize: TextSize): Result<null> {
    return this.set({ textSize });
  }

  programSettings(): ProgramSettings {
    const { operator, textSize, secondPlace } = this.settings;
    const { second, failure: backupFailure } = this.safety;
    return { operator, textSize, secondPlace, second, backupFailure, version: this.configuration.version };
  }

  /** When everything that goes to the second place is there, or known not to be. */
  secondPlaceDone(): Promise<void> {
    return this.safety.finished();
  }

  /** Folder of all backups, one folder a project. */
  get backupRoot(): string {
    return join(this.configuration.userData, 'backups');
  }

  backups(): BackupRow[] {
    return this.open ? this.safety.list(this.open) : [];
  }

  get backupAt(): string | null {
    return this.safety.at;
  }

  recentProjects(): RecentProject[] {
    return this.settings.recent.map((project, index) => {
      const grant = `recent-${index}-${project.path.length}`;
      this.grants.set(grant, [project.path]);
      return presentRecent(project, grant, this.configuration.computer);
    });
  }

  /** Where else the project was worked on here, as far as is remembered; whatever its name is there or was. */
  otherPlaces({ uuid, name }: { readonly uuid: string; readonly name: string }): string[] {
    const others = this.settings.recent.filter((one) => one.path !== this.open?.path);
    const same = others.filter((one) => (one.uuid === undefined ? one.name === name : one.uuid === uuid));
    return same.map(({ path }) => path);
  }

  /** Whether that state of the file was not told of yet; from now on it is. */
  tellOnce(path: string, head: string): boolean {
    if (this.settings.recent.some((one) => one.path === path && one.told === head)) return false;
    this.remember({ recent: this.settings.recent.map((one) => (one.path === path ? { ...one, told: head } : one)) });
    return true;
  }

  /** Takes those that are not where they were off the list; the files, wherever they are, stay. */
  forgetMissing(): void {
    this.remember({ recent: this.settings.recent.filter(({ path }) => existsSync(path)) });
  }

  samplePath(): string {
    return join(this.configuration.userData, 'sample', '东宁市（示例）.shuangshu');
  }

  sampleExists(): boolean {
    return existsSync(this.samplePath());
  }

  async close(): Promise<void> {
    this.closeProject();
    await this.safety.finished();
    this.laws.close();
    await this.reader.close();
    await this.tasks.close();
  }
}
