/** A recorded command that needs the open round and hands it on. */
import type { Round } from '../../../../shared/model/round';
import { fail, type Result } from '../../../../shared/result';
import type { WriteHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import { type Recorded, record } from '../../database/log/record';
import { findOpenRound } from './roundRepository';

/** Undoable. Errors: NO_OPEN_ROUND. */
export function inRound<T>(
  project: ProjectFile,
  name: string,
  input: unknown,
  body: (write: WriteHandle, round: Round) => Result<Recorded<T>>,
): Result<T> {
  return record(project, { name, input, effect: 'undoable' }, (write) => {
    const round = findOpenRound(write);
    return round ? body(write, round) : fail('NO_OPEN_ROUND');
  });
}
