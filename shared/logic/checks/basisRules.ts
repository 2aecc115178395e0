/** Rules 7, 8 and 23: no basis, no listing; documents counted once; their dates fit the list's. Set aside only by waivers. */
import type { BasisState } from '../../model/basis';
import { ABOUT_DOCUMENTS, type Check, type WaivableRule, type Waiver } from '../../model/check';
import type { ItemContent } from '../../model/item';
import { type BasesOnDay, goneOf, printedBasisState } from '../bases/basisStanding';
import { formatCitation } from '../bases/parseCitation';
import { thoseNeedingBasis } from '../schemes/schemeLists';
import { groupDigits } from '../text/groupDigits';
import type { BasisFact, CheckFacts } from './facts';
import { type BlockMemo, inBlocks } from './inBlocks';
import { at, atItem, type Problem, rowsOf, sentence } from './verdict';

const GATE = '每个事项至少有一件现行有效的依据，且条款经过核对';
const TOTALS = '引用部数按实际引用的文件计，一件只计一次';
const DATES = '依据在清单施行之日已经施行，公布不晚于施行';

const WAIVERS: Readonly<Record<Exclude<BasisState, 'verified'>, WaivableRule>> = {
  missing: 'basisMissing',
  outOfForce: 'basisOutOfForce',
  unverified: 'basisUnverified',
};
const LACKS: Readonly<Record<Exclude<BasisState, 'verified'>, string>> = {
  missing: '没有依据',
  outOfForce: '的依据都已废止、失效或尚未生效',
  unverified: '的条款未经核对',
};
const WHAT: Readonly<Partial<Record<WaivableRule, string>>> = {
  basisMissing: '依据暂缺豁免',
  basisUnverified: '条款核对豁免',
  basisOutOfForce: '依据失效豁免',
  basisTwice: '同名依据并存豁免',
  basisDates: '依据日期豁免',
  takenOver: '接续已印发清单，依据待补',
};

/**
 * The waiver that lets an item in this state pass, for the item itself or for all. One signed for items taken over from
 * an issued list covers those alone, and no basis that has gone out of force: there the law has changed since.
 */
export function waiverFor(waivers: readonly Waiver[], state: BasisState, itemId: number): Waiver | undefined {
  if (state === 'verified') return undefined;
  const rule = WAIVERS[state];
  return waivers.find((waiver) =>
    waiver.rule === 'takenOver'
      ? state !== 'outOfForce' && waiver.itemIds?.has(itemId) === true
      : waiver.rule === rule && (waiver.itemId === null || waiver.itemId === itemId),
  );
}

interface GatePart {
  readonly items: number;
  readonly counts: Readonly<Record<BasisState, number>>;
  readonly missing: readonly Problem[];
  readonly ended: readonly Problem[];
  readonly unverified: readonly Problem[];
  readonly setAside: readonly Problem[];
  readonly lacking: Lacking;
}

/** Items that no basis carries, waived or not. */
export type Lacking = ReadonlyMap<number, BasisState>;

const gates: BlockMemo<ItemContent, GatePart> = new WeakMap();

/** What waivers can set aside. */
export function lackingBases(facts: CheckFacts): Lacking {
  return lackingIn(gateParts(facts));
}

function lackingIn(parts: readonly GatePart[]): Lacking {
  return new Map(parts.flatMap(({ lacking }) => [...lacking]));
}

/** Whether a waiver of rule 7 covers none of the items it could be needed for: they are gone, or have their bases. */
export function coversNone(waiver: Waiver, lacking: Lacking): boolean {
  const { itemId, itemIds } = waiver;
  const signedFor = itemId !== null ? [itemId] : (itemIds ?? lacking.keys());
  for (const id of signedFor) if (waiverFor([waiver], lacking.get(id) ?? 'verified', id)) return false;
  return true;
}

function gateParts({ items: all, bases, overtaken, waivers, scheme }: CheckFacts): GatePart[] {
  const onDay = { gone: goneOf(bases), overtaken };
  const asking = scheme.lists.map(({ id, required }) => [id, required.includes('bases')]);
  const signed = waivers.map((waiver) => ({ ...waiver, itemIds: waiver.itemIds ? [...waiver.itemIds] : null }));
  const context = JSON.stringify([[...onDay.gone], [...overtaken], asking, signed]);
  return inBlocks(gates, all, context, (block) => gateOf(thoseNeedingBasis(block, scheme), onDay, waivers));
}

