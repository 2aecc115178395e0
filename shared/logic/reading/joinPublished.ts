/**
 * 现行清单入库: the published lists of several townships as items; one duty that several towns list is one item. Who has
 * a part in it in any of the lists has one in the item, and what any of them cites it cites; each township keeps what
 * its own list says.
 */
import type { ItemDraft, OwnPrint } from '../../model/item';
import type { ListKind } from '../../model/scheme';
import { formatCitation } from '../bases/parseCitation';
import { partsOfDraft } from '../paper/drafts/draftParts';
import { mergeOrders } from '../pool/mergeOrders';
import { groupBy } from '../rows/groupBy';
import { normalizeText } from '../text/normalizeText';

/** An entry of a published list, as the item it would be, with the townships that list it. */
export interface PublishedEntry {
  readonly id: number;
  /** Entries of one table follow each other; tables are told apart by this. */
  readonly sourceListId: number;
  readonly townships: readonly string[];
  readonly draft: ItemDraft;
  /** The same with its departments by the names that stand in the table. */
  readonly printed: ItemDraft;
  /** Of the list it stands in. */
  readonly kind: ListKind;
  /** The list has a column of bases; else what a table cites belongs to the duty, whoever wrote it down. */
  readonly printsBases: boolean;
}

/** What a township's list says otherwise than the item. */
interface OwnWords {
  readonly township: string;
  readonly wording?: string;
  readonly category?: string;
  readonly print?: OwnPrint;
}

export interface PublishedItem {
  /** The first becomes the item, the others belong to it. */
  readonly entryIds: readonly number[];
  readonly draft: ItemDraft;
  readonly own: readonly OwnWords[];
}

export interface JoinedLists {
  /** In an order that keeps the order of every table. */
  readonly items: readonly PublishedItem[];
  /** Sentences on what the tables say differently and one item cannot hold: the first table's words stand. */
  readonly differences: readonly string[];
}

/** `all` are the project's townships: what all of them list is common, anything else is particular. */
export function joinPublished(entries: readonly PublishedEntry[], all: readonly string[]): JoinedLists {
  const names = groupBy(entries, ({ draft }) => dutyKey(draft.listId, draft.name));
  const groups = new Map<string, PublishedEntry[]>();
  const apart: string[] = [];
  for (const [key, named] of names) {
    const duties = dutiesOf(named);
    for (const [at, own] of duties.entries()) groups.set(`${key}\n${at}`, own);
    if (duties.length > 1)
      apart.push(`“${named[0]?.draft.name ?? ''}”在同一份清单里有 ${duties.length} 条写法不同的，各成一项`);
  }
  const keyOf = new Map([...groups].flatMap(([key, own]) => own.map(({ id }) => [id, key] as const)));
  const tables = [...groupBy(entries, ({ sourceListId }) => sourceListId).values()].map((table) =>
    table.map(({ id }) => keyOf.get(id) ?? ''),
  );
  const joined = mergeOrders(tables).flatMap((key) => {
    const own = groups.get(key);
    return own ? [joinGroup(own, all)] : [];
  });
  const spelled = joined.filter(({ spellings }) => spellings > 1).length;
  const unlike = spelled === 0 ? [] : [`有 ${spelled} 项的名称几份清单只差标点或编号，印作多数清单的写法`];
  const differences = [...apart, ...unlike, ...joined.flatMap((one) => one.differences)];
  return { items: joined.map(({ item }) => item), differences };
}

/** Names that differ in marks, width or the number in front are one duty's, in one list. */
export function dutyKey(listId: string, name: string): string {
  return `${listId}\n${normalizeText(name).replaceAll(' ', '') || plain(name)}`;
}

/**
 * Entries of one name by the duty they are. A table that lists the name several times in different words has as many
 * duties; what another table says goes to the duty of its words, else to the first its table has not taken.
 */
function dutiesOf(named: readonly PublishedEntry[]): PublishedEntry[][] {
  const tables = [...groupBy(named, ({ sourceListId }) => sourceListId).values()];
  const wordings = tables.map((table) => [...new Set(table.map(wordsOf))]).sort((a, b) => b.length - a.length)[0] ?? [];
  if (wordings.length < 2) return [[...named]];
  const duties = new Map(wordings.map((words) => [words, [] as PublishedEntry[]]));
  for (const table of tables) {
    const taken = new Map(table.map(wordsOf).flatMap((words) => (duties.has(words) ? [[words, words] as const] : [])));
    const used = new Set(taken.values());
    for (const entry of table) {
      const words = wordsOf(entry);
      const duty = taken.get(words) ?? wordings.find((one) => !used.has(one)) ?? wordings[0] ?? '';
      taken.set(words, duty);
      used.add(duty);
      duties.get(duty)?.push(entry);
    }
  }
  return [...duties.values()];
}

