/** What the window is told of bases, their citation and the arguments about them. */
import type {
  ArgumentChange,
  ArgumentVerdict,
  Basis,
  BasisEvent,
  BasisLevel,
  BasisStanding,
  BasisState,
  Support,
} from '../model/basis';

export interface BasisRow extends Basis {
  /** The same for every spelling of the title. */
  readonly titleKey: string;
  readonly fileName: string;
  readonly standing: BasisStanding;
  /** Live items that cite it, their citations of it, and how many of those are verified or to be looked at again. */
  readonly items: number;
  readonly citations: number;
  readonly verified: number;
  readonly doubts: number;
}

/** 引用部数: distinct documents that live items cite, never what the library merely holds. */
export interface BasisTotals {
  readonly cited: number;
  readonly inherited: number;
  readonly fresh: number;
  readonly held: number;
  readonly levels: readonly { readonly level: BasisLevel; readonly cited: number }[];
  readonly citations: number;
  readonly verified: number;
}

export interface BasisLibrary {
  readonly rows: readonly BasisRow[];
  readonly totals: BasisTotals;
  /** Documents that are likely one: the same title in another spelling or with another number. */
  readonly twins: readonly (readonly number[])[];
}

export interface CitationRow {
  readonly id: number;
  readonly itemId: number;
  readonly itemName: string;
  readonly category: string;
  readonly basisId: number;
  readonly title: string;
  readonly docNumber: string;
  readonly level: BasisLevel;
  readonly clause: string;
  readonly place: string;
  readonly excerpt: string;
  readonly supports: Support;
  readonly written: string;
  readonly verified: boolean;
  readonly verifiedBy: string;
  readonly verifiedAt: string;
  readonly doubt: string;
  readonly standing: BasisStanding;
}

export interface BasisDetail {
  readonly basis: BasisRow;
  readonly events: readonly (BasisEvent & { readonly replacedBy: string | null })[];
  readonly citations: readonly CitationRow[];
}

/** One item of the gate queue or of the round of arguments. */
export interface GateRow {
  readonly itemId: number;
  readonly name: string;
  readonly text: string;
  /** With the list's name where the scheme has several. */
  readonly category: string;
  readonly department: string;
  readonly version: number;
  readonly state: BasisState;
  /** Townships whose lists print bases of their own that are in that state, where the item itself is verified. */
  readonly towns: readonly string[];
  /** The waiver that lets it pass, with its decider. */
  readonly waived: string;
  readonly strongest: BasisLevel | null;
  readonly citations: number;
  readonly verified: number;
  readonly doubts: number;
}

export interface ArgumentRow {
  readonly itemId: number;
  readonly reviewer: string;
  readonly verdict: ArgumentVerdict;
  readonly note: string;
  readonly at: string;
  /** What was changed of the item since, so that it is to be argued anew; null where the verdict holds. */
  readonly changed: ArgumentChange | null;
}

export interface ArgumentSheet {
  readonly items: readonly GateRow[];
  readonly arguments: readonly ArgumentRow[];
  readonly reviewers: readonly string[];
}
