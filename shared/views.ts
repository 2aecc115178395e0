/** Answers of the contract's methods: what a screen shows, computed from rows. Plain data, no classes. */
import type { Action } from './model/action';
import type { Citation } from './model/basis';
import type { Check, Waiver } from './model/check';
import type { DispositionCounts, DispositionKind } from './model/disposition';
import type { ItemScope, ResponsibilityRole, TownshipRole } from './model/item';
import type { LedgerRound } from './model/ledger';
import type { PaperDocument } from './model/paperDocument';
import type { Change, Round } from './model/round';
import type { SchemeList } from './model/scheme';
import type { SectionRename } from './model/sectionRename';
import type { Direction, RowKind } from './model/sourceEntry';
import type { AgreementState } from './model/verdict';
import type { PoolFacets } from './views/poolFacets';

/** What forms and filters need of a list. */
export type ListOutline = Pick<
  SchemeList,
  'id' | 'name' | 'short' | 'kind' | 'categories' | 'fields' | 'required' | 'nameLabel' | 'textLabel'
>;

export interface SchemeChoice {
  readonly id: string;
  readonly name: string;
  /** Who uses it, in a sentence. */
  readonly note: string;
  /** Of all lists, each once. */
  readonly categories: readonly string[];
  readonly lists: readonly ListOutline[];
}

export interface OpenedProject {
  readonly name: string;
  readonly fileName: string;
  readonly readOnly: boolean;
  /** Why it had better be worked on elsewhere (share, synced folder, stick) or is only shown; '' where nothing speaks against it. */
  readonly advice: string;
  /** Whether a copy on this computer is what the advice is. */
  readonly betterHere: boolean;
}

interface Asked {
  readonly asked: number;
  readonly outstanding: number;
  readonly total: number;
  readonly open: number;
}

export interface Summary {
  readonly name: string;
  readonly fileName: string;
  readonly readOnly: boolean;
  readonly sample: boolean;
  readonly operator: string;
  readonly scheme: SchemeChoice & {
    readonly subtractReasons: readonly string[];
    /** Its lists and those it has no more, which rounds that are over still tell of. */
    readonly listsEver: readonly ListOutline[];
  };
  readonly effectiveDate: string;
  /** The newest round, null before the first. */
  readonly round: Round | null;
  /** Changes that were prepared and wait for a decision. */
  readonly prepared: number;
  /** Items that apply elsewhere than when the newest round was sealed, while none is open. */
  readonly reapplied: number;
  readonly units: { readonly departments: number; readonly townships: number };
  readonly sources: {
    readonly lists: number;
    readonly entries: number;
    readonly down: DispositionCounts;
    readonly up: DispositionCounts;
  };
  readonly pool: {
    readonly first: number;
    readonly added: number;
    readonly subtracted: number;
    readonly live: number;
    readonly categories: readonly {
      readonly listId: string;
      readonly category: string;
      readonly first: number;
      readonly added: number;
      readonly subtracted: number;
      readonly movedIn: number;
      readonly movedOut: number;
      readonly live: number;
    }[];
  };
  readonly townships: readonly {
    readonly unitId: number;
    readonly name: string;
    readonly counts: DispositionCounts;
    /** Length of the township's list, and how many of it are particular (差异化). */
    readonly listed: number;
    readonly particular: number;
    /** Of each of the scheme's lists, in order. */
    readonly perList: readonly number[];
  }[];
  /** Townships that are no more: what they sent in stays, and counts. */
  readonly abolished: readonly {
    readonly unitId: number;
    /** With what stands for it today: 城南街道（今临江镇）. */
    readonly name: string;
    readonly counts: DispositionCounts;
  }[];
  /** 镇次: the sum of the township lists, never the pool size. */
  readonly townTimes: number;
  /** 征求意见 of the county's own units: how often, packs not answered, opinions and those still open. */
  readonly opinions: Asked;
  /** 报上级审核: the same of what went up and came back. */
  readonly reviews: Asked;
  /** Documents cited, and items no edition may carry for want of a basis. */
  /** Documents cited; items no edition may carry; items whose law was amended or repealed and is to be looked at again. */
  readonly bases: { readonly cited: number; readonly barred: number; readonly doubted: number };
  /** 认定 of the live items; before anybody has spoken all are open. Not open: what an edition or a decided request settled. */
  readonly agreement: {
    readonly begun: boolean;
    readonly open: number;
    readonly agreed: number;
    readonly ruled: number;
  };
  /** 准入与调整: requests registered, and those not decided yet. */
  readonly requests: { readonly total: number; readonly open: number };
  readonly checks: { readonly total: number; readonly failed: number; readonly waived: number };
  /** How many editions have been issued and count, what the newest is called ('' before the first), and its round (0). */
  readonly editions: { readonly issued: number; readonly newest: string; readonly round: number };
  /** What Ctrl+Z and Ctrl+Y would do, null when nothing. */
  readonly undo: string | null;
  readonly redo: string | null;
  readonly savedAt: string;
  readonly backupAt: string | null;
}

