/** The pool at any moment one can ask about: now, or as a round was sealed. */
import { calledNow, renameSections, thenAndNow } from '../../../../shared/logic/schemes/sectionRenames';
import { renameUnits } from '../../../../shared/logic/units/renameUnits';
import type { PoolState } from '../../../../shared/model/comparison';
import type { ItemContent, ItemTownship } from '../../../../shared/model/item';
import type { SectionRename } from '../../../../shared/model/sectionRename';
import { fail, ok, type Result } from '../../../../shared/result';
import type { ReadHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import { openEdition } from '../editions/editionRepository';
import { listRounds } from '../rounds/roundRepository';
import { listRenamesSince } from '../rounds/sectionRenameRepository';
import { findSnapshot, readFrozenRound } from '../rounds/snapshotRepository';
import { listGoneBy } from '../units/abolitionRepository';
import { aliasesOf, namesOfMerged, namesOfToday } from '../units/unitSuccession';
import { readPool } from './poolInMemory';

/** With the names townships and categories bear today, of an edition also departments. Errors: ROUND_NOT_SEALED, EDITION_UNKNOWN. */
export function readState(project: ProjectFile, state: PoolState): Result<readonly ItemContent[]> {
  if (state.kind === 'now') return ok(readPool(project).live);
  if (state.kind === 'edition') {
    const edition = openEdition(project, state.editionId);
    if (!edition) return fail('EDITION_UNKNOWN');
    const later = listRenamesSince(project.read, edition.snapshotId);
    return ok(renameSections(renameUnits(edition.items, namesOfToday(project.read, edition.frame.units)), later));
  }
  const snapshot = findSnapshot(project.read, state.round);
  return snapshot ? ok(snapshot.items) : fail('ROUND_NOT_SEALED', { round: state.round });
}

export interface StatedPool {
  /** With the names units and categories bear today, for holding it against another state. */
  readonly items: readonly ItemContent[];
  /** The same by the names of then, with today's after them: 临江镇（今临江街道）. */
  readonly told: readonly ItemContent[];
  /** Renamed categories the state does not know yet, oldest first. */
  readonly later: readonly SectionRename[];
}

/**
 * A township that was no more by then is not spoken of: not as one that what is for all does not apply to either. Nor what the
 * conditions of one registered twice alone said of it: the one it is now was held against its own.
 */
export function readStatedPool(project: ProjectFile, state: PoolState): Result<StatedPool> {
  const { read } = project;
  const found = readFrozen(project, state);
  if (!found.ok) return found;
  const { items, names, round, later } = found.value;
  const gone = listGoneBy(read, round);
  const merged = namesOfMerged(read);
  const there = ({ township, byRule }: ItemTownship): boolean =>
    !gone.has(names.get(township) ?? township) && !(byRule && merged.has(township));
  const spoken =
    gone.size === 0 && merged.size === 0
      ? items
      : items.map((item) =>
          item.townships.every(there) ? item : { ...item, townships: item.townships.filter(there) },
        );
  const called = new Map([...names].map(([then, today]) => [then, `${then}（今${today}）`]));
  const told = renameUnits(spoken, called);
  return ok({
    items: renameSections(renameUnits(spoken, names), later),
    told: later.length === 0 ? told : told.map((item) => toldIn(item, later)),
    later,
  });
}

function toldIn(item: ItemContent, later: readonly SectionRename[]): ItemContent {
  return { ...item, category: thenAndNow(item.category, calledNow(item, later).category) };
}

interface FrozenPool {
  readonly items: readonly ItemContent[];
  /** Then → today. */
  readonly names: ReadonlyMap<string, string>;
  /** The last round that is in it. */
  readonly round: number;
  readonly later: StatedPool['later'];
}

function readFrozen(project: ProjectFile, state: PoolState): Result<FrozenPool> {
  const { read } = project;
  if (state.kind === 'now')
    return ok({ items: readPool(project).live, names: new Map(), round: Number.MAX_SAFE_INTEGER, later: [] });
  if (state.kind === 'edition') {
    const edition = openEdition(project, state.editionId);
    if (!edition) return fail('EDITION_UNKNOWN');
    const { items, frame, head, snapshotId } = edition;
    const later = listRenamesSince(read, snapshotId);
    return ok({ items, names: namesOfToday(read, frame.units), round: head.round, later });
  }
  const frozen = readFrozenRound(read, state.round);
  return frozen
    ? ok({ ...frozen, names: aliasesOf(read), round: state.round, later: listRenamesSince(read, frozen.snapshotId) })
    : fail('ROUND_NOT_SEALED', { round: state.round });
}

/** What a round ended with, all units by their names of today: its snapshot, or for the open one the pool as it is. */
export function readEndOfRound(project: ProjectFile, round: number): readonly ItemContent[] {
  const found = findSnapshot(project.read, round);
  return found ? renameUnits(found.items, aliasesOf(project.read)) : readPool(project).live;
}

/** Items that came in by sorting, by round. */
export function listSortedIds(read: ReadHandle): { itemId: number; roundId: number }[] {
  return read.all<{ itemId: number; roundId: number }>(
    'SELECT id AS itemId, sortedRoundId AS roundId FROM item WHERE sortedRoundId IS NOT NULL ORDER BY position, id',
  );
}

/** The hash of each round's snapshot, null while it is open: what a thing remembered about the round depends on. */
export function listRoundHashes(read: ReadHandle): { id: number; number: number; sha256: string | null }[] {
  const hashes = new Map(
    read
      .all<{ roundId: number; sha256: string }>(
        'SELECT roundId, sha256 FROM snapshot WHERE id IN (SELECT max(id) FROM snapshot GROUP BY roundId)',
      )
      .map((row) => [row.roundId, row.sha256]),
  );
  return listRounds(read).map(({ id, number, state }) => ({
    id,
    number,
    sha256: state === 'sealed' ? (hashes.get(id) ?? null) : null,
  }));
}
