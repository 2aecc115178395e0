/** Brings what a long write has put into the file to the disk while it still goes on, so that COMMIT has little left to wait for. */
import { fdatasync } from 'node:fs';
import { diskFailure } from '../../../../shared/logic/program/diskFailure';
import { fail, ok, type Result } from '../../../../shared/result';
import { handleOfProject } from './ownFiles';

/** What became of a project's flushes. */
interface Ahead {
  busy: boolean;
  refused: Error | null;
}

const flushes = new WeakMap<object, Ahead>();

/**
 * Begins a flush on another thread unless one is under way. Fails, once, with what the disk answered the one before: a
 * COMMIT after it could not be trusted. SQLite's own order of writing stays as it is; pages only arrive earlier.
 */
export function flushAhead(project: { readonly path: string }): Result<null> {
  const { path } = project;
  const ahead = flushes.get(project) ?? { busy: false, refused: null };
  flushes.set(project, ahead);
  const { refused } = ahead;
  // Told once: a disk that was full may have room when the person tries again.
  ahead.refused = null;
  if (refused) return diskFailure(refused, path) ?? fail('DISK_ERROR', { file: path });
  const handle = ahead.busy ? null : handleFor(project);
  if (handle === null) return ok(null);
  ahead.busy = true;
  fdatasync(handle, (error) => {
    ahead.busy = false;
    ahead.refused = error;
  });
  return ok(null);
}

function handleFor(project: object): number | null {
  try {
    return handleOfProject(project);
  } catch {
    // Without it the write is the same, only its end takes longer.
    return null;
  }
}
