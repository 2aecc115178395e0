/** Filters the pool in memory: ids in the order asked for, and each facet's counts as the other facets leave them. */
import { groupBy } from '../../../../shared/logic/rows/groupBy';
import { appliesTo } from '../../../../shared/logic/schemes/appliesTo';
import { categoriesOf, needsBasis, sectionKey, sectionsOf } from '../../../../shared/logic/schemes/schemeLists';
import { asTyped } from '../../../../shared/logic/text/asTyped';
import { basisStateSchema } from '../../../../shared/model/basis';
import { itemScopeSchema, TOWNSHIPS_LEAD, townshipRoleSchema } from '../../../../shared/model/item';
import { type PoolFilter, type PoolQuestion, TOWNSHIPS_AS_LEAD } from '../../../../shared/model/poolView';
import type { Scheme } from '../../../../shared/model/scheme';
import type { Unit } from '../../../../shared/model/unit';
import type { ItemIds } from '../../../../shared/views';
import type { PoolFacets } from '../../../../shared/views/poolFacets';
import type { ProjectFile } from '../../database/file/projectFile';
import { rememberWhile } from '../../database/memo';
import { listUnits } from '../units/unitRepository';
import { readFamilies } from './families';
import { readNameOrder } from './nameOrders';
import { type Pool, type PooledItem, readPool } from './poolInMemory';

const ALL = 0;
const CATEGORY = 1;
const DEPARTMENT = 2;
const BASIS = 4;
const ROLE = 8;
const SCOPE = 16;
const TOWNSHIP = 32;
const LIST = 64;

export function listItemIds(project: ProjectFile, filter: PoolQuestion, scheme: Scheme): ItemIds {
  const categories = categoriesOf(scheme, filter.lists);
  const pool = readPool(project);
  const departments = listUnits(project.read, 'department');
  const townships = listUnits(project.read, 'township');
  const needing = new Set(scheme.lists.filter(({ id }) => needsBasis({ listId: id }, scheme)).map(({ id }) => id));
  const misses = missesOf(filter, departments, townships, needing);
  const tally = new FacetTally(
    townships.map(({ name }) => name),
    needing,
  );
  const ids: number[] = [];
  const words = asTyped(filter.search)
    .split(/\s+/)
    .filter((word) => word !== '');
  for (const item of inOrder(project, pool, filter, scheme)) {
    if (filter.state !== 'all' && item.live !== (filter.state === 'live')) continue;
    if (!words.every((word) => item.words.includes(word))) continue;
    if (filter.sorted !== null && !wasSorted(item, filter.sorted)) continue;
    const missed = misses(item);
    if (missed === ALL) ids.push(item.id);
    tally.add(item, listAsked(item, filter), missed);
  }
  if (filter.descending) ids.reverse();
  return {
    ids: filter.namedFirst ? namedFirst(ids, pool, words) : ids,
    ...tally.facets(scheme, categories, departments, townships),
  };
}

function namedFirst(ids: readonly number[], { byId }: Pool, words: readonly string[]): number[] {
  const named = (id: number): boolean => {
    const name = asTyped(byId.get(id)?.name ?? '');
    return words.every((word) => name.includes(word));
  };
  return [...ids.filter(named), ...ids.filter((id) => !named(id))];
}

/** Counts the items of each facet: an item counts when nothing but this facet keeps it out. */
class FacetTally {
  private readonly lists = new Map<string, number>();
  private readonly categories = new Map<string, number>();
  private readonly departments = new Map<string, number>();
  private readonly bases = new Map<string, number>();
  private readonly roles = new Map<string, number>();
  private readonly scopes = new Map<string, number>();
  private readonly townships: Map<string, number>;
  /** Most items apply in all townships; they are counted once for all. */
  private everywhere = 0;

  constructor(
    townships: readonly string[],
    /** Lists whose items need a basis; of the others' nobody asks. */
    private readonly needing: ReadonlySet<string>,
  ) {
    this.townships = new Map(townships.map((name) => [name, 0]));
  }

  add(item: PooledItem, listId: string, missed: number): void {
    if ((missed & ~LIST) === 0) count(this.lists, listId);
    if ((missed & ~CATEGORY) === 0) count(this.categories, item.category);
    const leads = leadAsked(item);
    if ((missed & ~DEPARTMENT) === 0 && leads !== '') count(this.departments, leads);
    if ((missed & ~BASIS) === 0 && this.needing.has(item.listId)) count(this.bases, item.basis);
    if ((missed & ~ROLE) === 0) count(this.roles, item.townshipRole);
    if ((missed & ~SCOPE) === 0) count(this.scopes, item.scope);
    if ((missed & ~TOWNSHIP) !== 0) return;
    if (item.townships.length > 0) {
      for (const name of this.townships.keys())
        if (appliesTo(item.scope, item.townships, name)) count(this.townships, name);
    } else if (item.scope === 'common') this.everywhere += 1;
  }

