/** 一镇一单 · 适用: the matrix as a whole with its sums, rows of cells by id, and the story of one cell. */
import type { Parsed } from '../../../shared/contract';
import { categoriesOf } from '../../../shared/logic/schemeLists';
import { statedClasses } from '../../../shared/logic/statedClasses';
import type { Unit } from '../../../shared/model/unit';
import { fail, ok, type Result } from '../../../shared/result';
import type { CellState, CellStory, MatrixOutline, MatrixRow } from '../../../shared/views/matrix';
import { rememberUntilNextAction } from '../database/memo';
import type { ProjectFile } from '../database/projectFile';
import {
  type Cell,
  listCellActions,
  listCells,
  listMatrixItems,
  type MatrixItem,
  readMatrixItems,
  readOrigin,
} from '../repositories/applicabilityRepository';
import { readProject } from '../repositories/projectRepository';
import { listUnits } from '../repositories/unitRepository';

/** Computed once per action: with 30,000 items it is the dearest read of this screen. */
export function readMatrixOutline(project: ProjectFile): MatrixOutline {
  return rememberUntilNextAction(project, 'matrix', () => computeOutline(project));
}

function computeOutline({ read }: ProjectFile): MatrixOutline {
  const towns = listUnits(read, 'township');
  const cells = byItem(listCells(read));
  const categories = new Map(
    categoriesOf(readProject(read).scheme).map((category) => [category, emptyCategory(category, towns.length)]),
  );
  const listed = towns.map(() => 0);
  const particular = towns.map(() => 0);
  const exempted: number[] = [];
  const flagged: number[] = [];
  let everywhere = 0;
  for (const item of listMatrixItems(read)) {
    const known = categories.get(item.category) ?? emptyCategory(item.category, towns.length);
    categories.set(item.category, known);
    const own = cells.get(item.id) ?? [];
    known.ids.push(item.id);
    if (item.scope === 'common' && own.length === 0) {
      everywhere += 1;
      continue;
    }
    if (item.scope === 'particular') known.particular.push(item.id);
    if (item.scope === 'common' && own.some(({ applies }) => !applies)) exempted.push(item.id);
    const states = statesOf(item, towns, own);
    if (states.includes('check')) flagged.push(item.id);
    for (const [at, state] of states.entries()) {
      if (state !== 'applies') continue;
      listed[at] = (listed[at] ?? 0) + 1;
      if (item.scope !== 'particular') continue;
      particular[at] = (particular[at] ?? 0) + 1;
      known.perTown[at] = (known.perTown[at] ?? 0) + 1;
    }
  }
  const filled = [...categories.values()].filter((one) => one.ids.length > 0);
  return {
    towns: towns.map(({ id, name, profile }, at) => ({
      unitId: id,
      name,
      classes: profile.class,
      listed: everywhere + (listed[at] ?? 0),
      particular: particular[at] ?? 0,
    })),
    categories: filled,
    exempted,
    flagged,
    townTimes: listed.reduce((sum, count) => sum + count + everywhere, 0),
  };
}

interface CategoryInMaking {
  readonly category: string;
  readonly ids: number[];
  readonly particular: number[];
  readonly perTown: number[];
}

function emptyCategory(category: string, towns: number): CategoryInMaking {
  return { category, ids: [], particular: [], perTown: Array.from({ length: towns }, () => 0) };
}

function byItem(cells: readonly Cell[]): Map<number, Cell[]> {
  const grouped = new Map<number, Cell[]>();
  for (const cell of cells) {
    const known = grouped.get(cell.itemId);
    if (known) known.push(cell);
    else grouped.set(cell.itemId, [cell]);
  }
  return grouped;
}

/** A town is to be checked when the item's words name its class, it is out, and nobody said why. */
function statesOf(item: MatrixItem, towns: readonly Unit[], own: readonly Cell[]): CellState[] {
  const set = new Map(own.map((cell) => [cell.unitId, cell]));
  const words = `${item.name} ${item.remark} ${own.map(({ applies, reason }) => (applies ? reason : '')).join(' ')}`;
  return towns.map((town) => {
    const cell = set.get(town.id);
    if (cell ? cell.applies : item.scope === 'common') return 'applies';
    if (cell || item.scope === 'common') return 'out';
    return statedClasses(words, town.profile.class).length > 0 ? 'check' : 'out';
  });
}

/** In the order of the ids; unknown and subtracted ones are left out. */
export function readMatrixRows({ read }: ProjectFile, { ids }: Parsed<'matrixRows'>): MatrixRow[] {
  const towns = listUnits(read, 'township');
  const items = new Map(readMatrixItems(read, ids).map((item) => [item.id, item]));
  const cells = byItem(listCells(read, ids));
  return ids.flatMap((id) => {
    const item = items.get(id);
    if (!item) return [];
    const own = cells.get(id) ?? [];
    const { name, category, scope } = item;
    return [{ id, name, category, scope, cells: statesOf(item, towns, own), reason: commonest(own) }];
  });
}

function commonest(cells: readonly Cell[]): string {
  const counts = new Map<string, number>();
  for (const { reason } of cells) if (reason !== '') counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

/** Errors: ITEM_UNKNOWN, UNIT_UNKNOWN. */
export function readCellStory({ read }: ProjectFile, { itemId, unitId }: Parsed<'cellStory'>): Result<CellStory> {
  const towns = listUnits(read, 'township');
  const at = towns.findIndex(({ id }) => id === unitId);
  const [item] = readMatrixItems(read, [itemId]);
  if (!item) return fail('ITEM_UNKNOWN', { item: itemId });
  const town = towns[at];
  if (!town) return fail('UNIT_UNKNOWN', { unit: unitId });
  const own = listCells(read, [itemId]);
  const states = statesOf(item, towns, own);
  const words = `${item.name} ${item.remark} ${own.map(({ reason }) => reason).join(' ')}`;
  return ok({
    state: states[at] ?? 'out',
    scope: item.scope,
    reason: own.find((cell) => cell.unitId === unitId)?.reason ?? '',
    applying: towns.filter((_, place) => states[place] === 'applies').map(({ name }) => name),
    statedClass: states[at] === 'check' ? (statedClasses(words, town.profile.class)[0] ?? null) : null,
    decisions: listCellActions(read, itemId, unitId).map(({ at: time, operator, summary }) => ({
      at: time,
      operator,
      summary,
    })),
    origin: readOrigin(read, itemId),
  });
}
