/** A table as a file holds it: verbatim cells by row, before anybody has understood them. */
import { z } from 'zod';

/** Rows are 1-based and columns 0-based; the corner cells are included. */
const mergeSchema = z.object({ top: z.number(), left: z.number(), bottom: z.number(), right: z.number() });
export type Merge = z.infer<typeof mergeSchema>;

const gridRowSchema = z.object({
  /** 1-based, as the program that made the file shows it (CSV: record number, Word: row of the table). */
  row: z.number().int().positive(),
  /** Verbatim text from column A on; '' for an empty cell. Covered cells of a merge are ''. */
  cells: z.array(z.string()),
  hidden: z.boolean(),
  /** 0-based columns whose text is the cached value of a formula. */
  formulas: z.array(z.number()),
  /** 0-based columns of formulas the file keeps no value for; the cell is ''. */
  missingValues: z.array(z.number()).optional(),
  /** 0-based columns holding a number (not text) of more than 15 digits, which Excel itself cannot keep. */
  longNumbers: z.array(z.number()).optional(),
  /** 0-based columns whose text is struck through, as people mark what no longer holds. */
  struck: z.array(z.number()).optional(),
});
export type GridRow = z.infer<typeof gridRowSchema>;

/** 批注 hung on a cell, or, with row 0, on words beside the table. */
const cellNoteSchema = z.object({
  /** As in `rows`; columns 0-based. */
  row: z.number().int().nonnegative(),
  column: z.number().int().nonnegative(),
  /** '' where the file does not say. */
  author: z.string(),
  text: z.string(),
});
export type CellNote = z.infer<typeof cellNoteSchema>;

const gridSchema = z.object({
  /** Name of the sheet; Word: 表1, 表2 …; CSV: 表1. */
  sheet: z.string(),
  sheetHidden: z.boolean(),
  rows: z.array(gridRowSchema),
  merges: z.array(mergeSchema),
  /** 0-based. */
  hiddenColumns: z.array(z.number()),
  /** How columns are called in messages: letters (A, B …) or ordinals (Word: 1, 2 …). */
  columnNames: z.enum(['letters', 'ordinals']),
  /** Word only: paragraphs between the table before and this one, in order. Not rows: beside a table a paragraph is never an entry. */
  above: z.array(z.string()).optional(),
  /** Word only, of the last table: paragraphs below it. */
  below: z.array(z.string()).optional(),
  /** In the order of the file. */
  notes: z.array(cellNoteSchema).optional(),
});
export type Grid = z.infer<typeof gridSchema>;

/** The one sheet of a Word document without a table: each row is a paragraph, numbered as they stand, blank ones too. */
export const PARAGRAPHS = '正文段落';

export const isParagraphs = ({ sheet, columnNames }: Pick<Grid, 'sheet' | 'columnNames'>): boolean =>
  sheet === PARAGRAPHS && columnNames === 'ordinals';

/** What the rows of a sheet are called. */
export const rowWord = (sheet: string): '段' | '行' => (sheet === PARAGRAPHS ? '段' : '行');

/** Notes are there and cannot be read: whoever takes the file in has to know. */
export const NOTES_UNREADABLE = '文件带有批注，读不出来，请看原表。';

/** Numbers Word itself puts before paragraphs. */
export const NUMBERS_UNREADABLE = '文件里有自动编号，读不出来，请看原表。';

/** How the remark on hidden words begins; which they are follows. */
export const HIDDEN_UNREAD = '文件里有隐藏的文字（打印不出来的），没有读入';

/** Which words a style hides is not known. */
export const STYLES_UNREADABLE = '文件的样式读不出来，打印不出来的文字可能也读进来了，请看原表。';

/** Characters put in out of a font of pictures. */
export const SYMBOLS_UNREADABLE = '文件里有从字体里插入的符号，读不出是什么，请看原表。';

export const FOOTNOTES_UNREAD = '文件带有脚注或尾注，注里写的没有读，请看原表。';

const fileFormatSchema = z.enum(['xlsx', 'xls', 'csv', 'docx', 'html', 'xml', 'ods', 'doc']);
export type FileFormat = z.infer<typeof fileFormatSchema>;

/** What a file gave: its real format (by content, not extension), its tables, and remarks in Chinese. */
const readDocumentSchema = z.object({
  format: fileFormatSchema,
  grids: z.array(gridSchema),
  remarks: z.array(z.string()),
});
export type ReadDocument = z.infer<typeof readDocumentSchema>;
