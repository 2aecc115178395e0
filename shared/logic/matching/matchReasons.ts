/** Why an item is suggested and what differs, in the office's words; never a number. */
import { toChineseNumeral } from '../text/chineseNumerals';
import { quoted } from '../text/nestQuotes';
import { shareBasis } from './index/facts';
import type { PoolItem, Wordings } from './index/pairFeatures';
import { conceptPiece, pieceOf } from './index/pieces';
import type { Pool } from './index/pool';
import type { KnownProfile } from './index/profile';
import {
  type Actions,
  actionsHeld,
  actionsIn,
  contradictionOf,
  differingFigures,
  differingNegation,
  oppositeWords,
} from './knowledge/contrasts';
import contrastData from './knowledge/contrasts.json';
import { compareDepartments } from './knowledge/departmentNames';
import { type ConceptHit, differVisibly, findConcepts, type Thesaurus } from './knowledge/thesaurus';
import { runsOf, wordsOf } from './knowledge/words';
import type { Rival } from './rivals';

const MOST_REASONS = 4;
const MOST_WORDS = 3;
/** A rival is named from this share of its belief on. */
const TELLING_SHARE = 0.3;
/** A shared word is named when fewer than this share of the items hold each of its pairs of characters. */
const COMMON_SHARE = 0.12;

/** How rare a piece is among the items; 0 where none holds it. */
function rarityOf(piece: number, { rows, pieces, field }: Wordings): number {
  const number = rows.vocabulary.find(piece);
  return number < 0 || number >= pieces || field.counts[number] === 0 ? 0 : (field.rarity[number] ?? 0);
}

/** Whether so many items hold a piece that naming it explains nothing; small pools have no such piece. */
function isCommon(rarity: number, { documents }: Wordings): boolean {
  return documents.length >= 20 && rarity !== 0 && rarity < Math.log(1 + 1 / COMMON_SHARE);
}

/** How telling a word is: the rarity of its rarest pair of characters; 0 when every pair is common. */
function tellingOf(word: string, wordings: Wordings): number {
  let best = 0;
  for (let start = 0; start + 2 <= word.length; start += 1) {
    const rarity = rarityOf(pieceOf(word.slice(start, start + 2)), wordings);
    if (!isCommon(rarity, wordings)) best = Math.max(best, rarity);
  }
  return best;
}

/** The best few words, none inside another, the most telling first; longer ones win among equals. */
function bestWords(words: readonly string[], wordings: Wordings): string[] {
  const ranked = words
    .map((word) => ({ word, telling: tellingOf(word, wordings) * Math.sqrt(Math.min(word.length, 6)) }))
    .filter((entry) => entry.telling > 0)
    .sort((a, b) => b.telling - a.telling || b.word.length - a.word.length || (a.word < b.word ? -1 : 1));
  const picked: string[] = [];
  for (const { word } of ranked) {
    if (picked.length < MOST_WORDS && !picked.some((other) => other.includes(word) || word.includes(other)))
      picked.push(word);
  }
  return picked;
}

/** The words of an entry's name and text. */
export interface EntryWords {
  readonly name: readonly string[];
  readonly text: readonly string[];
}

/** The concepts of a row's name and text, and the words that name them. */
interface Hits {
  readonly name: readonly ConceptHit[];
  readonly text: readonly ConceptHit[];
}

const hitsByRow = new WeakMap<KnownProfile, Hits>();
/** Kept while the row is: an entry is compared with several items, an item with many entries. */
function hitsOf(row: KnownProfile, thesaurus: Thesaurus): Hits {
  const known = hitsByRow.get(row);
  if (known !== undefined) return known;
  const hits = { name: findConcepts(row.wholeName, thesaurus), text: findConcepts(row.wholeText, thesaurus) };
  hitsByRow.set(row, hits);
  return hits;
}

interface Synonym {
  readonly left: string;
  readonly right: string;
}

