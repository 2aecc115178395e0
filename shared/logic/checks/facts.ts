/** What the reconciliation rules look at: plain rows and counts, so that a test can perturb each. */
import type { Basis, BasisStanding } from '../../model/basis';
import type { Waiver } from '../../model/check';
import type { DifferenceKind } from '../../model/comparison';
import type { DispositionCounts } from '../../model/disposition';
import type { ItemContent } from '../../model/item';
import type { LedgerRound } from '../../model/ledger';
import type { Change } from '../../model/round';
import type { Scheme } from '../../model/scheme';
import type { ItemAgreement } from '../agreement/decideAgreement';
import type { BasesOnDay } from '../bases/basisStanding';

/** A document of the library, and how many live items cite it, counted from its citations. */
export interface BasisFact extends Pick<Basis, 'id' | 'title' | 'docNumber' | 'origin' | 'issuedOn' | 'effectiveOn'> {
  readonly titleKey: string;
  readonly standing: BasisStanding;
  readonly items: number;
}

/** Names by id, also of items now gone. */
export type ItemNames = Pick<ReadonlyMap<number, string>, 'get'>;

export interface ListedEntryCounts {
  readonly unit: string;
  readonly fileName: string;
  readonly direction: 'down' | 'up';
  /** Rows of the file as read. */
  readonly rows: number;
  /** Rows kept with a reason why they are no entry. */
  readonly skipped: number;
  readonly entries: number;
  readonly counts: DispositionCounts;
}

export interface NumberedSection {
  readonly category: string;
  /** The count its heading states. */
  readonly stated: number;
  readonly rows: number;
}

export interface NumberedList {
  readonly township: string;
  /** '' where the scheme has one list only. */
  readonly list: string;
  readonly numbering: 'continuous' | 'restart';
  readonly rows: number;
  readonly serials: readonly number[];
  readonly sections: readonly NumberedSection[];
}

/** From one issued edition to the next, or from the newest to the pool as it is. */
export interface EditionStep {
  readonly before: string;
  /** When the earlier one was issued here. */
  readonly beforeAt: string;
  readonly after: string;
  /** The last round each has in it. */
  readonly beforeRound: number;
  readonly afterRound: number;
  /** What differs in print; `beyond`: from the item as the last approved change left it, where that is kept. */
  readonly differences: readonly {
    readonly itemId: number;
    readonly kinds: readonly DifferenceKind[];
    readonly beyond?: readonly DifferenceKind[];
    /** Columns of the list that are new since the earlier one, or were printed empty ever since, and were filled in; no part of the differences. */
    readonly filled?: readonly { readonly label: string; readonly isNew: boolean }[];
  }[];
  /** Who signed, when the later one was issued, that more differs than was approved; '' otherwise. */
  readonly excepted: string;
}

export interface NamedOpinion {
  readonly unit: string;
  readonly name: string;
  readonly itemId: number | null;
}

/** 征求意见, or 报上级审核: packs that count and the opinions in the returns that count. */
export interface OpinionFacts {
  readonly issued: number;
  readonly returned: number;
  readonly outstanding: number;
  readonly overdue: number;
  readonly opinions: number;
  /** By outcome, `unmet` for what came to nothing after all, and `open`. */
  readonly handled: ReadonlyMap<string, number>;
  /** Refused without a reason, refused and not answered, taken up without a change. */
  readonly withoutReason: readonly NamedOpinion[];
  readonly withoutReply: readonly NamedOpinion[];
  readonly withoutChange: readonly NamedOpinion[];
  /** Taken up, and nothing is left of it. */
  readonly unmet: readonly NamedOpinion[];
}

/** Everything the rules look at; plain rows and counts, so that a test can perturb each. */
export interface CheckFacts {
  readonly ledger: readonly LedgerRound[];
  readonly changes: readonly Change[];
  /** Live items as they stand now. */
  readonly items: readonly ItemContent[];
  readonly itemNames: ItemNames;
  /** Items in each sealed round's frozen snapshot, by section key. */
  readonly sealed: readonly {
    readonly round: number;
    readonly categories: ReadonlyMap<string, number>;
    /** Section key of each item. */
    readonly sections: ReadonlyMap<number, string>;
  }[];
  /** One step for each issued edition but the first, and one from the newest to now. */
  readonly editionSteps: readonly EditionStep[];
  /** Ids of changes that were approved after an edition went out. */
  readonly approved: ReadonlySet<number>;
  /** How agreement stands, of every live item. */
  readonly agreements: readonly ItemAgreement[];
  /** Somebody has spoken about something. */
  readonly agreementBegun: boolean;
  /** Of each item, how many units and the office said 同意 last, counted from rows. */
  readonly agreeing: ReadonlyMap<number, number>;
  /** Number of each round by its id. */
  readonly roundNumbers: ReadonlyMap<number, number>;
  readonly lists: readonly ListedEntryCounts[];
  /** Items at least one entry leads to (adopt, attach, split), and the entries adopted with the item each became. */
  readonly sourcedItems: ReadonlySet<number>;
  readonly adoptedUp: readonly { readonly entryId: number; readonly itemId: number; readonly sortedInFirst: boolean }[];
  readonly townships: readonly string[];
  readonly departments: readonly string[];
  readonly numbered: readonly NumberedList[];
  readonly scheme: Scheme;
  readonly bases: readonly BasisFact[];
  /** By item, citations that are to be verified anew by the day the list takes effect, though they were verified. */
  readonly overtaken: BasesOnDay['overtaken'];
  /** The day the list takes effect. */
  readonly effectiveDate: string;
  readonly waivers: readonly Waiver[];
  readonly opinions: OpinionFacts;
  /** 报上级审核. */
  readonly reviews: OpinionFacts;
}
