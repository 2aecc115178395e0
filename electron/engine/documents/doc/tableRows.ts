/** The rows of tables in an old Word document: paragraphs gathered into cells, each row with its column edges. */
import { eachSprm, type WordBinary, type WordNote } from './wordBinary';

export interface DocCell {
  readonly text: string;
  /** Edges in twips. */
  readonly left: number;
  readonly right: number;
  readonly vertical: 'none' | 'start' | 'next';
  readonly notes: readonly WordNote[];
}

export interface DocTable {
  readonly above: readonly string[];
  /** Of the last one alone. */
  readonly below: string[];
  readonly rows: readonly (readonly DocCell[])[];
  /** Hung on no cell: on what stands above it, or below the last. */
  readonly notes: WordNote[];
}

interface ParagraphMarks {
  readonly inTable: boolean;
  readonly depth: number;
  readonly rowEnd: boolean;
  readonly row: RowShape | null;
}

interface RowShape {
  readonly edges: readonly number[];
  /** Bit 0 first of a horizontal merge, bit 1 goes on; bit 5 in a vertical merge, bit 6 begins it. */
  readonly flags: number[];
}

/** Long formatting stands in the Data stream, its place in the paragraph. */
function wholeSprms(sprms: Buffer, data: Buffer | null): Buffer {
  for (const { code, operand } of eachSprm(sprms)) {
    if (code !== 0x6646 && code !== 0x6645) continue;
    const at = operand.readUInt32LE(0);
    if (!data || at + 2 > data.length) return sprms;
    return data.subarray(at + 2, at + 2 + data.readUInt16LE(at));
  }
  return sprms;
}

function readShape(operand: Buffer): RowShape | null {
  const count = operand[2] ?? 0;
  const edgesEnd = 3 + (count + 1) * 2;
  if (count === 0 || edgesEnd > operand.length) return null;
  const edges = Array.from({ length: count + 1 }, (_, index) => operand.readInt16LE(3 + index * 2));
  const flags = Array.from({ length: count }, (_, index) => {
    const at = edgesEnd + index * 20;
    return at + 2 <= operand.length ? operand.readUInt16LE(at) : 0;
  });
  return { edges, flags };
}

function readMarks(sprms: Buffer, data: Buffer | null): ParagraphMarks {
  let inTable = false;
  let depth = -1;
  let rowEnd = false;
  let row: RowShape | null = null;
  for (const { code, operand } of eachSprm(wholeSprms(sprms, data))) {
    if (code === 0x2416) inTable = operand[0] === 1;
    else if (code === 0x2417) rowEnd = operand[0] === 1;
    else if (code === 0x6649) depth = operand.readInt32LE(0);
    else if (code === 0xd608) row = readShape(operand);
    else if (code === 0xd62b && row && (operand[1] ?? 99) < row.flags.length) {
      const at = operand[1] ?? 0;
      row.flags[at] = ((row.flags[at] ?? 0) & ~0x60) | ((operand[2] ?? 0) << 5);
    }
  }
  return { inTable, depth: depth < 0 ? Number(inTable) : depth, rowEnd, row };
}

/** Text as it reads: codes of fields, places of pictures and notes, and what a revision deleted are left out. */
function shownText(word: WordBinary, from: number, to: number): string {
  let text = '';
  let code = 0;
  let stretch = word.deleted.findIndex((candidate) => candidate[1] > from);
  for (let at = from; at < to; at += 1) {
    while (stretch >= 0 && stretch < word.deleted.length && (word.deleted[stretch]?.[1] ?? 0) <= at) stretch += 1;
    if (stretch >= 0 && (word.deleted[stretch]?.[0] ?? Number.POSITIVE_INFINITY) <= at) continue;
    const character = word.text[at] ?? '';
    if (character === '\x13') code += 1;
    else if (character === '\x14' || character === '\x15') code = Math.max(0, character === '\x14' ? code - 1 : code);
    else if (code === 0) text += shown(character);
  }
  return text;
}

