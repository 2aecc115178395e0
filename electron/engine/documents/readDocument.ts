/** Bytes and a file name to grids: the one door for every format, by what the file is and not by what it is called. */
import type { FileFormat, ReadDocument } from '../../../shared/model/grid';
import { fail, ok, type Result } from '../../../shared/result';
import { withoutOwnNotes } from './cellNotes';
import { readDoc } from './doc/readDoc';
import type { ReadGrids } from './finishGrid';
import { isRubbish } from './guard/guardText';
import { guardXls } from './guard/guardXls';
import { type Beat, type GuardedZip, guardZip } from './guard/guardZip';
import { limits } from './guard/limits';
import { type OleDirectory, readOleDirectory } from './guard/oleDirectory';
import { readHtml } from './html/readHtml';
import { readCsv } from './readCsv';
import { readWord, readWordText } from './readWord';
import { readXls } from './readXls';
import { type DocumentFormat, sniffContainer, sniffOle, sniffZip } from './sniffFormat';
import { readXlsx } from './xlsx/readXlsx';
import { readFlatOds, readOds, readXmlSpreadsheet } from './xml/readXmlTables';

/** A checked file on its way to a reader. */
interface Checked {
  readonly bytes: Uint8Array;
  readonly zip: GuardedZip | null;
  readonly ole: OleDirectory | null;
}

interface Reader {
  readonly format: FileFormat;
  /** Extensions this content usually carries; another one is told in a remark. */
  readonly extensions: readonly string[];
  /** What the office calls such a file. */
  readonly called: string;
  read(file: Checked, beat: Beat): Result<ReadGrids>;
}

/** Every format that is read. A further one is one more row here and its name in `sniffFormat`. */
const readers: { readonly [format in DocumentFormat]?: Reader } = {
  xlsx: {
    format: 'xlsx',
    extensions: ['xlsx', 'xlsm', 'xltx', 'xltm', 'et'],
    called: 'Excel 工作簿（.xlsx）',
    read: ({ zip }, beat) => (zip ? readXlsx(zip, beat) : fail('FILE_DAMAGED', {})),
  },
  xls: {
    format: 'xls',
    extensions: ['xls', 'xlt', 'et'],
    called: '旧版 Excel 工作簿（.xls）',
    read: ({ bytes, ole }) => (ole ? readXls(bytes, ole) : fail('FILE_DAMAGED', {})),
  },
  docx: {
    format: 'docx',
    extensions: ['docx', 'docm', 'dotx', 'wps'],
    called: 'Word 文档（.docx）',
    read: ({ zip }) => (zip ? readWord(zip) : fail('FILE_DAMAGED', {})),
  },
  doc: {
    format: 'doc',
    extensions: ['doc', 'dot', 'wps', 'wpt'],
    called: '旧版 Word 文档（.doc）',
    read: ({ ole }) => (ole ? readDoc(ole) : fail('FILE_DAMAGED', {})),
  },
  csv: {
    format: 'csv',
    extensions: ['csv', 'tsv', 'txt'],
    called: '文本表格',
    read: ({ bytes }) => readCsv(bytes),
  },
  html: {
    format: 'html',
    extensions: ['html', 'htm', 'mht', 'mhtml'],
    called: '网页格式的表格',
    read: ({ bytes }) => readHtml(bytes),
  },
  xmlss: {
    format: 'xml',
    extensions: ['xml'],
    called: 'XML 表格',
    read: ({ bytes }) => readXmlSpreadsheet(bytes),
  },
  fods: {
    format: 'ods',
    extensions: ['fods', 'xml'],
    called: 'OpenDocument 表格（.fods）',
    read: ({ bytes }) => readFlatOds(bytes),
  },
  ods: {
    format: 'ods',
    extensions: ['ods', 'ots'],
    called: 'OpenDocument 表格（.ods）',
    read: ({ zip }, beat) => (zip ? readOds(zip, beat) : fail('FILE_DAMAGED', {})),
  },
};

/** What to do with a file that is known but not read. */
const unsupported: { readonly [kind: string]: string } = {
  wordml: '这是 XML 格式的 Word 文档，请用 Word 或 WPS 另存为 .docx 后再导入。',
  works: '这是 Microsoft Works 文档，请用 Word 打开后另存为 .docx 再导入。',
  odt: '这是 OpenDocument 文字文档，请另存为 .docx 后再导入。',
  rtf: '这是 RTF 文档，请用 Word 或 WPS 另存为 .docx 后再导入。',
  pdf: '这是 PDF 文件，请导入它的 Excel 或 Word 原文件。',
  xlsb: '这是二进制工作簿（.xlsb），请用 Excel 另存为 .xlsx 后再导入。',
  pptx: '这是演示文稿，请导入 Excel 或 Word 表格。',
  ppt: '这是演示文稿，请导入 Excel 或 Word 表格。',
  image: '这是图片，请导入它的 Excel 或 Word 原文件。',
  dbf: '这是 dBase 数据表（.dbf），请用 Excel 或 WPS 打开后另存为 .xlsx 再导入。',
  iwork: '这是苹果 Numbers 或 Pages 文件，请导出为 Excel（.xlsx）或 Word（.docx）再导入。',
  ofd: '这是 OFD 版式文件，请导入它的 Excel 或 Word 原文件。',
  uof: '这是 UOF 文档，请用 WPS 打开后另存为 .xlsx 或 .docx 再导入。',
  archive: '这是压缩包，请先解压，再导入里面的表格。',
};

