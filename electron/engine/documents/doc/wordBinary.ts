/** The old Word container (.doc, .wps of Kingsoft): header, text by pieces, and where the formatting of each place stands. */
import { fail, type Result } from '../../../../shared/result';
import type { OleDirectory } from '../guard/oleDirectory';

const FIB_MARK = 0xa5ec;
/** Word 97; what came before keeps its text another way. */
const firstKnown = 0x00c1;

interface Piece {
  readonly from: number;
  readonly to: number;
  /** Position in the WordDocument stream. */
  readonly at: number;
  /** One byte a character (Windows-1252) instead of two (UTF-16). */
  readonly narrow: boolean;
}

/** Formatting of a stretch of the WordDocument stream. */
export interface Run {
  readonly from: number;
  readonly to: number;
  /** Property modifiers, style index taken off. */
  readonly sprms: Buffer;
}

/** 批注 at a position of the text. */
export interface WordNote {
  readonly at: number;
  readonly author: string;
  readonly text: string;
}

export interface WordBinary {
  /** Main text, one character per position; no headers, notes or boxes. */
  readonly text: string;
  /** Paragraph formatting at a position of the text. */
  paragraphAt(position: number): Buffer;
  /** Positions of text that a revision deleted, in order: [from, to). */
  readonly deleted: readonly (readonly [number, number])[];
  /** In order; null where they cannot be read. */
  readonly notes: readonly WordNote[] | null;
  /** The Data stream, where long formatting is kept. */
  readonly data: Buffer | null;
}

const damaged = (reason: string): Result<never> => fail('FILE_DAMAGED', { reason, part: 'WordDocument' });

/** What the rest of this file may throw on: a position that a damaged header points outside the stream. */
class OutOfPlace extends Error {}

function slice(bytes: Buffer, from: number, length: number): Buffer {
  if (from < 0 || length < 0 || from + length > bytes.length) throw new OutOfPlace();
  return bytes.subarray(from, from + length);
}

function readPieces(table: Buffer, at: number, length: number): Piece[] {
  const clx = slice(table, at, length);
  let next = 0;
  while (next < clx.length && clx[next] === 1) next += 3 + slice(clx, next + 1, 2).readUInt16LE(0);
  if (clx[next] !== 2) throw new OutOfPlace();
  const size = slice(clx, next + 1, 4).readUInt32LE(0);
  const plc = slice(clx, next + 5, size);
  const count = (size - 4) / 12;
  if (!Number.isInteger(count)) throw new OutOfPlace();
  return Array.from({ length: count }, (_, index) => {
    const raw = plc.readUInt32LE((count + 1) * 4 + index * 8 + 2);
    const narrow = (raw & 0x40000000) !== 0;
    const start = narrow ? (raw & 0x3fffffff) >>> 1 : raw & 0x3fffffff;
    return { from: plc.readUInt32LE(index * 4), to: plc.readUInt32LE(index * 4 + 4), at: start, narrow };
  });
}

function pieceText(document: Buffer, { from, to, at, narrow }: Piece): string {
  if (to < from) throw new OutOfPlace();
  const bytes = slice(document, at, (to - from) * (narrow ? 1 : 2));
  return narrow ? new TextDecoder('windows-1252').decode(bytes) : bytes.toString('utf16le');
}

/** Runs of one kind out of their 512-byte pages. `readAt` finds a run's modifiers in its page. */
function readRuns(
  document: Buffer,
  table: Buffer,
  [at, length]: readonly [number, number],
  entrySize: number,
  readAt: (page: Buffer, offset: number) => Buffer,
): Run[] {
  const plc = slice(table, at, length);
  const pages = (length - 4) / 8;
  if (length < 4 || !Number.isInteger(pages)) throw new OutOfPlace();
  const runs: Run[] = [];
  for (let index = 0; index < pages; index += 1) {
    const number = plc.readUInt32LE((pages + 1) * 4 + index * 4) & 0x3fffff;
    const page = slice(document, number * 512, 512);
    const count = page.readUInt8(511);
    if ((count + 1) * 4 + count * entrySize > 511) throw new OutOfPlace();
    for (let run = 0; run < count; run += 1) {
      const offset = page.readUInt8((count + 1) * 4 + run * entrySize) * 2;
      const sprms = offset === 0 ? Buffer.alloc(0) : readAt(page, offset);
      runs.push({ from: page.readUInt32LE(run * 4), to: page.readUInt32LE(run * 4 + 4), sprms });
    }
  }
  return runs.sort((a, b) => a.from - b.from);
}

