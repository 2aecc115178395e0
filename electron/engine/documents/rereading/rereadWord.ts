/** Reads the table out of a written Word document. */
import { XMLParser } from 'fast-xml-parser';
import JSZip from 'jszip';
import { z } from 'zod';
import type { RereadRow, RereadTable } from './rereadTable';

/** An element in document order: one key is its name with its children, `#text` is text, `:@` are attributes. */
interface XmlElement {
  readonly [name: string]: unknown;
}

const elementsSchema: z.ZodType<readonly XmlElement[]> = z.array(z.record(z.string(), z.unknown()));

/**
 * The repeated header row and the rows below it of the first table.
 * @throws Error when there is no document, no table or no header row.
 */
export async function rereadWord(bytes: Uint8Array): Promise<RereadTable> {
  const archive = await JSZip.loadAsync(bytes);
  const part = archive.file('word/document.xml');
  if (part === null) throw new Error('no document in the written file');
  const parser = new XMLParser({
    preserveOrder: true,
    trimValues: false,
    parseTagValue: false,
    ignoreAttributes: true,
  });
  const document = elementsSchema.parse(parser.parse(await part.async('text')));
  const table = firstNamed(document, 'w:tbl');
  if (table === undefined) throw new Error('no table in the written file');
  const [headerRow, ...rows] = childrenNamed(table, 'w:tr');
  if (headerRow === undefined || !isHeader(headerRow)) throw new Error('no repeated header row in the written file');
  const header = cellTexts(headerRow);
  return { header, rows: rows.map((row) => toRow(cellTexts(row), header.length)) };
}

function toRow(cells: readonly string[], columns: number): RereadRow {
  const [first, ...others] = cells;
  if (first !== undefined && others.length === 0 && columns > 1) return { kind: 'section', text: first };
  return { kind: 'item', cells };
}

function isHeader(row: readonly XmlElement[]): boolean {
  return childrenNamed(row, 'w:trPr').some((properties) => childrenNamed(properties, 'w:tblHeader').length > 0);
}

function cellTexts(row: readonly XmlElement[]): string[] {
  return childrenNamed(row, 'w:tc').map((cell) => childrenNamed(cell, 'w:p').map(paragraphText).join('\n'));
}

function paragraphText(paragraph: readonly XmlElement[]): string {
  return childrenNamed(paragraph, 'w:r').flatMap(childrenOfRun).join('');
}

function childrenOfRun(run: readonly XmlElement[]): string[] {
  return run.map((element) => {
    if ('w:br' in element) return '\n';
    if (!('w:t' in element)) return '';
    return elementsSchema
      .parse(element['w:t'])
      .map((text) => String(text['#text'] ?? ''))
      .join('');
  });
}

function childrenNamed(elements: readonly XmlElement[], name: string): (readonly XmlElement[])[] {
  return elements.filter((element) => name in element).map((element) => elementsSchema.parse(element[name]));
}

/** The children of the first element of that name, at any depth. */
function firstNamed(elements: readonly XmlElement[], name: string): readonly XmlElement[] | undefined {
  for (const element of elements) {
    if (name in element) return elementsSchema.parse(element[name]);
    for (const [key, children] of Object.entries(element)) {
      if (key === ':@' || !Array.isArray(children)) continue;
      const found = firstNamed(elementsSchema.parse(children), name);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
