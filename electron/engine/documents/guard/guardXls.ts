/** Checks an old .xls before a library reads it: the format has no checksum, but its records must chain to the end. */
import { fail, ok, type Result } from '../../../../shared/result';
import { limits } from './limits';
import type { OleDirectory } from './oleDirectory';

const BOF = new Set([0x0809, 0x0409, 0x0209, 0x0009]);
const EOF = 0x000a;
const FILE_PASS = 0x002f;
const BOUND_SHEET = 0x0085;
const ROW_BLOCK = 0x00d7;

interface Walked {
  readonly begins: ReadonlySet<number>;
  readonly sheets: readonly number[];
}

const damaged = (reason: string): Result<never> => fail('FILE_DAMAGED', { reason, part: 'Workbook' });

function walkRecords(stream: Buffer): Result<Walked> {
  const begins = new Set<number>();
  const sheets: number[] = [];
  let depth = 0;
  let blocks = 0;
  let at = 0;
  while (at + 4 <= stream.length) {
    const type = stream.readUInt16LE(at);
    const length = stream.readUInt16LE(at + 2);
    // Behind the last sheet the container pads with zeros.
    if (depth === 0 && !BOF.has(type)) break;
    if (at + 4 + length > stream.length) return damaged('记录不完整');
    if (type === FILE_PASS) return fail('FILE_ENCRYPTED', {});
    if (BOF.has(type)) {
      if (depth === 0) begins.add(at);
      depth += 1;
    }
    if (type === EOF) depth -= 1;
    if (type === BOUND_SHEET && length >= 4) sheets.push(stream.readUInt32LE(at + 4));
    if (type === ROW_BLOCK) blocks += 1;
    if (blocks > limits.sheetRows) return fail('FILE_UNREADABLE', { reason: '行数过多' });
    at += 4 + length;
  }
  return depth === 0 && begins.size > 0 ? ok({ begins, sheets }) : damaged('记录没有结束');
}

/** The name of the stream that holds the workbook, or undefined when the container is no workbook. */
export function workbookStream(names: readonly string[]): string | undefined {
  return names.find((name) => /^(workbook|book)$/i.test(name));
}

/** FILE_ENCRYPTED for a password, FILE_DAMAGED when records or a sheet's place do not fit. */
export function guardXls(ole: OleDirectory): Result<null> {
  const stream = ole.read(workbookStream(ole.names) ?? '');
  if (!stream.ok) return stream;
  if (!stream.value) return damaged('找不到表格内容');
  const walked = walkRecords(stream.value);
  if (!walked.ok) return walked;
  const { begins, sheets } = walked.value;
  if (sheets.some((sheet) => !begins.has(sheet))) return damaged('工作表位置不对');
  return ok(null);
}