const ownerNote = '这是 Office 打开文件时留下的临时文件，不是报送表，请选不带“~$”的那一份。';
const unknownKind = '不是能读取的表格文件，请导入 Excel（.xlsx、.xls）、Word（.docx）或文本表格（.csv）。';

function refuse(kind: string): Result<never> {
  return fail('FILE_UNSUPPORTED', { reason: unsupported[kind] ?? unknownKind });
}

interface Opened extends Checked {
  readonly format: DocumentFormat;
}

/** Opens the container and runs its guard, so that a reader only ever sees checked bytes. */
function openContainer(bytes: Uint8Array, beat: Beat): Result<Opened> {
  const container = sniffContainer(bytes);
  if (container === 'empty') return fail('FILE_EMPTY', {});
  if (container === 'text') return ok({ bytes, zip: null, ole: null, format: 'csv' });
  if (container === 'html' || container === 'xmlss' || container === 'fods')
    return ok({ bytes, zip: null, ole: null, format: container });
  if (container === 'zip') {
    const zip = guardZip(bytes, beat);
    return zip.ok ? ok({ bytes, zip: zip.value, ole: null, format: sniffZip(zip.value) }) : zip;
  }
  if (container !== 'ole') return refuse(container);
  const ole = readOleDirectory(bytes);
  if (!ole.ok) return ole;
  const format = sniffOle(ole.value);
  if (format === 'encrypted') return fail('FILE_ENCRYPTED', {});
  if (format === 'doc') return ok({ bytes, zip: null, ole: ole.value, format });
  if (format !== 'xls') return refuse(format);
  const checked = guardXls(ole.value);
  return checked.ok ? ok({ bytes, zip: null, ole: ole.value, format }) : checked;
}

function extensionOf(fileName: string): string {
  const dot = fileName.lastIndexOf('.');
  return dot < 0 ? '' : fileName.slice(dot + 1).toLowerCase();
}

function nameRemarks(fileName: string, reader: Reader): string[] {
  const extension = extensionOf(fileName);
  if (extension === '' || reader.extensions.includes(extension)) return [];
  return [`扩展名是 .${extension}，内容是${reader.called}，已按内容读取。`];
}

/** The text of a .docx, one paragraph a line; FILE_UNSUPPORTED for anything else. As careful as `readDocument`. */
export function readDocumentText(bytes: Uint8Array, beat: Beat = () => undefined): Result<string> {
  if (bytes.length > limits.fileBytes) return fail('FILE_TOO_LARGE', { reason: '文件超过 100 MB' });
  const opened = openContainer(bytes, beat);
  if (!opened.ok) return opened;
  const { format, zip } = opened.value;
  if (format !== 'docx' || !zip)
    return fail('FILE_UNSUPPORTED', { reason: '不是 Word 文档（.docx），请另存为 .docx。' });
  beat('Word 文档', 0);
  return readWordText(zip);
}

/**
 * Reads one file. Never throws for what a file holds: FILE_EMPTY, FILE_TOO_LARGE, FILE_DAMAGED, FILE_ENCRYPTED,
 * FILE_UNSUPPORTED, FILE_UNREADABLE or NO_TABLE, with `detail.reason` in Chinese and `detail.part` where known.
 * May hang or abort inside a library on a file no guard has met: run it in the parser process.
 */
export function readDocument(bytes: Uint8Array, fileName: string, beat: Beat = () => undefined): Result<ReadDocument> {
  if (bytes.length > limits.fileBytes) return fail('FILE_TOO_LARGE', { reason: '文件超过 100 MB' });
  if (fileName.startsWith('~$')) return fail('FILE_UNSUPPORTED', { reason: ownerNote });
  const opened = openContainer(bytes, beat);
  if (!opened.ok) return opened;
  const reader = readers[opened.value.format];
  if (!reader) return refuse(opened.value.format);
  const { format } = reader;
  beat(reader.called, 0);
  const read = reader.read(opened.value, beat);
  if (!read.ok) return { ...read, detail: { format, ...read.detail } };
  const { remarks } = read.value;
  const grids = withoutOwnNotes(read.value.grids);
  if (isRubbish(grids)) return fail('FILE_UNREADABLE', { reason: '内容不是文字表格', format });
  if (grids.every((grid) => grid.rows.length === 0)) return fail('FILE_EMPTY', { reason: '表格是空的', format });
  return ok({ format: reader.format, grids, remarks: [...nameRemarks(fileName, reader), ...remarks] });
}
