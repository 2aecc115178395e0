/** 一镇一单: the list of one township, as content and as pages. */
import type { ResponsibilityRole } from './item';
import type { PaperColumn } from './scheme';
import type { Paper, PaperFont } from './schemePaper';

/** One row to print; texts only, in the words that go on paper. */
export interface TownshipListRow {
  readonly itemId: number;
  readonly category: string;
  readonly name: string;
  /** The township's part; where it has its own wording, that. */
  readonly text: string;
  /** 主体责任 or 配合责任; '' where the township bears nothing. */
  readonly townshipRole: string;
  /** One citation a line. */
  readonly bases: readonly string[];
  /** Who else has a part, in order: leading ones first, 承接 last. */
  readonly parts: readonly { readonly unit: string; readonly role: ResponsibilityRole; readonly text: string }[];
  /** 共性 or 差异化. */
  readonly scope: string;
  readonly remark: string;
  /** The list's own fields, by id. */
  readonly fields: Readonly<Record<string, string>>;
}

export interface TownshipList {
  readonly place: string;
  readonly township: string;
  readonly listId: string;
  /** 征求意见稿, 送审稿, 审定稿, 印发稿. */
  readonly stage: string;
  /** 第7轮 */
  readonly round: string;
  /** ISO date the list speaks of: 2025-06-30; printed as 2025年6月30日. */
  readonly date: string;
  /** In printing order: by category of the scheme, then the office's order. */
  readonly rows: readonly TownshipListRow[];
}

export interface PageCell {
  readonly text: string;
  readonly align: 'center' | 'left';
}

export type PageRow =
  | { readonly kind: 'section'; readonly text: string; readonly count: number; readonly height: number }
  | { readonly kind: 'item'; readonly itemId: number; readonly cells: readonly PageCell[]; readonly height: number };

/** The neutral description every output is drawn from: sizes in millimetres and points, fonts by name. */
export interface PageDescription {
  readonly paper: Paper;
  readonly title: string;
  /** （征求意见稿）… */
  readonly subtitle: string;
  /** Left and right ends of the line above the table: 单位 and date. */
  readonly headLine: { readonly left: string; readonly right: string };
  /** ISO date of the list; files carry it as their date of creation, so that the same list gives the same bytes. */
  readonly date: string;
  readonly columns: readonly PaperColumn[];
  readonly headerHeight: number;
  /** Row heights are points. */
  readonly rows: readonly PageRow[];
  readonly itemCount: number;
  readonly sheetName: string;
  readonly fonts: { readonly [part in 'title' | 'subtitle' | 'header' | 'section' | 'body']: PaperFont };
}