/** Paragraph formatting begins with its length in words and a style index. */
function paragraphSprms(page: Buffer, offset: number): Buffer {
  const words = page.readUInt8(offset);
  const start = words === 0 ? offset + 2 : offset + 1;
  const length = words === 0 ? page.readUInt8(offset + 1) * 2 : words * 2 - 1;
  return slice(page, start, length).subarray(2);
}

function characterSprms(page: Buffer, offset: number): Buffer {
  return slice(page, offset + 1, page.readUInt8(offset));
}

function runAt(runs: readonly Run[], place: number): Run | undefined {
  let low = 0;
  let high = runs.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const run = runs[middle];
    if (!run) return undefined;
    if (place < run.from) high = middle - 1;
    else if (place >= run.to) low = middle + 1;
    else return run;
  }
  return undefined;
}

/** Size of the operand of a modifier, by its code; the operand's own first bytes where it varies. */
function operandSize(sprms: Buffer, code: number, at: number): number {
  switch (code >> 13) {
    case 0:
    case 1:
      return 1;
    case 3:
      return 4;
    case 6:
      if (code === 0xd608) return at + 2 > sprms.length ? Number.POSITIVE_INFINITY : sprms.readUInt16LE(at) + 1;
      return (sprms[at] ?? 0) + 1;
    case 7:
      return 3;
    default:
      return 2;
  }
}

/** Every modifier with its operand; ends silently where the bytes do. */
export function* eachSprm(sprms: Buffer): Iterable<{ readonly code: number; readonly operand: Buffer }> {
  for (let at = 0; at + 2 <= sprms.length; ) {
    const code = sprms.readUInt16LE(at);
    const size = operandSize(sprms, code, at + 2);
    if (at + 2 + size > sprms.length) return;
    yield { code, operand: sprms.subarray(at + 2, at + 2 + size) };
    at += 2 + size;
  }
}

function isDeletion({ sprms }: Run): boolean {
  for (const { code, operand } of eachSprm(sprms)) if (code === 0x0800) return operand[0] === 1;
  return false;
}

function deletedStretches(pieces: readonly Piece[], runs: readonly Run[]): [number, number][] {
  const stretches: [number, number][] = [];
  for (const { from, to, at, narrow } of pieces) {
    const width = narrow ? 1 : 2;
    for (const run of runs) {
      const first = Math.max(run.from, at);
      const last = Math.min(run.to, at + (to - from) * width);
      if (first < last) stretches.push([from + (first - at) / width, from + (last - at) / width]);
    }
  }
  return stretches.sort((a, b) => a[0] - b[0]);
}

const NOTE_MARK = '\x05';

/** Author's initials, ten characters, then the number of the author; 30 bytes a note. */
const noteBytes = 30;

