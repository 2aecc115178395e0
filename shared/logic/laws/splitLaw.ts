/** The text of a law or document → its title, dates and articles; documents without articles by 一、 and （一）. */
import type { LawArticle, LawText } from '../../model/law';
import { formatPlaces } from '../bases/articlePlace';
import { guessBasisLevel, repairDocNumber } from '../bases/parseCitation';
import { readNumeral, toChineseNumeral } from '../text/chineseNumerals';

const N = '[一二三四五六七八九十百千零〇○两\\d０-９]{1,8}';
const ARTICLE = new RegExp(`^第(${N})条(?:之(${N}))?(?![\\d一二三四五六七八九十百])([\\s　：:]*)(.*)$`);
const PART = new RegExp(`^第${N}(?:编|分编|章|节)(?:[\\s　]+|$)`);
const PARTS = [/编/, /章/, /节/] as const;
const FIRST = new RegExp(`^(${N})、(.*)$`);
const SECOND = new RegExp(`^[（(](${N})[）)][、.．]?(.*)$`);
const DATE = /(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/g;
const EFFECTIVE = /自\s*(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*起\s*(?:施行|实施|执行|生效)/;
const NUMBER_LINE = /^[（(]?[\u4e00-\u9fa5A-Za-z]{1,14}\s*[〔[【(（]\s*\d{4}\s*[〕\]】)）]\s*(?:第\s*)?\d+\s*号[）)]?$/;
/** Words of a reference to another article at the start of a paragraph: no article begins so. */
const REFERENCE = /^(?:第|规定|所|的|至|、|和|或|及|中|款|项|修改|删去)/;

/** Lines without the blanks around them; headings of Markdown and empty lines gone. */
function linesOf(text: string): string[] {
  return text
    .split(/\r\n|[\n\r]/)
    .map((line) => line.replace(/^[\s　#*>]+|[\s　*]+$/g, ''))
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
  const docNumber = repairDocNumber(head.find((line) => NUMBER_LINE.test(line))?.replace(/^[（(]|[）)]$/g, '') ?? '');
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

function titleOf(head: readonly string[], fileName: string): string {
  const named = fileName
    .replace(/\.[^.]*$/, '')
    .replace(/[（(_\s-]*\d{4}[-年.]?\d{0,2}[-月.]?\d{0,2}日?[）)]?(?:\s*\(\d+\))?$/, '')
    .replace(/^《(.*)》$/, '$1')
    .trim();
  const at = head.findIndex((line) => !NUMBER_LINE.test(line) && !/文件$/.test(line) && !/^[（(].*[）)]$/.test(line));
  const first = head[at] ?? '';
  const joined = /^中华人民共和国$/.test(first) ? `${first}${head[at + 1] ?? ''}` : first;
  const title = joined.replace(/\s+/g, '').replace(/^《(.*)》$/, '$1');
  return title === '' || title.length > 80 || /[。；]/.test(title) ? named || title.slice(0, 80) : title;
}

function iso([, year = '', month = '', day = '']: RegExpMatchArray): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** 自…起施行 is not a date of the version itself. */
function lastDate(head: string): string {
  const dates = [...head.replace(EFFECTIVE, '').matchAll(DATE)].map(iso);
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

/** Whether the line begins an article: set apart by a blank, or the very next number and no reference. */
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
  return follows && !REFERENCE.test(text) ? { number, after, text } : null;
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

/** 一、 and below it （一）; what is numbered 1. stays in the text of the part it stands in. */
function splitHeadings(lines: readonly string[]): LawArticle[] {
  const parts: { place: string; label: string; heading: string; text: string[] }[] = [];
  let first = 0;
  let heading = '';
  for (const line of lines) {
    const one = FIRST.exec(line);
    const number = one ? readNumeral(one[1] ?? '') : null;
    if (one && number !== null && number === first + 1) {
      first = number;
      heading = line.length <= 40 ? line : '';
      parts.push({ place: `#${number}`, label: `${one[1]}、`, heading: '', text: [one[2] ?? ''] });
      continue;
    }
    const two = first > 0 ? SECOND.exec(line) : null;
    const sub = two ? readNumeral(two[1] ?? '') : null;
    if (two && sub !== null && sub >= 1 && sub <= 99) {
      const label = `${toChineseNumeral(first)}、（${toChineseNumeral(sub)}）`;
      parts.push({ place: `#${first}.${sub}`, label, heading, text: [two[2] ?? ''] });
    } else parts.at(-1)?.text.push(line);
  }
  return parts.map((part) => ({ ...part, text: part.text.join('\n') }));
}
