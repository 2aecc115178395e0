/** 单位: the county's departments and townships, who submit and are responsible; and the superior its list goes up to. */
import { z } from 'zod';

/** The county's own; what is said of all units is said of these. */
export const ownKindSchema = z.enum(['department', 'township']);
export type OwnKind = z.infer<typeof ownKindSchema>;

/** 上级机关 looks through the county's list and says what is to be otherwise; it bears nothing in it. */
export const unitKindSchema = z.enum([...ownKindSchema.options, 'superior']);
export type UnitKind = z.infer<typeof unitKindSchema>;

export const UNIT_KIND_WORDS: Readonly<Record<UnitKind, string>> = {
  department: '部门',
  township: '乡镇',
  superior: '上级机关',
};

/** 镇情: what tells townships apart; classes such as 沿边, 林区, 民族乡镇 drive what applies where. */
export const unitProfileSchema = z.object({
  kind: z.string().default(''),
  class: z.array(z.string()).default([]),
  population: z.number().nonnegative().nullable().default(null),
  location: z.string().default(''),
  resources: z.array(z.string()).default([]),
  industries: z.array(z.string()).default([]),
});
export type UnitProfile = z.infer<typeof unitProfileSchema>;

export interface Unit<Kind extends UnitKind = UnitKind> {
  readonly id: number;
  readonly name: string;
  readonly kind: Kind;
  /** The office's own order. */
  readonly position: number;
  readonly aliases: readonly string[];
  readonly profile: UnitProfile;
}
