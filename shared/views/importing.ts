/** What the import preview shows: the file understood, its grid in pages, and how it differs from the submission before. */
import type { DispositionKind } from '../model/disposition';
import type { ReadingCorrections } from '../model/readingCorrections';
import type { Direction, ReadColumn, ReadIssue, RowKind } from '../model/sourceEntry';
import type { UnitKind } from '../model/unit';
import type { ReturnPreview } from './opinions';

/** One file of a drop: either understood (a token to confirm it) or a sentence why not. */
export type ImportPreview =
  | UnderstoodPreview
  | { readonly ok: false; readonly fileName: string; readonly code: string; readonly message: string };

/** A drop of files and folders. */
export interface ImportPreviews {
  readonly files: readonly ImportPreview[];
  /** Files that answer a 征求意见稿: no source lists, taken in elsewhere. */
  readonly returns: readonly ReturnPreview[];
  /** Files of folders that are no tables by their name; they were not read. */
  readonly ignored: readonly string[];
}

/** A file that was written where a person asked for it. */
export interface SavedFile {
  readonly fileName: string;
}

export interface UnderstoodPreview {
  readonly ok: true;
  readonly fileName: string;
  /** Token under which the engine keeps it. */
  readonly preview: string;
  /** Best guess; '' when a person must say. */
  readonly unit: string;
  readonly direction: Direction;
  readonly rows: number;
  readonly entries: number;
  /** The rows by what they were taken for, in the order of the file; they add up to `rows`. */
  readonly parts: readonly { readonly word: string; readonly count: number }[];
  readonly sheets: readonly PreviewSheet[];
  readonly columns: readonly ReadColumn[];
  /** At most 200 of them. */
  readonly issues: readonly ReadIssue[];
  /** Issues a person must settle before the file is confirmed together with others. */
  readonly questions: number;
  readonly departmentEmpty: number;
  readonly twoDuties: number;
  /** Changes a person made, or that were remembered from the last time. */
  readonly corrections: ReadingCorrections;
  /** Whether the corrections were remembered. */
  readonly remembered: boolean;
  /** Lists of the unit that are in force already; of the scheme's other lists none. */
  readonly earlier: number;
  /** Ids of the scheme's lists it is of; none where it does not say. */
  readonly lists: readonly string[];
  /** No header found: a person must point at it. */
  readonly headerMissing: boolean;
  /** How many units' entries stand in the file, where they are several; else 0. */
  readonly units: number;
  /** Of such a file, one unit's part: what all parts of the file share. Null: the whole file. */
  readonly part: string | null;
  /** A list printed here that came back; null: it is none. */
  readonly printed: PrintedNote | null;
  /** From which directions there were units registered when the file was read: then another one is worth a question. */
  readonly registered: readonly Direction[];
}

/** One's own printed list, by what was written over in it. */
export interface PrintedNote {
  /** The township it was printed for, or the superior it went up to. */
  readonly unit: string;
  readonly unitKind: UnitKind;
  /** 第5轮征求意见稿, 第8轮报送稿 */
  readonly from: string;
  readonly changed: number;
  readonly added: number;
  readonly gone: number;
  /** 第1次征求意见, in which it was asked last; '' when it never was. */
  readonly asked: string;
}

export interface PreviewSheet {
  readonly sheet: string;
  readonly hidden: boolean;
  readonly rows: number;
  readonly entries: number;
  /** Number of columns in use. */
  readonly width: number;
  /** A, B … or 1, 2 …, one per column. */
  readonly columnNames: readonly string[];
  /** 0-based. */
  readonly hiddenColumns: readonly number[];
}

export interface PreviewRow {
  readonly sheet: string;
  readonly row: number;
  readonly kind: RowKind;
  /** In words: 标题, 表头, → 部门, 条目, 略过：合计, ？部门空. */
  readonly mark: string;
  readonly cells: readonly string[];
  /** Cells that are blank in the file and were filled from above; 0-based columns. */
  readonly filled: readonly { readonly column: number; readonly text: string }[];
  readonly hidden: boolean;
  /** First row of the header the row stands under; 0 above every header and where a table goes on. */
  readonly headerRow: number;
}

export interface PreviewEntry {
  readonly sheet: string;
  readonly row: number;
  /** Place of the row among the rows of its sheet, 0-based. */
  readonly position: number;
  readonly name: string;
  readonly text: string;
  readonly department: string;
  readonly category: string;
  /** 部门空, 疑两项, 重复 …, short. */
  readonly doubts: readonly string[];
}

/** A list of the same unit that is in force already. */
export interface EarlierList {
  readonly sourceListId: number;
  readonly fileName: string;
  readonly importedAt: string;
  readonly entries: number;
  readonly decided: number;
  /** It came of the same rows of the same file. */
  readonly sameRows: boolean;
  /** The file says it anew, so that it may take its place; else it is another part of what the unit says. */
  readonly newer: boolean;
  readonly counts: DifferenceCounts;
}

export interface DifferenceCounts {
  readonly unchanged: number;
  readonly reworded: number;
  readonly added: number;
  readonly gone: number;
}

export type DifferenceKind = keyof DifferenceCounts;

export interface DifferenceRow {
  readonly kind: DifferenceKind;
  /** Row of the new file; 0 for a gone one. */
  readonly row: number;
  readonly before: { readonly name: string; readonly text: string } | null;
  readonly after: { readonly name: string; readonly text: string } | null;
  /** Of a reworded one: what it says otherwise in columns of the scheme's own. */
  readonly fields: readonly { readonly label: string; readonly before: string; readonly after: string }[];
  readonly fate: DispositionKind;
  /** Names of the items it leads to. */
  readonly items: readonly string[];
}

/** The sheets and columns of a stored list, for showing an entry where it stands in its file. */
export interface SourceSheet {
  readonly fileName: string;
  readonly unit: string;
  readonly importedAt: string;
  readonly withdrawn: boolean;
  readonly sheets: readonly { readonly sheet: string; readonly rows: number }[];
  readonly columns: readonly ReadColumn[];
  /** Place of the asked row among the rows of its sheet, 0-based; -1 when there is none. */
  readonly position: number;
}
