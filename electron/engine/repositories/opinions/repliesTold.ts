/** What letters of reply said of each opinion: as it was decided, or that it was not carried out. Told by the log of exports. */
import { z } from 'zod';
import { localDay } from '../../../../shared/logic/text/localDay';
import type { ReadHandle } from '../../database/file/handles';

const saidSchema = z.object({ told: z.array(z.number()), unmet: z.array(z.number()) });

export interface LettersSent {
  /** Opinions whose last letter says 未落实. */
  readonly unmet: ReadonlySet<number>;
  /** The day of the last letter that spoke of an opinion, also where it was handled again since. */
  readonly days: ReadonlyMap<number, string>;
}

export function readLettersSent(read: ReadHandle): LettersSent {
  const unmet = new Set<number>();
  const days = new Map<number, string>();
  const letters = read.all<{ input: string; at: string }>(
    `SELECT input, at FROM action WHERE command = 'exportOpinionPapers' AND kind = 'do' AND input ->> 'told' IS NOT NULL
       AND NOT coalesce((SELECT later.kind = 'undo' FROM action AS later WHERE later.target = action.seq ORDER BY later.seq DESC LIMIT 1), 0)
     ORDER BY seq`,
  );
  for (const { input, at } of letters) {
    const said = saidSchema.parse(JSON.parse(input));
    for (const id of said.told) {
      unmet.delete(id);
      days.set(id, localDay(at));
    }
    for (const id of said.unmet) unmet.add(id);
  }
  return { unmet, days };
}
