/** The text of a law or document → its title, dates and articles; documents without articles by 一、 and （一）. */
import type { LawArticle, LawText } from '../../model/law';
import { formatPlaces } from '../bases/articlePlace';
import { guessBasisLevel, repairDocNumber } from '../bases/parseCitation';
import { readNumeral, toChineseNumeral } from '../text/chineseNumerals';

const N = '[一二三四五六七八九十百千零〇○两\\d０-９]{1,8}';
const ARTICLE = new RegExp(`^第(${N})条(?:之(${N}))?([\\s　：:]*)(.*)$`);
/** Blanks within the number: 第 十 二 条. */
const WIDE = /^第[\s　]*((?:[一二三四五六七八九十百千零〇○\d０-９][\s　]*){1,8})(?=[条章节编])/;
/** With its name behind a blank or, in a short line that is no sentence, right behind it. */
const PART = new RegExp(`^第${N}(?:编|分编|章|节)(?:[\\s　]+|$|(?!规定|所|的)[^。；;，,：:、]{1,24}$)`);
const PARTS = [/编/, /章/, /节/] as const;
const CHINESE = '[一二三四五六七八九十百]{1,5}';
const DIGITS = '[\\d０-９]{1,3}';
const FIRST = new RegExp(`^(${CHINESE}|${DIGITS})、(.*)$`);
const SECOND = new RegExp(`^[（(](${CHINESE}|${DIGITS})[）)][、.．]?(.*)$`);
const DATE = /(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/g;
const EFFECTIVE = /自?\s*(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*起\s*(?:施行|实施|执行|生效)/;
const NUMBER_LINE = /^[（(]?[\u4e00-\u9fa5A-Za-z]{1,14}\s*[〔[【(（]\s*\d{4}\s*[〕\]】)）]\s*(?:第\s*)?\d+\s*号[）)]?$/;
/** 国务院令, and its number in the same line or the next. */
const ORDER = /^[\u4e00-\u9fa5 　]{2,40}(?:令|公告)(?=$|[\s　（(第])/;
const ORDER_NUMBER = /^[（(]?\s*第?\s*[\d一二三四五六七八九十百零〇]+\s*号\s*[）)]?$/;
/** Words of a reference to another article at the start of a paragraph: no article begins so. */
const REFERENCE = new RegExp(
  `^(?:第?[（(]?${N}[）)]?[款项目条]|规定(?=[的，。、：])|所[列称述指规]|的|[至、和或及][第本]|[款项][、，第规的之]|修改为|删去|中(?:的|规定|增加))`,
);
const TITLE_END =
  /(?:法|法典|条例|办法|规定|细则|规则|决定|决议|意见|通知|方案|规划|纲要|函|批复|公告|通告|解释|章程|准则|措施|要点|计划|制度|标准|规范|指引|指南|目录|清单|修正案|答复)(?:[（(][^（）()]*[）)])?$/;
const ORGANS = /(?:办公室|办公厅|委员会|人民政府|[局厅部院委会])$/;

/** Lines without the blanks around them; headings of Markdown and empty lines gone. */
function linesOf(text: string): string[] {
  return text
    .split(/\r\n|[\n\r]/)
    .map((line) => line.replace(/^[\s　#*>]+|[\s　*]+$/g, '').replace(WIDE, (wide) => wide.replace(/[\s　]+/g, '')))
    .filter((line) => line !== '');
}

/** `fileName` gives title and date where the text does not. Null for a text without any words. */
export function splitLaw(text: string, fileName: string): LawText | null {
  const lines = linesOf(text);
  if (lines.length === 0) return null;
  const articles = splitArticles(lines);
  const found = articles.length > 0 ? articles : splitHeadings(lines);
  const head = lines.slice(0, headLength(lines));
  const title = titleOf(head, fileName);
  const docNumber = numberOf(head);
  const whole = found.length > 0 ? found : [{ place: '#0', label: '全文', heading: '', text: lines.join('\n') }];
  return {
    title,
    docNumber,
    level: guessBasisLevel(title, docNumber),
    date: lastDate(head.join('\n')) || dateInName(fileName),
    effectiveOn: effectiveDay(head.join('\n')) || effectiveDay(whole.at(-1)?.text ?? ''),
    articles: whole,
  };
}

/** What stands above the first article, heading or contents, at most twenty lines. */
function headLength(lines: readonly string[]): number {
  const end = lines.findIndex((line, at) => at > 0 && (ARTICLE.test(line) || PART.test(line) || FIRST.test(line)));
  return Math.min(end < 0 ? lines.length : end, 20);
}

/** 某政办发〔2024〕12号, or that of the order the text was issued with. */
function numberOf(head: readonly string[]): string {
  const line = head.find((one) => NUMBER_LINE.test(one));
  if (line !== undefined) return repairDocNumber(line.replace(/^[（(]|[）)]$/g, ''));
  const [first = '', second = ''] = head;
  if (!ORDER.test(first)) return '';
  const number = ORDER_NUMBER.test(second) ? `${first}${second}` : first;
  return /号/.test(number) ? repairDocNumber(number.replace(/[\s　（()）]+/g, '')) : '';
}

/** The name in the text: not the order it was issued with nor the organs above it, put together where it breaks over lines. */
function titleOf(head: readonly string[], fileName: string): string {
  const named = fileName
    .replace(/\.[^.]*$/, '')
    .replace(/[（(_\s-]*\d{4}[-年.]?\d{0,2}[-月.]?\d{0,2}日?[）)]?(?:\s*\(\d+\))?$/, '')
    .replace(/^《(.*)》$/, '$1')
    .trim();
  const lines = head.filter(
    (line) => !NUMBER_LINE.test(line) && !/文件$/.test(line) && !/^[（(].*[）)]$/.test(line) && !ARTICLE.test(line),
  );
  const [first = ''] = lines;
  const found = ORDER.test(first) ? titleBelowOrder(lines) : joinedTitle(lines);
  const title = found.replace(/\s+/g, '').replace(/^《(.*)》$/, '$1');
  return title === '' || title.length > 80 || /[。；]/.test(title) ? named || title.slice(0, 80) : title;
}

/** The last line that is a title; else the name the order says it makes public. */
function titleBelowOrder(lines: readonly string[]): string {
  const below = lines.slice(1);
  const title = below.findLast((line) => TITLE_END.test(line) && line.length <= 60 && !/[。；，]/.test(line));
  return title ?? /《(.+?)》(?:已|经|业)/.exec(below.join(''))?.[1] ?? '';
}

function joinedTitle([first = '', ...more]: readonly string[]): string {
  if (TITLE_END.test(first) || /[。；：:，]/.test(first)) return first;
  const next = more.findIndex((line) => TITLE_END.test(line));
  const rest = more.slice(0, next + 1);
  if (next < 0 || next > 2 || rest.some((line) => /[。；：:，]/.test(line))) return first;
  // 中共甲市委办公室　甲市人民政府办公室: several together are not part of the name.
  const together = ORGANS.test(first) && /\S[\s　]+\S/.test(first);
  return together ? rest.join('') : `${first}${rest.join('')}`;
}

function iso([, year = '', month = '', day = '']: RegExpMatchArray): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** 自…起施行 is not a date of the version itself. */
function lastDate(head: string): string {
  const dates = [...head.replace(new RegExp(EFFECTIVE, 'g'), '').matchAll(DATE)].map(iso);
  return dates.sort().at(-1) ?? '';
}

function effectiveDay(text: string): string {
  const found = EFFECTIVE.exec(text);
  return found ? iso(found) : '';
}

/** 2021-04-29, 20210429 or 2021年4月29日 in the name of the file. */
function dateInName(name: string): string {
  const found = /(\d{4})[-年.]?(\d{2}|\d{1,2}(?=[-月.]))[-月.]?(\d{1,2})/.exec(name);
  return found && Number(found[2]) <= 12 && Number(found[3]) <= 31 ? iso(found) : '';
}

interface Begun {
  readonly number: number;
  readonly after: number;
  readonly text: string;
}

/** Whether the line begins an article: set apart by a blank, or one of the next numbers, as some are left out, and no reference. */
function beginsArticle(line: string, last: Begun): Begun | null {
  const found = ARTICLE.exec(line);
  const number = found ? readNumeral(found[1] ?? '') : null;
  if (!found || number === null) return null;
  const after = found[2] === undefined ? 0 : (readNumeral(found[2]) ?? 0);
  const text = found[4] ?? '';
  const follows = number === last.number + 1 || (number === last.number && after === last.after + 1);
  const apart = found[3] !== '' || text === '';
  // 1 again: an annex, or a second text in the same file.
  if (apart) return follows || number > last.number || (number === 1 && after === 0) ? { number, after, text } : null;
  const next = follows || (last.number > 0 && number > last.number && number <= last.number + 3);
  return next && !REFERENCE.test(text) ? { number, after, text } : null;
}

function splitArticles(lines: readonly string[]): LawArticle[] {
  const articles: { place: string; label: string; heading: string; text: string[] }[] = [];
  const path: string[] = [];
  let last: Begun = { number: 0, after: 0, text: '' };
  for (const line of lines) {
    if (PART.test(line)) {
      const depth = PARTS.findIndex((part) => part.test(line.slice(0, 8)));
      path.length = Math.min(path.length, Math.max(depth, 0));
      path[Math.max(depth, 0)] = line.replace(/[\s　]+/g, ' ');
      continue;
    }
    const begun = beginsArticle(line, last);
    if (begun) {
      last = begun;
      const place = `${begun.number}${begun.after > 0 ? `-${begun.after}` : ''}`;
      articles.push({
        place,
        label: formatPlaces(place),
        heading: path.filter(Boolean).join(' › '),
        text: begun.text === '' ? [] : [begun.text],
      });
    } else articles.at(-1)?.text.push(line);
  }
  return articles.map((article) => ({ ...article, text: article.text.join('\n') }));
}

/**
 * 一、 and below it （一）, each the next of its kind: numbered 1、 below 一、, or （1） below （一）, it stays in the text of the part
 * it stands in.
 */
function splitHeadings(lines: readonly string[]): LawArticle[] {
  const parts: { place: string; label: string; heading: string; text: string[] }[] = [];
  const first = counting(FIRST);
  let second = counting(SECOND);
  let heading = '';
  for (const line of lines) {
    const one = first(line);
    if (one) {
      second = counting(SECOND);
      heading = line.length <= 40 ? line : '';
      parts.push({ place: `#${one.number}`, label: `${one.sign}、`, heading: '', text: [one.text] });
      continue;
    }
    const two = parts.length > 0 ? second(line) : null;
    const above = Number(/\d+/.exec(parts.at(-1)?.place ?? '')?.[0]);
    if (two) {
      const label = `${toChineseNumeral(above)}、（${toChineseNumeral(two.number)}）`;
      parts.push({ place: `#${above}.${two.number}`, label, heading, text: [two.text] });
    } else parts.at(-1)?.text.push(line);
  }
  return parts.map((part) => ({ ...part, text: part.text.join('\n') }));
}

/** Tells the headings of one kind: the next number each, in the signs, Chinese or Arabic, that the first is written in. */
function counting(kind: RegExp): (line: string) => { number: number; sign: string; text: string } | null {
  let last = 0;
  let chinese: boolean | null = null;
  return (line) => {
    const [, sign = '', text = ''] = kind.exec(line) ?? [];
    const number = readNumeral(sign);
    const own = new RegExp(`^${CHINESE}$`).test(sign);
    if (number !== last + 1 || number > 99 || (chinese ?? own) !== own) return null;
    last = number;
    chinese = own;
    return { number, sign, text };
  };
}
