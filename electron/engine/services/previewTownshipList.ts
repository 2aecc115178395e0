/** 一镇一单 on screen: the page of one township, from the pool as it stands or as last sealed. */
import type { Parsed } from '../../../shared/contract';
import { buildTownshipList } from '../../../shared/logic/buildTownshipList';
import { layOutTownship } from '../../../shared/logic/layOutList';
import { fail, ok, type Result } from '../../../shared/result';
import type { TownshipPage } from '../../../shared/views';
import { printedAnchor } from '../database/anchor';
import type { ProjectFile } from '../database/projectFile';
import { readContents } from '../repositories/itemRepository';
import { readStage } from '../repositories/optionRepository';
import { readProject } from '../repositories/projectRepository';
import { lastRound } from '../repositories/roundRepository';
import { lastSnapshot } from '../repositories/snapshotRepository';
import { findUnit } from '../repositories/unitRepository';

/** Errors: UNIT_UNKNOWN, NO_SEALED_ROUND when the sealed state is asked for and there is none. */
export function previewTownshipList(
  project: ProjectFile,
  { unitId, listId, source }: Parsed<'townshipPage'>,
): Result<TownshipPage> {
  const { read } = project;
  const unit = findUnit(read, unitId);
  if (unit?.kind !== 'township') return fail('UNIT_UNKNOWN', { unit: unitId });
  const { scheme, name: place, effectiveDate: date } = readProject(read);
  const snapshot = source === 'sealed' ? lastSnapshot(read) : undefined;
  if (source === 'sealed' && !snapshot) return fail('NO_SEALED_ROUND');
  const wanted = scheme.lists.filter(({ id }) => listId === '' || id === listId);
  if (wanted.length === 0) return fail('BAD_INPUT', { field: '体例里没有这张清单' });
  const round = snapshot?.round ?? lastRound(read)?.number ?? 1;
  const items = snapshot?.items ?? readContents(read);
  const head = {
    place,
    stage: readStage(read),
    round: `第${round}轮`,
    date,
    ...(snapshot ? { anchor: printedAnchor(read) } : {}),
  };
  const lists = wanted.map((list) => buildTownshipList(items, list, unit.name, head));
  return ok({ unitId, township: unit.name, listId, document: layOutTownship(lists, scheme) });
}
