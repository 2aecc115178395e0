/** The paragraphs of a list written without a table, each with its place: title, heading, duty, wording, note, end. */
import type { GridRow } from '../../../model/grid';
import type { AskedFor } from '../../../model/readingCorrections';
import type { GridView } from '../gridView';
import {
  findStatedUnit,
  isNote,
  isPageMark,
  isSignature,
  readSection,
  readTotal,
  type Section,
  saysNone,
} from '../rows/rowWords';
import { unitOnLines } from '../senders/statedUnit';
import type { KnownWords } from '../senders/townNames';
import { type NumberedLine, numberedLine } from './numberedLine';

export type LinePlace =
  | 'title'
  | 'form'
  | 'contents'
  | 'preface'
  | 'heading'
  | 'item'
  /** Below a duty: more of its wording. */
  | 'wording'
  /** Between a heading and its first duty. */
  | 'aside'
  | 'numberOnly'
  | 'none'
  | 'total'
  | 'page'
  | 'note'
  | 'signature'
  | 'skipped';

export interface ListLine {
  readonly row: GridRow;
  readonly text: string;
  readonly number: NumberedLine | null;
  /** What a heading says of the duties below it. */
  readonly section: Section | null;
  /** How deep a heading or duty stands; of others that of nothing. */
  readonly rank: number;
  /** A person said what it is. */
  readonly byHand: boolean;
  place: LinePlace;
}

export interface Outline {
  readonly lines: readonly ListLine[];
  readonly itemRank: number;
}

/** The rank of what is neither heading nor duty by its number. */
export const NOTHING = Number.POSITIVE_INFINITY;
const headsNotes = /^.{0,8}(说明|要求|须知|注意事项|注)[:：]?$/;
/** 一、党的建设……1 */
const contentsLine = /(\t|[.．…·]{2,}\s*|\s{3,})\d{1,4}$/;
const longestTitle = 40;

function linesOf(view: GridView, known: KnownWords, asked: ReadonlyMap<number, AskedFor>): ListLine[] {
  return view.rows.flatMap((row): ListLine[] => {
    const text = view.own(row, 0);
    if (text === '') return [];
    const number = numberedLine(text);
    const named = number?.words ?? text;
    const section = named.length <= longestTitle ? readSection(named, known, false) : null;
    const as = asked.get(row.row);
    const place = as === 'skip' ? 'skipped' : as === 'entry' ? 'item' : 'wording';
    const scheme = section !== null && isOfScheme(section, known);
    // Without a number only a category of the scheme is a heading.
    const counts = as === undefined && (number !== null || scheme);
    return [
      {
        row,
        text,
        number: as === 'continued' ? null : number,
        section,
        rank: counts ? (number?.rank ?? -1) : NOTHING,
        byHand: as !== undefined,
        place,
      },
    ];
  });
}

export function isOfScheme({ meaning, value }: Section, { categories }: KnownWords): boolean {
  return meaning === 'category' && categories.includes(value);
}

/** The page numbers of a 目录 stand before the list itself; behind the first heading without one they are figures of a duty. */
function markContents(lines: readonly ListLine[]): void {
  for (const line of lines) {
    const isContents = contentsLine.test(line.text) || /^目\s*录$/.test(line.text);
    if (line.place !== 'wording') continue;
    if (isContents) line.place = 'contents';
    else if (line.rank < NOTHING) return;
  }
}

/** Before the first heading or duty. */
function placeAbove(line: ListLine): LinePlace {
  const { text } = line;
  if (isSignature([text]) || findStatedUnit(text) !== '' || unitOnLines([text]) !== '') return 'form';
  if (isNote(text) || headsNotes.test(text)) return 'note';
  return text.length <= longestTitle && !/[。；]|[:：]$/.test(text) ? 'title' : 'preface';
}

