/** 按镇情定适用: which townships a common item is for, as a rule over their profiles. */
import { z } from 'zod';

/** All that is given must hold; of several classes or industries one is enough. */
export const townRuleSchema = z.object({
  /** 沿边, 民族乡镇, 林区, 经济发达镇, 街道 … */
  classes: z.array(z.string().trim().min(1)).max(50).default([]),
  /** Classes that keep a township out. */
  notClasses: z.array(z.string().trim().min(1)).max(50).default([]),
  populationFrom: z.number().int().nonnegative().nullable().default(null),
  populationTo: z.number().int().nonnegative().nullable().default(null),
  /** Words that stand in the township's industries. */
  industries: z.array(z.string().trim().min(1)).max(50).default([]),
});
export type TownRule = z.infer<typeof townRuleSchema>;
