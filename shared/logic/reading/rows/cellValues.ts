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

const mayPart = /[；;\n、，,和及]/;
/** Brackets and whatever may part. */
const marks = /[《》〈〉（）()〔〕；;\n、，,和及]/g;

/** Pieces between separators that stand outside every bracket. */
function splitOutside(text: string, isBreak: (text: string, at: number) => boolean): string[] {
  if (!mayPart.test(text)) return [text];
  const pieces: string[] = [];
  const stack: string[] = [];
  let start = 0;
  for (const { 0: character, index: at } of text.matchAll(marks)) {
    const closing = opens.get(character);
    if (closing !== undefined) stack.push(closing);
    else if (stack.includes(character)) stack.length = stack.lastIndexOf(character);
    else if (stack.length === 0 && isBreak(text, at)) {
      pieces.push(text.slice(start, at));
      start = at + 1;
    }
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

/** ；and line breaks part citations; 、 and ， only between the end of one title and the start of the next. */
function partsCitation(text: string, at: number): boolean {
  const character = text[at] ?? '';
  if (/[；;\n]/.test(character)) return true;
  // 2、《乙条例》: the sign belongs to a number in front of the title.
  if (/(^|[；;\n])\s*[（(]?[\d一二三四五六七八九十]{1,3}[）)]?$/.test(text.slice(Math.max(0, at - 8), at)))
    return false;
  return /[、，,和及]/.test(character) && /^\s*(\d+[.、．]\s*)?《/.test(text.slice(at + 1, at + 8));
}

function withoutOrdinal(citation: string): string {
  return citation.replace(
    /^\s*([（(]?\d{1,2}[）)]|\d{1,2}[.、．]|[①-⑳]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])\s*(?=.)/,
    '',
  );
}

/**
 * Citations of a cell, one each, as written: parted at ；;, line breaks, 、 before a further 《, between 》 and 《, and where an
 * article or number ends and the next 《 begins: 《甲法》第三条《乙法》第五条.
 * Never inside 《》 or brackets.
 */
export const splitBases = remembered((text): string[] => {
  const apart = text.replace(/(》(?:[^《》；;\n]*[条款项目章）)])?)[ \t\u3000]*(?=《)/g, '$1\n');
  const pieces = isBalanced(apart) ? splitOutside(apart, partsCitation) : apart.split('\n');
  return joinWrapped(pieces.map((piece) => withoutOrdinal(piece).trim()))
    .map((piece) => piece.replace(/[；;，,、。]+$/, ''))
    .filter((piece) => piece !== '' && !/^([-—–/／\\]+|无|暂无)$/.test(piece));
});

/** A line that holds only a number or article belongs to the title in the line above: 《…》⏎（国办发〔2015〕74号）. */
function joinWrapped(pieces: readonly string[]): string[] {
  const joined: string[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    const tail =
      /^([（(〔[].*[）)〕\]].{0,20}|第[一二三四五六七八九十百零\d]+条.*)$/.test(piece) && !piece.includes('《');
    if (last?.includes('《') && tail)
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
