/** Answers of the global search: groups with exact totals and the best hits of each. */
import type { DispositionKind } from '../model/disposition';
import type { EditionStage } from '../model/edition';
import type { RequestKind } from '../model/request';
import type { Direction } from '../model/sourceEntry';
import type { UnitKind } from '../model/unit';

interface Hit {
  readonly id: number;
  /** What the hit is called. */
  readonly title: string;
  /** Positions in `title`, counted in characters (code points), that answer the query; empty when another text does. */
  readonly marks: readonly number[];
  /** The piece of text that answers the query where the title does not; '' otherwise. */
  readonly found: string;
}

export interface ItemHit extends Hit {
  readonly category: string;
  readonly department: string;
  readonly live: boolean;
}

export interface EntryHit extends Hit {
  readonly unitId: number;
  readonly unit: string;
  readonly direction: Direction;
  readonly fate: DispositionKind;
  /** Where its original row stands. */
  readonly sourceListId: number;
  readonly sheet: string;
  readonly row: number;
}

export interface UnitHit extends Hit {
  readonly kind: UnitKind;
  /** Of a township that is no more: what stands for it today, and the last edition with a list of its own. */
  readonly abolished: { readonly today: string; readonly editionId: number | null } | null;
}

export interface BasisHit extends Hit {
  readonly docNumber: string;
  /** Live items that cite it. */
  readonly items: number;
}

/** Its title is the duty asked for; it is found by its code too. */
export interface RequestHit extends Hit {
  readonly code: string;
  readonly kind: RequestKind;
  readonly unit: string;
  readonly date: string;
}

/** Its title is the document number, or what it is called before it has one. */
export interface EditionHit extends Hit {
  readonly number: number;
  readonly stage: EditionStage;
  readonly issuedOn: string;
}

export interface Found<H> {
  readonly total: number;
  readonly hits: readonly H[];
}

export interface SearchAnswer {
  readonly query: string;
  readonly items: Found<ItemHit>;
  readonly entries: Found<EntryHit>;
  readonly units: Found<UnitHit>;
  readonly bases: Found<BasisHit>;
  readonly requests: Found<RequestHit>;
  readonly editions: Found<EditionHit>;
}

/** One item that cites a basis, and at which article. */
export interface CitingItem {
  readonly id: number;
  readonly title: string;
  readonly category: string;
  readonly clause: string;
}
