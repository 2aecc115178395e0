/** A file in hand as rows in the order of the file, and what a person must look at. Pure. */
import type { ReadIssue } from '../../../shared/model/sourceEntry';
import type { FileInHand, UnderstoodFile } from '../../importing';

/** An entry, or a row that will not become one. */
export interface PreviewRow {
  readonly sheet: string;
  readonly row: number;
  readonly name: string;
  readonly text: string;
  readonly department: string;
  readonly category: string;
  /** Why the row is skipped; '' for an entry. */
  readonly skipped: string;
}

/** Entries and skipped rows together; sheets in the order they first appear. */
export function previewRows(file: UnderstoodFile): readonly PreviewRow[] {
  const entries = file.entries.map((entry): PreviewRow => ({ ...entry, skipped: '' }));
  const others = file.skipped.map(
    ({ sheet, row, reason }): PreviewRow => ({
      sheet,
      row,
      name: '',
      text: '',
      department: '',
      category: '',
      skipped: reason,
    }),
  );
  const sheets = new Map<string, number>();
  for (const { sheet } of file.columns) if (!sheets.has(sheet)) sheets.set(sheet, sheets.size);
  for (const { sheet } of [...entries, ...others]) if (!sheets.has(sheet)) sheets.set(sheet, sheets.size);
  const place = (sheet: string): number => sheets.get(sheet) ?? 0;
  return [...entries, ...others].sort((a, b) => place(a.sheet) - place(b.sheet) || a.row - b.row);
}

/** 60 行 ＝ 条目 34 ＋ 小标题 23 ＋ 表头 2 ＋ 标题 1, most frequent first. */
export function sumLine(file: UnderstoodFile): string {
  const reasons = new Map<string, number>();
  for (const { reason } of file.skipped) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const parts = [...reasons].sort((a, b) => b[1] - a[1]);
  const shown = parts.slice(0, 4).map(([reason, count]) => `${reason} ${count}`);
  const rest = parts.slice(4).reduce((sum, [, count]) => sum + count, 0);
  if (rest > 0) shown.push(`其他 ${rest}`);
  return `${file.rows} 行 ＝ ${[`条目 ${file.entries.length}`, ...shown].join(' ＋ ')}`;
}

/** Remarks that only inform; all others are doubts a person should settle before confirming. */
const CALM_ISSUES: ReadonlySet<ReadIssue['code']> = new Set<ReadIssue['code']>([
  'HIDDEN_ROW',
  'HIDDEN_COLUMN',
  'HIDDEN_SHEET',
  'FORMULA',
  'UNKNOWN_COLUMN',
  'FILE_REMARK',
]);

export function doubts(file: UnderstoodFile): readonly ReadIssue[] {
  return file.issues.filter((issue) => !CALM_ISSUES.has(issue.code));
}

/** Whether the file can be written as it stands: understood, still open, with a unit and at least one entry. */
export function canConfirm(file: FileInHand): file is FileInHand & { preview: UnderstoodFile } {
  return file.preview.ok && file.state === 'open' && file.unit.trim() !== '' && file.preview.entries.length > 0;
}
