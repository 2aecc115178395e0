/** 缺项对照: live items that somebody did not name, by kind, and who named the ones in view. */
import type { Parsed } from '../../../../shared/contract';
import { type GapCell, type GapKind, gapsOf } from '../../../../shared/logic/matching/findGaps';
import { groupBy } from '../../../../shared/logic/rows/groupBy';
import { appliesTo } from '../../../../shared/logic/schemes/appliesTo';
import type { Unit } from '../../../../shared/model/unit';
import type { GapOutline, GapRow } from '../../../../shared/views/gaps';
import type { ProjectFile } from '../../database/file/projectFile';
import { rememberUntilNextAction } from '../../database/memo';
import { listNamings, type Naming } from '../../repositories/merge/namedItems';
import { listOpenQuestions } from '../../repositories/merge/noteRepository';
import { type PooledItem, readPool } from '../../repositories/pool/poolInMemory';
import { listUnits } from '../../repositories/units/unitRepository';

/** Computed once per action. */
export function readGapOutline(project: ProjectFile): GapOutline {
  return rememberUntilNextAction(project, 'gaps', () => {
    const towns = listUnits(project.read, 'township');
    const namings = groupBy(listNamings(project.read), ({ itemId }) => itemId);
    const kinds: Record<GapKind, number[]> = { oneMissing: [], someMissing: [], noTown: [], noDepartment: [] };
    for (const item of readPool(project).live) {
      const own = namings.get(item.id) ?? [];
      for (const kind of gapsOf(cellsOf(item, towns, own), isByDepartment(own))) kinds[kind].push(item.id);
    }
    return { towns: towns.map(({ id, name }) => ({ unitId: id, name })), kinds };
  });
}

/** In the order of the ids; unknown and subtracted ones are left out. */
export function readGapRows(project: ProjectFile, { ids }: Parsed<'gapRows'>): GapRow[] {
  const { read } = project;
  const towns = listUnits(read, 'township');
  const namings = groupBy(listNamings(read, ids), ({ itemId }) => itemId);
  const { byId } = readPool(project);
  const questions = listOpenQuestions(read);
  return ids.flatMap((id) => {
    const item = byId.get(id);
    if (!item?.live) return [];
    const own = namings.get(id) ?? [];
    return [
      {
        id,
        name: item.name,
        category: item.category,
        departments: own.filter(({ direction }) => direction === 'down').map(({ unit }) => unit),
        cells: cellsOf(item, towns, own),
        asked: towns.map((town) => questions.find((one) => one.itemId === id && one.unitId === town.id)?.text ?? null),
      },
    ];
  });
}

function isByDepartment(own: readonly Naming[]): boolean {
  return own.some(({ direction }) => direction === 'down');
}

function cellsOf(item: PooledItem, towns: readonly Unit[], own: readonly Naming[]): GapCell[] {
  const named = new Set(own.filter(({ direction }) => direction === 'up').map(({ unitId }) => unitId));
  return towns.map(({ id, name }) => {
    if (named.has(id)) return 'named';
    return appliesTo(item.scope, item.townships, name) ? 'silent' : 'out';
  });
}
