/** 表态, 分歧 and 裁定: what each party of an item holds of its exact present version, and how that ends. */
import { z } from 'zod';
import { responsibilityRoleSchema, townshipRoleSchema } from './item';

export const positionSchema = z.enum(['agree', 'disagree', 'reserve', 'none']);
export type Position = z.infer<typeof positionSchema>;

export const POSITION_WORDS: Readonly<Record<Position, string>> = {
  agree: '同意',
  disagree: '不同意',
  reserve: '保留',
  none: '未表态',
};

const partyKindSchema = z.enum(['department', 'township', 'office']);
export type PartyKind = z.infer<typeof partyKindSchema>;

/** Who speaks: a department responsible, a township it applies to, or the office, whose unit is ''. */
export interface Party {
  readonly kind: PartyKind;
  readonly unit: string;
}

/** 编办 where the project does not say how the office signs. */
export const OFFICE_WORD = '编办';

/** 市委编办（编办）: an office that is also registered as a department speaks twice, and is told apart in both. */
export function officeAmong(office: string, units: readonly string[]): string {
  return units.includes(office) ? `${office}（${OFFICE_WORD}）` : office;
}

/** How a verdict came in: said and written down, in a returned form, or set by the merging of units. */
export type VerdictOrigin = 'spoken' | 'pack' | 'merge';

export const ORIGIN_WORDS: Readonly<Record<VerdictOrigin, string>> = {
  spoken: '登记',
  pack: '反馈表',
  merge: '单位合并',
};

/** What a party speaks about: wording, place and everybody's parts, as they concern it. */
export const statedSchema = z.object({
  name: z.string(),
  text: z.string(),
  listId: z.string(),
  category: z.string(),
  townshipRole: townshipRoleSchema,
  fields: z.record(z.string(), z.string()),
  responsibilities: z.array(z.object({ unit: z.string(), role: responsibilityRoleSchema, text: z.string() })),
  /** How many 类别改名 were on record then; not known of what was said before they were counted. */
  renames: z.number().optional(),
});
export type Stated = z.infer<typeof statedSchema>;

/** What of it may differ from what was said yes or no to. */
export const STATED_PART_WORDS = {
  name: '名称',
  text: '工作任务',
  place: '清单和类别',
  townshipRole: '乡镇责任',
  fields: '其他栏目',
  responsibilities: '责任分工',
} as const;
export type StatedPart = keyof typeof STATED_PART_WORDS;

export interface Verdict {
  readonly id: number;
  readonly itemId: number;
  readonly party: PartyKind;
  /** Today's name; '' for the office. */
  readonly unit: string;
  /** What the unit was called when it spoke. */
  readonly voice: string;
  readonly statedId: number;
  readonly position: Position;
  readonly words: string;
  readonly person: string;
  readonly date: string;
  readonly origin: VerdictOrigin;
  readonly operator: string;
  readonly at: string;
}

export interface Ruling {
  readonly id: number;
  readonly itemId: number;
  readonly statedId: number;
  readonly talkId: number;
  readonly decision: string;
  readonly reason: string;
  readonly decider: string;
  readonly date: string;
  readonly operator: string;
}

/** 会商记录. */
export interface Talk {
  readonly id: number;
  readonly date: string;
  readonly title: string;
  readonly people: string;
  readonly minutes: string;
  readonly fileName: string;
  readonly operator: string;
  /** When it was put down. */
  readonly at: string;
  readonly itemIds: readonly number[];
}

/**
 * agreed: every party holds 同意 on the present version. ruled: the office ruled on the present version; it stays so
 * whatever is said later. conflict: a party holds 不同意 or 保留. reopened: nobody does, but somebody spoke about an
 * earlier version. waiting: somebody has not spoken.
 */
export const agreementStateSchema = z.enum(['agreed', 'ruled', 'conflict', 'reopened', 'waiting']);
export type AgreementState = z.infer<typeof agreementStateSchema>;

export const AGREEMENT_STATE_WORDS: Readonly<Record<AgreementState, string>> = {
  agreed: '已认定',
  ruled: '裁定',
  conflict: '分歧',
  reopened: '须重新表态',
  waiting: '未表态',
};
