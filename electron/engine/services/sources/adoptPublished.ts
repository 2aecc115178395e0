/** 现行清单入库: published lists of several townships become the pool, one action; a duty that several list is one item. */
import type { Parsed } from '../../../../shared/contract';
import { listForEntry, listTold } from '../../../../shared/logic/matching/listForEntry';
import { callAsRegistered } from '../../../../shared/logic/pool/callAsRegistered';
import { draftItem, type EntryContent } from '../../../../shared/logic/pool/draftItem';
import {
  dutyKey,
  type JoinedLists,
  joinPublished,
  type PublishedEntry,
  type PublishedItem,
} from '../../../../shared/logic/reading/joinPublished';
import { groupBy } from '../../../../shared/logic/rows/groupBy';
import { ownParts } from '../../../../shared/logic/schemes/ownWords';
import { listOfCategory, printsBases } from '../../../../shared/logic/schemes/schemeLists';
import { groupDigits } from '../../../../shared/logic/text/groupDigits';
import { PUBLISHED_REASON } from '../../../../shared/model/disposition';
import type { Scheme, SchemeList } from '../../../../shared/model/scheme';
import { fail, ok, type Result } from '../../../../shared/result';
import type { EntryRow } from '../../../../shared/views';
import type { PublishedPreview, StrangePlace } from '../../../../shared/views/schemes';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import { insertAdopted } from '../../repositories/merge/adoptions';
import { insertDisposition, listEntries, readEntryContent } from '../../repositories/merge/entryRepository';
import { readProject } from '../../repositories/project/projectRepository';
import { findOpenRound } from '../../repositories/rounds/roundRepository';
import { putOwnStanding } from '../../repositories/townships/applicabilityRepository';
import { insertOwnPrint } from '../../repositories/townships/ownPrints';
import { departmentNames } from '../../repositories/units/departmentsMeant';
import { ensureUnit, listUnits } from '../../repositories/units/unitRepository';

interface Gathered {
  readonly joined: JoinedLists;
  readonly rows: ReadonlyMap<number, EntryRow>;
  /** Said to be not every township's, without naming whose: they stay pending. */
  readonly townless: readonly EntryRow[];
  readonly unplaced: readonly (EntryRow & { readonly listId: string })[];
  readonly strange: readonly StrangePlace[];
  readonly townships: readonly string[];
  readonly scheme: Scheme;
}

/** `categories`: for those entries of a list that stand under none, or under a word the list has not. */
type Asked = Pick<Parsed<'adoptPublished'>, 'sourceListIds'> & Partial<Parsed<'adoptPublished'>>;

/** All pending entries of the lists named; of all lists when none is. */
function gather(read: ReadHandle, { sourceListIds, categories = [] }: Asked): Gathered {
  const { scheme } = readProject(read);
  const units = listUnits(read, 'township');
  const townships = units.map(({ name }) => name);
  const nameOf = departmentNames(read);
  const pending = listEntries(read, { fate: 'pending' }).rows;
  const chosen = pending.filter((row) => sourceListIds.length === 0 || sourceListIds.includes(row.sourceListId));
  const told = chosen.flatMap((row) => {
    const content = readEntryContent(read, row.id);
    return content ? [{ row, content }] : [];
  });
  const others = categoriesByDuty(
    told.map(({ content }) => content),
    scheme,
  );
  const answers = new Map(categories.map((one) => [placeKey(one), one.category]));
  const strange = new Map<string, { place: StrangePlace; likely: string[] }>();
  const townless: EntryRow[] = [];
  const unplaced: (EntryRow & { readonly listId: string })[] = [];
  const entries = told.flatMap(({ row, content }): PublishedEntry[] => {
    const its = listTold(content, scheme);
    const bare = its && !its.categories.includes(content.category) ? its : undefined;
    const elsewhere = bare ? (others.get(dutyKey(bare.id, content.name)) ?? '') : '';
    const known = bare && content.category === '' ? onlyCategory(bare) || elsewhere : '';
    if (bare && known === '') ask(strange, { listId: bare.id, written: content.category }, row.unit, elsewhere);
    const category =
      known || (bare && answers.get(placeKey({ listId: bare.id, written: content.category }))) || content.category;
    const printed = draftItem({ ...content, category }, row.unit, row.direction, scheme, units);
    const draft = callAsRegistered(printed, nameOf);
    if (draft.scope === 'particular' && draft.townships.length === 0) {
      townless.push(row);
      return [];
    }
    // Columns and sheet say which list it is: a category that only another list has does not move it there.
    const list = listOfCategory(scheme, draft.category, its?.id ?? draft.listId);
    if (!list) {
      unplaced.push({ ...row, listId: bare?.id ?? draft.listId });
      return [];
    }
    const named = draft.scope === 'particular' ? draft.townships : townships;
    const { id, sourceListId } = row;
    const whose = row.direction === 'up' ? [row.unit] : named;
    return [{ id, sourceListId, draft, printed, kind: list.kind, printsBases: printsBases(list), townships: whose }];
  });
  const left = new Set(townless);
  const rows = new Map(chosen.filter((row) => !left.has(row)).map((row) => [row.id, row]));
  const places = [...strange.values()].map(({ place, likely }) => ({ ...place, likely: mostOf(likely) }));
  const joined = joinPublished(entries, townships);
  return { joined, rows, unplaced, strange: places, townless, townships, scheme };
}

