/** Recorded decisions of a whole campaign: what became of each entry, and every change, joined by unit and name. */
import { z } from 'zod';
import { daySchema } from './day';
import { townshipRoleSchema } from './item';
import { unitProfileSchema } from './unit';

const basisSchema = z.object({ title: z.string(), docNumber: z.string().default(''), clause: z.string().default('') });

/** 主体 / 配合 as the data writes it. */
const roleSchema = z
  .enum(['主体', '配合'])
  .transform((word) => townshipRoleSchema.parse(word === '主体' ? 'main' : 'cooperate'));

const itemSchema = z.object({
  id: z.string(),
  category: z.string(),
  name: z.string(),
  department: z.string(),
  coDepartments: z.array(z.string()).default([]),
  responsibility: roleSchema,
  bases: z.array(basisSchema).default([]),
  applies: z.union([z.literal('all'), z.array(z.string())]),
  text: z.string(),
});

export const decisionsSchema = z.object({
  effective: daySchema,
  place: z.string().default('东宁市'),
  totals: z.looseObject({}).optional(),
  ledger: z
    .array(
      z.object({
        round: z.number(),
        opening: z.number(),
        added: z.number(),
        subtracted: z.number(),
        closing: z.number(),
      }),
    )
    .default([]),
  towns: z.array(z.string()),
  items: z.array(itemSchema),
  townshipEntries: z.array(
    z.object({
      id: z.string(),
      town: z.string(),
      name: z.string(),
      gold: z.union([z.string(), z.array(z.string()), z.null()]),
    }),
  ),
  changes: z.object({
    additions: z.array(
      z.object({ fromTownshipEntry: z.string(), round: z.number(), newItem: itemSchema, reason: z.string() }),
    ),
    subtractions: z.array(
      z.object({
        itemId: z.string(),
        round: z.number(),
        kind: z.string(),
        mergedInto: z.string().nullable(),
        reason: z.string(),
      }),
    ),
    rejected: z.array(z.object({ entry: z.string(), round: z.number(), reason: z.string() })),
  }),
});
export type Decisions = z.infer<typeof decisionsSchema>;
export type DecidedItem = z.infer<typeof itemSchema>;

/** Township profiles, as `towns.json` holds them. */
export const townsSchema = z.array(
  z
    .looseObject({ name: z.string(), aliases: z.array(z.string()).default([]) })
    .transform((town) => ({ name: town.name, aliases: town.aliases, profile: unitProfileSchema.parse(town) })),
);
export type Town = z.infer<typeof townsSchema>[number];
