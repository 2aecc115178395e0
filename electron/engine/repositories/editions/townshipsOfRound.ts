/** Which townships there were when a round was sealed: one founded later bore nothing then. */
import type { ProjectFile } from '../../database/file/projectFile';
import { sealOfRound } from '../rounds/snapshotRepository';
import { listUnits } from '../units/unitRepository';
import { namesOfToday } from '../units/unitSuccession';
import { listUnitsThen } from '../units/unitsThen';
import { listIssued, openEdition } from './editionRepository';

/**
 * By the names of today; those of today for a round that is open. The first edition issued of the round that counts tells
 * before its seal does: a township founded in between has a list in it.
 */
export function townshipsOfRound(project: ProjectFile, round: number | undefined): ReadonlySet<string> {
  const { read } = project;
  const issued = listIssued(read).find((one) => one.round === round);
  const seal = round === undefined ? undefined : sealOfRound(read, round);
  const printed = issued && openEdition(project, issued.id)?.frame.units.filter(({ kind }) => kind === 'township');
  const then = printed && printed.length > 0 ? printed : seal && listUnitsThen(read, seal);
  if (!then) return new Set(listUnits(read, 'township').map(({ name }) => name));
  const towns = then.filter(({ kind }) => kind === 'township');
  const today = namesOfToday(read, towns);
  return new Set(towns.map(({ name }) => today.get(name) ?? name));
}
