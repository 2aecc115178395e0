/** Takes the text of one cell apart: citations, departments, townships, the township's role. */

import { remembered } from '../remembered';
import { levelled } from './levelled';

const opens = new Map([
  ['《', '》'],
  ['〈', '〉'],
  ['（', '）'],
  ['(', ')'],
  ['〔', '〕'],
]);

/** Brackets and whatever may part. */
const marks = /[《》〈〉（）()〔〕；;\n、，,和及\s]/g;
const mayPart = /[《；;\n、，,和及\s]/;

/** Pieces between separators that stand outside every bracket, each title after the first in a piece of its own. */
function splitOutside(text: string): string[] {
  if (!mayPart.test(text)) return [text];
  const pieces: string[] = [];
  const stack: string[] = [];
  let start = 0;
  /** Where the last title outside every bracket closed. */
  let closed = -1;
  const cut = (end: number, next: number): void => {
    pieces.push(text.slice(start, end));
    start = next;
    closed = -1;
  };
  for (const { 0: character, index: at } of text.matchAll(marks)) {
    const closing = opens.get(character);
    if (closing !== undefined) {
      const to =
        character === '《' && stack.length === 0 && closed >= 0 ? ends(text.slice(closed, at), text.slice(at)) : -1;
      if (to >= 0) cut(closed + to, closed + to);
      stack.push(closing);
    } else if (stack.includes(character)) {
      stack.length = stack.lastIndexOf(character);
      if (character === '》' && stack.length === 0) closed = at + 1;
    } else if (stack.length === 0 && partsCitation(text.slice(start, at), text.slice(at))) cut(at, at + 1);
  }
  pieces.push(text.slice(start));
  return pieces;
}

/** A bracket nobody closed would swallow the rest of the cell: then only lines part the citations. */
function isBalanced(text: string): boolean {
  let open = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x300a) open += 1;
    else if (code === 0x300b) open -= 1;
  }
  return open === 0;
}

const ORDINAL =
  '(?:[（(]\\d{1,2}[）)]|\\d{1,2}[.、．]|[①-⑳]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])';
/** 【行政法规】 */
const KIND = '(?:[【[［][\\u4e00-\\u9fa5]{1,12}[】\\]］]\\s*)';
/** The sign, the number, the kind and the office that may stand in front of a further title: 、2.省政府《 */
const lead = new RegExp(
  `^[\\s、，,。.．/／|]*(?:(?:与|和|以?及|并)\\s*)?(?:${ORDINAL}\\s*)?${KIND}?[\\u4e00-\\u9fa5]{0,12}[：:]?$`,
);
/** A sentence of the document before has ended, and a further one is cited: ……。《乙条例》第十条 */
const cited =
  /^《[^《》]+》(?:[（(][^（）()]*[）)])?\s*第[一二三四五六七八九十百零\d]+条[^《，,。；;]{0,12}?(?=[：:\s]|$)/;
