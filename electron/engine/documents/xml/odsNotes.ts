/** 批注 in an OpenDocument spreadsheet: who wrote it and its paragraphs, gathered between its tags. */
import { cellNote } from '../cellNotes';
import { textFrom } from '../guard/xmlText';

export class OdsNote {
  private author = '';
  private readonly lines: string[] = [];
  /** Where text goes; null between paragraphs. */
  private into: 'author' | 'text' | null = null;

  constructor(private readonly xml: Buffer) {}

  open(name: string, to: number, selfClosed: boolean): void {
    if (name === 'creator') this.into = 'author';
    if (name === 'p') {
      this.into = 'text';
      this.lines.push('');
    }
    if (!selfClosed) this.add(textFrom(this.xml, to + 1));
  }

  close(name: string, behind: number): void {
    if (name === 'creator' || name === 'p') this.into = null;
    else this.add(textFrom(this.xml, behind));
  }

  private add(text: string): void {
    if (this.into === 'author') this.author += text;
    if (this.into === 'text') this.lines.push((this.lines.pop() ?? '') + text);
  }

  at(row: number, column: number) {
    return cellNote(row, column, this.author, this.lines.join('\n'));
  }
}
