/** 单位: a department or a township; who submits and who is responsible. */
import { z } from 'zod';

export const unitKindSchema = z.enum(['department', 'township']);
export type UnitKind = z.infer<typeof unitKindSchema>;

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

export interface Unit {
  readonly id: number;
  readonly name: string;
  readonly kind: UnitKind;
  /** The office's own order. */
  readonly position: number;
  readonly aliases: readonly string[];
  readonly profile: UnitProfile;
}
