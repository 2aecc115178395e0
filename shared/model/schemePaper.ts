/** 版式: sheet, margins, fonts, page numbers and the parts around the lists of printed documents. */
import { z } from 'zod';

export const fontSchema = z.object({
  family: z.string(),
  /** Points. */
  size: z.number().positive(),
  bold: z.boolean(),
});

const font = (family: string, size: number, bold = false) => fontSchema.default({ family, size, bold });

export const paperSchema = z.object({
  orientation: z.enum(['landscape', 'portrait']),
  /** Millimetres. A part that stands the other way round has them turned with the sheet. */
  margins: z.object({ top: z.number(), bottom: z.number(), left: z.number(), right: z.number() }),
  digitsFamily: z.string(),
  fonts: z.object({
    title: fontSchema,
    subtitle: fontSchema,
    header: fontSchema,
    section: fontSchema,
    body: fontSchema,
    /** Big letters of the cover. */
    cover: font('方正小标宋简体', 36),
    /** 一、…… in running text. */
    heading: font('黑体', 16),
    /** Running text: 3号仿宋. */
    text: font('仿宋_GB2312', 16),
  }),
  /** Points between base lines of the body. */
  lineHeight: z.number().positive(),
  /** Points between base lines of running text; 22 lines on a page by GB/T 9704. */
  textLineHeight: z.number().positive().default(28.5),
  pageNumber: z
    .object({
      /**
       * standard: outer side of the foot, and on a sheet lying on its side where the foot of an upright one would be;
       * outer: outer side of the foot however the sheet lies; centre: middle of the foot.
       */
      place: z.enum(['standard', 'outer', 'centre', 'none']),
      family: z.string(),
      size: z.number().positive(),
    })
    .default({ place: 'standard', family: '宋体', size: 14 }),
  /** Cover and contents before the lists: always, never, or when a document holds several lists. */
  cover: z.enum(['always', 'never', 'several']).default('several'),
  /** 说明 behind the lists, one paragraph each; none: no such part. */
  notes: z.array(z.string()).default([]),
  /** Who signs on the last page; none: no such page. */
  signers: z.array(z.string()).default([]),
});

export type PaperFont = z.infer<typeof fontSchema>;
export type Paper = z.infer<typeof paperSchema>;
export type Orientation = Paper['orientation'];
export type Margins = Paper['margins'];
