/** Edits of items in bulk or in a cell of the grid, as data: what the preview shows is what is written. */
import { z } from 'zod';
import { citationSchema } from './basis';

const id = z.number().int().positive();

/** Cells that can be edited in the grid. */
const editFieldSchema = z.enum(['name', 'text', 'category', 'department', 'role', 'remark']);
export type EditField = z.infer<typeof editFieldSchema>;

export const EDIT_FIELD_WORDS: Readonly<Record<EditField, string>> = {
  name: '职责事项',
  text: '工作任务',
  category: '类别',
  department: '牵头部门',
  role: '责任',
  remark: '备注',
};

/** What an edit changes: a cell, or the citations as a whole. */
export type EditedField = EditField | 'bases';
export const EDITED_FIELD_WORDS: Readonly<Record<EditedField, string>> = { ...EDIT_FIELD_WORDS, bases: '依据' };

const MOST_ITEMS = 50_000;

/**
 * set: one value into a field of all (`role` takes main or cooperate, `department` a unit's name);
 * replace: one wording for another wherever it stands in the fields named; cite: one more basis, where it is not cited yet.
 */
export const poolEditSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('set'), field: editFieldSchema, value: z.string().max(32_767) }),
  z.object({
    kind: z.literal('replace'),
    find: z.string().min(1).max(1_000),
    replacement: z.string().max(1_000),
    fields: z.array(z.enum(['name', 'text', 'remark'])).min(1),
  }),
  z.object({ kind: z.literal('cite'), citation: citationSchema }),
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
  readonly remark: string;
  /** Citations as printed, a line each. */
  readonly bases: string;
}
