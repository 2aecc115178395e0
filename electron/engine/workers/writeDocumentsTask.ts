/** What a worker does to write one document: a laid out document in, bytes out; and to read it back. */
import type { PaperDocument } from '../../../shared/model/paperDocument';
import { assertNever } from '../../../shared/result';
import type { DocumentFormat, Mismatch } from '../documents/rereadDocument';
import { findFormMismatch } from '../documents/rereading/rereadForm';
import { writeExcel } from '../documents/writeExcel';
import { type Form, writeForm } from '../documents/writeForm';
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

export interface CheckedFile {
  readonly bytes: Uint8Array;
  /** Where the file differs from what should stand in it; null when nowhere. */
  readonly mismatch: Mismatch | null;
}

/** The form as an .xlsx, read back. */
export async function writeCheckedForm(form: Form): Promise<CheckedFile> {
  const bytes = await writeForm(form);
  return { bytes, mismatch: findFormMismatch(bytes, form) };
}
