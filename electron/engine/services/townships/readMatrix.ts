/** 一镇一单 · 适用: the matrix as a whole with its sums, rows of cells by id, and the story of one cell. */
import type { Parsed } from '../../../../shared/contract';
import { placeFor } from '../../../../shared/logic/schemes/appliesTo';
import { printLines, townsWithOwn } from '../../../../shared/logic/schemes/ownWords';
import { type SchemeSection, sectionKey, sectionsOf, sectionWords } from '../../../../shared/logic/schemes/schemeLists';
import { statedClasses } from '../../../../shared/logic/schemes/statedClasses';
import { ruleWords, type SaidCell, saidCells } from '../../../../shared/logic/schemes/townRule';
import type { ItemTownship } from '../../../../shared/model/item';
import type { Scheme } from '../../../../shared/model/scheme';
import type { Unit } from '../../../../shared/model/unit';
import { fail, ok, type Result } from '../../../../shared/result';
import type { CellState, CellStory, MatrixOutline, MatrixRow } from '../../../../shared/views/matrix';
import type { ProjectFile } from '../../database/file/projectFile';
import { rememberUntilNextAction } from '../../database/memo';
import { type PooledItem, readPool } from '../../repositories/pool/poolInMemory';
import { readProject } from '../../repositories/project/projectRepository';
import { listCellActions, readOrigin } from '../../repositories/townships/applicabilityRepository';
import { listUnits } from '../../repositories/units/unitRepository';

export function readSaidCells(project: ProjectFile, { itemIds }: Parsed<'saidCells'>): SaidCell[] {
  const { byId } = readPool(project);
  return saidCells(itemIds.flatMap((id) => byId.get(id) ?? []));
}

/** Computed once per action: with 30,000 items it is the dearest read of this screen. */
export function readMatrixOutline(project: ProjectFile): MatrixOutline {
  return rememberUntilNextAction(project, 'matrix', () => computeOutline(project));
}

function computeOutline(project: ProjectFile): MatrixOutline {
  const { read } = project;
  const towns = listUnits(read, 'township');
  const { scheme } = readProject(read);
  const sections = new Map(sectionsOf(scheme).map((one) => [sectionKey(one), emptySection(one, scheme, towns.length)]));
  const listed = towns.map(() => 0);
  const particular = towns.map(() => 0);
  const own: number[] = [];
  const flagged: number[] = [];
  let everywhere = 0;
  const sectionOf = (at: SchemeSection): SectionInMaking => {
    const known = sections.get(sectionKey(at)) ?? emptySection(at, scheme, towns.length);
    sections.set(sectionKey(at), known);
    return known;
  };
  for (const item of readPool(project).live) {
    const known = sectionOf(item);
    known.ids.push(item.id);
    if (townsWithOwn(item).length > 0) own.push(item.id);
    if (item.scope === 'common' && item.townships.length === 0) {
      everywhere += 1;
      continue;
    }
    if (item.scope === 'particular') known.particular.push(item.id);
    const states = statesOf(item, towns);
    if (states.includes('check')) flagged.push(item.id);
    for (const [at, state] of states.entries()) {
      if (state !== 'applies') continue;
      listed[at] = (listed[at] ?? 0) + 1;
      if (item.scope !== 'particular') continue;
      particular[at] = (particular[at] ?? 0) + 1;
      const { perTown } = sectionOf(placeFor(item, towns[at]?.name ?? ''));
      perTown[at] = (perTown[at] ?? 0) + 1;
    }
  }
  const filled = [...sections.values()].filter(
    ({ ids, perTown }) => ids.length > 0 || perTown.some((count) => count > 0),
  );
  return {
    towns: towns.map(({ id, name, profile }, at) => ({
      unitId: id,
      name,
      classes: profile.class,
      listed: everywhere + (listed[at] ?? 0),
      particular: particular[at] ?? 0,
    })),
    categories: filled,
    own,
    flagged,
    townTimes: listed.reduce((sum, count) => sum + count + everywhere, 0),
  };
}

