/** 条目: one row of a table as it came in; never edited. And what a table was understood to be. */
import { z } from 'zod';

export const directionSchema = z.enum(['down', 'up']);
export type Direction = z.infer<typeof directionSchema>;

/** What a column holds. The scheme's own columns read back as the same roles. */
export const columnRoleSchema = z.enum([
  'serial',
  'category',
  'name',
  'text',
  'department',
  'coDepartments',
  'townshipRole',
  'basis',
  'applies',
  'remark',
  // The columns of the published three lists.
  'superiorDuty',
  'townDuty',
  'receiver',
  'method',
  // Who sends the row, in a table that gathers several units'.
  'sender',
  // A field of one of the scheme's lists, by the name it has there.
  'field',
  'ignored',
]);
export type ColumnRole = z.infer<typeof columnRoleSchema>;

export const readColumnSchema = z.object({
  sheet: z.string(),
  /** A, B … or for Word 1, 2 … */
  column: z.string(),
  /** The heading as written; headings of several levels joined by “/”. */
  header: z.string(),
  role: columnRoleSchema,
  /** 0-based place in the file. */
  index: z.number().optional(),
  /** First row of the header it stands under; 0 in a table that goes on from the one before. */
  headerRow: z.number().optional(),
  hidden: z.boolean().optional(),
});
export type ReadColumn = z.infer<typeof readColumnSchema>;

/** Why a row is not an entry. Every row of every sheet has exactly one kind. */
const rowKindSchema = z.enum([
  'entry',
  'title',
  'header',
  'section',
  'blank',
  'total',
  'note',
  'signature',
  'otherSheet',
  // An entry of another sender of the same file.
  'otherUnit',
]);
export type RowKind = z.infer<typeof rowKindSchema>;

const readRowSchema = z.object({
  sheet: z.string(),
  row: z.number(),
  kind: rowKindSchema,
  /** In words, for the person: 标题, 表头, 空行, 合计 …; '' for an entry. */
  reason: z.string(),
  cells: z.array(z.string()),
  hidden: z.boolean(),
});
export type ReadRow = z.infer<typeof readRowSchema>;

export const readEntrySchema = z.object({
  sheet: z.string(),
  row: z.number(),
  name: z.string(),
  text: z.string(),
  /** As written; '' when the table says nothing. */
  department: z.string(),
  coDepartments: z.array(z.string()),
  category: z.string(),
  /** 主体责任 / 配合责任 of the township; null when the table has no such column. */
  townshipRole: z.enum(['main', 'cooperate']).nullable(),
  /** Citations as written, one each: 《…》（文号）第…条. */
  bases: z.array(z.string()),
  /** Townships as written; 'all' for 各镇, null when the table has no such column. */
  applies: z.union([z.literal('all'), z.array(z.string()), z.null()]),
  remark: z.string(),
  /**
   * Columns of the published three lists as written, under their role (superiorDuty, townDuty, receiver, method); under
   * `field:` and the heading what holds in a column of the scheme's own though the row's cell is merged or says 同上; and
   * `carried`, in words, for an entry taken over from the submission before. Absent when there is nothing.
   */
  extra: z.record(z.string(), z.string()).optional(),
  /** Where a file holds several units' entries, whose it is; '' when it says nothing. Absent in a file of one sender. */
  sender: z.string().optional(),
});
export type ReadEntry = z.infer<typeof readEntrySchema>;

export const readIssueSchema = z.object({
  sheet: z.string(),
  row: z.number(),
  column: z.string(),
  code: z.enum([
    'NAME_MISSING',
    'SERIAL_MISSING',
    'DUPLICATE_NAME',
    'HIDDEN_ROW',
    'HIDDEN_COLUMN',
    'HIDDEN_SHEET',
    'SHEET_LEFT_OUT',
    'FORMULA',
    'FORMULA_WITHOUT_VALUE',
    'NUMBER_TOO_LONG',
    'STRUCK_THROUGH',
    'COLOUR_SAID',
    'UNKNOWN_COLUMN',
    'COLUMN_UNCLEAR',
    'COLUMN_UNREAD',
    'COLUMN_KEPT',
    'SENDER_UNCLEAR',
    'COUNT_MISMATCH',
    'FILE_REMARK',
    'TWO_DUTIES',
    'REPEATED_ROW',
    'NOT_A_UNIT',
    'OTHER_TABLE',
    'NOTE_ROW',
    'CELL_NOTE',
  ]),
  message: z.string(),
  /** Where several rows have it in common, all of them; `row` is the first. */
  rows: z.array(z.number()).optional(),
});
export type ReadIssue = z.infer<typeof readIssueSchema>;

/** A whole file understood: rows in = entries + rows skipped with a reason. */
const readTableSchema = z.object({
  rows: z.array(readRowSchema),
  entries: z.array(readEntrySchema),
  issues: z.array(readIssueSchema),
  columns: z.array(readColumnSchema),
  /** 填报单位 as the table itself names it; '' if it does not. */
  statedUnit: z.string(),
});
export type ReadTable = z.infer<typeof readTableSchema>;
