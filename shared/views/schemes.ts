/** What schemes and published lists show before anything is written. */
import type { ItemDraft } from '../model/item';

export interface PublishedPreview {
  readonly entries: number;
  readonly items: number;
  /** Of the items, those every township lists. */
  readonly common: number;
  /** Short names of the scheme's lists, in order. */
  readonly lists: readonly string[];
  readonly perTown: readonly { readonly township: string; readonly perList: readonly number[] }[];
  /** Sentences on what the tables say differently and cannot be kept as it is. */
  readonly differences: readonly string[];
  /** Items that some township's list says otherwise, which stays so for that township; and in what, in words. */
  readonly own: readonly {
    readonly name: string;
    readonly towns: readonly { readonly township: string; readonly parts: readonly string[] }[];
  }[];
  /** Entries said to be not every township's without naming whose: they are not taken in. */
  readonly townless: readonly { readonly unit: string; readonly name: string }[];
  /** Asked about whether it is answered or not. */
  readonly strange: readonly StrangePlace[];
  /** Entries whose category is in no list of the scheme; `listId` is the list they belong to, '' where nothing tells. */
  readonly unplaced: readonly {
    readonly unit: string;
    readonly name: string;
    readonly category: string;
    readonly listId: string;
  }[];
}

/** What a person says the category of: entries of one list under one word its scheme has not, or under nothing (''). */
export interface StrangePlace {
  readonly listId: string;
  readonly written: string;
  readonly units: readonly string[];
  readonly entries: number;
  /** Where most of the other lists have these duties; '' where none has. */
  readonly likely: string;
}

/** 降格 · 独缺 · 各镇都有 · 无责任单位 · 旧部门名. */
export interface Alarm {
  readonly kind: 'downgraded' | 'leftOut' | 'everyTown' | 'unborne' | 'oldName';
  readonly itemId: number;
  readonly name: string;
  /** Half a sentence on what looks wrong. */
  readonly detail: string;
}

/** One item as a unit sees it: its own part and the other side's. */
export interface UnitPart {
  readonly itemId: number;
  /** Short name of the list it stands in; for a township the list it has there. */
  readonly list: string;
  readonly category: string;
  readonly name: string;
  /** 主体, 牵头, 配合, 承接; 主体责任, 配合责任 of a township. */
  readonly role: string;
  /** What the unit itself does. */
  readonly own: string;
  /** What the other side does: the township's text for a department, the departments with theirs for a township. */
  readonly other: string;
  /** Townships it applies to, in words: 各镇, 道河镇、绥阳镇. */
  readonly towns: string;
}

export interface UnitParts {
  readonly total: number;
  readonly counts: readonly { readonly words: string; readonly count: number }[];
  readonly rows: readonly UnitPart[];
}

/** A category that a changed scheme no longer has, with what stands in it. */
export interface SectionGone {
  readonly listId: string;
  readonly category: string;
  /** Short name of the list it was in. */
  readonly list: string;
  readonly live: number;
  readonly subtracted: number;
  /** Townships that have some item there by a choice of their own. */
  readonly towns: number;
  /** Changes prepared and not yet decided that name it: 拟增, 拟调类, 拟拆分. */
  readonly prepared: number;
  /** Requests that nobody decided yet and that want something put there. */
  readonly requests: number;
  /** Where its items might go; null: a person must say. */
  readonly proposed: { readonly listId: string; readonly category: string } | null;
}

export interface SchemeChanges {
  readonly gone: readonly SectionGone[];
  /** Names that seem to be passed on in a list, the one that goes first and the one that is new last; a person says whether they are. */
  readonly passedOn: readonly { readonly listId: string; readonly names: readonly string[] }[];
  /** Categories that are new. */
  readonly added: number;
  /** Fields that hold values and are no longer shown; the values stay. */
  readonly hiddenFields: readonly { readonly label: string; readonly items: number }[];
  /** Fields put back, with the items that hold what was filled in before. */
  readonly fieldsBack: readonly { readonly label: string; readonly items: number }[];
}

/** A pasted row as the item it would be. */
export interface PastedItem {
  readonly draft: ItemDraft;
  /** A live item of the same name; null when there is none. */
  readonly sameItemId: number | null;
  /** Why it cannot become an item; '' when it can. */
  readonly problem: string;
}

export interface PastedItems {
  readonly rows: readonly PastedItem[];
}

/** Two items that seem to be one duty. */
export interface DuplicatePair {
  readonly first: DuplicateSide;
  readonly second: DuplicateSide;
  readonly reasons: readonly string[];
}

export interface DuplicateSide {
  readonly id: number;
  readonly name: string;
  readonly text: string;
  /** 配合 · 城乡建设 */
  readonly place: string;
}
