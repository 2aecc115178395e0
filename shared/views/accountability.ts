/** 依单问责: what a township bore on a day, by which edition, and one duty of it told in full. */
import type { TownshipRole } from '../model/item';

/** The edition a day falls under. */
export interface EditionOfDay {
  readonly id: number;
  readonly name: string;
  readonly docNumber: string;
  readonly issuer: string;
  readonly issuedOn: string;
  readonly effectiveOn: string;
  /** The day the next one took effect; null while it is in force. */
  readonly until: string | null;
  readonly sha256: string;
}

export interface DutyRow {
  readonly itemId: number;
  /** As the township was called then. */
  readonly township: string;
  readonly name: string;
  /** Short name of the list, and the category in it. */
  readonly list: string;
  readonly category: string;
  /** In the edition's list; null when it came by a decision after it. */
  readonly serial: number | null;
  /** Whether the township bore it that day: in part, in full, or not at all since a department had taken it back. */
  readonly role: TownshipRole;
  /** '' , or why it is not as the edition has it: a decision since, or its term has run out. */
  readonly words: string;
  /** False: not on the township's list that day. */
  readonly borne: boolean;
}

export interface DutiesOfDay {
  readonly edition: EditionOfDay;
  /** The township as it was called then, one or several; today's name where that differs. */
  readonly townships: readonly { readonly name: string; readonly today: string }[];
  readonly borne: number;
  readonly total: number;
  readonly rows: readonly DutyRow[];
}

export interface ExtractPart {
  readonly unit: string;
  /** What it is called today, where that differs; '' otherwise. */
  readonly today: string;
  /** 主体, 牵头, 配合, 承接; of the township 主体责任, 配合责任, 不再承担. */
  readonly role: string;
  readonly text: string;
}

/** One duty of one township on one day, as it goes on paper. */
export interface DutyExtract {
  readonly place: string;
  readonly day: string;
  readonly edition: EditionOfDay;
  readonly row: DutyRow;
  readonly today: string;
  readonly listName: string;
  readonly parts: readonly ExtractPart[];
  readonly bases: readonly string[];
  /** What was signed for where a basis was missing. */
  readonly exceptions: readonly string[];
  /** Edition by edition, and what was decided between them. */
  readonly history: readonly { readonly on: string; readonly what: string; readonly words: string }[];
}
