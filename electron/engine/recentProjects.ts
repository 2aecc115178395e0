/** Recent projects as the start page shows them: the figures they were left with, and what stands in the way of opening one. */
import { statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Hindrance, ProjectState, RecentProject } from '../../shared/views/program';
import { readHeader } from './database/file/header';
import { newestVersion } from './database/file/migrate';
import { readNote } from './database/file/ownerNote';
import { MIGRATIONS } from './database/migrations/all';
import { isRunning } from './isRunning';
import type { RememberedState, Settings } from './settings';

/** Tells whether a file is still the one that was closed; '' when it cannot be reached. */
export function stampOf(path: string): string {
  try {
    const { mtimeMs, size } = statSync(path);
    return `${mtimeMs}/${size}`;
  } catch {
    // A stick that was pulled out: the list says so in its own words.
    return '';
  }
}

/** Those that are gone stay listed, so that nobody wonders where they went. */
export function presentRecent(project: Settings['recent'][number], grant: string, computer: string): RecentProject {
  const { path, name, openedAt, state } = project;
  return {
    grant,
    name,
    fileName: basename(path),
    folder: dirname(path),
    openedAt,
    state: state && stateOf(state, path),
    hindrance: hindranceOf(path, computer),
  };
}

/** Somebody else's work since then makes the remembered figures untrue; a missing file's are the last known. */
function stateOf({ stamp, ...state }: RememberedState, path: string): ProjectState | null {
  const now = stampOf(path);
  return now === '' || now === stamp ? state : null;
}

function hindranceOf(path: string, computer: string): Hindrance | null {
  const header = readHeader(path, newestVersion(MIGRATIONS));
  if (!header.ok) {
    const folder = header.detail.kind === 'folder';
    if (folder || header.code === 'PROJECT_MISSING' || header.code === 'DISK_ERROR') return { kind: 'missing' };
    return { kind: header.code === 'PROJECT_NEWER' ? 'newer' : 'damaged' };
  }
  const note = readNote(path);
  // A note of this computer whose program is gone was left behind by a crash and stops nobody.
  if (note && (note.computer !== computer || (note.pid !== process.pid && isRunning(note.pid)))) {
    return { kind: 'locked', operator: note.operator, computer: note.computer, since: note.since };
  }
  return path.startsWith('\\\\') ? { kind: 'share' } : null;
}
