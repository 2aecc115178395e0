/** How much room Chinese office text takes on paper, without a font at hand: character widths and line breaks. */

/** Characters that may not end a line; they move down with what follows. */
const OPENING = '（《“‘「『【〔〈［｛([{';
/** Characters that may not begin a line; they pull the character before them down. */
const CLOSING = '，。、；：！？）》”’」』】〕〉］｝…—～·,.;:!?)\\]}%％';
/** One piece that stays on one line: a Latin word or number, or one character, with the punctuation that clings to it. */
const PIECE = new RegExp(
  `[${escapeClass(OPENING)}]*(?:[!-~À-ɏ]+|[^${escapeClass(OPENING)}])[${CLOSING}]*|[${escapeClass(OPENING)}]+`,
  'gsu',
);

/** ASCII characters clearly wider than half an em in Times New Roman; the others are counted as half an em. */
const WIDE_ASCII: ReadonlyMap<string, number> = new Map([
  ...[...'ABCDEFGHJKLNOPQRSTUVXYZ&w'].map((letter) => [letter, 0.72] as const),
  ...[...'Mm%'].map((letter) => [letter, 0.9] as const),
  ...[...'W@'].map((letter) => [letter, 0.95] as const),
]);

function escapeClass(characters: string): string {
  return characters.replace(/[[\]\\^-]/g, '\\$&');
}

/** Width of one character in ems: full-width 1, half-width about 0.5, combining marks 0. Errs on the wide side. */
function characterWidth(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return WIDE_ASCII.get(character) ?? 0.5;
  if (/[\p{M}\p{Cf}]/u.test(character)) return 0;
  if (code === 0xb7 || code === 0xd7 || code === 0xb0 || code === 0xb1) return 1;
  if (code < 0x370) return 0.72;
  if (code >= 0xff61 && code <= 0xffdc) return 0.5;
  return 1;
}

/** Width of a text on one line, in ems. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/**
 * Lines a text takes in a cell.
 * @param text with `\n` between paragraphs; an empty text still takes one line.
 * @param width room between the cell's margins, points.
 * @param fontSize points.
 */
export function countLines(text: string, width: number, fontSize: number): number {
  const room = Math.max(width / fontSize, 1);
  let lines = 0;
  for (const paragraph of text.split('\n')) lines += countParagraphLines(paragraph, room);
  return lines;
}

/** Fills lines of `room` ems greedily; a piece longer than a line is broken inside, as Word and Excel do. */
function countParagraphLines(paragraph: string, room: number): number {
  let lines = 1;
  let used = 0;
  for (const [piece] of paragraph.matchAll(PIECE)) {
    const width = textWidth(piece);
    if (used + width <= room) {
      used += width;
      continue;
    }
    if (used > 0) lines += 1;
    // A piece broken inside wastes up to one character at the end of each of its lines.
    const capacity = width <= room ? room : Math.max(room - 1, 0.5);
    const extraLines = Math.ceil(width / capacity) - 1;
    lines += extraLines;
    used = width - extraLines * capacity;
  }
  return lines;
}
