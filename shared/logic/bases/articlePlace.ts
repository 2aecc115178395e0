/** 条款项: a clause as cited and its code, both ways: 第三十九条第二款第（一）项 ↔ 39.2.1, 二、（三） ↔ #2.3. */
import { readNumeral, toArticleNumeral } from '../text/chineseNumerals';

/** 条, 款, 项, 目 by number; 0 where none is named. `after` is 之一, 之二 of the article, 0 for the article itself. */
export interface ArticlePlace {
  readonly article: number;
  readonly after: number;
  readonly paragraph: number;
  readonly item: number;
  readonly subitem: number;
}

const NUMERAL = '[一二三四五六七八九十廿卅百千零〇○两\\d０-９]{1,9}';
const ONE = `(?:[（(]\\s*${NUMERAL}\\s*[）)]|${NUMERAL})`;
/** Numbers of one unit: 三、五, 3-5, （一）（二）. */
const NUMBERS = `${ONE}(?:\\s*(?:[、，,和及与至到—–～~-]|以及)\\s*第?\\s*${ONE}|\\s*[（(]\\s*${NUMERAL}\\s*[）)])*`;
const AFTER = `(?:\\s*之\\s*(${NUMERAL}))?`;
const STEP = new RegExp(`第?\\s*(${NUMBERS})\\s*(条|款|项|目)${AFTER}`, 'g');
/** （一） behind an article or paragraph is an item of it, 项 or not. */
const BARE_ITEM =
  /(?<=[条款])(\s*[（(][一二三四五六七八九十\d]{1,3}[）)](?:\s*[、，,和及]?\s*[（(][一二三四五六七八九十\d]{1,3}[）)])*\s*)(?!\s*[（(第条款项目之])/g;

/** What a clause consists of, for those who look for one in a text. */
export const CLAUSE_PARTS = {
  numeral: NUMERAL,
  numbers: NUMBERS,
  item: '[（(][一二三四五六七八九十\\d]{1,3}[）)]',
} as const;

const HEADINGS = new RegExp(`^第?\\s*(${NUMERAL})\\s*(?:、|部分|大?点|章节)`);
const RANGE = /^[）)]?\s*(?:至|到|—|–|-|～|~)\s*第?\s*[（(]?\s*$/;

const UNITS = { 款: 'paragraph', 项: 'item', 目: 'subitem' } as const;

/**
 * The codes of a clause, parted by 、: 第五条、第六条第二款 → 5、6.2. A range is 5~8. What follows an article without
 * naming one belongs to it: 第十条第一款、第二款 → 10.1、10.2. '' when no article is named: 第三章.
 */
export function readPlaces(clause: string): string {
  const places: ArticlePlace[] = [];
  const joints: string[] = [];
  let current: ArticlePlace | null = null;
  let end = 0;
  const push = (place: ArticlePlace, fresh: boolean, between: string): void => {
    if (current && !fresh) places.pop();
    else joints.push(places.length > 0 && RANGE.test(between) ? '~' : '、');
    places.push(place);
    current = place;
  };
  const text = clause.replace(BARE_ITEM, '第$1项');
  for (const step of text.matchAll(STEP)) {
    const before = text.slice(end, step.index);
    end = step.index + step[0].length;
    const numbers = numbersIn(step[1] ?? '');
    const unit = step[2] ?? '';
    numbers.forEach(({ number, gap }, at) => {
      if (number < 1 || number > 9999) return;
      const last = at === numbers.length - 1;
      const between = at === 0 ? before : gap;
      if (unit === '条') {
        const after = last && step[3] !== undefined ? (readNumeral(step[3]) ?? 0) : 0;
        push({ article: number, after, paragraph: 0, item: 0, subitem: 0 }, true, between);
      } else if (current) {
        const [place, fresh] = deepen(current, unit as '款' | '项' | '目', number);
        push(place, fresh, between);
      }
    });
  }
  if (places.length === 0) return readHeadings(clause);
  return places.map((place, at) => `${at === 0 ? '' : joints[at]}${codeOf(place)}`).join('');
}

/** Each number with what stands between it and the one before. */
function numbersIn(text: string): { readonly number: number; readonly gap: string }[] {
  let end = 0;
  return [...text.matchAll(new RegExp(NUMERAL, 'g'))].flatMap(({ 0: digits, index }) => {
    const gap = text.slice(end, index);
    end = index + digits.length;
    const number = readNumeral(digits);
    return number === null ? [] : [{ number, gap }];
  });
}

/** The place one step further in, and whether it stands beside the one before rather than in its stead. */
function deepen(from: ArticlePlace, unit: keyof typeof UNITS, number: number): [ArticlePlace, boolean] {
  if (unit === '款') return [{ ...from, paragraph: number, item: 0, subitem: 0 }, from.paragraph > 0];
  if (unit === '项') return [{ ...from, item: number, subitem: 0 }, from.item > 0];
  return [{ ...from, subitem: number }, from.subitem > 0];
}

const SUB = `第?\\s*[（(](${NUMERAL})[）)]`;
/** A further heading of the same part: 二、（三）和（四）. */
const BESIDE = new RegExp(`^(?:点|项|条)?\\s*(?:[、，,和及与]|以及)?\\s*${SUB}`);

/** Documents without articles are cited by their headings: 第二部分第（三）点 or 二、（三）. */
function readHeadings(clause: string): string {
  const level = clause.trim();
  const first = HEADINGS.exec(level);
  const head = first ? readNumeral(first[1] ?? '') : null;
  if (head === null || !first) return '';
  const rest = level.slice(first[0].length);
  const second = new RegExp(`^\\s*${SUB}`).exec(rest);
  const sub = second ? readNumeral(second[1] ?? '') : null;
  if (sub === null || !second) return `#${head}`;
  let behind = rest.slice(second[0].length);
  const third = /^(?:点|项)?\s*第?(\d+)/.exec(behind);
  if (third) return `#${head}.${sub}.${Number(third[1])}`;
  const subs = [sub];
  for (let next = BESIDE.exec(behind); next !== null; next = BESIDE.exec(behind)) {
    const beside = readNumeral(next[1] ?? '');
    if (beside !== null) subs.push(beside);
    behind = behind.slice(next[0].length);
  }
  return subs.map((one) => `#${head}.${one}`).join('、');
}

function codeOf({ article, after, paragraph, item, subitem }: ArticlePlace): string {
  const parts = [paragraph, item, subitem];
  while (parts.at(-1) === 0) parts.pop();
  return [`${article}${after > 0 ? `-${after}` : ''}`, ...parts].join('.');
}

/** 39.2.1 as lists print it; several parted by 、 or ~. Headings of documents: #2.3 → 二、（三）, #2.3、#2.4 → 二、（三）（四）. */
export function formatPlaces(code: string): string {
  if (code === '') return '';
  if (code.startsWith('#')) return formatHeadings(code.split('、'));
  return code
    .split(/([、~])/)
    .map((part) => (part === '~' ? '至' : part === '、' ? '、' : formatPlace(part)))
    .join('');
}

function formatPlace(code: string): string {
  const [article = '', paragraph = '0', item = '0', subitem = '0'] = code.split('.');
  const [number = '1', after] = article.split('-');
  return [
    `第${toArticleNumeral(Number(number))}条${after === undefined ? '' : `之${toArticleNumeral(Number(after))}`}`,
    paragraph === '0' ? '' : `第${toArticleNumeral(Number(paragraph))}款`,
    item === '0' ? '' : `第（${toArticleNumeral(Number(item))}）项`,
    subitem === '0' ? '' : `第${subitem}目`,
  ].join('');
}

/** Of one part, as they are read. */
function formatHeadings([first = '', ...beside]: readonly string[]): string {
  const subs = beside.map((code) => `（${toArticleNumeral(Number(code.split('.')[1]))}）`);
  return `${formatHeading(first.slice(1).split('.').map(Number))}${subs.join('')}`;
}

function formatHeading([first = 1, second, third]: readonly number[]): string {
  const sub = second === undefined ? '' : `（${toArticleNumeral(second)}）`;
  return `${toArticleNumeral(first)}、${sub}${third === undefined ? '' : `${third}.`}`;
}

/**
 * The articles a code names, without paragraphs: 10.1、10.2、12-1 → 10, 12-1. A range names all its articles, at most 200;
 * those with 之 only where it begins or ends with one.
 */
export function articlesOf(code: string): readonly string[] {
  if (code.startsWith('#')) return code.split('、');
  const found = new Set<string>();
  for (const part of code.split('、').filter(Boolean)) {
    const [from = '', to] = part.split('~').map((end) => end.split('.')[0] ?? '');
    found.add(from);
    if (to === undefined) continue;
    const [first = 0, begun = 0] = from.split('-').map(Number);
    const [last = 0, ended = 0] = to.split('-').map(Number);
    for (let number = first + 1; number <= Math.min(last, first + 200); number += 1) found.add(String(number));
    for (let after = last === first ? begun + 1 : 1; after <= ended; after += 1) found.add(`${last}-${after}`);
  }
  return [...found];
}
