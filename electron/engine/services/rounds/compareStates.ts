/** 新旧对照: any two states of the pool, what differs in words, and the changes that led there. */
import type { Parsed } from '../../../../shared/contract';
import { nameAmong } from '../../../../shared/logic/editions/editionWords';
import { compareSnapshots, countDifferences } from '../../../../shared/logic/ledger/compareSnapshots';
import { describeSide } from '../../../../shared/logic/ledger/describeSide';
import { renamesBetween, tellRenames } from '../../../../shared/logic/schemes/sectionRenames';
import type { ItemDifference, PoolState } from '../../../../shared/model/comparison';
import type { ItemContent } from '../../../../shared/model/item';
import type { SchemeList } from '../../../../shared/model/scheme';
import type { SectionRename } from '../../../../shared/model/sectionRename';
import { ok, type Result } from '../../../../shared/result';
import type { ComparedRow, Comparison } from '../../../../shared/views/ledger';
import type { ProjectFile } from '../../database/file/projectFile';
import { rememberUntilNextAction } from '../../database/memo';
import { changesBetween, type NumberedChange } from '../../repositories/editions/changesBetween';
import { listEditions } from '../../repositories/editions/editionRepository';
import { readStatedPool } from '../../repositories/pool/poolStates';
import { listsEver } from '../../repositories/project/listsEver';

interface Compared {
  readonly before: Comparison['before'];
  readonly after: Comparison['after'];
  readonly differences: readonly ItemDifference[];
  readonly changes: readonly NumberedChange[];
  readonly renames: readonly SectionRename[];
  /** Items by the names of then, for reading. */
  readonly told: Readonly<Record<'before' | 'after', ReadonlyMap<number, ItemContent>>>;
}

/** Errors: ROUND_NOT_SEALED, EDITION_UNKNOWN. */
export function compareStates(project: ProjectFile, input: Parsed<'compareStates'>): Result<Comparison> {
  const compared = compare(project, input.before, input.after);
  if (!compared.ok) return compared;
  const { differences, told, before, after, changes, renames } = compared.value;
  const { kind, offset, limit } = input;
  const shown = kind === undefined ? differences : differences.filter(({ kinds }) => kinds.includes(kind));
  const lists = listsEver(project);
  return ok({
    before,
    after,
    counts: countDifferences(differences),
    renamed: tellRenames(renames, lists).map(({ words }) => words),
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
      changes: changesBetween(project.read, before, after),
      renames: renamesBetween(old.value.later, fresh.value.later),
      told: { before: byId(old.value.told), after: byId(fresh.value.told) },
    });
  });
}

function byId(items: readonly ItemContent[]): ReadonlyMap<number, ItemContent> {
  return new Map(items.map((item) => [item.id, item]));
}

/** 第3轮, 第2版, 第2版送审稿（第2份）, 现在 */
function stateName({ read }: ProjectFile, state: PoolState): string {
  if (state.kind === 'now') return '现在';
  if (state.kind === 'round') return `第${state.round}轮`;
  const editions = listEditions(read);
  const edition = editions.find(({ id }) => id === state.editionId);
  return edition ? nameAmong(editions, edition) : '';
}

function describe(
  { itemId, kinds }: ItemDifference,
  told: Compared['told'],
  changes: readonly NumberedChange[],
  lists: SchemeList[],
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
