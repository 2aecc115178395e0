/** What a worker does to write one document: a laid out document in, bytes out; and to read it back. */
import type { PaperDocument } from '../../../shared/model/paperDocument';
import { assertNever } from '../../../shared/result';
import type { DocumentFormat } from '../documents/rereadDocument';
import { writeExcel } from '../documents/writeExcel';
import { writeWord } from '../documents/writeWord';

/** The bytes of the document in the wished format. */
export async function writeDocument(document: PaperDocument, format: DocumentFormat): Promise<Uint8Array> {
  switch (format) {
    case 'docx':
      return writeWord(document);
    case 'xlsx':
      return writeExcel(document);
    default:
      return assertNever(format);
  }
}
