/** 批注 of a Word document: those on words in a table by their cells, all others beside the first table. */
import type { CellNote, Grid } from '../../../shared/model/grid';
import { cellNote } from './cellNotes';
import type { GuardedZip } from './guard/guardZip';
import { paragraphText, unwrapped, type WordTable } from './wordTable';
import { parseXml, type XmlNode } from './xmlTree';

const PART = /^word\/comments\.xml$/i;

/** The tree of a part with more elements than this would not fit the reading process beside the document. */
const MOST_ELEMENTS = 500_000;

export class WordComments {
  /** Comments are there and cannot be read. */
  readonly unreadable: boolean;
  private readonly waiting = new Map<string, XmlNode>();

  constructor(zip: GuardedZip) {
    const part = zip.names.find((name) => PART.test(name));
    const bytes = part === undefined ? null : zip.read(part);
    const large = part !== undefined && zip.elements(part) > MOST_ELEMENTS;
    this.unreadable = bytes !== null && (large || !this.read(new TextDecoder().decode(bytes)));
  }

  private read(xml: string): boolean {
    try {
      const comments = parseXml(xml).find(({ name }) => name === 'comments')?.children ?? [];
      for (const comment of comments)
        if (comment.name === 'comment') this.waiting.set(comment.attributes.get('id') ?? '', comment);
      return true;
    } catch {
      // The parser throws on XML it cannot read; the table may well be sound.
      return false;
    }
  }

  /** Takes them for this table: each is told once. */
  of({ comments }: WordTable): CellNote[] {
    return comments.flatMap(({ id, row, column }) => this.take(id, row, column));
  }

  /** With those that hang on no table. */
  withOthers(grids: readonly Grid[]): Grid[] {
    const others = [...this.waiting.keys()].flatMap((id) => this.take(id, 0, 0));
    const [first, ...more] = grids;
    return first && others.length > 0
      ? [{ ...first, notes: [...(first.notes ?? []), ...others] }, ...more]
      : [...grids];
  }

  private take(id: string, row: number, column: number): CellNote[] {
    const comment = this.waiting.get(id);
    this.waiting.delete(id);
    if (!comment) return [];
    const lines = unwrapped(comment).flatMap((part) => (part.name === 'p' ? [paragraphText(part)] : []));
    const note = cellNote(row, column, comment.attributes.get('author') ?? '', lines.join('\n'));
    return note ? [note] : [];
  }
}
