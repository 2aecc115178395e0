/** What the parser process does with one request: read the file, and where asked, understand its tables. */
import { readEntries } from '../../../shared/logic/readEntries';
import { fail, ok, type Result } from '../../../shared/result';
import type { Beat } from '../documents/guard/guardZip';
import { readDocument, readDocumentText } from '../documents/readDocument';
import type { ParserAnswer, ParserRequest, ReadFileTable } from './parserMessages';

function understand(request: ParserRequest, categories: readonly string[], beat: Beat): Result<ReadFileTable> {
  const { bytes, fileName } = request;
  const document = readDocument(bytes, fileName, beat);
  if (!document.ok) return document;
  const { format, grids, remarks } = document.value;
  const cells = grids.reduce((sum, grid) => sum + grid.rows.length * 8, 0);
  beat('tables', cells);
  const table = readEntries(grids, { fileName, categories, sheetRemarks: remarks });
  return table.ok ? ok({ format, table: table.value }) : { ...table, detail: { ...table.detail, format } };
}

/** Never throws: a library that throws where no reader expected it makes FILE_UNREADABLE. */
export function answerRequest(request: ParserRequest, beat: Beat): ParserAnswer {
  const { categories, textOnly } = request;
  try {
    if (textOnly) return { of: 'text', result: readDocumentText(request.bytes, beat) };
    if (categories) return { of: 'table', result: understand(request, categories, beat) };
    return { of: 'document', result: readDocument(request.bytes, request.fileName, beat) };
  } catch {
    // The file is at fault; what the library left behind is this process's, which holds nothing else.
    const result = fail('FILE_UNREADABLE', { reason: '读取时出错' });
    return { of: textOnly ? 'text' : categories ? 'table' : 'document', result };
  }
}
