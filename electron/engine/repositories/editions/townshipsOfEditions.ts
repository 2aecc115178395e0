/** Which townships there were in a round, as what was issued of it tells. */
import type { ProjectFile } from '../../database/file/projectFile';
import { namesOfToday } from '../units/unitSuccession';
import { listIssued, openEdition } from './editionRepository';

/**
 * By round that was issued: the townships its first edition that counts has a list for, by today's names. One founded later
 * bore nothing then; in a round nothing was issued of, it stands with what is common to all.
 */
export function townshipsOfEditions(project: ProjectFile): ReadonlyMap<number, ReadonlySet<string>> {
  return new Map(
    listIssued(project.read)
      .toReversed()
      .flatMap(({ id, round }) => {
        const units = openEdition(project, id)?.frame.units.filter(({ kind }) => kind === 'township') ?? [];
        const today = namesOfToday(project.read, units);
        return units.length === 0 ? [] : [[round, new Set(units.map(({ name }) => today.get(name) ?? name))] as const];
      }),
  );
}
