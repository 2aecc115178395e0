/** The few figures of a project that the start page shows of it later, without opening it. */
import type { ProjectState } from '../../../../shared/views/program';
import type { ProjectFile } from '../../database/file/projectFile';
import { readLedger } from '../../repositories/ledger/ledgerRepository';
import { countPending } from '../../repositories/merge/entryRepository';
import { readProject } from '../../repositories/project/projectRepository';
import { lastRound } from '../../repositories/rounds/roundRepository';

export function projectState({ read }: ProjectFile): ProjectState {
  const { first, added, subtracted, live } = readLedger(read);
  const round = lastRound(read);
  return {
    scheme: readProject(read).scheme.name,
    first,
    added,
    subtracted,
    live,
    pending: countPending(read, 'down') + countPending(read, 'up'),
    round: round ? { number: round.number, kind: round.kind, sealed: round.state === 'sealed' } : null,
  };
}
