/** The office's second place for backups: each automatic backup is copied there in the background, and how that went is kept to be seen. */
import { join } from 'node:path';
import { errorText } from '../../../shared/errorText';
import { type Failure, fail } from '../../../shared/result';
import type { SecondPlaceState } from '../../../shared/views/program';
import { copyBackup } from '../database/file/backup';

interface Backup {
  /** Where it was made. */
  readonly folder: string;
  readonly fileName: string;
  readonly at: string;
  readonly project: { readonly name: string; readonly uuid: string };
}

export class SecondPlace {
  state: SecondPlaceState = { kind: 'none' };
  private copying: Promise<void> = Promise.resolve();
  private place: string | null = null;

  /** `onChanged` is called when a copy was finished or failed. */
  constructor(private readonly onChanged: () => void) {}

  /** Copies go one after the other; a failure is shown and stops nothing. */
  copy(place: string, backup: Backup): void {
    this.copying = this.copying.then(() => this.copyOne(place, backup));
    this.place = place;
  }

  /** When the place was changed or given up, what went before says nothing any more. */
  reset(place: string | null): void {
    this.place = place;
    this.state = place === null ? { kind: 'none' } : { kind: 'waiting' };
  }

  finished(): Promise<void> {
    return this.copying;
  }

  private async copyOne(place: string, { folder, fileName, at, project }: Backup): Promise<void> {
    const target = join(place, folderName(project));
    const copied = await copyBackup(folder, fileName, target).catch((): Failure => fail('DISK_ERROR'));
    // Whatever a share that is gone answers, the next copy is tried. Meanwhile another place was chosen, or none: what became of this one says nothing any more.
    if (place !== this.place) return;
    this.state = copied.ok
      ? { kind: 'copied', at, fileName }
      : { kind: 'failed', at, message: errorText(copied.code, { ...copied.detail, file: place }) };
    this.onChanged();
  }
}

/** 东宁市乡镇清单-1f0c2b3a: to be found by people, and kept apart from a namesake. */
export function folderName({ name, uuid }: Backup['project']): string {
  const safe = name
    .replace(/[\\/:*?"<>|\s]+/g, ' ')
    .replace(/[. ]+$/, '')
    .trim();
  return `${safe || '项目'}-${uuid.slice(0, 8)}`;
}