/** Rule 7. */
export function checkBases(facts: CheckFacts): Check {
  const parts = gateParts(facts);
  const of = (list: 'missing' | 'ended' | 'unverified' | 'setAside'): Problem[] => parts.flatMap((part) => part[list]);
  const [missing, ended, unverified, setAside] = [of('missing'), of('ended'), of('unverified'), of('setAside')];
  const sum = (state: BasisState): number => parts.reduce((total, { counts }) => total + counts[state], 0);
  const counts = { verified: sum('verified'), missing: sum('missing'), outOfForce: sum('outOfForce') };
  const items = parts.reduce((total, part) => total + part.items, 0);
  const figure = [
    `有依据 ${groupDigits(items - counts.missing)} / ${groupDigits(items)} 项，条款已核对 ${groupDigits(counts.verified)} 项`,
    counts.outOfForce > 0 ? `，依据失效 ${groupDigits(counts.outOfForce)} 项` : '',
    setAside.length > 0 ? `；豁免 ${groupDigits(setAside.length)} 项` : '',
  ].join('');
  const problems = [
    ...missing,
    ...ended,
    ...(unverified.length > 0
      ? [`${groupDigits(unverified.length)} 项的依据条款未经核对，请逐项核对，或写明理由和决定人签一份豁免`]
      : []),
  ];
  // What somebody signed for is not mixed with what is still to be done.
  const open = [...missing, ...ended, ...unverified];
  const lacking = lackingIn(parts);
  const used = facts.waivers.filter((waiver) => !coversNone(waiver, lacking));
  const waived = setAside.length > 0 ? waiverSentence(used, [...Object.values(WAIVERS), 'takenOver']) : '';
  return {
    ...outcome('7', GATE, figure, problems, waived),
    ...rowsOf(open.length > 0 ? open : setAside),
  };
}

function gateOf(items: readonly ItemContent[], onDay: BasesOnDay, waivers: readonly Waiver[]): GatePart {
  const counts: Record<BasisState, number> = { verified: 0, unverified: 0, outOfForce: 0, missing: 0 };
  const found = {
    missing: [] as Problem[],
    ended: [] as Problem[],
    unverified: [] as Problem[],
    setAside: [] as Problem[],
    lacking: new Map<number, BasisState>(),
  };
  for (const item of items) {
    const { state, towns } = printedBasisState(item, onDay);
    counts[state] += 1;
    if (state === 'verified') continue;
    found.lacking.set(item.id, state);
    const where = towns.length === 0 ? '' : `在${towns.join('、')}清单上印出`;
    const problem = atItem(item.id, `“${item.name}”${where}${LACKS[state]}`);
    if (waiverFor(waivers, state, item.id)) found.setAside.push(problem);
    else if (state === 'missing') found.missing.push(problem);
    else if (state === 'outOfForce') found.ended.push(problem);
    else found.unverified.push(problem);
  }
  return { items: items.length, counts, ...found };
}

/** Distinct documents the items cite. */
function countCited(items: readonly ItemContent[]): number {
  const cited = new Map<string, string[]>();
  let count = 0;
  for (const { bases } of items) {
    for (const { title, docNumber } of bases) {
      const numbers = cited.get(title);
      if (numbers?.includes(docNumber)) continue;
      count += 1;
      if (numbers) numbers.push(docNumber);
      else cited.set(title, [docNumber]);
    }
  }
  return count;
}