/** Words of one concept that are written differently: 打防火道 ≈ 防火隔离带; names before texts. */
function synonymsOf(entry: KnownProfile, item: KnownProfile, { wordings, knowledge }: Pool): Synonym[] {
  const found: Synonym[] = [];
  const [asked, held] = [hitsOf(entry, knowledge.thesaurus), hitsOf(item, knowledge.thesaurus)];
  const pairs: readonly (readonly [readonly ConceptHit[], readonly ConceptHit[]])[] = [
    [asked.name, held.name],
    [asked.name, held.text],
    [asked.text, held.name],
    [asked.text, held.text],
  ];
  for (const [mine, theirs] of pairs) {
    for (const left of mine) {
      const right = theirs.find((hit) => hit.strong && hit.concept === left.concept);
      if (!left.strong || right === undefined || isCommon(rarityOf(conceptPiece(left.concept), wordings), wordings))
        continue;
      if (!differVisibly(left.word, right.word)) continue;
      const known = found.some((other) => other.left === left.word || other.right === right.word);
      const plain =
        `${item.name} ${item.text}`.includes(left.word) || `${entry.name} ${entry.text}`.includes(right.word);
      if (!known && !plain) found.push({ left: left.word, right: right.word });
    }
  }
  return found.slice(0, 2);
}

/**
 * What only one name says: neighbouring words of which neither stands in the other text or has a synonym there. A single
 * character stands there only with a neighbour: the 地 of 田间地头 must not make 质灾害 of 地质灾害.
 */
function onlyIn(words: readonly string[], other: string, synonyms: readonly string[]): string[] {
  const alone = words.map((word, at) => {
    const [before = '', after = ''] = [words[at - 1], words[at + 1]];
    const told =
      word.length > 1
        ? other.includes(word) || synonyms.some((synonym) => synonym.includes(word))
        : [before + word, word + after].some((pair) => pair.length > 1 && other.includes(pair));
    return told ? ' ' : word;
  });
  return runsOf(alone, () => true).slice(0, 2);
}

const actionNames = (actions: Actions): string =>
  actionsIn(actions)
    .slice(0, 2)
    .map((action) => contrastData.actions[action]?.of ?? '')
    .join('、');

/** Whether words that exclude each other name things, not deeds: 小作坊 and 摊贩. */
const isObject = (word: string): boolean =>
  contrastData.opposites.some((pair) => 'of' in pair && (pair.one.includes(word) || pair.other.includes(word)));

/** The word by which a text names a concept. */
const wordFor = (hits: readonly ConceptHit[], concept: number): string =>
  hits.find((hit) => hit.concept === concept && hit.strong)?.word ?? '';

function contradictionText(entry: KnownProfile, item: KnownProfile, thesaurus: Thesaurus): string[] {
  const texts: string[] = [];
  const objects = contradictionOf(entry.nameKinds, item.nameKinds);
  if (objects !== undefined) {
    const [mine, theirs] = [hitsOf(entry, thesaurus).name, hitsOf(item, thesaurus).name];
    texts.push(`对象不同，条目是${wordFor(mine, objects.left)}，事项是${wordFor(theirs, objects.right)}`);
  }
  const figures = differingFigures(entry.claims, item.claims);
  if (figures !== undefined) texts.push(`数字不同，条目是${figures[0]}，事项是${figures[1]}`);
  const negation = differingNegation(entry.claims, item.claims);
  if (negation !== undefined) texts.push(`只有一方写“${negation}”`);
  const opposite = oppositeWords(entry.claims, item.claims);
  if (opposite !== undefined)
    texts.push(`${isObject(opposite[0]) ? '对象不同' : '做法相反'}，条目是${opposite[0]}，事项是${opposite[1]}`);
  return texts;
}

/** Cutting into words is slow, and a pool's items come back as candidates again and again. */
const wordsByItem = new WeakMap<KnownProfile, readonly string[]>();
function wordsOfItem(item: KnownProfile): readonly string[] {
  const known = wordsByItem.get(item) ?? wordsOf(item.name);
  wordsByItem.set(item, known);
  return known;
}

