/** What the writer is told to do, and the kinds of writes it knows. */

/** What the program is told. */
export interface WriterOrder {
  readonly project: string;
  /** Acknowledged work, one line each: kind, number of the newest action. */
  readonly ack: string;
  readonly backups: string;
  readonly exports: string;
  readonly kinds: readonly WriteKind[];
  /** Rounds through the kinds; 0 goes on until killed. */
  readonly rounds: number;
  /** Switches the safety off, so that a test sees that it would notice. */
  readonly careless?: boolean;
  /** Rows of a large import, where its usual size is not long enough to flush ahead of its end. */
  readonly largeRows?: number;
  /** Says that it begins before it opens the project, not before the first write. */
  readonly tellsOpening?: boolean;
}

export const WRITE_KINDS = ['dispose', 'bulk', 'import', 'seal', 'undo', 'backup', 'export', 'largeImport'] as const;
export type WriteKind = (typeof WRITE_KINDS)[number];
