/** 汇报: the figures an office reports, and the paragraph made from them by a template. */
import type { DispositionKind } from './disposition';
import type { ScreenLink } from './screenLink';
import type { Direction } from './sourceEntry';

/** Rows of files by who sent them, in a list or as proposals of an answer, and what became of them; `joined` is 并入 or 拆入, `decided` anything but 待定. */
export interface EntryQuery {
  readonly direction?: Direction;
  readonly proposed?: boolean;
  readonly unitId?: number;
  readonly fate?: DispositionKind | 'decided' | 'joined';
}

export interface ReportFigure {
  /** As it stands in the template between 〔 and 〕: 首轮, 增, 现有. */
  readonly name: string;
  /** What it is, in the figures page. */
  readonly label: string;
  readonly group: string;
  /** The round it is of alone; null for the whole. */
  readonly round: number | null;
  /** As written: 528, 2,318, 六, 386.3. */
  readonly text: string;
  readonly unit: string;
  /** Where its rows are; null when it is not made of rows one can open. */
  readonly link: ScreenLink | null;
  /** The rows of files it is made of; null where it is made of others. */
  readonly entries: EntryQuery | null;
}

export type ReportPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'figure'; readonly figure: ReportFigure }
  /** A name the program has no figure for. */
  | { readonly kind: 'unknown'; readonly text: string };
