/** Web pages and single-file web pages (.mht) to grids: what offices get as “.xls” out of web systems. */
import { fail, ok, type Result } from '../../../../shared/result';
import { decodeText, tryDecode } from '../decodeText';
import { finishGrid, type ReadGrids } from '../finishGrid';
import { HtmlTables } from './htmlTables';
import { htmlParts, isMht } from './mhtParts';

/** A page's own word about its encoding counts after a byte order mark and before guessing. */
function decodeHtml(bytes: Uint8Array, stated = ''): string | null {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  const label = stated || (/charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ?? '');
  const marked = bytes[0] === 0xff || bytes[0] === 0xfe || bytes[0] === 0xef;
  if (!marked && label !== '') {
    const encoding = /^gb/i.test(label) || /^x?-?(936|cp936)$/i.test(label) ? 'gb18030' : label;
    const text = tryDecode(encoding, bytes);
    if (text !== null) return text;
  }
  return decodeText(bytes);
}

const elsewhere = '这是多页网页的首页，表格在旁边的“.files”文件夹里，请用 Excel 或 WPS 打开后另存为 .xlsx 再导入。';

function pagesOf(bytes: Uint8Array): (string | null)[] {
  if (!isMht(bytes)) return [decodeHtml(bytes)];
  return htmlParts(bytes).map((part) => decodeHtml(part.bytes, part.charset));
}

/**
 * Reads every table of a page. NO_TABLE when it has none, FILE_UNSUPPORTED when the tables are in other files,
 * FILE_UNREADABLE for an unknown encoding or beyond the limits.
 */
export function readHtml(bytes: Uint8Array): Result<ReadGrids> {
  const tables = new HtmlTables();
  const pages = pagesOf(bytes);
  for (const page of pages) {
    if (page === null) return fail('FILE_UNREADABLE', { reason: '文字编码不认识' });
    tables.read(page);
    if (tables.refused !== '') return fail('FILE_UNREADABLE', { reason: tables.refused });
  }
  if (tables.grids.length === 0) {
    const isFrame = pages.some((page) => page !== null && /<frame[\s>]/i.test(page));
    return isFrame ? fail('FILE_UNSUPPORTED', { reason: elsewhere }) : fail('NO_TABLE', {});
  }
  const grids: ReadGrids['grids'] = [];
  const remarks: string[] = [];
  for (const grid of tables.grids) {
    const finished = finishGrid(grid);
    if (!finished.ok) return finished;
    grids.push(...finished.value.grids);
    remarks.push(...finished.value.remarks);
  }
  return ok({ grids, remarks });
}
