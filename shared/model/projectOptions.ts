/** 项目选项: choices an office makes once for a project. */
import { z } from 'zod';

export const numberingSchema = z.enum(['continuous', 'restart']);
export type Numbering = z.infer<typeof numberingSchema>;

export const NUMBERING_WORDS: Readonly<Record<Numbering, string>> = {
  continuous: '全表连续编号',
  restart: '每类从 1 编起',
};

export const projectOptionsSchema = z.object({
  /** The office that keeps this project, as it signs. */
  office: z.string().trim().max(100),
  /** Names of those who work here, in the order of the list one chooses from. */
  roster: z.array(z.string().trim().min(1).max(50)).max(200),
  numbering: numberingSchema,
  /** The paragraph of the report with its 〔names〕; '' for the program's own. */
  reportTemplate: z.string().trim().max(4_000),
  /** How exported files are named; '' for the program's own way. */
  fileNames: z.string().trim().max(200),
  /** 首次表态互不可见: what a party says first of an item is shown when all have spoken once. */
  blindVerdicts: z.boolean(),
});
export type ProjectOptions = z.infer<typeof projectOptionsSchema>;
