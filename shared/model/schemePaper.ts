/** 版式: sheet, margins and fonts of printed lists. */
import { z } from 'zod';

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

export type PaperFont = z.infer<typeof fontSchema>;
export type Paper = z.infer<typeof paperSchema>;