const sentenceOver = /[。…]["”]?\s*$/;
/** Such a number, which is no 项 of an article: （2）行政法规： */
const numbered = new RegExp(`(?=\\S)(?<!第\\s*)${ORDINAL}(?!\\s*[条款项目])\\s*[\\u4e00-\\u9fa5]{0,12}[：:]?$`);
/** Words that tie the further title to what stands before it. */
const tied = /规定|[的按照据]$|修改|印发|转发|废止|公布|关于/;

/** Where in the text between two titles the citation of the first ends; -1 where the second, with which `rest` begins, belongs to it. */
function ends(between: string, rest: string): number {
  if (sentenceOver.test(between) && cited.test(rest)) return between.length;
  // Without the blanks behind, which in long runs would be tried against those in front, over and over.
  const number = numbered.exec(between.trimEnd());
  const own = between.slice(0, number?.index ?? between.length);
  // 1.《甲法》第三条：…，落实《乙法》。2.《丙法》: a sentence has ended, and the next number stands.
  if (number && /[。；;]\s*$/.test(own) && !tied.test(between.slice(own.length))) return own.length;
  // What is quoted whole belongs to the first.
  const tail = /^.*[条款项目章）)号]/s.exec(own.replace(/“[^“”]*”/g, ({ length }) => '号'.repeat(length)))?.[0] ?? '';
  const open = between.slice(tail.length);
  return /[“”"：:]/.test(tail) || tied.test(open) || !lead.test(open.trimEnd()) ? -1 : tail.length;
}

/** A document named without 《》, with its article: 乙条例第六条. */
const named =
  /^[、，,和及\s]\s*(?!第|本|该|其|实施|有关|相关)(?:(?!应当|不得|可以|[根依]据|按照|依照|规定的)[\u4e00-\u9fa5]){1,30}?(?:法|条例|办法|规定|细则|规则|意见|通知|方案|决定|章程)(?:[（(][^（）()]*[）)])*第[一二三四五六七八九十百零\d]+条/;

/** Documents are called so; 执法 and 违法 are none. */
const LAW = '(?:(?<![执司违依合立普守做方看说想用语手非])法|法典|条例|办法|细则|章程)';
/** A document named without 《》 and without an article, up to the next sign: 、民兵条例 */
const plainlyNamed = new RegExp(
  `^[、，,和及\\s]\\s*(?!第|本|该|其|实施|有关|相关|国家|上级|法律|行政|地方|关于)[\\u4e00-\\u9fa5]{2,30}?${LAW}(?=[、，,；;\\s（(等]|$)`,
);
const lawBefore = new RegExp(
  `^(?:\\s*宪法|(?!关于)(?:(?!实施(?!条例|细则|办法)|贯彻|执行|落实)[\\u4e00-\\u9fa5]){2,30}${LAW})\\s*$`,
);
/** A further document known by its number: 、国办发〔2015〕74号 */
const furtherNumber = /^[、，,和及\s]\s*(?!关于)[\u4e00-\u9fa5]{1,10}[〔[［（(【]\d{4}[〕\]］）)】]\d{1,5}号/;

/** ；and line breaks part citations; 、 and the like only where a citation has ended and another document is named. */
function partsCitation(before: string, rest: string): boolean {
  if (/^[；;\n]/.test(rest)) return true;
  // 县发〔2020〕1号、《甲法》: a number in front of a title is its own only where no sign stands between.
  if (/^[、，,和及]\s*《/.test(rest) && /号\s*$/.test(before)) return true;
  if (furtherNumber.test(rest) && /号(?:文件?)?\s*$/.test(before)) return true;
  if (plainlyNamed.test(rest) && (lawBefore.test(before) || /[条款项目》）)]\s*$/.test(before))) return true;
  return named.test(rest) && /[条款项目》）)号]\s*$/.test(before);
}

const ordinalInFront = new RegExp(`^\\s*${ORDINAL}\\s*(?=.)`);
/** 法律：甲法, 【法律】甲法: the kind in front of a name without 《》. */
const kindInFront =
  /^(?:[【[［][\u4e00-\u9fa5]{1,12}[】\]］]|(?:法律|法规|规章|(?:行政|地方性?|党内)法规|(?:部门|政府|地方)规章|规范性文件|政策文件?)[：:])\s*(?=[^《\s])/;

/** Words around a name without 《》: 依据国防法, 土地管理法等法律法规. */
const according = new RegExp(`^(?:依据|根据|按照|参照|详见)(?=[^《》]{2,30}${LAW})`);
const andSoOn = /(?<=[^《》](?:法|条例|办法|规定|细则|章程))等(?:有关|相关)?(?:法律|法规|规章|规定|文件|政策|、)*$/;

/** A citation as written, without the signs and the number around it. */
function bare(citation: string): string {
  return citation
    .trim()
    .replace(/^[、，,。.．/／|\s]+/, '')
    .replace(/^(?:与|和|以?及|并)\s*(?=《)/, '')
    .replace(ordinalInFront, '')
    .replace(kindInFront, '')
    .replace(according, '')
    .replace(andSoOn, '')
    .replace(/[；;，,、。.．/／|\s]+$/, '');
}

/** 《甲法》第三条及其实施条例第五条 names two documents. */
const itsRegulation =
  /《([^《》（(]+(?:法|条例|办法|规定))((?:[（(][^《》]*[）)])?)》([^《》；;\n]{0,30}?)[、，,和及与]\s*其?(实施(?:条例|细则|办法))/g;

/** 县委办〔2022〕5号、6号 are two; in the brackets behind a title they stay as written. */
const ofOneYear =
  /([\u4e00-\u9fa5]{1,10}[〔[［(（【]\d{4}[〕\]］)）】])(\d{1,5}号(?:[、和及]\d{1,5}号)+)(?![^（()）《\n]{0,60}[)）])/g;
const eachInFull = (_: string, year: string, numbers: string): string =>
  numbers.replace(/[、和及]/g, `\n${year}`).replace(/^/, year);

/**
 * Citations of a cell, one each, as written: parted at ；;, line breaks, and where the name, number or article of one ends
 * and a further one is named, whatever sign or number stands between: 《甲法》第三条 2.《乙法》第五条.
 * Never inside 《》 or brackets.
 */
export const splitBases = remembered((text): string[] => {
  const whole = text.replace(itsRegulation, '《$1$2》$3\n《$1$4》').replace(ofOneYear, eachInFull);
  const pieces = isBalanced(whole) ? splitOutside(whole) : whole.split('\n');
  return joinWrapped(pieces.map(bare)).filter((piece) => piece !== '' && !/^([-—–/／\\]+|无|暂无)$/.test(piece));
});

