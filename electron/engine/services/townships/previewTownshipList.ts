/** 一镇一单 on screen: the page of one township, from the pool as it stands, as last sealed, or of an edition. */
import type { Parsed } from '../../../../shared/contract';
import { buildTownshipList } from '../../../../shared/logic/paper/buildTownshipList';
import { layOutTownship } from '../../../../shared/logic/paper/layout/layOutList';
import { fail, ok, type Result } from '../../../../shared/result';
import type { TownshipPage } from '../../../../shared/views';
import type { ProjectFile } from '../../database/file/projectFile';
import { readListState } from '../../repositories/townships/listStates';
import { findUnit } from '../../repositories/units/unitRepository';

/** Errors: UNIT_UNKNOWN, EDITION_UNKNOWN, NO_SEALED_ROUND when the sealed state is asked for and there is none. */
export function previewTownshipList(
  project: ProjectFile,
  { unitId, listId, source, editionId }: Parsed<'townshipPage'>,
): Result<TownshipPage> {
  const state = readListState(project, editionId === undefined ? source : { editionId });
  if (!state.ok) return state;
  const { head, items, scheme, townships } = state.value;
  // A township that was renamed since bears the name of then; one that came since has no list in the edition.
  const township = townships.find(({ id }) => id === unitId)?.name;
  if (township === undefined) return fail('UNIT_UNKNOWN', { unit: findUnit(project.read, unitId)?.name ?? unitId });
  const wanted = scheme.lists.filter(({ id }) => listId === '' || id === listId);
  if (wanted.length === 0) return fail('BAD_INPUT', { field: '当时的体例里没有这张清单' });
  const lists = wanted.map((list) => buildTownshipList(items, list, township, head));
  return ok({ unitId, township, listId, document: layOutTownship(lists, scheme) });
}
