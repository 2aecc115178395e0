/** OpenDocument spreadsheets (.ods) and the XML tables of Excel 2003 to grids. */
import { fail, ok, type Result } from '../../../../shared/result';
import { finishGrid, type ReadGrids } from '../finishGrid';
import type { Beat, GuardedZip } from '../guard/guardZip';
import { asBuffer, walkXml } from '../guard/walkXml';
import { OdsCells } from './odsCells';
import { XmlSpreadsheetCells } from './xmlSpreadsheetCells';

function finishAll(raw: ReadGrids['grids']): Result<ReadGrids> {
  const grids: ReadGrids['grids'] = [];
  const remarks: string[] = [];
  for (const grid of raw) {
    const finished = finishGrid(grid);
    if (!finished.ok) return finished;
    grids.push(...finished.value.grids);
    remarks.push(...finished.value.remarks);
  }
  return ok({ grids, remarks });
}

/** Reads a checked .ods. FILE_DAMAGED when its content is missing, FILE_UNREADABLE beyond the limits. */
export function readOds(zip: GuardedZip, beat: Beat): Result<ReadGrids> {
  const part = 'content.xml';
  const bytes = zip.read(part);
  if (!bytes) return fail('FILE_DAMAGED', { reason: '缺少部件', part });
  const cells = new OdsCells(asBuffer(bytes), () => beat(part));
  const walked = walkXml(part, bytes, cells);
  if (!walked.ok) return walked;
  const finished = finishAll(cells.grids);
  if (!finished.ok) return finished;
  const { grids, remarks } = finished.value;
  if (zip.names.some((name) => /^(Pictures|Object \d)/.test(name))) remarks.push('文件带有图片或其他对象，未导入。');
  if (zip.names.some((name) => /^Basic\//.test(name))) remarks.push('文件带有宏，宏不会导入。');
  return ok({ grids, remarks });
}

/** Reads the one-file form of the same; the walk is its guard. */
export function readFlatOds(bytes: Uint8Array): Result<ReadGrids> {
  const cells = new OdsCells(asBuffer(bytes), () => undefined);
  const walked = walkXml('工作簿', bytes, cells);
  return walked.ok ? finishAll(cells.grids) : walked;
}

/** Reads an XML table of Excel 2003; the walk is its guard. */
export function readXmlSpreadsheet(bytes: Uint8Array): Result<ReadGrids> {
  const cells = new XmlSpreadsheetCells(asBuffer(bytes));
  const walked = walkXml('工作簿', bytes, cells);
  return walked.ok ? finishAll(cells.grids) : walked;
}
