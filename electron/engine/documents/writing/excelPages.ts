/** Worksheets and page breaks of a document: a worksheet holds one table with a header, and no heading stands alone at a foot. */
import { paginate, standsWithNext } from '../../../../shared/logic/paper/layout/paginate';
import type { Block, PaperDocument, PaperPart } from '../../../../shared/model/paperDocument';

export interface Worksheet {
  readonly part: PaperPart;
  /** Index of the part it shows, or continues. */
  readonly of: number;
  readonly name: string;
}

/** Excel repeats the rows of one header only: a part whose headed tables do not all stand on one sheet is parted before each. */
export function worksheetsOf(document: PaperDocument): Worksheet[] {
  const sheetsOf = new Map<number, number>();
  for (const { part } of paginate(document)) sheetsOf.set(part, (sheetsOf.get(part) ?? 0) + 1);
  const taken = new Set(document.parts.map(({ sheetName }) => sheetName.toLowerCase()));
  return document.parts.flatMap((part, of) => {
    const pieces = (sheetsOf.get(of) ?? 0) > 1 ? partedBlocks(part.blocks) : [part.blocks];
    return pieces.map((blocks, at) => ({
      of,
      part: pieces.length === 1 ? part : { ...part, blocks },
      name: at === 0 ? part.sheetName : freeName(part.sheetName, taken),
    }));
  });
}

function freeName(wished: string, taken: Set<string>): string {
  let name = wished;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) {
    const suffix = `(${number})`;
    name = `${wished.slice(0, 31 - suffix.length)}${suffix}`;
  }
  taken.add(name.toLowerCase());
  return name;
}

/**
 * What stands between two tables belongs to the second: its heading and the line above it. A table without rows of the one
 * before beside it goes apart too: the header of that one would stand above it.
 */
function partedBlocks(blocks: readonly Block[]): Block[][] {
  const pieces: Block[][] = [[]];
  let headed = false;
  let kept = false;
  let since: Block[] = [];
  for (const block of blocks) {
    const isTable = block.kind === 'table';
    if (isTable && headed && kept) {
      pieces.at(-1)?.push(...since, block);
      since = [];
    } else if (isTable && headed) {
      pieces.push([...since.filter(({ kind }) => kind !== 'gap'), block]);
      since = [];
    } else if (headed) {
      since.push(block);
    } else {
      pieces.at(-1)?.push(block);
    }
    if (isTable) headed = block.headerHeight > 0;
    if (isTable) kept = headed && standsWithNext(block);
  }
  pieces.at(-1)?.push(...since);
  return pieces;
}

/** A row as it was written. */
export interface WrittenRow {
  /** Points. */
  readonly height: number;
  /** Stands on the same page as the row below. */
  readonly kept: boolean;
  /** Repeated at the head of every page that follows. */
  readonly header: boolean;
}

/** Printers and programs draw rows a trifle higher than they are; a page filled to the brim would leave one row over. */
const FILLED = 0.985;

/** Numbers of the rows, counted from 1, behind which a page ends. `room`: points between the margins. */
export function pageBreaks(rows: readonly WrittenRow[], room: number): number[] {
  const breaks: number[] = [];
  const reserve = room * (1 - FILLED);
  let rest = rows.reduce((sum, { height }) => sum + height, 0);
  let left = room - reserve;
  let repeated = 0;
  let at = 0;
  while (at < rows.length) {
    const end = chainEnd(rows, at);
    const chain = rows.slice(at, end);
    const needed = chain.reduce((sum, { height }) => sum + height, 0);
    // The last rows may use the reserve: at worst the program turns the page itself.
    const fits = needed <= left || rest <= left + reserve;
    if (!fits && at > 0) {
      breaks.push(at);
      left = room - reserve - repeated;
    }
    left -= needed;
    rest -= needed;
    repeated += chain.filter(({ header }) => header).reduce((sum, { height }) => sum + height, 0);
    at = end;
  }
  return breaks;
}

/** Behind the first row from `at` that need not stand on the page of the next. */
function chainEnd(rows: readonly WrittenRow[], at: number): number {
  let end = at;
  while (end < rows.length - 1 && rows[end]?.kept) end += 1;
  return end + 1;
}

/** Manual breaks as a worksheet has them; nothing when there are none. */
export function breaksXml(breaks: readonly number[]): string {
  if (breaks.length === 0) return '';
  const each = breaks.map((row) => `<brk id="${row}" max="16383" man="1"/>`).join('');
  return `<rowBreaks count="${breaks.length}" manualBreakCount="${breaks.length}">${each}</rowBreaks>`;
}