  facets(
    scheme: Scheme,
    categories: readonly string[],
    departments: readonly Unit[],
    townships: readonly Unit[],
  ): PoolFacets {
    const others = [...this.categories.keys()].filter((category) => !categories.includes(category));
    const named = (units: readonly Named[], countOf: (name: string) => number) =>
      units.map(({ id, name }) => ({ unitId: id, name, count: countOf(name) })).filter((row) => row.count > 0);
    return {
      lists: scheme.lists.map(({ id, short }) => ({ listId: id, short, count: this.lists.get(id) ?? 0 })),
      categories: [...categories, ...others]
        .map((category) => ({ category, count: this.categories.get(category) ?? 0 }))
        .filter((row) => row.count > 0),
      departments: named([...departments, TOWNSHIPS], (name) => this.departments.get(name) ?? 0),
      bases: basisStateSchema.options.map((state) => ({ state, count: this.bases.get(state) ?? 0 })),
      roles: townshipRoleSchema.options.map((role) => ({ role, count: this.roles.get(role) ?? 0 })),
      scopes: itemScopeSchema.options.map((scope) => ({ scope, count: this.scopes.get(scope) ?? 0 })),
      townships: named(townships, (name) => this.everywhere + (this.townships.get(name) ?? 0)),
    };
  }
}

type Named = Pick<Unit, 'id' | 'name'>;

/** Stands among the lead departments for the townships themselves. */
const TOWNSHIPS: Named = { id: TOWNSHIPS_AS_LEAD, name: TOWNSHIPS_LEAD };

/** Who leads, as the facet names it; '' where nobody is named. */
function leadAsked({ lead, townshipRole }: PooledItem): string {
  return lead === '' && townshipRole === 'main' ? TOWNSHIPS_LEAD : lead;
}

/** The list an item counts in: asked for what was sorted, the one it was sorted in, wherever it went since. */
function listAsked({ listId, sortedListId }: PooledItem, { sorted }: PoolFilter): string {
  return sorted === null ? listId : (sortedListId ?? listId);
}

function wasSorted({ sortedCategory }: PooledItem, category: string): boolean {
  return category === '' ? sortedCategory !== null : sortedCategory === category;
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Which facets keep an item out, as bits. */
function missesOf(
  filter: PoolFilter,
  departments: readonly Unit[],
  townships: readonly Unit[],
  needing: ReadonlySet<string>,
): (item: PooledItem) => number {
  const nameOf = (units: readonly Named[], ids: readonly number[]) =>
    new Set(units.filter(({ id }) => ids.includes(id)).map(({ name }) => name));
  const wanted = {
    lists: new Set(filter.lists),
    categories: new Set(filter.categories),
    departments: nameOf([...departments, TOWNSHIPS], filter.unitIds),
    townships: [...nameOf(townships, filter.townshipIds)],
  };
  const { bases, roles, scopes, unitIds, townshipIds } = filter;
  return (item) =>
    (wanted.lists.size > 0 && !wanted.lists.has(listAsked(item, filter)) ? LIST : 0) |
    (wanted.categories.size > 0 && !wanted.categories.has(item.category) ? CATEGORY : 0) |
    (unitIds.length > 0 && !wanted.departments.has(leadAsked(item)) ? DEPARTMENT : 0) |
    (bases.length > 0 && !(needing.has(item.listId) && bases.includes(item.basis)) ? BASIS : 0) |
    (roles.length > 0 && !roles.includes(item.townshipRole) ? ROLE : 0) |
    (scopes.length > 0 && !scopes.includes(item.scope) ? SCOPE : 0) |
    (townshipIds.length > 0 && !wanted.townships.some((name) => appliesTo(item.scope, item.townships, name))
      ? TOWNSHIP
      : 0);
}

/** All items in the order asked for, from first to last; items alike in it stay in the office's order. */
function inOrder(project: ProjectFile, pool: Pool, { order }: PoolFilter, scheme: Scheme): readonly PooledItem[] {
  if (order === 'pinyin' || order === 'stroke') return found(readNameOrder(project, order), pool.byId);
  const sections = sectionsOf(scheme);
  const ranks = new Map(sections.map((section, index) => [sectionKey(section), index]));
  const office = rememberWhile(project, 'office order', pool.all, () =>
    byRank(pool.all, (item) => ranks.get(sectionKey(item)) ?? sections.length),
  );
  return order === 'office' ? office : byRank(office, rankBy(project, order));
}

/** Several times quicker than flatMap on long lists. */
function found(ids: readonly number[], byId: Pool['byId']): PooledItem[] {
  const items: PooledItem[] = [];
  for (const id of ids) {
    const item = byId.get(id);
    if (item) items.push(item);
  }
  return items;
}

function rankBy(project: ProjectFile, order: 'department' | 'bases' | 'sources'): (item: PooledItem) => number {
  if (order === 'bases') return ({ bases }) => bases.length;
  if (order === 'department') {
    const places = new Map(listUnits(project.read, 'department').map(({ name }, index) => [name, index]));
    return (item) => places.get(item.lead) ?? places.size;
  }
  const { homeOf } = readFamilies(project.read);
  const links = project.read.all<{ itemId: number; entryId: number }>(
    'SELECT itemId, entryId FROM disposition WHERE itemId IS NOT NULL',
  );
  const sources = groupBy(links, ({ itemId }) => homeOf(itemId));
  return ({ id }) => new Set(sources.get(id)?.map(({ entryId }) => entryId)).size;
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
