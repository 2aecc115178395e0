/** What the window is told of agreement: figures, the queue, one item with everybody's words, talks. */
import type { AgreementFigures, PartyStanding } from '../logic/agreement/decideAgreement';
import type { ItemContent } from '../model/item';
import type { AgreementState, PartyKind, Ruling, Stated, StatedPart, Talk, Verdict } from '../model/verdict';

/** How far one party is with its items: 涉及 ＝ 同意 ＋ 不同意 ＋ 保留 ＋ 须重新表态 ＋ 未表态. */
export interface PartyProgress {
  readonly kind: PartyKind;
  /** Null for the office. */
  readonly unitId: number | null;
  readonly unit: string;
  readonly items: number;
  readonly agree: number;
  readonly disagree: number;
  readonly reserve: number;
  readonly stale: number;
  /** Of those the ones it was against before they were changed: only its own word makes a yes of that. */
  readonly opposed: number;
  readonly silent: number;
  /** What it said about what stands there now and is not shown yet, because not all have spoken. */
  readonly hidden: number;
}

export interface AgreementOverview extends AgreementFigures {
  /** Somebody has spoken about something. */
  readonly begun: boolean;
  /** Items somebody is against, about whichever version, and nobody ruled on. */
  readonly unsettled: number;
  /** 首次表态互不可见. */
  readonly blind: boolean;
  readonly parties: readonly PartyProgress[];
}

/** What returned forms say that is not put down yet; `outdated` rows are about items changed since they went out. */
export interface TakenUp {
  readonly units: number;
  readonly verdicts: number;
  readonly against: number;
  readonly outdated: number;
}

export interface AgreementRow {
  readonly itemId: number;
  readonly name: string;
  readonly listId: string;
  readonly category: string;
  readonly lead: string;
  readonly state: AgreementState;
  readonly parties: number;
  /** Parties that said something about what stands there now. */
  readonly spoken: number;
  /** Who is against, about whichever version; empty while verdicts are not shown to each other. */
  readonly against: readonly string[];
  /** Who has to speak again. */
  readonly stale: readonly string[];
  /** Not everybody has given a first verdict, so what was said is not shown yet. */
  readonly hidden: boolean;
}

export interface AgreementPage {
  readonly total: number;
  readonly rows: readonly AgreementRow[];
  /** All of them, for doing something about every one. */
  readonly itemIds: readonly number[];
}

export interface PartyDetail extends PartyStanding {
  readonly unitId: number | null;
  /** It spoke about what stands there now, and what it said is not shown yet. */
  readonly kept: boolean;
  /** Everything it said, newest last; empty while hidden. */
  readonly said: readonly Verdict[];
  /** What it spoke about last, where that is not what stands there now. */
  readonly about: Stated | null;
}

export interface RulingDetail extends Ruling {
  readonly talk: Talk;
  /** What changed since; empty: it holds. */
  readonly changed: readonly StatedPart[];
}

export interface AgreementDetail {
  readonly item: ItemContent;
  readonly state: AgreementState;
  readonly unsettled: boolean;
  readonly hidden: boolean;
  readonly spoken: number;
  readonly parties: readonly PartyDetail[];
  /** Units that spoke and are no party any more. */
  readonly former: readonly Verdict[];
  /** Newest last. */
  readonly rulings: readonly RulingDetail[];
  readonly talks: readonly Talk[];
}

export interface TalkRow extends Talk {
  /** How many items were ruled on by it: then it stays as it is. */
  readonly ruled: number;
  readonly items: readonly { readonly id: number; readonly name: string; readonly state: AgreementState | null }[];
}
