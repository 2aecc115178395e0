/** A change of the pool as data: what is to be done, apart from why, by whom and when. */
import { z } from 'zod';
import { citationSchema } from './basis';
import { itemDraftSchema, itemPartsSchema, townshipRoleSchema } from './item';

const id = z.number().int().positive();

/** A new wording of an item: its next version. */
export const amendmentSchema = z.object({
  itemId: id,
  name: z.string().trim().min(1).max(500),
  text: z.string(),
  townshipRole: townshipRoleSchema,
  bases: z.array(citationSchema),
  remark: z.string(),
  /** Left out: who does what and the list's own fields stay. */
  parts: itemPartsSchema.optional(),
});

/** What an item that goes into another takes along. */
export const joinSchema = z.object({
  /** 适用: the other item applies from now on where this one did. */
  townships: z.boolean(),
  /** What it cites and the other does not, still to be verified there. */
  bases: z.boolean(),
  /** Departments that have a part in it and none in the other; left out: they come too. */
  departments: z.boolean().optional(),
  /** Where a township has the two in different lists or categories: the one chosen. */
  places: z
    .array(z.object({ township: z.string().min(1), listId: z.string().min(1), category: z.string().min(1) }))
    .max(500),
});
export type Join = z.infer<typeof joinSchema>;

/** Deeds that can be prepared in one round and decided in a later one. */
export const deedSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('add'), item: itemDraftSchema }),
  z.object({
    kind: z.literal('subtract'),
    itemId: id,
    reasonKind: z.string().min(1),
    targetItemId: id.nullable().default(null),
    /** Left out: the target stays as it is. */
    join: joinSchema.optional(),
  }),
  z.object({ kind: z.literal('restore'), itemId: id }),
  z.object({
    ...{ kind: z.literal('move'), itemId: id, listId: z.string().optional(), category: z.string().min(1) },
    /** What the other list asks for; left out: they stay. */
    text: z.string().optional(),
    parts: itemPartsSchema.optional(),
    bases: z.array(citationSchema).optional(),
    /** What it held, fitted to that list, when it was asked for: what is the same there was not meant to change. */
    from: z
      .object({ parts: itemPartsSchema, bases: z.array(citationSchema) })
      .partial()
      .optional(),
  }),
  amendmentSchema.extend({
    kind: z.literal('amend'),
    /** What the item said when it was prepared: what is the same there was not meant to change. */
    from: amendmentSchema.omit({ itemId: true }).optional(),
  }),
  /** The item stays; each part becomes an item of its own: k−1 additions. */
  z.object({ kind: z.literal('split'), itemId: id, parts: z.array(itemDraftSchema).min(1).max(20) }),
  /** Just these townships from now on; an amendment in the ledger. */
  z.object({
    kind: z.literal('apply'),
    itemId: id,
    townships: z.array(z.string().min(1)).min(1),
    why: z.string().max(500).default(''),
    /** Where it applied when it was prepared: what is the same there was not meant to change. */
    from: z.array(z.string().min(1)).optional(),
  }),
]);
export type Deed = z.infer<typeof deedSchema>;

/** 拟增 and 拟减: as a deed is called while nobody has decided it; it counts nothing. */
export const PREPARED_WORDS: Readonly<Record<Deed['kind'], string>> = {
  add: '拟增',
  subtract: '拟减',
  restore: '拟恢复',
  move: '拟调类',
  amend: '拟改',
  split: '拟拆分',
  apply: '拟改适用',
};

/** What a decided deed does to the number of items. */
export function countEffectOf(deed: Deed): number {
  switch (deed.kind) {
    case 'add':
    case 'restore':
      return 1;
    case 'subtract':
      return -1;
    case 'move':
    case 'amend':
    case 'apply':
      return 0;
    case 'split':
      return deed.parts.length;
  }
}
