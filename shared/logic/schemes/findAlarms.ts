/** 提醒: what looks wrong though no rule forbids it: a county's duty handed down, one town left out, nobody responsible. */
import { PUBLISHED_REASON } from '../../model/disposition';
import type { ItemContent } from '../../model/item';
import type { Scheme } from '../../model/scheme';
import type { Alarm } from '../../views/schemes';
import { citedTitle } from '../bases/parseCitation';
import { groupBy } from '../rows/groupBy';
import { appliesTo } from './appliesTo';

/** An article that was written out beside a citation. */
export interface Excerpt {
  readonly itemId: number;
  readonly title: string;
  readonly clause: string;
  readonly excerpt: string;
}

/** Named by an article, these make the county the one who must act. */
const COUNTY =
  /(县级以上(地方)?(各级)?人民政府|县级人民政府|县（市、区）人民政府|(主管|行政|监督管理|执法)(部门|机关))/;
const TOWN = /(乡镇|乡级|镇人民政府|乡（镇）|乡、|街道|村民委员会|居民委员会|基层)/;

/** Fewer towns than this say nothing about what most towns do. */
const FEWEST_TOWNS = 3;

export interface AlarmGrounds {
  readonly townships: readonly string[];
  readonly excerpts: readonly Excerpt[];
  readonly scheme: Scheme;
  /** Departments by a name they no longer bear → the one they bear: renamed, or gone into another. */
  readonly oldNames: ReadonlyMap<string, string>;
  /** The item as the newest issued edition has it, units by today's names. */
  issued(itemId: number): ItemContent | undefined;
}

export function findAlarms(
  items: readonly ItemContent[],
  { townships, excerpts, scheme, oldNames, issued }: AlarmGrounds,
): Alarm[] {
  const byItem = groupBy(excerpts, ({ itemId }) => itemId);
  const kinds = new Map(scheme.lists.map(({ id, kind }) => [id, kind]));
  return items.flatMap((item) => {
    const kind = kinds.get(item.listId);
    const said: Pick<Alarm, 'kind' | 'detail'>[] = [
      ...downgraded(item, byItem.get(item.id) ?? []),
      ...leftOut(item, townships, issued),
      ...everyTowns(item, townships, issued),
      ...oldNamed(item, oldNames),
      ...unborne(item, kind === 'own' || kind === 'village'),
    ];
    return said.map((alarm) => ({ itemId: item.id, name: item.name, ...alarm }));
  });
}

/** 降格: every article cited for the township's own duty speaks of the county and none of the township. */
function downgraded({ townshipRole }: ItemContent, excerpts: readonly Excerpt[]): Pick<Alarm, 'kind' | 'detail'>[] {
  const told = excerpts.filter(({ excerpt }) => excerpt !== '');
  if (townshipRole !== 'main' || told.length === 0 || told.some(({ excerpt }) => TOWN.test(excerpt))) return [];
  const county = told.find(({ excerpt }) => COUNTY.test(excerpt));
  if (!county) return [];
  const [subject = ''] = COUNTY.exec(county.excerpt) ?? [];
  return [
    {
      kind: 'downgraded',
      detail: `${citedTitle(county.title)}${county.clause}写的是“${subject}”，没有提到乡镇，却列为乡镇主体责任`,
    },
  ];
}

/** All towns but one list it, nobody said why not that one, and it was not issued so. */
function leftOut(
  item: ItemContent,
  townships: readonly string[],
  issued: AlarmGrounds['issued'],
): Pick<Alarm, 'kind' | 'detail'>[] {
  if (item.townships.length === 0 || townships.length < FEWEST_TOWNS) return [];
  const only = onlyLacking(item, townships);
  if (only === null) return [];
  const row = item.townships.find(({ township }) => township === only);
  if (row && row.reason.trim() !== '') return [];
  const printed = issued(item.id);
  if (asTakenOver(item) || (printed && onlyLacking(printed, townships) === only)) return [];
  return [{ kind: 'leftOut', detail: `${townships.length - 1} 个镇都列了，只有${only}没有，也没有写理由` }];
}

/** Written out township by township, or ticked in every column: common in all but the word, and no new township gets it. */
function everyTowns(
  item: ItemContent,
  townships: readonly string[],
  issued: AlarmGrounds['issued'],
): Pick<Alarm, 'kind' | 'detail'>[] {
  if (townships.length < FEWEST_TOWNS || !standsOnAll(item, townships)) return [];
  const printed = issued(item.id);
  if (printed && standsOnAll(printed, townships)) return [];
  return [{ kind: 'everyTown', detail: `写明的就是全部 ${townships.length} 个镇，却算差异化` }];
}

function standsOnAll({ scope, townships: rows }: ItemContent, townships: readonly string[]): boolean {
  return scope === 'particular' && townships.every((town) => appliesTo(scope, rows, town));
}

function onlyLacking({ scope, townships: rows }: ItemContent, townships: readonly string[]): string | null {
  const [only, ...others] = townships.filter((town) => !appliesTo(scope, rows, town));
  return only === undefined || others.length > 0 ? null : only;
}

/** Published lists said which towns, and nobody changed that before they were registered as an edition. */
function asTakenOver({ townships }: ItemContent): boolean {
  return townships.every(({ applies, reason }) => applies && reason.startsWith(PUBLISHED_REASON));
}

function oldNamed(item: ItemContent, oldNames: AlarmGrounds['oldNames']): Pick<Alarm, 'kind' | 'detail'>[] {
  const told = oldNamesIn(item, oldNames);
  if (told.length === 0) return [];
  const words = told.map((old) => `“${old}”（今${oldNames.get(old)}）`).join('、');
  return [{ kind: 'oldName', detail: `事项文字里仍写着${words}` }];
}

/** Typed by hand, a name is not rewritten when the department gets another. A name of today may hold the old one: 县林业局 and 林业局. */
export function oldNamesIn(
  { name, text, remark, fields, responsibilities, townships }: ItemContent,
  oldNames: AlarmGrounds['oldNames'],
): string[] {
  const texts = [name, text, remark, ...Object.values(fields), ...responsibilities.map((part) => part.text)];
  const said = [...texts, ...townships.map(({ wording = '' }) => wording)].join('\n');
  return [...oldNames].flatMap(([old, now]) =>
    said.includes(old) && (now.includes(old) ? said.replaceAll(now, '') : said).includes(old) ? [old] : [],
  );
}

function unborne(
  { responsibilities, townshipRole }: ItemContent,
  townAlone: boolean,
): Pick<Alarm, 'kind' | 'detail'>[] {
  if (responsibilities.length > 0 || (townAlone && townshipRole === 'main')) return [];
  return [{ kind: 'unborne', detail: '没有写明任何部门的责任' }];
}
