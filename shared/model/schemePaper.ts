/** 版式: sheet, margins, fonts, page numbers and the parts around the lists; what is left out is as GB/T 9704 wants it. */
import { z } from 'zod';

const fontSchema = z.object({
  family: z.string().min(1),
  /** Points. */
  size: z.number().min(5).max(72),
  bold: z.boolean(),
});

const font = (family: string, size: number, bold = false) => fontSchema.default({ family, size, bold });
const margin = (millimetres: number) => z.number().min(5).max(80).default(millimetres);

export const paperSchema = z.object({
  orientation: z.enum(['landscape', 'portrait']).default('landscape'),
  /** Millimetres: 版心 156 × 225 turned on its side. A part that stands the other way round has them turned with the sheet. */
  margins: z.object({ top: margin(28), bottom: margin(26), left: margin(35), right: margin(37) }).prefault({}),
  digitsFamily: z.string().min(1).default('Times New Roman'),
  fonts: z
    .object({
      title: font('方正小标宋简体', 22),
      subtitle: font('楷体_GB2312', 16),
      header: font('黑体', 12),
      section: font('楷体_GB2312', 12, true),
      body: font('仿宋_GB2312', 10.5),
      /** Big letters of the cover. */
      cover: font('方正小标宋简体', 36),
      /** 一、…… in running text. */
      heading: font('黑体', 16),
      /** Running text: 3号仿宋. */
      text: font('仿宋_GB2312', 16),
    })
    .prefault({}),
  /** Points between base lines of tables. */
  lineHeight: z.number().min(6).max(72).default(18),
  /** Points between base lines of running text; 22 lines on a page. */
  textLineHeight: z.number().min(6).max(72).default(28.5),
  pageNumber: z
    .object({
      /**
       * standard: outer side of the foot, and on a sheet lying on its side where the foot of an upright one would be;
       * outer: outer side of the foot however the sheet lies; centre: middle of the foot.
       */
      place: z.enum(['standard', 'outer', 'centre', 'none']).default('standard'),
      /** 4号半角宋体. */
      family: z.string().min(1).default('宋体'),
      size: z.number().min(5).max(30).default(14),
    })
    .prefault({}),
  /** Cover and contents before the lists: always, never, or when a document holds several lists. */
  cover: z.enum(['always', 'never', 'several']).default('several'),
  /** 说明 behind the lists, one paragraph each; none: no such part. */
  notes: z.array(z.string().min(1)).default([]),
  /** Who signs on the last page; none: no such page. */
  signers: z.array(z.string().min(1)).default([]),
});

export type PaperFont = z.infer<typeof fontSchema>;
export type Paper = z.infer<typeof paperSchema>;
export type Orientation = Paper['orientation'];
export type Margins = Paper['margins'];
