/** 文书: a document as an author writes it (draft) and as it is laid out; preview, Word, Excel and PDF are drawn from the latter. */
import type { Chart } from './chart';
import type { Orientation, Paper } from './schemePaper';

export type TextStyle = keyof Paper['fonts'];
export type Align = 'left' | 'center' | 'right';

export interface TableColumn {
  readonly heading: string;
  /** Millimetres. */
  readonly width: number;
  readonly align: Align;
  /** Whole numbers stand in Excel as figures one can add up; all else is text whatever it looks like. */
  readonly figures?: boolean;
}

/** What an author writes. Texts only; heights, line breaks and page numbers are computed by `layOutDocument`. */
export interface DocumentDraft {
  readonly title: string;
  /** ISO date the document speaks of; files carry it as their date of creation. */
  readonly date: string;
  readonly parts: readonly PartDraft[];
}

/** Begins on a sheet of its own; a worksheet in Excel, a section in Word. */
export interface PartDraft {
  /** Wished name of the worksheet. */
  readonly name: string;
  /** As the paper lies when left out. */
  readonly orientation?: Orientation;
  /** False for covers and contents: no page number, and not counted. */
  readonly numbered?: boolean;
  readonly content: readonly ContentDraft[];
}

export type ContentDraft =
  | { readonly kind: 'text'; readonly style: TextStyle; readonly text: string; readonly align?: Align }
  /** A line with a text at either end: 单位 and date, or, with `toPart`, a line of the contents with dots and a page number. */
  | { readonly kind: 'ends'; readonly left: string; readonly right: string; readonly toPart?: number }
  /** Millimetres. Word draws the chart in it; elsewhere the room stays free. */
  | { readonly kind: 'gap'; readonly height: number; readonly chart?: Chart }
  | {
      readonly kind: 'table';
      /** A table whose headings are all empty has no header row. */
      readonly columns: readonly TableColumn[];
      readonly rows: readonly RowDraft[];
      /** A small one that stands on one sheet. */
      readonly whole?: boolean;
    }
  /** A box for each to sign and stamp in, of so many millimetres if not as usual. */
  | { readonly kind: 'signatures'; readonly signers: readonly string[]; readonly height?: number }
  /** 主送机关 of a letter: not set in. */
  | { readonly kind: 'addressee'; readonly text: string }
  /** 落款 of a letter: who sends it above the ISO date, the one centred over the other, kept with the last paragraph. */
  | { readonly kind: 'signOff'; readonly office: string; readonly date: string };

export type TableDraft = Extract<ContentDraft, { readonly kind: 'table' }>;

export type RowDraft =
  /** A heading across all columns, kept with the row below. */
  | { readonly section: string }
  | {
      readonly cells: readonly string[];
      /** Places in the text of each cell, by column. */
      readonly marks?: readonly (readonly TextMark[])[];
      /** What the row speaks of; the preview opens it. */
      readonly itemId?: number;
      /** Sums stand in bold. */
      readonly strong?: boolean;
      /** Millimetres the row has at least, such as room to sign. */
      readonly height?: number;
    };

/** Characters from `start` to before `end`: struck out (out) or underlined (in). */
export interface TextMark {
  readonly start: number;
  readonly end: number;
  readonly kind: 'out' | 'in';
}

export interface PaperDocument {
  readonly title: string;
  readonly date: string;
  readonly paper: Paper;
  readonly parts: readonly PaperPart[];
}

export interface PaperPart {
  /** Unique within the document, and one that Excel accepts. */
  readonly sheetName: string;
  readonly orientation: Orientation;
  readonly numbered: boolean;
  readonly blocks: readonly Block[];
}

/** Heights are points; texts hold no line break. */
export interface TextBlock {
  readonly kind: 'text';
  readonly style: TextStyle;
  readonly text: string;
  readonly align: Align;
  /** Points by which the first line is set in: two characters, or 0. */
  readonly indent: number;
  /** Points left free at the right end. */
  readonly rightIndent?: number;
  /** Never the last on its sheet. */
  readonly withNext?: boolean;
  readonly lines: number;
  readonly leading: number;
  readonly height: number;
}

export interface EndsBlock {
  readonly kind: 'ends';
  readonly style: TextStyle;
  readonly left: string;
  readonly right: string;
  /** Index of the part whose first page `right` names. */
  readonly toPart: number | null;
  readonly height: number;
}

export interface TableBlock {
  readonly kind: 'table';
  readonly columns: readonly TableColumn[];
  /** 0: no header row. */
  readonly headerHeight: number;
  readonly rows: readonly TableRow[];
}

export type TableRow =
  | { readonly kind: 'section'; readonly text: string; readonly height: number }
  | {
      readonly kind: 'item';
      readonly itemId: number | null;
      /** Texts, one per column; `\n` between paragraphs. */
      readonly cells: readonly string[];
      readonly marks?: readonly (readonly TextMark[])[];
      readonly strong: boolean;
      readonly height: number;
      /** Stands with what is below it: the row after, or what follows the table. */
      readonly withNext?: boolean;
    };

export interface GapBlock {
  readonly kind: 'gap';
  readonly height: number;
  /** Stands with what is below it, and what is above with both. */
  readonly withNext?: boolean;
  readonly chart?: Chart;
}

export type Block = TextBlock | EndsBlock | TableBlock | GapBlock;
