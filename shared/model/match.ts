/** 比对建议: what an entry may belong to, with reasons in words; a person decides. */
import { z } from 'zod';

/** Bases may come as written text or taken apart. */
const basisTextSchema = z.union([z.string(), z.looseObject({ title: z.string() })]);

/** An item or an entry, as far as matching looks at it. Ids are the caller's and come back unchanged. */
export const matchableSchema = z.object({
  id: z.union([z.string(), z.number()]),
  name: z.string(),
  text: z.string().nullish(),
  department: z.string().nullish(),
  /** The township that sent it: named in a reason (已有三镇并入此项), for knowing how far towns share their duties, and whose other entries are its rivals; never compared. */
  unit: z.string().nullish(),
  category: z.string().nullish(),
  bases: z.array(basisTextSchema).nullish(),
  /** Its table says that the duty is to go: nothing is ticked for it. */
  takenOff: z.boolean().optional(),
});
export type Matchable = z.infer<typeof matchableSchema>;
export type MatchId = Matchable['id'];

export interface MatchCandidate {
  readonly item: MatchId;
  /** 0 to 1, for ordering only; never shown to a person. */
  readonly score: number;
  /** Chinese sentences: 共有：防火、隔离带 · 同一部门 … and the decisive difference (差别：…). */
  readonly reasons: readonly string[];
}

export interface Match {
  readonly entry: MatchId;
  readonly suggestion: 'attach' | 'review' | 'new';
  /** Items ticked beforehand; two where the row seems to hold two duties. Empty unless `attach`. */
  readonly preselected: readonly MatchId[];
  readonly candidates: readonly MatchCandidate[];
}