function differenceOf(
  entry: KnownProfile,
  known: PoolItem,
  entryName: readonly string[],
  synonyms: readonly Synonym[],
  thesaurus: Thesaurus,
): string {
  const item = known.profile;
  const texts = contradictionText(entry, item, thesaurus);
  const rarity = (): number => 1;
  const { actions } = entry.nameKinds;
  const asked = actionsHeld(actions, item.allKinds.actions, rarity);
  const held = actionsHeld(item.nameKinds.actions, entry.allKinds.actions, rarity);
  if (asked === 0 && held === 0)
    texts.push(`做法不同，条目是${actionNames(actions)}，事项是${actionNames(item.nameKinds.actions)}`);
  if (compareDepartments(entry.functions, item.functions) === 'different') {
    texts.push(`部门不同，条目写${entry.department.trim()}，事项归${item.department.trim()}`);
  }
  const levelled = synonyms.flatMap(({ left, right }) => [left, right]);
  const mine = onlyIn(entryName, `${item.name} ${item.text}`, levelled);
  const theirs = onlyIn(wordsOfItem(item), `${entry.name} ${entry.text}`, levelled);
  if (mine.length > 0) texts.push(`条目另有${mine.join('、')}`);
  if (theirs.length > 0) texts.push(`事项另有${theirs.join('、')}`);
  return `差别：${texts.length === 0 ? '无' : texts.slice(0, 3).join('；')}`;
}

/** Stands where there is no other reason: such an item is mostly of quite another duty. */
export const HARDLY_ALIKE = '只有个别字相同';
/** Stands there where the two share no words, but mean nearly the same by the thesaurus: 村监会 and 村务监督委员会. */
export const NEARLY_MEANT = '说法不同，所指相近';

/** Who already belongs here: 已有道河镇并入此项, 已有三镇并入此项; 已有 2 条并入此项 where nobody is named. */
function attachedText({ attached, attachedUnits }: PoolItem): string {
  const [first] = attachedUnits;
  if (first === undefined) return `已有 ${attached} 条并入此项`;
  if (attachedUnits.length === 1) return `已有${first}并入此项`;
  const count = attachedUnits.length;
  const number = count === 2 ? '两' : count < 100 ? toChineseNumeral(count) : String(count);
  const kind = ['镇', '乡', '街道', '苏木'].find((end) => attachedUnits.every((unit) => unit.endsWith(end)));
  return kind === undefined || kind.length > 1
    ? `已有${number}个${kind ?? '乡镇'}并入此项`
    : `已有${number}${kind}并入此项`;
}

/** How a reason begins that names a rival: it speaks against the item. */
export const RIVAL_BEGINS = '同一乡镇另有';
const rivalText = ({ name, leads }: Rival): string => `${RIVAL_BEGINS}${quoted(name)}，${leads ? '更' : '也'}像此项`;

/**
 * At most four reasons, best kind first; then who else of the list means the item; and one sentence on what differs, which
 * always comes last.
 *
 * @param words The entry's words, cut once for all its candidates.
 * @param place The item's place in the pool.
 * @param near Whether the entry's name means nearly what the item does.
 * @param rival The entry of the same list that says most of the item.
 * @returns 同义：… · 共有：… · 同一部门 · 同一依据 · 已有三镇并入此项 · 同一类别 (only if nothing else) · 同一乡镇另有“…”，更像此项 · 差别：…
 */
export function reasonsOf(
  entry: KnownProfile,
  words: EntryWords,
  place: number,
  pool: Pool,
  near: boolean,
  rival?: Rival,
): string[] {
  const known = pool.items[place];
  if (known === undefined) return [];
  const item = known.profile;
  const reasons: string[] = [];
  const synonyms = synonymsOf(entry, item, pool);
  if (synonyms.length > 0) reasons.push(`同义：${synonyms.map(({ left, right }) => `${left} ≈ ${right}`).join('、')}`);
  const itemText = `${item.name} ${item.text}`;
  const runs = [...words.name, ' ', ...words.text];
  const shared = bestWords(
    runsOf(runs, (run) => itemText.includes(run)),
    pool.wordings,
  );
  if (shared.length > 0) reasons.push(`共有：${shared.join('、')}`);
  if (compareDepartments(entry.functions, item.functions) === 'same') reasons.push('同一部门');
  if (shareBasis(pool.facts, entry, place)) reasons.push('同一依据');
  if (known.attached > 0) reasons.push(attachedText(known));
  if (reasons.length === 0 && entry.category !== '' && entry.category === item.category) reasons.push('同一类别');
  if (reasons.length === 0) reasons.push(near ? NEARLY_MEANT : HARDLY_ALIKE);
  return [
    ...reasons.slice(0, MOST_REASONS),
    ...(rival === undefined || rival.share < TELLING_SHARE ? [] : [rivalText(rival)]),
    differenceOf(entry, known, words.name, synonyms, pool.knowledge.thesaurus),
  ];
}
