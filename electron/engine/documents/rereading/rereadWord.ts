/** Reads the texts out of a written Word document. */
import { XMLParser } from 'fast-xml-parser';
import JSZip from 'jszip';
import { z } from 'zod';

/** An element in document order: one key is its name with its children, `#text` is text, `:@` are attributes. */
interface XmlElement {
  readonly [name: string]: unknown;
}

type Elements = readonly XmlElement[];

const elementsSchema: z.ZodType<Elements> = z.array(z.record(z.string(), z.unknown()));
const styleSchema = z.object({ '@_w:val': z.string() });

/** Paragraphs of this style only keep room. */
const GAP_STYLE = 'ListGap';

/**
 * Every paragraph and every table row in order; a line with a text at either end has two texts.
 * @throws Error when there is no document, or a field other than a page reference.
 */
export async function rereadWord(bytes: Uint8Array): Promise<string[][]> {
  const body = await readBody(bytes);
  return body.flatMap((element) => {
    if ('w:tbl' in element) return tableTexts(childrenOf(element, 'w:tbl'));
    if (!('w:p' in element)) return [];
    const paragraph = childrenOf(element, 'w:p');
    return styleOf(paragraph) === GAP_STYLE ? [] : [paragraphText(paragraph).split('\t')];
  });
}

/** The rows of all tables of any Word document, cell by cell. @throws Error when there is no document. */
export async function rereadTableRows(bytes: Uint8Array): Promise<string[][]> {
  const body = await readBody(bytes);
  return body.flatMap((element) => ('w:tbl' in element ? tableTexts(childrenOf(element, 'w:tbl')) : []));
}

async function readBody(bytes: Uint8Array): Promise<Elements> {
  const archive = await JSZip.loadAsync(bytes);
  const part = archive.file('word/document.xml');
  if (part === null) throw new Error('no document in the written file');
  const parser = new XMLParser({
    preserveOrder: true,
    trimValues: false,
    parseTagValue: false,
    ignoreAttributes: false,
  });
  const root = childrenNamed(elementsSchema.parse(parser.parse(await part.async('text'))), 'w:document')[0];
  const body = root && childrenNamed(root, 'w:body')[0];
  if (!body) throw new Error('no body in the written file');
  return body;
}

function tableTexts(table: Elements): string[][] {
  return childrenNamed(table, 'w:tr').map((row) =>
    childrenNamed(row, 'w:tc').map((cell) => childrenNamed(cell, 'w:p').map(paragraphText).join('\n')),
  );
}

function styleOf(paragraph: Elements): string {
  const properties = childrenNamed(paragraph, 'w:pPr')[0] ?? [];
  const style = properties.find((element) => 'w:pStyle' in element);
  const read = styleSchema.safeParse(style?.[':@']);
  return read.success ? read.data['@_w:val'] : '';
}

function paragraphText(paragraph: Elements): string {
  return childrenNamed(paragraph, 'w:r').flatMap(childrenOfRun).join('');
}

function childrenOfRun(run: Elements): string[] {
  return run.map((element) => {
    if ('w:tab' in element) return '\t';
    if ('w:br' in element) return '\n';
    if ('w:instrText' in element) {
      if (!/^ PAGEREF part\d+ \\h $/.test(textOf(childrenOf(element, 'w:instrText'))))
        throw new Error('a field in the written file');
      return '';
    }
    return 'w:t' in element ? textOf(childrenOf(element, 'w:t')) : '';
  });
}

function textOf(children: Elements): string {
  return children.map((text) => String(text['#text'] ?? '')).join('');
}

function childrenOf(element: XmlElement, name: string): Elements {
  return elementsSchema.parse(element[name]);
}

function childrenNamed(elements: Elements, name: string): Elements[] {
  return elements.filter((element) => name in element).map((element) => childrenOf(element, name));
}
