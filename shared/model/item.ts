/** 事项: one duty in the pool; its wording is its name and its text, in numbered versions. */
import { z } from 'zod';
import { citationSchema } from './basis';
import { townRuleSchema } from './townRule';

/** The township's part in an item: 主体责任, 配合责任, or none where a department has taken it back (上级收回). */
export const townshipRoleSchema = z.enum(['main', 'cooperate', 'none']);
export type TownshipRole = z.infer<typeof townshipRoleSchema>;

export const TOWNSHIP_ROLE_WORDS: Readonly<Record<TownshipRole, string>> = {
  main: '主体责任',
  cooperate: '配合责任',
  none: '不再承担',
};

/** Stands where a department that leads would, if the townships do. */
export const TOWNSHIPS_LEAD = '乡镇（街道）';

/** A unit's part in an item: 主体, 牵头, 配合, 承接. */
export const responsibilityRoleSchema = z.enum(['main', 'lead', 'cooperate', 'takeOver']);
export type ResponsibilityRole = z.infer<typeof responsibilityRoleSchema>;

export const RESPONSIBILITY_ROLE_WORDS: Readonly<Record<ResponsibilityRole, string>> = {
  main: '主体',
  lead: '牵头',
  cooperate: '配合',
  takeOver: '承接',
};

/** 共性: applies to all townships but the exempted; 差异化: applies to the named ones only. */
export const itemScopeSchema = z.enum(['common', 'particular']);
export type ItemScope = z.infer<typeof itemScopeSchema>;

export const ITEM_SCOPE_WORDS: Readonly<Record<ItemScope, string>> = { common: '共性', particular: '差异化' };

/** What a person writes when an item enters the pool. Departments and townships by name. */
export const itemDraftSchema = z.object({
  /** '' where only one list has the category. */
  listId: z.string().default(''),
  category: z.string().min(1),
  name: z.string().trim().min(1),
  text: z.string(),
  townshipRole: townshipRoleSchema,
  leadDepartment: z.string(),
  coDepartments: z.array(z.string()),
  /** Departments that bear the leading part together with the leading one: 共同主体. */
  jointLeads: z.array(z.string()).default([]),
  /** 承接部门, where a list has them. */
  receivers: z.array(z.string()).default([]),
  /** How they do it: 工作方式. */
  method: z.string().default(''),
  /** What a leading or cooperating department does in it, by its name: 上级部门职责. */
  duties: z.record(z.string(), z.string()).default({}),
  /** The list's own fields, by id. */
  fields: z.record(z.string(), z.string()).default({}),
  bases: z.array(citationSchema),
  scope: itemScopeSchema,
  /** Townships it applies to when particular. */
  townships: z.array(z.string()),
  remark: z.string(),
});
export type ItemDraft = z.infer<typeof itemDraftSchema>;

/** So many new items one decision may bring. */
export const MOST_ADDED = 5_000;

/** What an amendment may change besides wording and bases: who does what, and the list's own fields. */
export const itemPartsSchema = itemDraftSchema.pick({
  leadDepartment: true,
  jointLeads: true,
  coDepartments: true,
  receivers: true,
  method: true,
  duties: true,
  fields: true,
});

/** A township where an item stands otherwise than its scope says, or in another list, or in the township's own words. */
const itemTownshipSchema = z.object({
  township: z.string(),
  applies: z.boolean(),
  reason: z.string(),
  /** Another list or category than the item's own. */
  place: z.object({ listId: z.string(), category: z.string() }).optional(),
  /** The township's own text in place of the item's. */
  wording: z.string().optional(),
  /** Follows from the item's rule over profiles, not from a decision about this township. */
  byRule: z.literal(true).optional(),
});
export type ItemTownship = z.infer<typeof itemTownshipSchema>;

const partSchema = z.object({ unit: z.string(), role: responsibilityRoleSchema, text: z.string() });

/**
 * What the list a township was handed says otherwise than the item, in the township's own text aside (`wording`): as it
 * was printed, until the item is amended there.
 */
export const ownPrintSchema = z
  .object({
    townshipRole: townshipRoleSchema,
    responsibilities: z.array(partSchema),
    bases: z.array(citationSchema),
    remark: z.string(),
    fields: z.record(z.string(), z.string()),
  })
  .partial();
export type OwnPrint = z.infer<typeof ownPrintSchema>;

export const OWN_PRINT_WORDS: Readonly<Record<keyof OwnPrint, string>> = {
  townshipRole: '责任',
  responsibilities: '部门和职责',
  bases: '依据',
  remark: '备注',
  fields: '本清单各栏',
};

/** The frozen content of an item, as snapshots and papers use it. */
export const itemContentSchema = z.object({
  id: z.number(),
  listId: z.string(),
  category: z.string(),
  position: z.number(),
  version: z.number(),
  name: z.string(),
  text: z.string(),
  townshipRole: townshipRoleSchema,
  scope: itemScopeSchema,
  remark: z.string(),
  fields: z.record(z.string(), z.string()),
  responsibilities: z.array(partSchema),
  bases: z.array(z.object({ title: z.string(), docNumber: z.string(), clause: z.string(), verified: z.boolean() })),
  /** Which townships a common item is for; absent: all. What follows from it stands among the townships. */
  townRule: townRuleSchema.optional(),
  /** For a common item mostly those that are exempt, for a particular one those it applies to. */
  townships: z.array(itemTownshipSchema),
  /** Absent where every township's list says what the item says. */
  prints: z.array(ownPrintSchema.extend({ township: z.string() })).optional(),
});
export type ItemContent = z.infer<typeof itemContentSchema>;