function wordsOf({ draft }: PublishedEntry): string {
  return `${draft.category}\n${plain(draft.text)}`;
}

function joinGroup(
  entries: readonly PublishedEntry[],
  all: readonly string[],
): { item: PublishedItem; spellings: number; differences: string[] } {
  const [first] = entries;
  if (!first) throw new Error('a group has an entry');
  const townships = all.filter((town) => entries.some((entry) => entry.townships.includes(town)));
  const everywhere = townships.length === all.length;
  const told = firstOfEach(entries);
  const spellings = [...groupBy(entries, ({ draft }) => plain(draft.name)).entries()]
    .sort(([name, a], [other, b]) => b.length - a.length || Number(ENDED.test(name)) - Number(ENDED.test(other)))
    .map(([, own]) => own);
  const draft: ItemDraft = {
    ...uniteDrafts(
      first.draft,
      told.map(({ entry }) => entry.draft),
    ),
    name: spellings[0]?.[0]?.draft.name ?? first.draft.name,
    scope: everywhere ? 'common' : 'particular',
    townships: everywhere ? [] : townships,
  };
  const own = told.flatMap(({ entry, townships: its }) => ownOf(entry, draft, its));
  const differences: string[] = [];
  const twice = all.filter((town) => {
    const tables = entries.filter((entry) => entry.townships.includes(town)).map(({ sourceListId }) => sourceListId);
    return new Set(tables).size < tables.length;
  });
  if (twice.length > 0) differences.push(`“${first.draft.name}”在${twice.join('、')}的清单里不止一条，合为一项`);
  const contradicted = all.filter(
    (town) => new Set(entries.filter(({ townships: its }) => its.includes(town)).map(wordsOf)).size > 1,
  );
  if (contradicted.length > 0)
    differences.push(`“${first.draft.name}”在${contradicted.join('、')}的几份清单里写法不同，用先列的一份`);
  return { item: { entryIds: entries.map(({ id }) => id), draft, own }, spellings: spellings.length, differences };
}

/** Each township's words are those of the first of its tables that has the duty. */
function firstOfEach(entries: readonly PublishedEntry[]): { entry: PublishedEntry; townships: string[] }[] {
  const told = new Set<string>();
  return entries.flatMap((entry) => {
    const townships = entry.townships.filter((town) => !told.has(town));
    for (const town of townships) told.add(town);
    return townships.length > 0 ? [{ entry, townships }] : [];
  });
}

/** The first's words, with everybody who has a part by any of them and whatever any of them cites. */
function uniteDrafts(first: ItemDraft, drafts: readonly ItemDraft[]): ItemDraft {
  const leadDepartment = drafts.find((draft) => draft.leadDepartment !== '')?.leadDepartment ?? '';
  const jointLeads = first.jointLeads.filter((unit) => unit !== leadDepartment);
  const leading = new Set([leadDepartment, ...jointLeads]);
  const others = drafts.flatMap((draft) => [draft.leadDepartment, ...draft.jointLeads, ...draft.coDepartments]);
  const bases = new Map(drafts.flatMap((draft) => draft.bases).map((basis) => [formatCitation(basis), basis]));
  return {
    ...first,
    leadDepartment,
    jointLeads,
    coDepartments: [...new Set(others)].filter((unit) => unit !== '' && !leading.has(unit)),
    receivers: [...new Set(drafts.flatMap(({ receivers }) => receivers))],
    duties: Object.assign({}, ...drafts.toReversed().map(({ duties }) => duties)),
    bases: [...bases.values()],
  };
}

function ownOf(entry: PublishedEntry, item: ItemDraft, townships: readonly string[]): OwnWords[] {
  const { draft, printed, kind, printsBases } = entry;
  const wording = plain(draft.text) === plain(item.text) ? {} : { wording: draft.text };
  const category = draft.category === item.category ? {} : { category: draft.category };
  const [its, all] = [printOf(printed, kind), printOf(item, kind)];
  const differing = Object.entries(its).filter(
    ([part, words]) =>
      (part !== 'bases' || printsBases) &&
      plain(JSON.stringify(words)) !== plain(JSON.stringify(all[part as keyof OwnPrint])),
  );
  const print: { print?: OwnPrint } = differing.length === 0 ? {} : { print: Object.fromEntries(differing) };
  const own = { ...wording, ...category, ...print };
  return Object.keys(own).length > 0 ? townships.map((township) => ({ township, ...own })) : [];
}

function printOf(draft: ItemDraft, kind: ListKind): Required<OwnPrint> {
  const { townshipRole, bases, remark, fields } = draft;
  return { townshipRole, responsibilities: partsOfDraft(draft, kind), bases, remark, fields };
}

/** A name is no sentence: where as many lists write it with a full stop as without. */
const ENDED = /[。；;.]$/;

function plain(text: string): string {
  return text.replace(/\s|\\n/g, '');
}
