/** The small part of Markdown the manual is written in, read into blocks; whatever else stands there stays plain text. Pure. */

export type Inline =
  | { readonly kind: 'text' | 'strong' | 'key'; readonly text: string }
  | { readonly kind: 'link' | 'picture'; readonly text: string; readonly target: string };

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph' | 'quote'; readonly content: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly Inline[])[][] };

const HEADING = /^(#{1,3})\s+(.+)$/;
const BULLET = /^\s*[-*]\s+(.+)$/;
const NUMBERED = /^\s*\d+[.、]\s*(.+)$/;
const ROW = /^\s*\|(.+)\|\s*$/;
const RULER = /^\s*\|[\s:|-]+\|\s*$/;
const QUOTE = /^>\s?(.*)$/;

/** Blocks in order; lines that belong together end at an empty line or where another kind begins. */
export function readMarkdown(text: string): Block[] {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const blocks: Block[] = [];
  let at = 0;
  const take = (pattern: RegExp): string[] => {
    const found: string[] = [];
    for (let match = pattern.exec(lines[at] ?? ''); match; match = pattern.exec(lines[at] ?? '')) {
      found.push(match[1] ?? '');
      at += 1;
    }
    return found;
  };
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const [, signs, title] = HEADING.exec(line) ?? [];
    if (signs !== undefined && title !== undefined) {
      blocks.push({ kind: 'heading', level: signs.length === 1 ? 1 : signs.length === 2 ? 2 : 3, text: title.trim() });
      at += 1;
    } else if (BULLET.test(line)) blocks.push({ kind: 'list', ordered: false, items: take(BULLET).map(readInline) });
    else if (NUMBERED.test(line)) blocks.push({ kind: 'list', ordered: true, items: take(NUMBERED).map(readInline) });
    else if (ROW.test(line) && RULER.test(lines[at + 1] ?? '')) {
      const [head = '', , ...rows] = take(ROW);
      blocks.push({ kind: 'table', head: cellsOf(head), rows: rows.map((row) => cellsOf(row).map(readInline)) });
    } else if (QUOTE.test(line)) blocks.push({ kind: 'quote', content: readInline(take(QUOTE).join('')) });
    else if (line.trim() === '') at += 1;
    else blocks.push({ kind: 'paragraph', content: readInline(takeParagraph()) });
  }
  return blocks;

  function takeParagraph(): string {
    const found: string[] = [];
    do {
      found.push((lines[at] ?? '').trim());
      at += 1;
    } while (at < lines.length && !endsParagraph(lines[at] ?? ''));
    return found.join('');
  }
}

function endsParagraph(line: string): boolean {
  return line.trim() === '' || [HEADING, BULLET, NUMBERED, ROW, QUOTE].some((pattern) => pattern.test(line));
}

function cellsOf(row: string): string[] {
  return row.split('|').map((cell) => cell.trim());
}

const INLINE = /\*\*(.+?)\*\*|`([^`]+)`|(!?)\[([^\]]*)\]\(([^)\s]+)\)/g;

function readInline(text: string): Inline[] {
  const found: Inline[] = [];
  let last = 0;
  const plain = (piece: string): void => {
    if (piece !== '') found.push({ kind: 'text', text: piece });
  };
  for (const match of text.matchAll(INLINE)) {
    const [whole, strong, key, bang, label = '', target = ''] = match;
    plain(text.slice(last, match.index));
    last = match.index + whole.length;
    if (strong !== undefined) found.push({ kind: 'strong', text: strong });
    else if (key !== undefined) found.push({ kind: 'key', text: key });
    else found.push({ kind: bang === '!' ? 'picture' : 'link', text: label, target });
  }
  plain(text.slice(last));
  return found;
}
