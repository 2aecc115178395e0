/** Requests as the window and the command line see them. */
import type { CalendarGap, Holiday } from '../model/holiday';
import type { ListGrowth } from '../model/listGrowth';
import type {
  OpinionVerdict,
  RequestCause,
  RequestDecision,
  RequestDraft,
  RequestKind,
  RequestState,
  RequestStep,
  RequestStepKind,
  RequestTerm,
  RequestWant,
} from '../model/request';
import type { ChangeRow } from '../views';

export interface RequestPaper {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly operator: string;
  readonly at: string;
}

/** A row of the register. */
export interface RequestRow {
  readonly id: number;
  readonly code: string;
  readonly kind: RequestKind;
  readonly term: RequestTerm | null;
  readonly cause: RequestCause | null;
  /** 准入·临时, 动态调整·法律变化. */
  readonly kindName: string;
  readonly title: string;
  readonly applicant: string;
  /** By the name it had when it asked, with today's: 小河乡（今石桥镇）. */
  readonly applicantThen: string;
  readonly unitId: number;
  readonly townships: readonly string[];
  /** The same, each by the name it had when the request came in, with today's. */
  readonly townshipsThen: readonly string[];
  readonly date: string;
  readonly state: RequestState;
  readonly decision: RequestDecision | '';
  /** The step it waits for. */
  readonly next: RequestStepKind | null;
  /** '' where no limit is set. */
  readonly due: string;
  /** Working days left; negative when overdue, 0 on days off right after the limit too. */
  readonly left: number | null;
  readonly overdue: boolean;
  /** What the holiday table lacks for the two. */
  readonly gaps: readonly CalendarGap[];
  readonly effective: string;
  readonly ends: string;
  /** How many changes it became. */
  readonly changes: number;
  /** How often a person found it to be a duty that came back. */
  readonly rebounds: number;
}

export interface RegisterView {
  readonly rows: readonly RequestRow[];
  /** The day the limits are counted from. */
  readonly today: string;
}

/** What a request would do, said with the item's name of now. */
export interface WantView {
  readonly want: RequestWant;
  readonly words: string;
  /** +1, −1 or 0 items; and how many township lists it touches. */
  readonly effect: number;
  readonly townEffect: number;
  /** Townships whose lists it would change. */
  readonly towns: readonly string[];
  /** '' when it can be carried out. */
  readonly problem: string;
}

/** An open request that speaks of an item another one speaks of too. */
export interface OtherRequest {
  readonly requestId: number;
  readonly code: string;
  readonly applicant: string;
  readonly date: string;
  readonly itemName: string;
}

export interface RequestTownView {
  readonly unitId: number;
  readonly name: string;
  readonly verdict: OpinionVerdict | null;
  readonly text: string;
  readonly date: string;
}

export interface WayStepView {
  readonly kind: RequestStepKind;
  readonly required: boolean;
  readonly days: number | null;
  readonly done: boolean;
}

export interface RequestDetail extends RequestRow, Omit<RequestDraft, keyof RequestRow> {
  readonly wayName: string;
  readonly approval: string;
  /** Who decides such requests, unless the office names another; `decider` is who did. */
  readonly usualDecider: string;
  readonly way: readonly WayStepView[];
  readonly towns: readonly RequestTownView[];
  readonly history: readonly RequestStep[];
  readonly papers: readonly RequestPaper[];
  readonly changeRows: readonly ChangeRow[];
  /** Who applied and the townships concerned, as they were called when it came in: a notice printed years later reads as it did. */
  readonly addressees: readonly string[];
  readonly wantViews: readonly WantView[];
  /** The item it speaks of, by name. */
  readonly aboutItem: string;
  readonly decider: string;
  readonly decisionText: string;
  readonly decidedOn: string;
}

/** What calls for a person's attention today. */
export interface Reminder {
  readonly requestId: number;
  readonly code: string;
  readonly title: string;
  readonly kind: 'overdue' | 'due' | 'ending' | 'ended';
  readonly date: string;
  /** Working days to a limit, days to an end; negative when past. */
  readonly left: number;
  readonly words: string;
  /** What the holiday table lacks for a limit. */
  readonly gaps: readonly CalendarGap[];
}

export interface HolidayView {
  readonly holidays: readonly Holiday[];
  /** The office's own, or the program's. */
  readonly own: boolean;
}

/** What a task resembles: 已收回, 已核减, 未予同意 before, or an item that stands in the list. */
export type FormerKind = 'takenBack' | 'subtracted' | 'refused' | 'listed';

/** A duty of the past, or of the list, that what came in seems to be. */
export interface FormerDuty {
  readonly kind: FormerKind;
  readonly itemId: number | null;
  readonly formerId: number | null;
  readonly name: string;
  /** Whose it was: who took it back, led it, or had asked for it. */
  readonly department: string;
  /** 第2轮核减：…, 2025-09-26 不同意：… */
  readonly when: string;
  /** 共有：…, 同一部门; why it is shown. */
  readonly reasons: readonly string[];
}

/** 反弹: something that came in and seems to be such a duty. */
export interface ReboundRow {
  readonly requestId: number | null;
  readonly entryId: number | null;
  readonly callText: string;
  /** 申请 2025-003, 报送表条目, 呼叫 */
  readonly source: string;
  readonly title: string;
  readonly from: string;
  readonly date: string;
  readonly former: FormerDuty;
  /** What a person found; null while nobody has looked. */
  readonly same: boolean | null;
  readonly note: string;
}

export interface ReboundView {
  readonly rows: readonly ReboundRow[];
  /** By the department whose duty came back: how often it seems so, and how often a person found it so. */
  readonly departments: readonly { readonly name: string; readonly seen: number; readonly found: number }[];
}

/** A line of the yearly figures. */
export interface YearCount {
  readonly name: string;
  readonly total: number;
  readonly approved: number;
  readonly amended: number;
  readonly refused: number;
  readonly withdrawn: number;
  readonly open: number;
  /** Changes they became. */
  readonly added: number;
  readonly subtracted: number;
  readonly other: number;
}

export interface TownGrowth {
  readonly township: string;
  readonly lists: readonly ListGrowth[];
}

export interface YearReport {
  readonly year: number;
  readonly years: readonly number[];
  readonly kinds: readonly YearCount[];
  readonly departments: readonly YearCount[];
  readonly total: YearCount;
  /** Came in in an earlier year, by which they are counted, and were decided in this one: what the lists grew by besides. */
  readonly earlier: YearCount;
  /** Decided in an earlier year, and their temporary duty left in this one: what the lists shrank by besides. */
  readonly ended: YearCount;
  /** Lists grew and shrank between these two states. */
  readonly from: string;
  readonly to: string;
  readonly towns: readonly TownGrowth[];
  readonly rebounds: number;
}
