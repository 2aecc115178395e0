/** Edits of items in bulk or in a cell of the grid, as data: what the preview shows is what is written. */
import { z } from 'zod';
import { citationSchema } from './basis';
import type { OwnPrint, ResponsibilityRole } from './item';

const id = z.number().int().positive();

/** A field of the scheme's own by the name it has there, whatever its code in each list. */
const ownFieldSchema = z.templateLiteral(['field:', z.string().min(1).max(100)]);
export type OwnField = z.infer<typeof ownFieldSchema>;

/** Cells that can be edited in the grid. */
const editFieldSchema = z.union([z.enum(['name', 'text', 'category', 'department', 'role', 'remark']), ownFieldSchema]);
export type EditField = z.infer<typeof editFieldSchema>;

/** What an edit changes: a cell, or the citations as a whole. */
export type EditedField = EditField | 'bases';

const FIELD_WORDS: Readonly<Record<Exclude<EditedField, OwnField>, string>> = {
  name: '职责事项',
  text: '工作任务',
  category: '类别',
  department: '牵头部门',
  role: '责任',
  remark: '备注',
  bases: '依据',
};

export function ownField(label: string): OwnField {
  return `field:${label}`;
}

export function isOwnField(field: string): field is OwnField {
  return field.startsWith('field:');
}

/** What people call the field. */
export function fieldWords(field: EditedField): string {
  return isOwnField(field) ? field.slice('field:'.length) : FIELD_WORDS[field];
}

const textFieldSchema = z.union([z.enum(['name', 'text', 'remark']), ownFieldSchema]);
/** Fields in which words are looked for. */
export type TextField = z.infer<typeof textFieldSchema>;

const MOST_ITEMS = 50_000;

/**
 * set: one value into a field of all (`role` takes main or cooperate, `department` a unit's name);
 * replace: one wording for another wherever it stands in the fields named; cite: one or several bases more, where they are not cited yet.
 */
export const poolEditSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('set'), field: editFieldSchema, value: z.string().max(32_767) }),
  z.object({
    kind: z.literal('replace'),
    find: z.string().min(1).max(1_000),
    replacement: z.string().max(1_000),
    fields: z.array(textFieldSchema).min(1),
  }),
  z.object({ kind: z.literal('cite'), citations: z.array(citationSchema).min(1).max(50) }),
]);
export type PoolEdit = z.infer<typeof poolEditSchema>;

export const itemIdsSchema = z.array(id).min(1).max(MOST_ITEMS);

/** One cell that an edit changes; `role` as main or cooperate. */
export interface EditedCell {
  readonly itemId: number;
  readonly itemName: string;
  readonly field: EditedField;
  readonly before: string;
  readonly after: string;
  /** What changes with it, in words: 县公安局随之改为配合责任. */
  readonly also?: string;
}

/** What a township's list has of an item by itself: words by the field they stand for, and parts kept as they were printed. */
export interface OwnOfTown {
  readonly township: string;
  readonly words: Readonly<Partial<Record<EditField, string>>>;
  readonly printed: readonly (keyof OwnPrint)[];
  /** The category of the item's list that it stands in for the township alone. */
  readonly category?: string;
}

/** An item as edits see it. */
export interface EditableItem {
  readonly id: number;
  readonly live: boolean;
  readonly listId: string;
  readonly name: string;
  readonly text: string;
  readonly category: string;
  readonly department: string;
  readonly role: string;
  /** Townships whose list says something of it otherwise. */
  readonly towns?: readonly OwnOfTown[];
  /** Departments and their parts, where main and cooperating sides are told apart and are not jointly the main one. */
  readonly sides?: readonly { readonly unit: string; readonly role: ResponsibilityRole }[];
  readonly remark: string;
  /** Citations as printed, a line each. */
  readonly bases: string;
  /** Fields of its list's own, each of them, by name. */
  readonly fields: Readonly<Record<string, string>>;
}
