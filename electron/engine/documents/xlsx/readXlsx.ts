/** Excel workbooks of today (.xlsx, .xlsm, .et of that make) to grids: shown text, hidden parts marked, nothing followed. */
import { NOTES_UNREADABLE } from '../../../../shared/model/grid';
import { fail, ok, type Result } from '../../../../shared/result';
import { finishGrid, type ReadGrids } from '../finishGrid';
import type { Beat, GuardedZip } from '../guard/guardZip';
import { asBuffer, walkXml } from '../guard/walkXml';
import { boxRemarks, boxTexts } from '../textBoxes';
import { parseXml } from '../xmlTree';
import { readNumberFormats } from './numberFormats';
import { readSharedStrings } from './sharedStrings';
import { SheetCells, type WorkbookTables } from './sheetCells';
import { readSheetNotes } from './sheetNotes';
import { readWorkbook, type Workbook, type WorkbookSheet } from './workbookSheets';

/** What is in a workbook besides cells: never opened or followed, but told. */
const extras: readonly { readonly name: RegExp; readonly remark: string }[] = [
  { name: /vbaProject\.bin$/i, remark: '文件带有宏，宏不会导入。' },
  { name: /^xl\/externalLinks\//i, remark: '文件引用了其他工作簿，引用不会更新，取文件里保存的值。' },
  { name: /^xl\/embeddings\//i, remark: '文件嵌有其他对象，未导入。' },
  { name: /^xl\/(media|drawings\/drawing)/i, remark: '文件带有图片或图形，未导入。' },
  { name: /^xl\/connections\.xml$/i, remark: '文件带有外部数据连接，未使用。' },
];

function readTables(zip: GuardedZip, workbook: Workbook): Result<WorkbookTables> {
  const { texts: textsPart, styles: stylesPart } = workbook;
  const stringBytes = textsPart === undefined ? null : zip.read(textsPart);
  const texts = stringBytes ? readSharedStrings(textsPart ?? '', stringBytes) : ok([]);
  if (!texts.ok) return texts;
  const styleBytes = stylesPart === undefined ? null : zip.read(stylesPart);
  const formats = readNumberFormats(stylesPart ?? '', styleBytes, workbook.date1904);
  return formats.ok ? ok({ texts: texts.value, formats: formats.value }) : formats;
}

function readSheet(zip: GuardedZip, sheet: WorkbookSheet, tables: WorkbookTables, beat: Beat): Result<ReadGrids> {
  const { name, hidden, part } = sheet;
  const bytes = zip.read(part);
  if (!bytes) return fail('FILE_DAMAGED', { reason: '工作表内容缺失', part: name });
  const cells = new SheetCells(asBuffer(bytes), tables, (rows) => beat(name, undefined, rows));
  const walked = walkXml(part, bytes, cells);
  if (!walked.ok) return { ...walked, detail: { ...walked.detail, part: `${name} ${cells.place}`.trim() } };
  const { rows, merges, hiddenColumns } = cells;
  const notes = readSheetNotes(zip, part);
  const read = finishGrid({
    ...{ sheet: name, sheetHidden: hidden, rows, merges, hiddenColumns, columnNames: 'letters' },
    ...(notes && notes.length > 0 ? { notes } : {}),
  });
  return read.ok && !notes ? ok({ ...read.value, remarks: [NOTES_UNREADABLE, ...read.value.remarks] }) : read;
}

/**
 * Reads a workbook that passed the guard; its sheets and texts are checked here, in the pass that reads them.
 * FILE_DAMAGED when parts do not fit together, FILE_UNREADABLE beyond the limits; `detail.part` names the part.
 */
export function readXlsx(zip: GuardedZip, beat: Beat): Result<ReadGrids> {
  const workbook = readWorkbook(zip);
  if (!workbook.ok) return workbook;
  const tables = readTables(zip, workbook.value);
  if (!tables.ok) return tables;
  const remarks = extras.filter(({ name }) => zip.names.some((part) => name.test(part))).map(({ remark }) => remark);
  const grids: ReadGrids['grids'] = [];
  for (const sheet of workbook.value.sheets) {
    beat(sheet.name);
    if (sheet.kind === 'other') {
      remarks.push(`“${sheet.name}”不是普通工作表，未导入。`);
      continue;
    }
    const read = readSheet(zip, sheet, tables.value, beat);
    if (!read.ok) return read;
    grids.push(...read.value.grids);
    remarks.push(...read.value.remarks);
  }
  return ok({ grids, remarks: [...remarks, ...boxRemarks(readBoxes(zip))] });
}

/** Shapes with more in them than this are a drawing, not notes; a part that cannot be parsed is told of as a drawing alone. */
const MOST_ELEMENTS = 20_000;

function readBoxes(zip: GuardedZip): string[] {
  const parts = zip.names.filter((name) => /^xl\/drawings\/drawing\d*\.xml$/i.test(name));
  return parts.flatMap((part) => {
    const bytes = zip.elements(part) > MOST_ELEMENTS ? null : zip.read(part);
    if (!bytes) return [];
    try {
      return parseXml(new TextDecoder().decode(bytes)).flatMap(boxTexts);
    } catch {
      return [];
    }
  });
}
