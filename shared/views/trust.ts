/** Answers about 存照 and 加密移交包. */

export interface AnchorSaved {
  readonly fileName: string;
  readonly seq: number;
  readonly at: string;
  /** Short name of this computer's key. */
  readonly key: string;
}

export interface PackedProject {
  readonly fileName: string;
  readonly bytes: number;
  readonly sha256: string;
  /** The trail's last action in it. */
  readonly anchorSeq: number;
}
