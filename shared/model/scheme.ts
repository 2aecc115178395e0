/** 清单体例: which lists, categories, columns, numbering and paper a project uses; pure data from resources/schemes. */
import { z } from 'zod';

/** What a printed column shows. */
export const paperColumnSourceSchema = z.enum([
  'serial',
  'name',
  'text',
  'townshipRole',
  'bases',
  'departments',
  'remark',
]);

export const paperColumnSchema = z.object({
  heading: z.string().min(1),
  source: paperColumnSourceSchema,
  /** Millimetres; the columns of a list add up to the width between the margins. */
  width: z.number().positive(),
  align: z.enum(['center', 'left']),
});

export const fontSchema = z.object({
  family: z.string(),
  /** Points. */
  size: z.number().positive(),
  bold: z.boolean(),
});

export const paperSchema = z.object({
  orientation: z.enum(['landscape', 'portrait']),
  /** Millimetres. */
  margins: z.object({ top: z.number(), bottom: z.number(), left: z.number(), right: z.number() }),
  digitsFamily: z.string(),
  fonts: z.object({
    title: fontSchema,
    subtitle: fontSchema,
    header: fontSchema,
    section: fontSchema,
    body: fontSchema,
  }),
  /** Points between base lines of the body. */
  lineHeight: z.number().positive(),
});

export const schemeListSchema = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  categories: z.array(z.string().min(1)).min(1),
  numbering: z.enum(['continuous', 'restart']),
  columns: z.array(paperColumnSchema).min(1),
});

export const schemeSchema = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  /** 〔place〕 stands for the project's place, 〔township〕 for the township: 〔place〕〔township〕职责任务清单. */
  title: z.string().min(1),
  lists: z.array(schemeListSchema).min(1),
  paper: paperSchema,
  /** Kinds of reason for 减, in the office's order. */
  subtractReasons: z.array(z.string().min(1)).min(1),
});

export type Scheme = z.infer<typeof schemeSchema>;
export type SchemeList = z.infer<typeof schemeListSchema>;
export type PaperColumn = z.infer<typeof paperColumnSchema>;
export type PaperFont = z.infer<typeof fontSchema>;
export type Paper = z.infer<typeof paperSchema>;
