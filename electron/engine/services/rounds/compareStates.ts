/** 新旧对照: any two states of the pool, what differs in words, and the changes that led there. */
import type { Parsed } from '../../../../shared/contract';
import { editionName } from '../../../../shared/logic/editions/editionWords';
import { compareSnapshots, countDifferences } from '../../../../shared/logic/ledger/compareSnapshots';
import { describeSide } from '../../../../shared/logic/ledger/describeSide';
import { tellRenames } from '../../../../shared/logic/schemes/sectionRenames';
import type { ItemDifference, PoolState } from '../../../../shared/model/comparison';
import type { ItemContent } from '../../../../shared/model/item';
import type { Change } from '../../../../shared/model/round';
import type { Scheme } from '../../../../shared/model/scheme';
import type { SectionRename } from '../../../../shared/model/sectionRename';
import { ok, type Result } from '../../../../shared/result';
import type { ComparedRow, Comparison } from '../../../../shared/views/ledger';
import type { ProjectFile } from '../../database/file/projectFile';
import { rememberUntilNextAction } from '../../database/memo';
import { findEdition } from '../../repositories/editions/editionRepository';
import { readStatedPool } from '../../repositories/pool/poolStates';
import { readProject } from '../../repositories/project/projectRepository';
import { listAllChanges, listRounds } from '../../repositories/rounds/roundRepository';
import { listSectionRenames } from '../../repositories/rounds/sectionRenameRepository';

interface Compared {
  readonly before: Comparison['before'];
  readonly after: Comparison['after'];
  readonly differences: readonly ItemDifference[];
  /** Items by the names of then, for reading. */
  readonly told: Readonly<Record<'before' | 'after', ReadonlyMap<number, ItemContent>>>;
}

/** Errors: ROUND_NOT_SEALED, EDITION_UNKNOWN. */
export function compareStates(project: ProjectFile, input: Parsed<'compareStates'>): Result<Comparison> {
  const compared = compare(project, input.before, input.after);
  if (!compared.ok) return compared;
  const { differences, told, before, after } = compared.value;
  const { kind, offset, limit } = input;
  const shown = kind === undefined ? differences : differences.filter(({ kinds }) => kinds.includes(kind));
  const changes = changesBetween(project, input.before, input.after);
  const { lists } = readProject(project.read).scheme;
  return ok({
    before,
    after,
    counts: countDifferences(differences),
    renamed: tellRenames(renamesBetween(project, input.before, input.after), lists).map(({ words }) => words),
    total: shown.length,
    rows: shown.slice(offset, offset + limit).map((difference) => describe(difference, told, changes, lists)),
  });
}

function compare(project: ProjectFile, before: PoolState, after: PoolState): Result<Compared> {
  const name = `comparison ${JSON.stringify([before, after])}`;
  return rememberUntilNextAction(project, name, () => {
    const old = readStatedPool(project, before);
    if (!old.ok) return old;
    const fresh = readStatedPool(project, after);
    if (!fresh.ok) return fresh;
    return ok({
      before: { name: stateName(project, before), items: old.value.items.length },
      after: { name: stateName(project, after), items: fresh.value.items.length },
      differences: compareSnapshots(old.value.items, fresh.value.items),
      told: { before: byId(old.value.told), after: byId(fresh.value.told) },
    });
  });
}

function byId(items: readonly ItemContent[]): ReadonlyMap<number, ItemContent> {
  return new Map(items.map((item) => [item.id, item]));
}

/** 第3轮, 第2版, 现在 */
function stateName({ read }: ProjectFile, state: PoolState): string {
  if (state.kind === 'now') return '现在';
  if (state.kind === 'round') return `第${state.round}轮`;
  const edition = findEdition(read, state.editionId);
  return edition ? editionName(edition) : '';
}

/** The last round whose changes are in the state. */
function roundOf({ read }: ProjectFile, state: PoolState): number {
  if (state.kind === 'now') return Number.POSITIVE_INFINITY;
  return state.kind === 'round' ? state.round : (findEdition(read, state.editionId)?.round ?? 0);
}

type NumberedChange = Change & { readonly round: number };

/** The changes made after the earlier state and up to the later one. */
function changesBetween(project: ProjectFile, before: PoolState, after: PoolState): NumberedChange[] {
  const [from, to] = [roundOf(project, before), roundOf(project, after)].sort((a, b) => a - b);
  const numbers = new Map(listRounds(project.read).map(({ id, number }) => [id, number]));
  return listAllChanges(project.read)
    .map((change) => ({ ...change, round: numbers.get(change.roundId) ?? 0 }))
    .filter(({ round }) => round > (from ?? 0) && round <= (to ?? 0));
}

function renamesBetween(project: ProjectFile, before: PoolState, after: PoolState): SectionRename[] {
  const [from = 0, to = 0] = [roundOf(project, before), roundOf(project, after)].sort((a, b) => a - b);
  return listSectionRenames(project.read).filter(({ round }) => round > from && round <= to);
}

function describe(
  { itemId, kinds }: ItemDifference,
  told: Compared['told'],
  changes: readonly NumberedChange[],
  lists: Scheme['lists'],
): ComparedRow {
  const [before, after] = [told.before.get(itemId), told.after.get(itemId)];
  return {
    itemId,
    kinds,
    before: before ? describeSide(before, lists) : null,
    after: after ? describeSide(after, lists) : null,
    changes: changes
      .filter((change) => change.itemId === itemId)
      .map(({ round, kind, reasonKind, reason }) => ({ round, kind, reasonKind, reason })),
  };
}
