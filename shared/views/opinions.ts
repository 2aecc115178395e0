/** What the window and the command line see of 征求意见: askings, packs, files come back, opinions and their handling. */
import type { ReadReturn } from '../logic/opinions/readPackForm';
import type { Deed } from '../model/deed';
import type { OpinionKind, Outcome, PackState, PaperKind, ReturnFinding, Standing } from '../model/opinion';
import type { ChangeKind } from '../model/round';
import type { UnitKind } from '../model/unit';

/** 发出 ＝ 已反馈（无意见、有意见） ＋ 未反馈, and of those how many are overdue. */
export interface PackFigures {
  readonly issued: number;
  readonly agreed: number;
  readonly returned: number;
  /** Of those two, answered after the day due. */
  readonly late: number;
  readonly outstanding: number;
  readonly overdue: number;
  /** 作废, in none of the others. */
  readonly withdrawn: number;
}

/** 意见 ＝ 采纳 ＋ 部分采纳 ＋ 不采纳 ＋ 撤回 ＋ 未落实 ＋ 待处理. */
export interface OpinionFigures extends Readonly<Record<Standing, number>> {
  readonly total: number;
  readonly open: number;
  readonly byKind: Readonly<Record<OpinionKind, number>>;
  /** Items on which 无意见 was said, row by row or for the whole pack. */
  readonly agreedItems: number;
}

export interface ConsultationView {
  readonly id: number;
  readonly number: number;
  readonly title: string;
  /** 第6轮, or 第7轮（未封存）. */
  readonly draft: string;
  readonly round: number;
  /** 乡镇自拟稿 of which township. */
  readonly township: string | null;
  /** 报上级审核: to whom; null: the county's own units were asked. */
  readonly superior: string | null;
  readonly sentOn: string;
  readonly dueOn: string;
  readonly remark: string;
  readonly packs: PackFigures;
  readonly opinions: OpinionFigures;
  /** Units whose letter of reply says of an opinion that it is taken up, which it no longer is. */
  readonly staleReplies: readonly string[];
}

/** A pack as it went out. */
export interface SentPack {
  readonly id: number;
  readonly consultationId: number;
  readonly unitId: number;
  readonly unit: string;
  readonly unitKind: UnitKind;
  readonly uid: string;
  readonly contentHash: string;
  readonly formName: string;
  readonly formHash: string;
  readonly letterName: string;
  readonly letterHash: string;
  readonly sentOn: string;
  readonly dueOn: string;
  readonly withdrawnReason: string | null;
  readonly items: number;
}

/** The same with what came back for it. */
export interface PackView extends SentPack {
  readonly state: PackState;
  readonly returns: number;
  /** Late when it was answered, or so far; 0 in time. */
  readonly daysLate: number;
  /** Of the return that counts; '' without one. */
  readonly receivedOn: string;
  readonly fileName: string;
  readonly person: string;
  readonly phone: string;
  readonly opinions: number;
  /** To be handled, 未落实 among them. */
  readonly open: number;
  readonly papers: number;
  readonly signed: boolean;
  readonly repliedOn: string;
  /** Opinions the letter of reply speaks of as it no longer is. */
  readonly staleReplies: number;
}

/** Before sending: how many rows each unit would get. */
export interface PackPlan {
  readonly draft: string;
  readonly sealed: boolean;
  /** Of the draft: its scheme may have been changed since. */
  readonly categories: readonly string[];
  readonly units: readonly {
    readonly unitId: number;
    readonly unit: string;
    readonly unitKind: UnitKind;
    readonly items: number;
  }[];
}

export interface SentPacks {
  readonly consultationId: number;
  readonly packs: number;
  readonly files: number;
  readonly rows: number;
}

export interface ReturnView {
  readonly id: number;
  readonly fileName: string;
  readonly kind: 'form' | 'letter';
  readonly receivedOn: string;
  /** 文号; '' where it has none. */
  readonly docNumber: string;
  readonly person: string;
  readonly allAgreed: boolean;
  readonly counts: boolean;
  readonly withdrawnReason: string | null;
  readonly opinions: number;
  readonly sha256: string;
  readonly findings: readonly ReturnFinding[];
}

export interface PaperView {
  readonly id: number;
  readonly fileName: string;
  readonly kind: PaperKind;
  readonly at: string;
  readonly size: number;
  readonly sha256: string;
}

/** A row of a pack with what was said on it in the return that counts. */
export interface PackRowView {
  readonly itemId: number;
  readonly number: string;
  readonly section: string;
  readonly name: string;
  readonly content: string;
  readonly itemVersion: number;
  /** Null: nothing said about it. */
  readonly kind: OpinionKind | null;
}

