/** A file read and understood for a person to look at, also where no header was found. */
import type { FileReading } from '../../model/fileReading';
import type { ReadDocument } from '../../model/grid';
import type { ReadingCorrections } from '../../model/readingCorrections';
import { ok, type Result } from '../../result';
import { findPack } from '../opinions/findPack';
import { wordsBeside, wordsBesidePart } from '../opinions/printed/findPrinted';
import { saysWhatToDo } from '../opinions/superiorTable';
import { readEntries, readWithoutHeader, sheetsToRead } from './readEntries';
import { countSenders, partOf } from './senders/senders';

export interface PreviewContext {
  readonly fileName: string;
  /** Of the project's scheme. */
  readonly categories: readonly string[];
  /** Labels of its fields. */
  readonly fields?: readonly string[];
  /** Names and aliases of its townships. */
  readonly townships?: readonly string[];
  readonly corrections: ReadingCorrections;
  /** Of a file that several units' entries stand in, whose are asked for; absent: all. */
  readonly sender?: string | undefined;
}

/** Errors: NO_TABLE, TABLE_SIDEWAYS. A missing header is no error here: a person can point at it. */
export function readForPreview(file: ReadDocument, context: PreviewContext): Result<FileReading> {
  const { format, remarks } = file;
  const grids = sheetsToRead(file.grids, context.fields);
  const read = readEntries(grids, { ...context, sheetRemarks: remarks });
  if (!read.ok && read.code !== 'NO_HEADER') return read;
  const table = read.ok ? read.value : readWithoutHeader(grids);
  const pack = findPack(file.grids);
  const senders = countSenders(table);
  const answer = pack ? { packUid: pack.uid } : saysWhatToDo(file.grids) ? { review: true } : {};
  const told = { beside: wordsBeside(file.grids), ...answer };
  const whole = { format, grids, table, senders, headerMissing: !read.ok, ...told };
  const sender = senders.find(({ name }) => name === context.sender)?.name;
  if (sender === undefined) return ok(whole);
  const part = partOf(table, sender);
  const sheets = new Set(part.rows.map(({ sheet }) => sheet));
  const own = grids.filter(({ sheet }) => sheets.has(sheet));
  return ok({ ...whole, table: part, grids: own, beside: wordsBesidePart(file.grids, own) });
}
