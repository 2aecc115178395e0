/** 汇报: the figures an office reports, and the paragraph made from them by a template. */
import type { ScreenLink } from './screenLink';

export interface ReportFigure {
  /** As it stands in the template between 〔 and 〕: 首轮, 增, 现有. */
  readonly name: string;
  /** What it is, in the figures page. */
  readonly label: string;
  readonly group: string;
  /** As written: 528, 六, 386.3. */
  readonly text: string;
  readonly unit: string;
  /** Where its rows are; null when it is not made of rows one can open. */
  readonly link: ScreenLink | null;
}

export type ReportPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'figure'; readonly figure: ReportFigure }
  /** A name the program has no figure for. */
  | { readonly kind: 'unknown'; readonly text: string };
