/** The office's law library: indexing folders, checking citations against it, suggesting articles. */
import { z } from 'zod';
import type * as laws from '../views/laws';
import { grant, id, job, nothing, read } from './method';

export const lawMethods = {
  lawLibrary: read<laws.LawLibraryView>()(nothing),
  indexLaws: job<laws.IndexedLaws>()(z.object({ grant })),
  dropLawFolder: job<laws.IndexedLaws>()(z.object({ folder: z.string().min(1) })),
  checkCitations: read<laws.CheckedCitation[]>()(z.object({ itemId: id, documentId: id.optional() })),
  verifiableCitations: read<{ ready: number[]; other: number }>()(z.object({ itemIds: z.array(id).max(50_000) })),
  citationTotals: read<laws.CitationCheckTotals>()(nothing),
  suggestArticles: read<laws.ArticleSuggestion[]>()(
    z.object({ itemId: id, limit: z.number().int().min(1).max(50).default(12) }),
  ),
  movedCitations: read<laws.MovedCitation[]>()(nothing),
} as const;
