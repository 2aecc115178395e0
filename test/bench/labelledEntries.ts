/** The sample's township entries with the items they belong to, in the shapes towns send them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Matchable, MatchId } from '../../shared/model/match';
import { sampleFolder } from '../sampleFiles';

/** One id, several, or none, always as a list. */
const labelSchema = z
  .union([z.string(), z.array(z.string()), z.null()])
  .transform((label): string[] => (label === null ? [] : typeof label === 'string' ? [label] : label));
const labelledSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      text: z.string(),
      department: z.string(),
      category: z.string(),
      bases: z.array(z.object({ title: z.string() })),
    }),
  ),
  townshipEntries: z.array(
    z.object({
      id: z.string(),
      town: z.string(),
      name: z.string(),
      text: z.string(),
      claimedDepartment: z.string(),
      claimedBasis: z.string(),
      gold: labelSchema,
      alt: labelSchema.optional(),
    }),
  ),
});

/** An entry, the items it belongs to (none for new or foreign ones), and those counted as neither right nor wrong. */
export interface LabelledEntry {
  readonly town: string;
  readonly entry: Matchable;
  readonly right: ReadonlySet<MatchId>;
  readonly open: ReadonlySet<MatchId>;
}

export interface LabelledLists {
  readonly items: readonly Matchable[];
  readonly entries: readonly LabelledEntry[];
}

/** What the rows say: everything, or names on both sides and nothing else. */
export type Shape = 'full' | 'names';

export function readLabelledLists(shape: Shape): LabelledLists {
  const sample = labelledSchema.parse(JSON.parse(readFileSync(join(sampleFolder, 'decisions.json'), 'utf8')));
  const items = shape === 'full' ? sample.items : sample.items.map(({ id, name }) => ({ id, name }));
  const entries = sample.townshipEntries.map((row): LabelledEntry => {
    const { id, name, text } = row;
    const said = { text, department: row.claimedDepartment, bases: row.claimedBasis === '' ? [] : [row.claimedBasis] };
    return {
      town: row.town,
      entry: shape === 'full' ? { id, name, ...said } : { id, name },
      right: new Set(row.gold),
      open: new Set((row.alt ?? []).filter((other) => !row.gold.includes(other))),
    };
  });
  return { items, entries };
}
