/** Brings what a long write has put into the file to the disk while it still goes on, so that COMMIT has little left to wait for. */
import { closeSync, constants, fdatasync, openSync } from 'node:fs';
import { fail, ok, type Result } from '../../../shared/result';
import { failureOfSystem } from './projectFile';

/** The handle of a project that flushes. */
interface Ahead {
  readonly handle: number;
  busy: boolean;
  refused: Error | null;
}

const handles = new WeakMap<object, Ahead>();

/**
 * Begins a flush on another thread unless one is under way. Fails with what the disk answered the one before: a COMMIT
 * after it could not be trusted. SQLite's own order of writing stays as it is; pages only arrive earlier.
 */
export function flushAhead(project: { readonly path: string }): Result<null> {
  const { path } = project;
  const ahead = handles.get(project) ?? open(project);
  if (ahead?.refused) return failureOfSystem(ahead.refused, path) ?? fail('DISK_ERROR', { file: path });
  if (!ahead || ahead.busy) return ok(null);
  ahead.busy = true;
  fdatasync(ahead.handle, (error) => {
    ahead.busy = false;
    ahead.refused = error;
  });
  return ok(null);
}

/**
 * One handle for as long as the project is open: closing any handle of a file takes the process's locks on it away
 * (POSIX, fcntl), the database's among them.
 */
function open(project: { readonly path: string }): Ahead | null {
  try {
    const ahead: Ahead = { handle: openSync(project.path, constants.O_RDWR), busy: false, refused: null };
    handles.set(project, ahead);
    return ahead;
  } catch {
    // Without it the write is the same, only its end takes longer.
    return null;
  }
}

/** After the database was closed. */
export function endFlushing(project: object): void {
  const ahead = handles.get(project);
  handles.delete(project);
  if (ahead) closeSync(ahead.handle);
}
