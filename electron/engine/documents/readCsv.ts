/** Text tables to a grid: encoding and separator found by content, quoted line breaks kept, every cell stays text. */
import type { GridRow } from '../../../shared/model/grid';
import { fail, ok, type Result } from '../../../shared/result';
import { decodeText } from './decodeText';
import { plainLines } from './excelCell';
import type { ReadGrids } from './finishGrid';
import { buildRow, fitsLimits } from './gridRows';
import { rubbishShare } from './guard/guardText';
import { limits } from './guard/limits';

const separators = [',', '\t', ';', '|'] as const;
type Separator = (typeof separators)[number];

interface Broken {
  readonly reason: '引号没有结束' | '单元格文字过长' | '列数过多';
  /** Number of the record. */
  readonly row: number;
}

/** Records of cells, or the first that no table can hold: it is not read on, however long it is. */
function splitRecords(text: string, separator: Separator, most: number): string[][] | Broken {
  const records: string[][] = [];
  let record: string[] = [];
  let cell = '';
  let at = 0;
  const endCell = (): void => {
    record.push(cell);
    cell = '';
  };
  while (at < text.length && records.length < most) {
    const character = text[at];
    if (character === '"' && cell === '') {
      const end = endOfQuoted(text, at + 1);
      if (end < 0) return { reason: '引号没有结束', row: records.length + 1 };
      const next = text[end + 1];
      const closed = next === undefined || next === separator || next === '\n';
      // A quotation with text behind it was typed by hand: its marks are part of the text.
      cell = closed ? text.slice(at + 1, end).replaceAll('""', '"') : text.slice(at, end + 1);
      at = end + 1;
      continue;
    }
    if (character === separator) endCell();
    else if (character === '\n') {
      endCell();
      records.push(record);
      record = [];
    } else cell += character;
    at += 1;
    if (cell.length > limits.textCellCharacters) return { reason: '单元格文字过长', row: records.length + 1 };
    if (record.length > limits.lastColumn) return { reason: '列数过多', row: records.length + 1 };
  }
  if (cell !== '' || record.length > 0) {
    endCell();
    records.push(record);
  }
  return records;
}

/** The closing quotation mark; a doubled one is part of the text. -1: none. */
function endOfQuoted(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return -1;
}

/** How well a separator explains the first records: cells of the commonest width, if there are at least two. */
function fitOf(text: string, separator: Separator): number {
  const records = splitRecords(text, separator, 50);
  if (!Array.isArray(records)) return 0;
  const widths = records.map((record) => record.length).filter((width) => width > 1);
  if (widths.length === 0) return 0;
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  const best = Math.max(...counts.values());
  return best / records.length + Math.min(widths.length, 50) / 1000;
}

function findSeparator(text: string): Separator {
  const ranked = separators.map((separator) => ({ separator, score: fitOf(text, separator) }));
  ranked.sort((a, b) => b.score - a.score);
  return ranked[0]?.separator ?? ',';
}

/**
 * Reads a text table; row numbers are record numbers. FILE_UNREADABLE for an unknown encoding or rubbish,
 * FILE_DAMAGED for a quotation that never ends (`detail.row` says where).
 */
export function readCsv(bytes: Uint8Array): Result<ReadGrids> {
  const decoded = decodeText(bytes);
  if (decoded === null) return fail('FILE_UNREADABLE', { reason: '文字编码不认识' });
  if (rubbishShare([decoded]) > limits.rubbishShare) return fail('FILE_UNREADABLE', { reason: '内容不是文字表格' });
  const text = plainLines(decoded);
  if (text.trim() === '') return fail('FILE_EMPTY', {});
  const records = splitRecords(text, findSeparator(text), limits.sheetRows + 1);
  if (!Array.isArray(records))
    return fail(records.reason === '引号没有结束' ? 'FILE_DAMAGED' : 'FILE_UNREADABLE', { ...records });
  const long = records.findIndex((record) => record.some((cell) => cell.length > limits.textCellCharacters));
  if (long >= 0) return fail('FILE_UNREADABLE', { reason: '单元格文字过长', row: long + 1 });
  const rows: GridRow[] = records.map((record, index) => {
    return buildRow(
      index + 1,
      record.map((cell, column) => ({ column, text: cell })),
      false,
    );
  });
  if (!fitsLimits(rows) || rows.length > limits.sheetRows) return fail('FILE_UNREADABLE', { reason: '行数过多' });
  const grid = {
    sheet: '表1',
    sheetHidden: false,
    rows,
    merges: [],
    hiddenColumns: [],
    columnNames: 'letters' as const,
  };
  return ok({ grids: [grid], remarks: [] });
}