/** Rule 8: counted from the items' citations and, again, from the library. */
export function checkBasisTotals({ items, bases, waivers }: CheckFacts): Check {
  const cited = countCited(items);
  const inLibrary = bases.filter((basis) => basis.items > 0);
  const inherited = inLibrary.filter(({ origin }) => origin === 'inherited').length;
  const held = bases.length - inLibrary.length;
  const figure = `引用 ${cited} 部 ＝ 目录沿用 ${inherited} ＋ 新引用 ${inLibrary.length - inherited}${held > 0 ? `；另有 ${held} 部未引用` : ''}`;
  const differs = cited === inLibrary.length ? [] : [`事项里数出 ${cited} 部，依据库里数出 ${inLibrary.length} 部`];
  const twice = twins(inLibrary).map((group) => inLibraryAt(group[0], `${group.map(called).join('、')}似是同一件`));
  const waiver = waivers.find(({ rule }) => rule === 'basisTwice');
  const problems = [...differs, ...(waiver ? [] : twice)];
  const waived = waiver && twice.length > 0 ? waiverSentence(waivers, ['basisTwice']) : '';
  return { ...outcome('8', TOTALS, figure, problems, waived), ...rowsOf([...differs, ...twice]) };
}

/** Documents of one title that stand in the library more than once. */
export function twins<B extends Pick<BasisFact, 'titleKey'>>(bases: readonly B[]): B[][] {
  const groups = new Map<string, B[]>();
  for (const basis of bases) groups.set(basis.titleKey, [...(groups.get(basis.titleKey) ?? []), basis]);
  return [...groups.values()].filter((group) => group.length > 1);
}

/** Rule 23, as far as it concerns documents. */
export function checkBasisDates({ bases, effectiveDate, waivers }: CheckFacts): Check {
  const cited = bases.filter((basis) => basis.items > 0);
  const dated = cited.filter((basis) => basis.effectiveOn !== '').length;
  const problems = cited.flatMap((basis) => {
    if (basis.effectiveOn > effectiveDate)
      return [inLibraryAt(basis, `${called(basis)}${basis.effectiveOn} 才施行，晚于清单 ${effectiveDate}`)];
    if (basis.effectiveOn !== '' && basis.issuedOn > basis.effectiveOn)
      return [inLibraryAt(basis, `${called(basis)}的公布日期 ${basis.issuedOn} 晚于施行日期 ${basis.effectiveOn}`)];
    return [];
  });
  const waiver = waivers.find(({ rule }) => rule === 'basisDates');
  const figure = `引用 ${cited.length} 部，登记了施行日期 ${dated} 部，清单 ${effectiveDate} 起施行`;
  const waived = waiver && problems.length > 0 ? waiverSentence(waivers, ['basisDates']) : '';
  return { ...outcome('23', DATES, figure, waiver ? [] : problems, waived), ...rowsOf(problems) };
}

function called({ title, docNumber }: Pick<BasisFact, 'title' | 'docNumber'>): string {
  return formatCitation({ title, docNumber, clause: '' });
}

/** The library opened at a document. */
function inLibraryAt(basis: Pick<BasisFact, 'id'> | undefined, words: string): Problem {
  return at('bases', { tab: 'library', ...(basis ? { basisId: basis.id } : {}) }, words);
}

function outcome(
  id: string,
  name: string,
  figure: string,
  problems: readonly Problem[],
  waived: string,
): Omit<Check, 'rows' | 'rowCount'> {
  if (problems.length > 0) return { id, name, state: 'failed', figure, detail: sentence(problems) };
  return { id, name, state: waived === '' ? 'passed' : 'waived', figure, detail: waived };
}

/** What a waiver covers, `item` being the word for the one it names. An older one of an item sets the documents aside all the same. */
export function waiverCovers({ rule, itemId }: Pick<Waiver, 'rule' | 'itemId'>, item: string): string {
  if (ABOUT_DOCUMENTS.includes(rule)) return '全部文件';
  return itemId === null ? '全部事项' : item;
}

function waiverSentence(waivers: readonly Waiver[], rules: readonly WaivableRule[]): string {
  const said = waivers
    .filter(({ rule }) => rules.includes(rule))
    .map(({ rule, itemId, itemIds, reason, decider, date }) => {
      const whose = itemIds ? `${groupDigits(itemIds.size)} 项` : waiverCovers({ rule, itemId }, '个别事项');
      return `${WHAT[rule] ?? '豁免'}（${whose}）：${reason}，${decider}，${date}`;
    });
  return sentence([...new Set(said)]);
}
