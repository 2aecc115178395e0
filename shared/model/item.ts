/** 事项: one duty in the pool; its wording is its name and its text, in numbered versions. */
import { z } from 'zod';
import { citationSchema } from './basis';

/** The township's part in an item: 主体责任 or 配合责任. */
export const townshipRoleSchema = z.enum(['main', 'cooperate']);
export type TownshipRole = z.infer<typeof townshipRoleSchema>;

export const TOWNSHIP_ROLE_WORDS: Readonly<Record<TownshipRole, string>> = { main: '主体责任', cooperate: '配合责任' };

/** A unit's part in an item: 主体, 牵头, 配合, 承接. */
export const responsibilityRoleSchema = z.enum(['main', 'lead', 'cooperate', 'takeOver']);
export type ResponsibilityRole = z.infer<typeof responsibilityRoleSchema>;

/** 共性: applies to all townships but the exempted; 差异化: applies to the named ones only. */
export const itemScopeSchema = z.enum(['common', 'particular']);
export type ItemScope = z.infer<typeof itemScopeSchema>;

/** What a person writes when an item enters the pool. Departments and townships by name. */
export const itemDraftSchema = z.object({
  category: z.string().min(1),
  name: z.string().trim().min(1),
  text: z.string(),
  townshipRole: townshipRoleSchema,
  leadDepartment: z.string(),
  coDepartments: z.array(z.string()),
  bases: z.array(citationSchema),
  scope: itemScopeSchema,
  /** Townships it applies to when particular. */
  townships: z.array(z.string()),
  remark: z.string(),
});
export type ItemDraft = z.infer<typeof itemDraftSchema>;

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
  responsibilities: z.array(z.object({ unit: z.string(), role: responsibilityRoleSchema, text: z.string() })),
  bases: z.array(z.object({ title: z.string(), docNumber: z.string(), clause: z.string(), verified: z.boolean() })),
  /** Township names; for a common item those that are exempt, for a particular one those it applies to. */
  townships: z.array(z.object({ township: z.string(), applies: z.boolean(), reason: z.string() })),
});
export type ItemContent = z.infer<typeof itemContentSchema>;
