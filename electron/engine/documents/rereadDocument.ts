/** Reads a written document back and compares it with what should stand in it: every text, every row, in order. */
import { type DocumentTexts, documentTexts, firstDifference } from '../../../shared/logic/paper/drafts/documentTexts';
import type { PaperDocument } from '../../../shared/model/paperDocument';

export type DocumentFormat = 'docx' | 'xlsx';

/** Where a file differs: the texts that should stand there and those that do; `index` counts paragraphs and rows from 0. */
export interface Mismatch {
  readonly index: number;
  readonly expected: readonly string[];
  readonly found: readonly string[];
}

/** Null when the file holds exactly the document. */
export async function findMismatch(
  bytes: Uint8Array,
  format: DocumentFormat,
  document: PaperDocument,
): Promise<Mismatch | null> {
  const expected = documentTexts(document);
  const found = await rereadOrNothing(bytes, format);
  const index = firstDifference(expected, found);
  return index === null ? null : { index, expected: expected[index] ?? [], found: found[index] ?? [] };
}

/** Bytes that hold no such document hold no text; by its contract that is how `rereadDocument` says so. */
async function rereadOrNothing(bytes: Uint8Array, format: DocumentFormat): Promise<DocumentTexts> {
  try {
    return await rereadDocument(bytes, format);
  } catch {
    return [];
  }
}

/**
 * The texts in a file this program wrote, one entry per paragraph or table row.
 * @throws Error when the bytes hold no such document, or a cell holds anything but text and figures.
 */
export async function rereadDocument(bytes: Uint8Array, format: DocumentFormat): Promise<DocumentTexts> {
  // The engine starts without the libraries: they take longer to load than the rest together.
  if (format === 'docx') {
    const { rereadWord } = await import('./rereading/rereadWord');
    return rereadWord(bytes);
  }
  const { rereadExcel } = await import('./rereading/rereadExcel');
  return rereadExcel(bytes);
}
