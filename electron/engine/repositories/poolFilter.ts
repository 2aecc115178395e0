/** Filters the pool in memory: ids in the order asked for, and each facet's counts as the other facets leave them. */
import { appliesTo } from '../../../shared/logic/appliesTo';
import { itemScopeSchema, townshipRoleSchema } from '../../../shared/model/item';
import { type BasisState, basisStateSchema, type PoolFilter, type PoolOrder } from '../../../shared/model/poolView';
import type { Unit } from '../../../shared/model/unit';
import type { ItemIds } from '../../../shared/views';
import type { ProjectFile } from '../database/projectFile';
import { readNameOrder } from './nameOrders';
import { type Pool, type PooledItem, readPool } from './poolInMemory';
import { listUnits } from './unitRepository';

/** Facts of an item the facets ask about. */
interface Facts {
  readonly category: string;
  readonly department: string;
  readonly basis: BasisState;
}

const ALL = 0;
const CATEGORY = 1;
const DEPARTMENT = 2;
const BASIS = 4;
const ROLE = 8;
const SCOPE = 16;
const TOWNSHIP = 32;

export function listItemIds(project: ProjectFile, filter: PoolFilter, categories: readonly string[]): ItemIds {
  const pool = readPool(project);
  const departments = listUnits(project.read, 'department');
  const townships = listUnits(project.read, 'township');
  const misses = missesOf(filter, departments, townships);
  const counts = {
    categories: new Map<string, number>(),
    departments: new Map<string, number>(),
    bases: new Map<string, number>(),
    roles: new Map<string, number>(),
    scopes: new Map<string, number>(),
    townships: new Map<string, number>(),
  };
  const found = new Set<number>();
  const words = filter.search.trim().toLowerCase();
  for (const item of pool.all) {
    if (filter.state !== 'all' && item.live !== (filter.state === 'live')) continue;
    if (words !== '' && !item.words.includes(words)) continue;
    if (filter.sorted !== null && !wasSorted(item, filter.sorted)) continue;
    const facts = factsOf(item);
    const missed = misses(item, facts);
    if (missed === ALL) found.add(item.id);
    // An item counts in a facet when nothing but this facet keeps it out.
    if ((missed & ~CATEGORY) === 0) count(counts.categories, facts.category);
    if ((missed & ~DEPARTMENT) === 0 && facts.department !== '') count(counts.departments, facts.department);
    if ((missed & ~BASIS) === 0) count(counts.bases, facts.basis);
    if ((missed & ~ROLE) === 0) count(counts.roles, item.townshipRole);
    if ((missed & ~SCOPE) === 0) count(counts.scopes, item.scope);
    if ((missed & ~TOWNSHIP) === 0) {
      for (const { name } of townships) if (appliesTo(item.scope, item.townships, name)) count(counts.townships, name);
    }
  }
  const named = (units: readonly Unit[], of: ReadonlyMap<string, number>) =>
    units.flatMap(({ id, name }) => (of.has(name) ? [{ unitId: id, name, count: of.get(name) ?? 0 }] : []));
  const known = [...categories, ...[...counts.categories.keys()].filter((category) => !categories.includes(category))];
  return {
    ids: inOrder(project, pool, filter, categories).filter((id) => found.has(id)),
    categories: known
      .filter((category) => counts.categories.has(category))
      .map((category) => ({ category, count: counts.categories.get(category) ?? 0 })),
    departments: named(departments, counts.departments),
    bases: basisStateSchema.options.map((state) => ({ state, count: counts.bases.get(state) ?? 0 })),
    roles: townshipRoleSchema.options.map((role) => ({ role, count: counts.roles.get(role) ?? 0 })),
    scopes: itemScopeSchema.options.map((scope) => ({ scope, count: counts.scopes.get(scope) ?? 0 })),
    townships: named(townships, counts.townships),
  };
}

function wasSorted({ sortedCategory }: PooledItem, category: string): boolean {
  return category === '' ? sortedCategory !== null : sortedCategory === category;
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function factsOf({ category, responsibilities, bases }: PooledItem): Facts {
  const lead = responsibilities.find(({ role }) => role === 'lead');
  const checked = bases.some(({ verified }) => verified);
  return {
    category,
    department: lead?.unit ?? '',
    basis: bases.length === 0 ? 'missing' : checked ? 'verified' : 'unverified',
  };
}

/** Which facets keep an item out, as bits. */
function missesOf(
  filter: PoolFilter,
  departments: readonly Unit[],
  townships: readonly Unit[],
): (item: PooledItem, facts: Facts) => number {
  const nameOf = (units: readonly Unit[], ids: readonly number[]) =>
    new Set(units.filter(({ id }) => ids.includes(id)).map(({ name }) => name));
  const wanted = {
    categories: new Set(filter.categories),
    departments: nameOf(departments, filter.unitIds),
    townships: [...nameOf(townships, filter.townshipIds)],
  };
  const { bases, roles, scopes, unitIds, townshipIds } = filter;
  return (item, facts) =>
    (wanted.categories.size > 0 && !wanted.categories.has(facts.category) ? CATEGORY : 0) |
    (unitIds.length > 0 && !wanted.departments.has(facts.department) ? DEPARTMENT : 0) |
    (bases.length > 0 && !bases.includes(facts.basis) ? BASIS : 0) |
    (roles.length > 0 && !roles.includes(item.townshipRole) ? ROLE : 0) |
    (scopes.length > 0 && !scopes.includes(item.scope) ? SCOPE : 0) |
    (townshipIds.length > 0 && !wanted.townships.some((name) => appliesTo(item.scope, item.townships, name))
      ? TOWNSHIP
      : 0);
}

/** Ids of all items in the order asked for; items alike in it stay in the office's order. */
function inOrder(
  project: ProjectFile,
  pool: Pool,
  { order, descending }: PoolFilter,
  categories: readonly string[],
): number[] {
  const ids = ascending(project, pool, order, categories);
  return descending ? ids.reverse() : ids;
}

function ascending(project: ProjectFile, pool: Pool, order: PoolOrder, categories: readonly string[]): number[] {
  if (order === 'pinyin' || order === 'stroke') return readNameOrder(project, order);
  const ranks = new Map(categories.map((category, index) => [category, index]));
  const office = byRank(pool.all, ({ category }) => ranks.get(category) ?? categories.length);
  return (order === 'office' ? office : byRank(office, rankBy(project, order))).map(({ id }) => id);
}

function rankBy(project: ProjectFile, order: 'department' | 'bases' | 'sources'): (item: PooledItem) => number {
  if (order === 'bases') return ({ bases }) => bases.length;
  if (order === 'department') {
    const places = new Map(listUnits(project.read, 'department').map(({ name }, index) => [name, index]));
    return (item) => places.get(factsOf(item).department) ?? places.size;
  }
  const sources = new Map(
    project.read
      .all<{ itemId: number; entries: number }>(
        'SELECT itemId, count(*) AS entries FROM disposition WHERE itemId IS NOT NULL GROUP BY itemId',
      )
      .map(({ itemId, entries }) => [itemId, entries]),
  );
  return ({ id }) => sources.get(id) ?? 0;
}

/** A stable sort by small whole numbers, in one pass. */
function byRank(items: readonly PooledItem[], rankOf: (item: PooledItem) => number): PooledItem[] {
  const buckets: PooledItem[][] = [];
  for (const item of items) {
    const rank = rankOf(item);
    const bucket = buckets[rank];
    if (bucket) bucket.push(item);
    else buckets[rank] = [item];
  }
  return buckets.flat();
}
