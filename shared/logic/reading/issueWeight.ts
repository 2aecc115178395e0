/** How much an issue matters: a question a person must settle, something to look at, or a remark. */
import type { ReadIssue } from '../../model/sourceEntry';

export type IssueWeight = 'question' | 'look' | 'remark';

const WEIGHTS: Readonly<Record<ReadIssue['code'], IssueWeight>> = {
  NAME_MISSING: 'question',
  SERIAL_MISSING: 'question',
  DUPLICATE_NAME: 'question',
  REPEATED_ROW: 'question',
  FORMULA_WITHOUT_VALUE: 'question',
  NUMBER_TOO_LONG: 'question',
  STRUCK_THROUGH: 'question',
  COLOUR_SAID: 'question',
  SHEET_LEFT_OUT: 'question',
  COUNT_MISMATCH: 'question',
  COLUMN_UNCLEAR: 'question',
  COLUMN_UNREAD: 'question',
  SENDER_UNCLEAR: 'question',
  COLUMN_KEPT: 'look',
  NOT_A_UNIT: 'look',
  OTHER_TABLE: 'look',
  NOTE_ROW: 'look',
  CELL_NOTE: 'look',
  UNKNOWN_COLUMN: 'look',
  HIDDEN_ROW: 'look',
  HIDDEN_COLUMN: 'look',
  HIDDEN_SHEET: 'look',
  TWO_DUTIES: 'remark',
  FORMULA: 'remark',
  FILE_REMARK: 'look',
};

export function weightOf(issue: ReadIssue): IssueWeight {
  return WEIGHTS[issue.code];
}