const NUMERALS = '[一二三四五六七八九十百零〇\\d０-９]+';
/** A line that holds only a number or article belongs to the title in the line above: 《…》⏎（国办发〔2015〕74号）. */
const wrapped = new RegExp(
  `^([（(〔[].*[）)〕\\]].{0,20}|第\\s*[（(]?${NUMERALS}[）)]?(?:\\s*[、，,和及至到-]+\\s*第?[（(]?${NUMERALS}[）)]?)*\\s*[条款项].*)$`,
);

function joinWrapped(pieces: readonly string[]): string[] {
  const joined: string[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last?.includes('《') && wrapped.test(piece) && !piece.includes('《'))
      joined[joined.length - 1] = `${last}${isNextArticle(last, piece) ? '、' : ''}${piece}`;
    else joined.push(piece);
  }
  return joined;
}

/** 《甲法》第五条；第六条 */
function isNextArticle(last: string, piece: string): boolean {
  return /[条款项目]$/.test(last) && piece.startsWith('第');
}

/** Names parted by 、，； or line breaks. */
export function splitNames(text: string): string[] {
  return text
    .split(/[、，,；;\n/]+|\s{2,}/)
    .map((name) => name.trim())
    .filter((name) => name !== '' && !/^[-—–/无]$/.test(name));
}

/** 乡镇, 街镇, 镇（街道）, 街道、乡镇: the townships in general, in the order each place says it. */
const TOWNSHIPS =
  '(?:乡镇街道?|街道?乡镇|镇街道?|街道?镇|镇乡|乡街|街乡|乡镇\\(街道?\\)|镇\\(街道?\\)|街道?\\(乡?镇\\)|(?:乡?镇|街道)[、和](?:乡?镇|街道)|乡镇|乡|镇|街道)';

const everywhere = new RegExp(
  `^(共性|通用)(事项|职责|适用)?$|^(全部|所有|全体|均适用|普遍适用|全覆盖)$|^(全市|全县|全区|全旗|全域)?(各|全部|所有|全体|每个)(个)?${TOWNSHIPS}(均适用|共性)?$|^(全市|全县|全区)(范围)?$`,
);

/** 属地 | 乡镇 says that it is a township's duty, not which one's. */
const anyTownship = new RegExp(`^(?:属地|(?:属地)?${TOWNSHIPS})$`);

/** Not every township's, and that alone: which ones it does not say. */
const notEverywhere = new RegExp(`^(非共性|差异化?|个性化?|特色|特有|部分${TOWNSHIPS}?)(事项|职责|适用)?$`);

/** 差异化（东宁镇、绥阳镇）: the townships stand in brackets. */
const inBrackets = /^(?:非共性|差异化?|个性化?|特色|特有)(?:事项|职责|适用)?[（(]([^（）()]+)[）)]$/;

/**
 * Townships of a cell; 'all' for 各镇, 全部 …; none for 差异化 and 部分乡镇 without a name; null for an empty cell and for one
 * that says nothing of them.
 */
export function readApplies(text: string): 'all' | string[] | null {
  if (text === '') return null;
  const level = levelled(text);
  if (level === '' || /^[-—–/]$/.test(level)) return null;
  if (anyTownship.test(level)) return null;
  if (everywhere.test(level)) return 'all';
  const said = splitNames(inBrackets.exec(text.trim())?.[1] ?? text).flatMap((name) => splitAnd(name));
  const names = said.filter((name) => !notEverywhere.test(levelled(name)));
  return said.length === 0 ? null : names;
}

/** 东宁镇和绥阳镇 are two; 和平镇 is one. */
function splitAnd(name: string): string[] {
  const parts = name.split(/(?<=镇|乡|街道)(?:和|及|与)(?=.+(?:镇|乡|街道)$)/);
  return parts.map((part) => part.trim());
}

/** 主体责任, 主责, 牵头 → main; 配合责任, 协助 → cooperate; anything else null. */
export function readTownshipRole(text: string): 'main' | 'cooperate' | null {
  const level = text.replace(/\s+/g, '');
  if (/^(主体|主责|主要|牵头|独立|直接|主$)/.test(level)) return 'main';
  return /^(配合|协助|协同|参与|次要|配$)/.test(level) ? 'cooperate' : null;
}

const sameWord = /^(同上|〃|″|′′|"|''|同前)[。.]?$/;

/** 同上, 〃: what the row above says. */
export function saysAsAbove(text: string): boolean {
  return text.length <= 3 && sameWord.test(text.normalize('NFKC').trim());
}