export interface BackupRow {
  readonly fileName: string;
  readonly at: string;
  readonly reason: string;
  readonly bytes: number;
  readonly seq: number;
}

export interface Verification {
  readonly ok: boolean;
  readonly integrity: { readonly ok: boolean; readonly detail: string };
  readonly chain: {
    readonly ok: boolean;
    readonly actions: number;
    readonly head: string;
    readonly firstBad: number | null;
    readonly detail: string;
    /** Actions whose computer's clock stood before that of the action they follow: a remark, not a fault. */
    readonly clockSteps: readonly number[];
  };
  readonly replay: { readonly ok: boolean; readonly rows: number; readonly detail: string };
  readonly snapshots: { readonly ok: boolean; readonly count: number; readonly detail: string };
  readonly files: { readonly ok: boolean; readonly count: number; readonly detail: string };
  /** Only when it was held against one. */
  readonly anchor?: AnchorFinding;
}

/** The trail held against a 存照: a signed file, or the words on an issued list (without date and key). */
export interface AnchorFinding {
  readonly ok: boolean;
  readonly seq: number;
  readonly at: string | null;
  readonly key: string | null;
  readonly detail: string;
}

export interface ImportedList {
  readonly sourceListId: number;
  readonly rows: number;
  readonly entries: number;
  readonly skipped: number;
}

export interface SourceListRow {
  readonly id: number;
  readonly unitId: number;
  readonly unit: string;
  readonly direction: Direction;
  readonly fileName: string;
  readonly importedAt: string;
  readonly rows: number;
  readonly entries: number;
  readonly skipped: number;
  readonly counts: DispositionCounts;
  readonly withdrawn: boolean;
  /** No list of its own, but the new proposals of an answer to a draft. */
  readonly proposed: boolean;
  /** The earlier list of the same unit that this one took the place of. */
  readonly replacesId: number | null;
}

export interface SourceRowView {
  readonly sheet: string;
  readonly row: number;
  readonly kind: RowKind;
  readonly reason: string;
  readonly cells: readonly string[];
  readonly hidden: boolean;
}

export interface EntryRow {
  readonly id: number;
  readonly unitId: number;
  readonly unit: string;
  readonly direction: Direction;
  readonly sourceListId: number;
  readonly sheet: string;
  readonly row: number;
  readonly name: string;
  readonly text: string;
  readonly department: string;
  readonly category: string;
  readonly bases: readonly string[];
  readonly remark: string;
  /** A department says that it is not every township's, without naming whose. */
  readonly townless?: boolean;
  readonly disposition: {
    readonly kind: DispositionKind;
    readonly items: readonly {
      readonly id: number;
      readonly name: string;
      readonly live: boolean;
      /** Where it went since, when it went into another item. */
      readonly home?: { readonly id: number; readonly name: string };
      /** The words of the entry that went there, when it was taken apart. */
      readonly part?: string;
    }[];
    readonly reason: string;
    /** Parts of a split entry that were left out. */
    readonly leftOut?: readonly { readonly text: string; readonly reason: string }[];
    /** Decided in a round sealed since: to be changed with a reason only. */
    readonly sealed?: boolean;
  };
}

export interface Suggestion {
  readonly suggestion: 'attach' | 'review' | 'new';
  readonly preselected: readonly number[];
  readonly candidates: readonly {
    readonly itemId: number;
    readonly name: string;
    readonly text: string;
    readonly category: string;
    readonly department: string;
    readonly reasons: readonly string[];
  }[];
}

