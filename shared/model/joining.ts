/** 合并: what an item that goes brings to the one that is kept, as far as that one did not have it. */
import { z } from 'zod';
import { itemScopeSchema, responsibilityRoleSchema } from './item';

/** A stored cell of item × township; null: there is none. */
const storedCellSchema = z
  .object({
    applies: z.boolean(),
    reason: z.string(),
    listId: z.string().nullable(),
    category: z.string().nullable(),
    wording: z.string().nullable(),
  })
  .nullable();
export type StoredCell = z.infer<typeof storedCellSchema>;

export const broughtSchema = z.object({
  /** Present where the scope changed with it. */
  scope: z.object({ before: itemScopeSchema, after: itemScopeSchema }).optional(),
  cells: z.array(z.object({ unitId: z.number(), before: storedCellSchema, after: storedCellSchema })),
  bases: z.array(z.object({ basisId: z.number(), clause: z.string() })),
  departments: z.array(z.object({ unitId: z.number(), role: responsibilityRoleSchema, text: z.string() })),
});
export type Brought = z.infer<typeof broughtSchema>;
