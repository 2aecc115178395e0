/** What the parser process does with one request: read the file, and where asked, understand its tables. */
import { type DescribedReading, describeReading } from '../../../shared/logic/reading/describeReading';
import { readEntries } from '../../../shared/logic/reading/readEntries';
import { type PreviewContext, readForPreview } from '../../../shared/logic/reading/readForPreview';
import type { Grid } from '../../../shared/model/grid';
import { fail, ok, type Result } from '../../../shared/result';
import type { Beat } from '../documents/guard/guardZip';
import { readDocument, readDocumentText } from '../documents/readDocument';
import type { NamesKnown, ParserAnswer, ParserRequest, ReadFileTable } from './parserMessages';

/** Understanding tells no sign of life; it is given the time its rows need. */
function beatFor(grids: readonly Grid[], beat: Beat): void {
  const rows = grids.reduce((sum, grid) => sum + grid.rows.length, 0);
  beat('tables', rows * 8, rows);
}

function preview({ bytes, fileName }: ParserRequest, context: PreviewContext, beat: Beat): Result<DescribedReading> {
  const document = readDocument(bytes, fileName, beat);
  if (!document.ok) return document;
  beatFor(document.value.grids, beat);
  const reading = readForPreview(document.value, context);
  return reading.ok ? ok(describeReading(reading.value, context.corrections)) : reading;
}

function understand(request: ParserRequest, known: NamesKnown, beat: Beat): Result<ReadFileTable> {
  const { bytes, fileName } = request;
  const document = readDocument(bytes, fileName, beat);
  if (!document.ok) return document;
  const { format, grids, remarks } = document.value;
  beatFor(grids, beat);
  const table = readEntries(grids, { fileName, ...known, sheetRemarks: remarks });
  return table.ok ? ok({ format, table: table.value }) : { ...table, detail: { ...table.detail, format } };
}

/** Never throws: a library that throws where no reader expected it makes FILE_UNREADABLE. */
export function answerRequest(request: ParserRequest, beat: Beat): ParserAnswer {
  const { known, textOnly } = request;
  try {
    if (request.preview) return { of: 'reading', result: preview(request, request.preview, beat) };
    if (textOnly) return { of: 'text', result: readDocumentText(request.bytes, beat) };
    if (known) return { of: 'table', result: understand(request, known, beat) };
    return { of: 'document', result: readDocument(request.bytes, request.fileName, beat) };
  } catch {
    // The file is at fault; what the library left behind is this process's, which holds nothing else.
    const result = fail('FILE_UNREADABLE', { reason: '读取时出错' });
    if (request.preview) return { of: 'reading', result };
    return { of: textOnly ? 'text' : known ? 'table' : 'document', result };
  }
}
