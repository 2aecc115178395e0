/** What a worker does to write one document: pages in, bytes out. */

import type { PageDescription } from '../../../shared/model/townshipList';
import { assertNever } from '../../../shared/result';
import type { ListFormat } from '../documents/rereadList';
import { writeExcel } from '../documents/writeExcel';
import { writeWord } from '../documents/writeWord';

/** The bytes of one list in the wished format. */
export async function writeDocument(page: PageDescription, format: ListFormat): Promise<Uint8Array> {
  switch (format) {
    case 'docx':
      return writeWord(page);
    case 'xlsx':
      return writeExcel(page);
    default:
      return assertNever(format);
  }
}
