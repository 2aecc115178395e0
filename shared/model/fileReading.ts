/** A file as it was read: its sheets, what they were understood to be, and whether a header was found at all. */
import type { FileFormat, Grid } from './grid';
import type { ReadTable } from './sourceEntry';

export interface FileReading {
  readonly format: FileFormat;
  /** The sheets as they are read: tables that stand side by side taken apart. */
  readonly grids: readonly Grid[];
  /** Its rows are the rows of the grids, in order. */
  readonly table: ReadTable;
  readonly headerMissing: boolean;
  /** Whose entries stand in the file, where they are several units'; '' for those that name nobody. Else empty. */
  readonly senders: readonly FileSender[];
  /** 表号 of a 征求意见 form that stands in it; absent: it is none. */
  readonly packUid?: string;
  /** It asks for items to be 删除, 修改, 新增, as a superior does: perhaps no list at all. */
  readonly review?: boolean;
  /** What stands beside its tables, without spaces: by it a list printed here is known again. */
  readonly beside: readonly string[];
}

export interface FileSender {
  readonly name: string;
  readonly entries: number;
}
