/** 操作记录: the program's log of one command; undo; chained hashes. */
export type ActionKind = 'do' | 'undo' | 'redo';

/** undoable: one undo step; barrier: nothing before it can be undone; neutral: changes no office fact (an export). */
export type ActionEffect = 'undoable' | 'barrier' | 'neutral';

export interface Action {
  readonly seq: number;
  /** ISO time, only shown; order is by seq. */
  readonly at: string;
  readonly operator: string;
  readonly computer: string;
  readonly command: string;
  /** One Chinese sentence: what was done to what. */
  readonly summary: string;
  readonly kind: ActionKind;
  /** The action an undo or redo speaks of. */
  readonly target: number | null;
  readonly effect: ActionEffect;
}