const placeKey = ({ listId, written }: Pick<StrangePlace, 'listId' | 'written'>): string => `${listId}\n${written}`;

/** Counts an entry whose place a person has to say, with where other lists have the same duty. */
function ask(
  strange: Map<string, { place: StrangePlace; likely: string[] }>,
  where: Pick<StrangePlace, 'listId' | 'written'>,
  unit: string,
  elsewhere: string,
): void {
  const { place, likely } = strange.get(placeKey(where)) ?? {
    place: { ...where, units: [], entries: 0, likely: '' },
    likely: [],
  };
  const units = place.units.includes(unit) ? place.units : [...place.units, unit];
  strange.set(placeKey(where), {
    place: { ...place, units, entries: place.entries + 1 },
    likely: elsewhere === '' ? likely : [...likely, elsewhere],
  });
}

/** The one said most often, the first of them; '' of none. */
function mostOf(words: readonly string[]): string {
  const groups = [...groupBy(words, (word) => word).values()];
  return groups.sort((one, other) => other.length - one.length)[0]?.[0] ?? '';
}

/** Where other lists have the duties that stand under a category there; the first of them counts. */
function categoriesByDuty(contents: readonly EntryContent[], scheme: Scheme): ReadonlyMap<string, string> {
  const placed = contents.flatMap((content) => {
    const list = content.category === '' ? undefined : listForEntry(content, scheme);
    return list ? [[dutyKey(list.id, content.name), content.category] as const] : [];
  });
  return new Map(placed.toReversed());
}

/** A list of one category says it without writing it. */
function onlyCategory({ categories: [only = '', ...others] }: SchemeList): string {
  return others.length === 0 ? only : '';
}

/** What would come of it, nothing written. */
export function previewPublished(project: ProjectFile, input: Asked): PublishedPreview {
  const { joined, rows, unplaced, strange, townless, townships, scheme } = gather(project.read, input);
  const applying = (town: string, { draft }: PublishedItem) =>
    draft.scope === 'common' || draft.townships.includes(town);
  return {
    entries: rows.size,
    items: joined.items.length,
    common: joined.items.filter(({ draft }) => draft.scope === 'common').length,
    perTown: townships.map((township) => ({
      township,
      perList: scheme.lists.map(
        ({ id }) => joined.items.filter((item) => item.draft.listId === id && applying(township, item)).length,
      ),
    })),
    lists: scheme.lists.map(({ short }) => short),
    differences: joined.differences,
    own: joined.items
      .filter(({ own }) => own.length > 0)
      .map(({ draft, own }) => ({
        name: draft.name,
        towns: own.map(({ township, category: place, ...words }) => ({
          township,
          parts: ownParts({ ...words, place }),
        })),
      })),
    townless: townless.map(({ unit, name }) => ({ unit, name })),
    strange,
    unplaced: unplaced.map(({ unit, name, category, listId }) => ({ unit, name, category, listId })),
  };
}

/** Errors: NO_OPEN_ROUND; CATEGORY_UNKNOWN when an entry's category is in no list; NOTHING_CHANGED without pending entries. */
export function adoptPublished(project: ProjectFile, asked: Asked): Result<{ items: number; entries: number }> {
  return record(project, { name: 'adoptPublished', input: asked, effect: 'undoable' }, (write) => {
    const round = findOpenRound(write);
    if (!round) return fail('NO_OPEN_ROUND');
    const { joined, rows, unplaced, scheme } = gather(write, asked);
    const [problem] = unplaced;
    if (problem)
      return fail('CATEGORY_UNKNOWN', { entry: problem.name, unit: problem.unit, category: problem.category });
    if (joined.items.length === 0) return fail('NOTHING_CHANGED');
    for (const item of joined.items) {
      const [first, ...others] = item.entryIds;
      const list = listOfCategory(scheme, item.draft.category, item.draft.listId);
      const entry = rows.get(first ?? 0);
      if (!list || !entry) throw new Error(`entry ${first} was joined without being read`);
      const reason = PUBLISHED_REASON;
      const appliesReason = `现行清单列入${item.draft.townships.join('、')}`;
      const at = project.session.now();
      const grounds = { appliesReason, reason, proposer: '', decider: '', at };
      const itemId = insertAdopted(write, { entry, draft: item.draft, list, round, ...grounds });
      for (const entryId of others)
        insertDisposition(write, { entryId, kind: 'attach', itemId, roundId: round.id, reasonKind: '', reason });
      keepOwn(write, itemId, list.id, item.own);
    }
    const value = { items: joined.items.length, entries: rows.size };
    return ok({ value, summary: `现行清单入库：${groupDigits(value.entries)} 条成为 ${groupDigits(value.items)} 项` });
  });
}

/** What a township's own list says of the item. */
function keepOwn(write: WriteHandle, itemId: number, listId: string, own: PublishedItem['own']): void {
  for (const { township, wording = null, category, print } of own) {
    const unitId = ensureUnit(write, township, 'township');
    const place = category === undefined ? null : { listId, category };
    const reason = '现行清单写法不同';
    if (wording !== null || place) putOwnStanding(write, { itemId, unitId, reason, place, wording });
    if (print) insertOwnPrint(write, itemId, unitId, print);
  }
}