/** Marks what stands below 填报说明, numbered or not, until a heading stands further out than the notes' own numbers. */
function markNotes(lines: readonly ListLine[]): void {
  let inner: number | null = null;
  let inNotes = false;
  for (const line of lines) {
    if (line.place !== 'wording') continue;
    const numbered = line.rank < NOTHING;
    if (inNotes && numbered) {
      if (line.rank < (inner ?? (line.number?.value === 1 ? 0 : NOTHING))) inNotes = false;
      else inner ??= line.rank;
      if (line.rank < 0) inNotes = false;
    }
    if (!numbered && headsNotes.test(line.text.trim())) {
      inNotes = true;
      inner = null;
    }
    if (inNotes) line.place = 'note';
  }
}

function placeOfRest(line: ListLine, afterItem: boolean): LinePlace {
  const { text } = line;
  if (isPageMark(text)) return 'page';
  if (readTotal([text])) return 'total';
  if (afterItem) return 'wording';
  return saysNone([text]) ? 'none' : 'aside';
}

/** 2025.6.30 */
const plainDate = /^\d{4}([./．-]\d{1,2}){1,2}$/;
/** Words a paper ends with, which belong to no duty. */
const closing =
  /^[（(]?(特此|以上|妥否|当否|此致|如有不妥|请(予)?(审核|审阅|审议|批示|批评|指正|查收|核准)|附件?\s*[:：\d]|抄送|抄报|主送|印发|(此页|以下)无正文|此件)/;

/** Behind the last heading or duty: who signs, and notes; what stands before them is wording. */
function markEnd(lines: readonly ListLine[]): void {
  let ended = false;
  for (const line of lines) {
    if (line.place !== 'wording') continue;
    const signs = isSignature([line.text]) || unitOnLines([line.text]) !== '' || plainDate.test(line.text);
    ended ||= signs || isNote(line.text) || closing.test(line.text);
    if (ended && !isPageMark(line.text) && !readTotal([line.text])) line.place = signs ? 'signature' : 'note';
  }
}

/** Null where no paragraph is a duty. */
export function outlineOf(view: GridView, known: KnownWords, asked: ReadonlyMap<number, AskedFor>): Outline | null {
  const all = linesOf(view, known, asked);
  markContents(all);
  markNotes(all);
  const open = all.filter(({ place }) => place === 'wording' || place === 'item');
  const first = open.findIndex(({ rank, place }) => rank < NOTHING || place === 'item');
  if (first < 0) return null;
  for (const line of open.slice(0, first)) line.place = placeAbove(line);
  const body = withPlainRanks(open.slice(first));
  const itemRank = Math.max(...body.flatMap(({ number, rank }) => (number && rank < NOTHING ? [rank] : [])));
  const last = body.findLastIndex(({ rank, place }) => rank < NOTHING || place === 'item');
  markEnd(body.slice(last + 1));
  let afterItem = false;
  for (const [at, line] of body.entries()) {
    if (line.place !== 'wording' && line.place !== 'item') continue;
    if (line.place === 'wording' && line.rank < NOTHING) line.place = placeNumbered(line, itemRank);
    else if (line.place === 'wording') line.place = placeOfRest(line, afterItem);
    if (line.place === 'item') afterItem = true;
    if (line.place === 'heading') afterItem = false;
    // What follows a number that stands alone belongs to nothing.
    if (line.place === 'numberOnly') afterItem = afterItem && (body[at + 1]?.rank ?? 0) < NOTHING;
  }
  const ranks = new Map(body.map((line) => [line.row.row, line]));
  return { lines: all.map((line) => ranks.get(line.row.row) ?? line), itemRank };
}

function placeNumbered({ number, rank }: ListLine, itemRank: number): LinePlace {
  if (number?.words === '') return 'numberOnly';
  return rank === itemRank ? 'item' : 'heading';
}

/** Names of categories without a number stand outside the numbers, or right below those they first stand below. */
function withPlainRanks(body: readonly ListLine[]): ListLine[] {
  const plain = body.findIndex(({ number, rank }) => number === null && rank < NOTHING);
  const above = body.slice(0, Math.max(plain, 0)).findLast(({ number, rank }) => number !== null && rank < NOTHING);
  if (plain < 0 || !above) return [...body];
  return body.map((line) => (line.number === null && line.rank < NOTHING ? { ...line, rank: above.rank + 0.5 } : line));
}
