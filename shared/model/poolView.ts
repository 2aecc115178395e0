/** How the pool is looked at: filter, order and columns, as asked of the engine and as kept in a saved view. */
import { z } from 'zod';
import { basisStateSchema } from './basis';
import { itemScopeSchema, townshipRoleSchema } from './item';

/** 办公室的次序, 拼音, 笔画, 牵头部门 (in the order of the units), 依据 (fewest first), 来源 (fewest first). */
export const poolOrderSchema = z.enum(['office', 'pinyin', 'stroke', 'department', 'bases', 'sources']);
export type PoolOrder = z.infer<typeof poolOrderSchema>;

/** In the place of a lead department: townships that lead themselves. */
export const TOWNSHIPS_AS_LEAD = 0;

const unitIds = (from: number) => z.array(z.number().int().min(from)).max(5_000).default([]);

/** Within a facet any choice fits, between facets all must; an empty facet asks nothing. */
export const poolFilterSchema = z.object({
  state: z.enum(['live', 'subtracted', 'all']).default('live'),
  /** Words parted by blanks; all of them must be found. */
  search: z.string().max(500).default(''),
  lists: z.array(z.string()).max(50).default([]),
  categories: z.array(z.string()).max(200).default([]),
  /** Lead departments, `TOWNSHIPS_AS_LEAD` among them. */
  unitIds: unitIds(TOWNSHIPS_AS_LEAD),
  bases: z.array(basisStateSchema).default([]),
  roles: z.array(townshipRoleSchema).default([]),
  scopes: z.array(itemScopeSchema).default([]),
  /** Townships it applies to. */
  townshipIds: unitIds(1),
  /** Items adopted in the sorting round, of that category then ('' for any): the first figure of the equation. */
  sorted: z.string().max(100).nullable().default(null),
  order: poolOrderSchema.default('office'),
  descending: z.boolean().default(false),
});
export type PoolFilter = z.infer<typeof poolFilterSchema>;

/** As asked while one item is looked for: those with the words in their names come first. */
export const poolQuestionSchema = poolFilterSchema.extend({ namedFirst: z.boolean().optional() });
export type PoolQuestion = z.infer<typeof poolQuestionSchema>;

/** A saved view: the filter, and the columns that are shown (empty: all that fit). */
export const poolViewSchema = z.object({ filter: poolFilterSchema, columns: z.array(z.string()).max(50).default([]) });
export type PoolView = z.infer<typeof poolViewSchema>;
