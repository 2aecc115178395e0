/** Reads the texts out of a written Word document: one pass over its tags, without the code that wrote it. */
import JSZip from 'jszip';
import { unescapeXml } from '../guard/xmlText';

/** Paragraphs of this style only keep room. */
const GAP_STYLE = 'ListGap';
/** A tag, or the text before the next one. */
const TOKEN = /<(\/?)([\w:]+)([^>]*?)(\/?)>|([^<]+)/g;
const PAGE_REFERENCE = /^ PAGEREF part\d+ \\h $/;

/** A paragraph or a table row. */
interface Line {
  readonly row: boolean;
  readonly texts: readonly string[];
}

/**
 * Every paragraph and every table row in order; a line with a text at either end has two texts.
 * @throws Error when there is no document, its tags do not match, or it holds a field other than a page reference.
 */
export async function rereadWord(bytes: Uint8Array): Promise<string[][]> {
  const scan = new BodyScan((instruction) => {
    if (!PAGE_REFERENCE.test(instruction)) throw new Error('a field in the written file');
  });
  return scan.read(await bodyOf(bytes)).map(({ texts }) => [...texts]);
}

/** The rows of all tables of any Word document, cell by cell. @throws Error as above, but any field may stand in it. */
export async function rereadTableRows(bytes: Uint8Array): Promise<string[][]> {
  const lines = new BodyScan(() => undefined).read(await bodyOf(bytes));
  return lines.filter(({ row }) => row).map(({ texts }) => [...texts]);
}

async function bodyOf(bytes: Uint8Array): Promise<string> {
  const archive = await JSZip.loadAsync(bytes);
  const part = archive.file('word/document.xml');
  if (part === null) throw new Error('no document in the written file');
  const xml = await part.async('text');
  const start = xml.indexOf('<w:body>');
  const end = xml.lastIndexOf('</w:body>');
  if (start < 0 || end < start) throw new Error('no body in the written file');
  return xml.slice(start, end + '</w:body>'.length);
}

class BodyScan {
  private readonly lines: Line[] = [];
  private readonly open: string[] = [];
  /** Cells of the rows that are open, innermost last, and paragraphs of the cells that are open. */
  private readonly rows: string[][] = [];
  private readonly cells: string[][] = [];
  private text = '';
  private style = '';

  constructor(private readonly onField: (instruction: string) => void) {}

  read(xml: string): Line[] {
    for (const [, slash, name, attributes, empty, text] of xml.matchAll(TOKEN)) {
      if (name === undefined) this.onText(text ?? '');
      else if (slash === '/') this.onClose(name);
      else {
        this.onOpen(name, attributes ?? '');
        if (empty === '/') this.onClose(name);
      }
    }
    if (this.open.length > 0) throw new Error(`${this.open.join('/')} is not closed`);
    return this.lines;
  }

  private onText(text: string): void {
    const parent = this.open.at(-1);
    if (parent === 'w:t') this.text += unescapeXml(text);
    else if (parent === 'w:instrText') this.onField(unescapeXml(text));
  }

  private onOpen(name: string, attributes: string): void {
    const parent = this.open.at(-1);
    this.open.push(name);
    if (name === 'w:p') {
      this.text = '';
      this.style = '';
    } else if (name === 'w:tr') this.rows.push([]);
    else if (name === 'w:tc') this.cells.push([]);
    else if (name === 'w:pStyle') this.style = /w:val="([^"]*)"/.exec(attributes)?.[1] ?? '';
    else if (name === 'w:tab' && parent === 'w:r') this.text += '\t';
    else if (name === 'w:br' && parent === 'w:r') this.text += '\n';
  }

  private onClose(name: string): void {
    if (this.open.pop() !== name) throw new Error(`${name} closes what is not open`);
    if (name === 'w:p') this.endParagraph();
    else if (name === 'w:tc') this.rows.at(-1)?.push((this.cells.pop() ?? []).join('\n'));
    else if (name === 'w:tr') this.lines.push({ row: true, texts: this.rows.pop() ?? [] });
  }

  private endParagraph(): void {
    const cell = this.cells.at(-1);
    if (cell) cell.push(this.text);
    else if (this.style !== GAP_STYLE) this.lines.push({ row: false, texts: this.text.split('\t') });
  }
}