interface SectionInMaking {
  readonly listId: string;
  readonly category: string;
  readonly ids: number[];
  readonly particular: number[];
  readonly perTown: number[];
}

function emptySection(at: { listId: string; category: string }, { lists }: Scheme, towns: number): SectionInMaking {
  return {
    listId: at.listId,
    category: sectionWords(lists, at),
    ids: [],
    particular: [],
    perTown: Array.from({ length: towns }, () => 0),
  };
}

/** A town is to be checked when the item's words name its class, it is out, and nobody said why. */
function statesOf(item: PooledItem, towns: readonly Unit[]): CellState[] {
  const set = new Map(item.townships.map((row) => [row.township, row]));
  const words = wordsOf(item, ({ applies }) => applies);
  return towns.map((town) => {
    const row = set.get(town.name);
    if (row ? row.applies : item.scope === 'common') return 'applies';
    if (row || item.scope === 'common') return 'out';
    return statedClasses(words, town.profile.class).length > 0 ? 'check' : 'out';
  });
}

function wordsOf({ name, remark, townships }: PooledItem, told: (row: ItemTownship) => boolean): string {
  return `${name} ${remark} ${townships.map((row) => (told(row) ? row.reason : '')).join(' ')}`;
}

/** In the order of the ids; unknown and subtracted ones are left out. */
export function readMatrixRows(project: ProjectFile, { ids }: Parsed<'matrixRows'>): MatrixRow[] {
  const towns = listUnits(project.read, 'township');
  const names = new Set(towns.map(({ name }) => name));
  const { byId } = readPool(project);
  return ids.flatMap((id) => {
    const item = byId.get(id);
    if (!item?.live) return [];
    const { name, category, scope, townships } = item;
    const saying = new Set(townsWithOwn(item).map(({ township }) => township));
    const own = towns.map((town) => saying.has(town.name));
    return [
      {
        id,
        name,
        category,
        scope,
        cells: statesOf(item, towns),
        own,
        reason: commonest(townships.filter(({ township }) => names.has(township))),
      },
    ];
  });
}

function commonest(rows: readonly ItemTownship[]): string {
  const counts = new Map<string, number>();
  for (const { reason } of rows) if (reason !== '') counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

/** Errors: ITEM_UNKNOWN, UNIT_UNKNOWN. */
export function readCellStory(project: ProjectFile, { itemId, unitId }: Parsed<'cellStory'>): Result<CellStory> {
  const { read } = project;
  const towns = listUnits(read, 'township');
  const at = towns.findIndex(({ id }) => id === unitId);
  const item = readPool(project).byId.get(itemId);
  if (!item) return fail('ITEM_UNKNOWN', { item: itemId });
  const town = towns[at];
  if (!town) return fail('UNIT_UNKNOWN', { unit: unitId });
  const states = statesOf(item, towns);
  const row = item.townships.find(({ township }) => township === town.name);
  const words = wordsOf(item, () => true);
  const { scheme } = readProject(read);
  const place = placeFor(item, town.name);
  return ok({
    state: states[at] ?? 'out',
    scope: item.scope,
    reason: row?.reason ?? '',
    rule: item.townRule ? ruleWords(item.townRule) : '',
    place: {
      listId: place.listId,
      list: scheme.lists.find(({ id }) => id === place.listId)?.name ?? '',
      category: place.category,
      own: row?.place !== undefined,
    },
    wording: row?.wording ?? null,
    printed: printLines(item.prints?.find(({ township }) => township === town.name) ?? {}),
    text: item.text,
    applying: towns.filter((_, index) => states[index] === 'applies').map(({ name }) => name),
    statedClass: states[at] === 'check' ? (statedClasses(words, town.profile.class)[0] ?? null) : null,
    decisions: listCellActions(read, itemId, unitId).map(({ at: time, operator, summary }) => ({
      at: time,
      operator,
      summary,
    })),
    origin: readOrigin(read, itemId),
  });
}