/** Notes stand behind the main text, footnotes and headers; each begins with the mark it has in the text, too. */
function readNotes(document: Buffer, table: Buffer, text: string): WordNote[] {
  const part = (offset: number): Buffer =>
    slice(table, document.readUInt32LE(offset), document.readUInt32LE(offset + 4));
  const places = part(0x00ba);
  if (places.length === 0) return [];
  const texts = part(0x00c2);
  const count = (places.length - 4) / (4 + noteBytes);
  if (!Number.isInteger(count) || texts.length < (count + 1) * 4) throw new OutOfPlace();
  const owners: string[] = [];
  const names = part(0x01ba);
  for (let at = 0; at + 2 <= names.length; ) {
    const length = names.readUInt16LE(at) * 2;
    owners.push(slice(names, at + 2, length).toString('utf16le'));
    at += 2 + length;
  }
  const first = [0x4c, 0x50, 0x54, 0x58].reduce((sum, offset) => sum + document.readUInt32LE(offset), 0);
  return Array.from({ length: count }, (_, index) => {
    const owner = places.readUInt16LE((count + 1) * 4 + index * noteBytes + 20);
    const [from, to] = [texts.readUInt32LE(index * 4), texts.readUInt32LE(index * 4 + 4)];
    if (to < from || first + to > text.length) throw new OutOfPlace();
    const said = text
      .slice(first + from, first + to)
      .replaceAll(NOTE_MARK, '')
      .replaceAll('\r', '\n');
    return { at: places.readUInt32LE(index * 4), author: owners[owner] ?? '', text: said };
  });
}

/** A document whose notes do not come out is read all the same. */
function notesOrNull(document: Buffer, table: Buffer, text: string): WordNote[] | null {
  try {
    return readNotes(document, table, text);
  } catch (error) {
    if (error instanceof OutOfPlace || error instanceof RangeError) return null;
    throw error;
  }
}

function read(document: Buffer, table: Buffer, data: Buffer | null): WordBinary {
  const place = (offset: number): readonly [number, number] => [
    document.readUInt32LE(offset),
    document.readUInt32LE(offset + 4),
  ];
  const [clx, clxLength] = place(0x01a2);
  const pieces = readPieces(table, clx, clxLength);
  const characters = document.readUInt32LE(0x4c);
  const text = pieces.map((piece) => pieceText(document, piece)).join('');
  if (text.length < characters) throw new OutOfPlace();
  const paragraphs = readRuns(document, table, place(0x0102), 13, paragraphSprms);
  const deletions = readRuns(document, table, place(0x00fa), 1, characterSprms).filter(isDeletion);
  const paragraphAt = (position: number): Buffer => {
    const piece = pieces.find(({ from, to }) => position >= from && position < to);
    if (!piece) throw new OutOfPlace();
    const at = piece.at + (position - piece.from) * (piece.narrow ? 1 : 2);
    const run = runAt(paragraphs, at);
    if (!run) throw new OutOfPlace();
    return run.sprms;
  };
  const notes = notesOrNull(document, table, text);
  return { text: text.slice(0, characters), paragraphAt, deleted: deletedStretches(pieces, deletions), notes, data };
}

/**
 * Opens the document in a checked container. FILE_ENCRYPTED for a password, FILE_UNSUPPORTED for Word 95 and older,
 * FILE_DAMAGED when its parts point outside each other. `use` works while positions are still checked.
 */
export function withWordBinary<T>(ole: OleDirectory, use: (word: WordBinary) => Result<T>): Result<T> {
  const document = ole.read('WordDocument');
  if (!document.ok) return document;
  const header = document.value;
  if (!header || header.length < 0x0200 || header.readUInt16LE(0) !== FIB_MARK) return damaged('文件头不对');
  if (header.readUInt16LE(2) < firstKnown) return fail('FILE_UNSUPPORTED', { reason: tooOld });
  const flags = header.readUInt16LE(10);
  if (flags & 0x0100) return fail('FILE_ENCRYPTED', {});
  const table = ole.read(flags & 0x0200 ? '1Table' : '0Table');
  const data = ole.read('Data');
  if (!table.ok) return table;
  if (!data.ok) return data;
  if (!table.value) return damaged('内容不完整');
  try {
    return use(read(header, table.value, data.value));
  } catch (error) {
    if (error instanceof OutOfPlace || error instanceof RangeError) return damaged('内容前后不一');
    throw error;
  }
}

const tooOld = '这是 Word 95 或更早的文档，请用 Word 或 WPS 另存为 .docx 后再导入。';
