/** What a column of JSON holds, parsed and never cast: a file may have been made or changed by anything. */
import { z } from 'zod';

export function jsonColumn<T>(schema: z.ZodType<T>, stored: string): T {
  return schema.parse(JSON.parse(stored));
}

const textsSchema = z.array(z.string());

/** A list of texts, the most frequent kind: bases, cells, aliases. */
export function textsColumn(stored: string): string[] {
  return jsonColumn(textsSchema, stored);
}
