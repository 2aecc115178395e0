/** Everybody speaking about everything, by bulk verdicts unit by unit, as a returned pack without a word of objection would. */
import type { ProjectFile } from '../../electron/engine/database/file/projectFile';
import { giveVerdicts } from '../../electron/engine/services/agreement/giveVerdicts';
import { listAgreementItems, readAgreement } from '../../electron/engine/services/agreement/readAgreement';
import { unwrap } from './project';

/** Those of one unit (null: the office) it has not said yes to. */
export function openItems(project: ProjectFile, unitId: number | null): readonly number[] {
  const asked = { state: 'all', own: 'open', words: '', offset: 0, limit: 1, unitId } as const;
  return listAgreementItems(project, asked).itemIds;
}

export function agreeTo(project: ProjectFile, unitId: number | null, itemIds: readonly number[]): void {
  if (itemIds.length === 0) return;
  unwrap(giveVerdicts(project, { unitId, itemIds: [...itemIds], position: 'agree', words: '', person: '' }));
}

/** `except`: the names of units that keep silent. */
export function allAgree(project: ProjectFile, except: readonly string[] = []): void {
  for (const { unitId, unit } of readAgreement(project).parties)
    if (!except.includes(unit)) agreeTo(project, unitId, openItems(project, unitId));
}
