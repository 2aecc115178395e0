/** What is still to be decided and names a township: it stays registered until then. */
import type { Deed } from '../../../../shared/model/deed';
import type { RequestWant } from '../../../../shared/model/request';
import type { ReadHandle } from '../../database/file/handles';
import { listUndecided } from '../requests/requestRepository';
import { listPrepared, listWaitingDeeds } from '../rounds/preparedRepository';
import { findUnitMeant } from './unitRepository';

/** The first prepared change, by what it is about, or the first undecided request, by its code. */
export function plannedFor(read: ReadHandle, unitId: number): { prepared: string } | { request: string } | undefined {
  const names = (planned: Deed | RequestWant): boolean =>
    townshipsOf(planned).some((name) => findUnitMeant(read, name, 'township')?.id === unitId);
  const deed = listWaitingDeeds(read).find((one) => names(one.deed));
  if (deed) return { prepared: listPrepared(read).find(({ id }) => id === deed.id)?.name ?? '' };
  const request = listUndecided(read).find(({ wants }) => wants.some(names));
  return request && { request: request.code };
}

function townshipsOf(planned: Deed | RequestWant): readonly string[] {
  if (planned.kind === 'add') return planned.item.townships;
  if (planned.kind === 'split') return planned.parts.flatMap(({ townships }) => townships);
  return planned.kind === 'apply' ? planned.townships : [];
}
