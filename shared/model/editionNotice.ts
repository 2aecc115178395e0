/** 变更通知: what an edition changes for one township or one department. */
import type { ListGrowth } from './listGrowth';
import type { UnitKind } from './unit';

export type NoticeKind = 'added' | 'subtracted' | 'moved' | 'changed';

export const NOTICE_WORDS: Readonly<Record<NoticeKind, string>> = {
  added: '增加',
  subtracted: '核减',
  moved: '调入',
  changed: '修改',
};

export interface NoticeRow {
  readonly itemId: number;
  readonly kind: NoticeKind;
  /** Short name of the list it stands in, or stood in. */
  readonly list: string;
  readonly name: string;
  /** As printed, a line for each column; '' where it was not there. */
  readonly before: string;
  readonly after: string;
}

/** 撤镇并镇 on record: the first day without the township, where it went, and what that rests on. */
export interface Abolished {
  readonly unit: string;
  readonly into: string;
  readonly day: string;
  readonly reason: string;
}

/** Townships that went between the two editions, as told to them and to the one they went into. */
export interface Merger {
  readonly towns: readonly string[];
  readonly into: string;
  /** One after the other, where the one a township went into went on itself. */
  readonly steps: readonly Abolished[];
  /** Of what goes from the one, or comes to the other: how many were theirs and are its own now. */
  readonly items: number;
  /** Of those that go, the ones both lists had and the other list still has: nothing is handed over, and they are no rows. */
  readonly shared: number;
  /** It went into one that has its first list, which is told as a whole: what stands on that one's list is no row here. */
  readonly founded: boolean;
}

/** A column that is new between the two editions, or was filled in late by order, and of how many items; they are no rows for that alone. */
export interface FilledColumn {
  readonly label: string;
  readonly isNew: boolean;
  readonly items: number;
}

/** Headings a list prints no more. */
export interface DroppedColumns {
  /** 配合履职事项清单; '' where there is only one. */
  readonly list: string;
  readonly headings: readonly string[];
}

export interface UnitNotice {
  /** By the name of then. */
  readonly unit: string;
  /** What it is called today, where that is another name. */
  readonly today: string;
  readonly kind: UnitKind;
  /** Items on its lists: after ＝ before ＋ added − subtracted. */
  readonly before: number;
  readonly after: number;
  readonly added: number;
  readonly subtracted: number;
  /** Stand in another list now, whatever else of them changed. */
  readonly moved: number;
  readonly changed: number;
  readonly filled: readonly FilledColumn[];
  /** Headings of columns that said something of its items and are printed no more; they are no rows for that alone. */
  readonly dropped: readonly DroppedColumns[];
  readonly perList: readonly ListGrowth[];
  readonly merger: Merger | null;
  /**
   * A township that has its first list: how many of its duties are on a list of those that went into it, as it has them.
   * Its rows are what differs from theirs; none where nobody went into it.
   */
  readonly founded: { readonly same: number } | null;
  readonly rows: readonly NoticeRow[];
}