export interface ItemIds extends PoolFacets {
  /** In the order asked for. */
  readonly ids: readonly number[];
}

export interface ItemRow {
  readonly id: number;
  readonly live: boolean;
  readonly listId: string;
  readonly category: string;
  readonly name: string;
  readonly text: string;
  readonly leadDepartment: string;
  readonly coDepartments: readonly string[];
  readonly townshipRole: TownshipRole;
  readonly scope: ItemScope;
  readonly townships: readonly string[];
  readonly bases: readonly Citation[];
  readonly remark: string;
  /** The list's own fields, by id. */
  readonly fields: Readonly<Record<string, string>>;
  /** Entries behind it, by direction. */
  readonly sources: { readonly down: number; readonly up: number };
  /** 认定 of a live item, once somebody has spoken about any. */
  readonly agreement?: AgreementState;
}

export interface ItemDetail extends ItemRow {
  readonly responsibilities: readonly {
    readonly unit: string;
    readonly role: ResponsibilityRole;
    readonly text: string;
  }[];
  readonly applicability: readonly {
    readonly unitId: number;
    readonly township: string;
    readonly applies: boolean;
    readonly reason: string;
  }[];
  readonly versions: readonly {
    readonly number: number;
    readonly name: string;
    readonly text: string;
    readonly fields: Readonly<Record<string, string>>;
    readonly reason: string;
    readonly at: string;
  }[];
  /** Townships whose list says it otherwise, and in what, in words. */
  readonly own: readonly {
    readonly township: string;
    readonly parts: readonly string[];
    /** 本镇写法; null where it reads the item's own text. */
    readonly wording: string | null;
  }[];
  /** Of the item and of all that went into it. */
  readonly entries: readonly EntryRow[];
  /** What went into it, as it was worded last. */
  readonly joined: readonly { readonly id: number; readonly name: string; readonly text: string }[];
  readonly changes: readonly ChangeRow[];
  /** 改适用 of which no round has a line, newest first, each with the round that was sealed last. */
  readonly reapplied: readonly (Pick<Action, 'seq' | 'at' | 'operator' | 'summary'> & {
    readonly afterRound: number;
  })[];
}

export interface ChangeRow extends Change {
  readonly round: number;
  /** Today. */
  readonly itemName: string;
  /** As the change, or else its round, left it. */
  readonly nameThen: string;
  /** What it went into, as that is called today, and as the change or its round left it. */
  readonly targetName: string | null;
  readonly targetThen: string | null;
  readonly department: string;
}

/** A line of the changes in the window. */
export interface FoldedChange extends ChangeRow {
  /** Of how many that say one thing it is the one that stands for them (`head`) or one of them; null for one by itself. */
  readonly together: { readonly of: number; readonly lines: number; readonly head: boolean } | null;
}

export interface LedgerView {
  readonly rounds: readonly LedgerRound[];
  /** What is said of each round beside its figures; reopenings stay for ever. */
  readonly notes: readonly {
    readonly round: number;
    readonly title: string;
    readonly date: string;
    readonly people: string;
    readonly meeting: string;
    readonly minutes: string;
    /** Name of the attached minutes; '' for none. */
    readonly minutesFile: string;
    readonly reopenings: readonly { readonly at: string; readonly operator: string; readonly reason: string }[];
  }[];
  /** 类别改名, oldest first. */
  readonly renames: readonly SectionRename[];
  readonly first: number;
  readonly added: number;
  readonly subtracted: number;
  readonly live: number;
}

export interface TownshipPage {
  readonly unitId: number;
  readonly listId: string;
  readonly township: string;
  readonly document: PaperDocument;
}

export interface ExportedFile {
  readonly path: string;
  readonly township: string;
  readonly format: string;
  readonly rows: number;
  readonly sha256: string;
}

/** `item`: what the one item it was signed for is called, '' otherwise; `idle`: nothing is left that it sets aside. */
export interface SignedWaiver extends Waiver {
  readonly item: string;
  readonly idle: boolean;
}

export interface CheckView extends Check {
  readonly waivers: readonly SignedWaiver[];
}

export interface ActionRow extends Action {
  /** Undone later and not redone. */
  readonly undone: boolean;
}