function shown(character: string): string {
  if (character === '\x0b') return '\n';
  if (character === '\x1e') return '-';
  if (character >= ' ' || character === '\t') return character;
  return '';
}

function notesIn({ notes }: WordBinary, from: number, to: number): readonly WordNote[] {
  return notes?.filter(({ at }) => from <= at && at <= to) ?? [];
}

/** A row's cells by its edges, those that go on a horizontal merge joined to the one before. */
type CellText = Pick<DocCell, 'text' | 'notes'>;

function layOut(texts: readonly CellText[], { edges, flags }: RowShape): DocCell[] {
  const cells: DocCell[] = [];
  for (const [index, { text, notes }] of texts.entries()) {
    const flag = flags[index] ?? 0;
    const left = edges[index] ?? 0;
    const right = edges[index + 1] ?? left;
    const before = cells.at(-1);
    if (flag & 2 && before) {
      cells[cells.length - 1] = {
        ...before,
        right,
        text: [before.text, text].filter((part) => part !== '').join('\n'),
        notes: [...before.notes, ...notes],
      };
      continue;
    }
    const vertical = flag & 0x20 ? (flag & 0x40 ? 'start' : 'next') : 'none';
    cells.push({ text, left, right, vertical, notes });
  }
  return cells;
}

/** Gathers paragraphs; `consistent` turns false when a row's cells are not as many as its formatting says. */
class Gathering {
  readonly tables: DocTable[] = [];
  consistent = true;
  private above: string[] = [];
  private rows: (readonly DocCell[])[] = [];
  private cells: CellText[] = [];
  private lines: string[] = [];
  private notes: WordNote[] = [];
  private besides: WordNote[] = [];

  takeText(text: string, notes: readonly WordNote[]): void {
    this.closeTable();
    this.besides.push(...notes);
    if (text.trim() !== '') this.above.push(text.trim());
  }

  takeLine(text: string, notes: readonly WordNote[]): void {
    this.lines.push(text);
    this.notes.push(...notes);
  }

  closeCell(): void {
    this.cells.push({ text: this.lines.join('\n').replace(/\n+$/, ''), notes: this.notes });
    this.lines = [];
    this.notes = [];
  }

  closeRow(shape: RowShape | null): void {
    if (!shape || shape.flags.length !== this.cells.length) this.consistent = false;
    else this.rows.push(layOut(this.cells, shape));
    this.cells = [];
    this.lines = [];
    this.notes = [];
  }

  closeTable(): void {
    if (this.cells.length > 0 || this.lines.length > 0) this.consistent = false;
    if (this.rows.length === 0) return;
    this.tables.push({ above: this.above, below: [], rows: this.rows, notes: this.besides });
    this.above = [];
    this.rows = [];
    this.besides = [];
  }

  finish(): void {
    this.closeTable();
    this.tables.at(-1)?.notes.push(...this.besides);
    this.tables.at(-1)?.below.push(...this.above);
  }
}

/** Every table with its rows; null when any row does not come out as its formatting says. */
export function readTableRows(word: WordBinary): readonly DocTable[] | null {
  const gathering = new Gathering();
  const { text } = word;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at];
    if (mark !== '\r' && mark !== '\x07' && mark !== '\x0c') continue;
    const marks = readMarks(word.paragraphAt(at), word.data);
    const notes = notesIn(word, from, at);
    if (!marks.inTable) gathering.takeText(shownText(word, from, at), notes);
    else if (marks.rowEnd && marks.depth === 1) gathering.closeRow(marks.row);
    else {
      gathering.takeLine(shownText(word, from, at), notes);
      if (mark === '\x07' && marks.depth === 1) gathering.closeCell();
    }
    from = at + 1;
  }
  gathering.finish();
  return gathering.consistent ? gathering.tables : null;
}