export interface PackDetail {
  readonly pack: PackView;
  readonly rows: readonly PackRowView[];
  readonly returns: readonly ReturnView[];
  readonly papers: readonly PaperView[];
}

/** A file that came back, looked at and kept until it is taken in. */
export type ReturnPreview = KnownReturn | UnknownReturn;

export interface KnownReturn {
  readonly known: true;
  readonly preview: string;
  readonly fileName: string;
  readonly packId: number;
  readonly unit: string;
  readonly unitKind: UnitKind;
  readonly consultation: string;
  readonly dueOn: string;
  /** Known by the number printed above the table, as the hidden sheet is gone. */
  readonly byPrintedNumber: boolean;
  /** No form but a list printed here and written over: 第5轮征求意见稿; '' for a form. */
  readonly printed: string;
  /** A superior's own table instead of the form. */
  readonly ownTable: boolean;
  /** The very file was taken in before. */
  readonly sameBytes: boolean;
  readonly read: ReadReturn;
  /** The return that counted until now: what this one says otherwise. */
  readonly former: FormerReturn | null;
  /** It is the form of an earlier asking: the present one, and what the form says held against that. */
  readonly newer: NewerAsking | null;
}

export interface NewerAsking
  extends Pick<KnownReturn, 'packId' | 'consultation' | 'dueOn' | 'sameBytes' | 'read' | 'former'> {
  /** The unit has answered the present asking already. */
  readonly answered: boolean;
}

export interface FormerReturn {
  readonly fileName: string;
  readonly receivedOn: string;
  /** Said alike, with what was handled of them. */
  readonly same: number;
  /** Refused or withdrawn by the unit, and said again otherwise or for other reasons: open again. */
  readonly again: readonly string[];
  readonly added: readonly string[];
  readonly gone: readonly string[];
}

export interface UnknownReturn {
  readonly known: false;
  readonly preview: string;
  readonly fileName: string;
  /** Why it was not recognised, in a sentence. */
  readonly message: string;
  /** By the name of the file; '' when nothing told. */
  readonly unit: string;
}

export interface ReturnPreviews {
  readonly files: readonly ReturnPreview[];
}

export interface TakenReturns {
  readonly returns: number;
  readonly opinions: number;
}

export interface OpinionView {
  readonly id: number;
  readonly packId: number;
  readonly consultationId: number;
  readonly unitId: number;
  readonly unit: string;
  readonly unitKind: UnitKind;
  readonly itemId: number | null;
  readonly itemVersion: number | null;
  /** The version the item has now; another one: it was amended meanwhile. */
  readonly versionNow: number | null;
  readonly itemLive: boolean;
  readonly kind: OpinionKind;
  readonly name: string;
  readonly section: string;
  /** As it went out. */
  readonly original: string;
  readonly proposal: string;
  readonly reason: string;
  readonly person: string;
  readonly fileName: string;
  /** 文号 of what it came in; '' where it has none. */
  readonly docNumber: string;
  readonly row: number;
  readonly entryId: number | null;
  readonly handling: HandlingView | null;
  readonly repliedOn: string;
  /** The last letter says that it was not carried out. */
  readonly repliedUnmet: boolean;
  /** The day of the last letter that told what became of it, also where it was handled again since; '' without one. */
  readonly toldOn: string;
  /** Of whose lists it speaks; none: of the duty itself. */
  readonly towns: readonly string[];
}

export interface HandlingView {
  readonly id: number;
  /** As it was decided. */
  readonly outcome: Outcome;
  readonly standing: Standing;
  /** What became of what was taken up, where nothing is left of it; '' where it holds. */
  readonly unmet: string;
  readonly reason: string;
  readonly result: string;
  readonly decider: string;
  readonly round: number | null;
  readonly changes: readonly LinkedChange[];
}

export interface LinkedChange {
  readonly changeId: number | null;
  readonly preparedId: number | null;
  readonly kind: ChangeKind | Deed['kind'];
  readonly itemId: number | null;
  readonly round: number;
  /** Prepared and still to be decided; not taken up in the end; made and taken back since. */
  readonly state: 'decided' | 'waiting' | 'dropped' | 'undone';
  /** Of the last two: 会商未同意拟减（第3轮）：仍应保留. */
  readonly gone: string;
}

/** Equal opinions of several units, handled as one. */
export interface OpinionGroup {
  readonly key: string;
  readonly opinions: readonly OpinionView[];
  /** Null while any of them is not handled. */
  readonly standing: Standing | null;
}

export interface HandledOpinions {
  readonly handlingId: number;
  readonly opinions: number;
  readonly changes: number;
}
