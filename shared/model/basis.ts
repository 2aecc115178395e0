/** 依据: a law, regulation, rule or document, and its citation by an item at an article. */
import { z } from 'zod';

export const basisKindSchema = z.enum([
  '党内法规',
  '法律',
  '行政法规',
  '地方性法规',
  '部门规章',
  '政府规章',
  '规范性文件',
  '其他',
]);
export type BasisKind = z.infer<typeof basisKindSchema>;

/** A citation taken apart: 《电影管理条例》（国务院令第342号）第五条. Titles carry no 《》. */
export const citationSchema = z.object({ title: z.string().min(1), docNumber: z.string(), clause: z.string() });
export type Citation = z.infer<typeof citationSchema>;

export interface Basis {
  readonly id: number;
  readonly title: string;
  readonly docNumber: string;
  readonly kind: BasisKind;
}

/** An item's basis: which document, at which article, and whether the article was verified. */
export interface ItemBasis extends Citation {
  readonly basisId: number;
  readonly kind: BasisKind;
  readonly verified: boolean;
}
